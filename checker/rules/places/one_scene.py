"""Places that one of two reports names and the other does not, and how likely they are rivals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from math import log, log1p

from checker.rules.events import contains, likeness, nearby, voices_differ
from checker.rules.places.spots import Spot, essential, one, spots
from checker.rules.places.tops import (
    are_near,
    days_agree,
    shared_by_tops,
)
from checker.rules.reading import tokens_of
from checker.rules.score import Score
from checker.rules.statements.word_forms import countries
from checker.types import Corpus, Place, Statement, Story

SCORE = Score(
    weights={
        "one sort": 0.88,
        "one group": 1.12,
        "states": -0.77,
        "behind in": 0.21,
        "words of the tops in common": 2.80,
        "figures in common": 1.02,
        "likeness of the sentences": 1.79,
        "words around in common": 0.89,
        "depth": -0.55,
        "reports that name neither": -0.77,
        "a place in common": -1.57,
        "reports of the story": -1.42,
        "one source": -2.30,
        "one leads its report": 0.82,
    },
    constant=-3.18,
    least=0.6,
)
_MOST = 3  # figures in common that tell more than fewer do
_INHABITED = frozenset({"town", "area", "state"})
# A name alone may be that of a town, a quarter or a province.
_LOOSE = ({"", "town"}, {"", "area"}, {"", "quarter"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What an article names: its places, its words without the article, its countries."""

    spots: tuple[Spot, ...]
    words: frozenset[str]
    countries: frozenset[str]

    def knows(self, spot: Spot) -> bool:
        """Say whether the article names a place, or a word of its name, anywhere."""
        if any(one(spot, other) for other in self.spots):
            return True
        if spot.place and spot.group == "state":
            return spot.place.country in self.countries
        if spot.place and spot.group not in _INHABITED and spot.noun not in self.words:
            return False  # "the library of A" is not known by who knows A
        return any(word.removeprefix("ال") in self.words for word in essential(spot.name))


@dataclass(frozen=True, slots=True)
class Rivals:
    """Two places, each named by one of two articles; whether both articles name a third.

    ``neither``: how many reports of the story name neither, ``reports``: how many it has.
    """

    first: Spot
    second: Spot
    shared: bool
    neither: int
    reports: int


def candidates(corpus: Corpus, story: Story) -> Iterator[list[Rivals]]:
    """Yield, per pair of articles, the pairs of places of which neither knows the other's."""
    articles = [name for name in story.articles if name not in corpus.copies]
    scenes = {article: _scene(corpus, article) for article in articles}
    for names in combinations(articles, 2):
        first, second = (scenes[name] for name in names)
        if not first.spots or not second.spots or not are_near(corpus, *names):
            continue
        left = [spot for spot in first.spots if not second.knows(spot)]
        right = [spot for spot in second.spots if not first.knows(spot)]
        shared = [a for a, b in product(first.spots, second.spots) if one(a, b)]
        pairs = [
            Rivals(
                a,
                b,
                _among(shared, a, b),
                sum(not (s.knows(a) or s.knows(b)) for s in scenes.values()),
                len(story.articles),
            )
            for a, b in product(left, right)
            if _comparable(a, b) and _apart(a, b)
        ]
        if pairs:
            yield pairs


def _among(shared: list[Spot], first: Spot, second: Spot) -> bool:
    """Say whether one of some places is of the group of two others."""
    return any(_comparable(each, first) or _comparable(each, second) for each in shared)


def _scene(corpus: Corpus, article: str) -> Scene:
    statements = corpus.statements[article]
    tokens = [token for statement in statements for token in tokens_of(statement.sentence)]
    said = frozenset(form for token in tokens for form in (token.stem, token.norm))
    known = countries()
    named = {
        mention.value.country
        for statement in statements
        for mention in statement.mentions
        if isinstance(mention.value, Place)
    }
    named |= {known[word] for word in said if word in known}
    return Scene(tuple(spots(corpus, article)), said, frozenset(named))


def _comparable(one: Spot, other: Spot) -> bool:
    groups = {one.group, other.group}
    if len(groups) > 1 and groups <= _INHABITED:
        return bool(one.place and other.place)  # else the one may lie in the other
    return len(groups) == 1 or groups in _LOOSE


def _apart(first: Spot, second: Spot) -> bool:
    if one(first, second) or voices_differ(first.told.statement, second.told.statement):
        return False
    if first.place and second.place and contains(first.place, second.place):
        return False
    return days_agree(first.told.statement, second.told.statement)


def likelihood(corpus: Corpus, pair: Rivals) -> float:
    """Return how likely two places are those of one event, 0 to 1."""
    return SCORE.likely(figures(corpus, pair))


def figures(corpus: Corpus, pair: Rivals) -> tuple[float, ...]:
    """Return what tells whether two places are those of one event, in the order of ``SCORE``."""
    pairs = first, second = pair.first, pair.second
    told = one, other = first.told.statement, second.told.statement
    words, figured = shared_by_tops(corpus, one.article, other.article)
    return (
        first.sort is not None and first.sort == second.sort,
        bool(first.group) and first.group == second.group,
        "state" in {first.group, second.group},
        sum(spot.led == "in" for spot in pairs),
        words,
        min(_MOST, figured),
        likeness(one, other),
        log1p(len(nearby(first.told) & nearby(second.told))),
        max(statement.sentence.index for statement in told),
        log1p(pair.neither),
        pair.shared,
        log(pair.reports),
        _one_source(corpus, one, other),
        first.told.leads + second.told.leads,
    )


def _one_source(corpus: Corpus, first: Statement, second: Statement) -> bool:
    """Say whether one outlet tells of both: it mostly tells of two events then."""
    one, other = (corpus.articles[statement.article].source for statement in (first, second))
    return bool(one.name) and one == other
