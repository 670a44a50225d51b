"""Place conflict.

What it flags:
    One event set in two places that do not contain each other: of two articles of one story each
    names a town, a province, a quarter, a road, a hospital or another place that the other does
    not know, and a learned score holds that both are where the one event took place.

Why it matters:
    Where it happened decides who is responsible and whom it touches.

When it stays silent:
    A place of which the other article speaks too, or of which it has a word; a city and its
    country or region; a capital and "the capital"; places that stand for a government; one name in
    two spellings; events on different days. The score weighs the noun of the place, how a place is
    led ("في"), how high the sentence stands, what the sentences and the beginnings of the articles
    share, whether both articles name a third place of the kind, how many reports the story has and
    how many name neither, and whether both are of one source.

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.ids import digest
from checker.rules.asked import stories_asked
from checker.rules.base import Rule
from checker.rules.events import Told, headline
from checker.rules.places.one_scene import SCORE, candidates, likelihood
from checker.rules.sides import Proof, sides
from checker.types import Corpus, Finding, Mention, Place, Statement, Story, Subject


class PlaceConflict(Rule):
    """Flag one event in two places."""

    kind = "place-conflict"
    family = "places"

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per story and pair of places, with all that tell of them."""
        for story in stories_asked(corpus):
            yield from self._of_story(corpus, story)

    def _of_story(self, corpus: Corpus, story: Story) -> Iterator[Finding]:
        found: dict[frozenset[str], list[tuple[float, Told, Told]]] = {}
        for pairs in candidates(corpus, story):
            weighed = [(likelihood(corpus, pair), pair) for pair in pairs]
            likely, best = max(weighed, key=lambda each: each[0])
            if likely >= SCORE.least:
                first, second = best.first.told, best.second.told
                keys = frozenset((_key(first), _key(second)))
                found.setdefault(keys, []).append((likely, first, second))
        for pairs_told in found.values():
            told = [each for _, *pair in pairs_told for each in pair]
            yield self._finding(corpus, story, told, max(likely for likely, *_ in pairs_told))

    def _finding(self, corpus: Corpus, story: Story, told: list[Told], likely: float) -> Finding:
        proofs = [
            Proof(_key(item), mention.text, statement, mention.span)
            for item in told
            for statement, mention in _mentions(corpus, item)
        ]
        keys = sorted({proof.key for proof in proofs})
        label = headline(corpus, story.articles[0])
        return self.finding(
            subject=Subject(f"w-{digest(story.key, *keys)}", label),
            sides=sides(corpus, proofs),
            confidence=0.5 + 0.4 * likely,
            claim=story.key,
        )


def _key(told: Told) -> str:
    value = told.mention.value
    return value.key if isinstance(value, Place) else told.mention.text


def _mentions(corpus: Corpus, told: Told) -> Iterator[tuple[Statement, Mention]]:
    """Yield where an article names the place told: what its headline says comes again below."""
    yield told.statement, told.mention
    for statement in corpus.statements[told.statement.article]:
        for mention in statement.mentions:
            known = isinstance(mention.value, Place) and mention.value.key == _key(told)
            if known and mention.span != told.mention.span:
                yield statement, mention
