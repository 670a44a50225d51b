"""Place conflict.

What it flags:
    One event set in two places that do not contain each other: by sentences about the same fact,
    or by the headlines and leads of two articles of one story, else by where they say that it
    took place, of which neither knows the other's town, province or hospital.

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
    and more, where each is set in one place alone (default 0.35).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import ClassVar

from checker.ids import digest
from checker.rules.actions import deeds
from checker.rules.base import Option, Rule
from checker.rules.events import Told, contains, events, likeness, same_event
from checker.rules.places.scenes import days_agree, knows, one_place, scenes, several
from checker.rules.sides import Proof, sides
from checker.types import Corpus, Finding, Mention, Place, Statement, Subject

_SETTINGS = frozenset({"city", "province", "district", "camp", "town", "village"})


class PlaceConflict(Rule):
    """Flag one event in two places."""

    kind = "place-conflict"
    family = "places"
    options: ClassVar[Mapping[str, Option]] = {"likeness": 0.5, "scene": 0.35}

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per event and pair of places, with all that tell of them."""
        found: dict[tuple[str, str, frozenset[str]], list[Told]] = {}
        for key, label, first, second in self._pairs(corpus):
            keys = frozenset((_key(first.mention), _key(second.mention)))
            found.setdefault((key, label, keys), []).extend((first, second))
        for (key, label, _), told in found.items():
            yield self._finding(corpus, key, label, told)

    def _pairs(self, corpus: Corpus) -> Iterator[tuple[str, str, Told, Told]]:
        for event in events(corpus, _is_setting):
            for first, second in combinations(event.told, 2):
                if _differ(corpus, first, second) and same_event(
                    first, second, self.number("likeness")
                ):
                    yield event.key, event.label, first, second
        for deed in deeds(corpus):
            one, other = _settings(deed.first), _settings(deed.second)
            if not one or not other or not (deed.near(one[0]) and deed.near(other[0])):
                continue
            if _differ(corpus, one[0], other[0]):
                yield deed.key, deed.label, one[0], other[0]
        for pair in scenes(corpus):
            if pair.alike >= self.number("scene") and _differ(corpus, pair.first, pair.second):
                yield pair.key, pair.label, pair.first, pair.second

    def _finding(self, corpus: Corpus, key: str, label: str, told: list[Told]) -> Finding:
        proofs = [
            Proof(_key(item.mention), item.mention.text, item.statement, item.mention.span)
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


def _differ(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether sentences of two articles are each set in one place, and not the same."""
    one, other = first.mention.value, second.mention.value
    if first.statement.article == second.statement.article:
        return False
    if not isinstance(one, Place) or not isinstance(other, Place) or contains(one, other):
        return False
    if one_place(one, other) or knows(corpus, first, second) or knows(corpus, second, first):
        return False
    if several(first.statement) or several(second.statement):
        return False
    return days_agree(first.statement, second.statement)


def _settings(statement: Statement) -> list[Told]:
    """Return the places of a deed, countries included: its people tell the event."""
    return [Told(statement, m, leads=False) for m in statement.mentions if _is_setting(m, True)]


def _is_setting(mention: Mention, country: bool = False) -> bool:
    value = mention.value
    if not isinstance(value, Place) or value.role != "location":
        return False
    # A place of no gazetteer has the noun before it for its kind: "جزيرة كذا", "قرية كذا".
    return value.kind in _SETTINGS or not value.country or (country and value.kind == "country")


def _key(mention: Mention) -> str:
    return mention.value.key if isinstance(mention.value, Place) else mention.text
