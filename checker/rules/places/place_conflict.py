"""Place conflict.

What it flags:
    One event set in two places that do not contain each other: by sentences about the same fact,
    by the headlines and leads of two articles of one story, by where they say that it took
    place, of which neither knows the other's town or hospital, or by the one beach, station or
    street, whatever the sort, that the top of each names.

Why it matters:
    Where it happened decides who is responsible and whom it touches.

When it stays silent:
    A city and its country or region; a capital and "the capital"; places that lead somewhere
    ("وصل من"), or stand for a government; sentences that name several places; places that no
    gazetteer knows, unless the same noun stands before both ("بلدة كذا"); events on different
    days; a town of which the other article speaks too.

Options:
    likeness: least share of common words, 0 to 1, of two sentences and around their places
    (default 0.5).
    scene: how much of words, people and figures the beginnings of two articles must share, 0 to 1
    and more, where each is set in one place alone (default 0.25).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import ClassVar

from checker.ids import digest
from checker.rules.actions import deeds
from checker.rules.base import Option, Rule
from checker.rules.events import Told, events, likeness, same_event
from checker.rules.places.scenes import scenes
from checker.rules.places.settings import articles_of, differ, is_setting, key_of, settings
from checker.rules.places.sites import sites
from checker.rules.places.towns import towns_apart
from checker.rules.sides import Proof, sides
from checker.types import Corpus, Finding, Subject


class PlaceConflict(Rule):
    """Flag one event in two places."""

    kind = "place-conflict"
    family = "places"
    options: ClassVar[Mapping[str, Option]] = {"likeness": 0.5, "scene": 0.25}

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per event and pair of places, with all that tell of them."""
        found: dict[tuple[str, str, frozenset[str]], list[Told]] = {}
        for key, label, first, second in self._pairs(corpus):
            keys = frozenset((key_of(first.mention), key_of(second.mention)))
            found.setdefault((key, label, keys), []).extend((first, second))
        for (key, label, _), told in found.items():
            yield self._finding(corpus, key, label, told)

    def _pairs(self, corpus: Corpus) -> Iterator[tuple[str, str, Told, Told]]:
        known: set[frozenset[str]] = set()
        for found in self._of_known_places(corpus):
            known.add(articles_of(*found[2:]))
            yield found
        for pair in (*sites(corpus), *towns_apart(corpus)):
            apart = articles_of(pair.first, pair.second) not in known
            if apart and pair.alike >= self.number("scene"):
                known.add(articles_of(pair.first, pair.second))
                yield pair.key, pair.label, pair.first, pair.second

    def _of_known_places(self, corpus: Corpus) -> Iterator[tuple[str, str, Told, Told]]:
        for event in events(corpus, is_setting):
            for first, second in combinations(event.told, 2):
                if differ(corpus, first, second) and same_event(
                    first, second, self.number("likeness")
                ):
                    yield event.key, event.label, first, second
        for deed in deeds(corpus):
            one, other = settings(deed.first), settings(deed.second)
            if not one or not other or not (deed.near(one[0]) and deed.near(other[0])):
                continue
            if differ(corpus, one[0], other[0]):
                yield deed.key, deed.label, one[0], other[0]
        for pair in scenes(corpus):
            if pair.alike >= self.number("scene") and differ(corpus, pair.first, pair.second):
                yield pair.key, pair.label, pair.first, pair.second

    def _finding(self, corpus: Corpus, key: str, label: str, told: list[Told]) -> Finding:
        proofs = [
            Proof(key_of(item.mention), item.mention.text, item.statement, item.mention.span)
            for item in told
        ]
        keys = sorted({proof.key for proof in proofs})
        alike = max(
            likeness(a.statement, b.statement) for a, b in zip(told[::2], told[1::2], strict=True)
        )
        return self.finding(
            subject=Subject(f"w-{digest(key, *keys)}", label),
            sides=sides(corpus, proofs),
            confidence=0.5 + 0.4 * alike,
            claim=key,
        )
