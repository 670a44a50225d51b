"""Places that one of two reports names and the other does not, and how likely they are rivals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from math import log, log1p

from checker.rules.dates.akin import is_sport
from checker.rules.events import contains, likeness, nearby, voices_differ
from checker.rules.places.spots import Spot, essential, one, spots
from checker.rules.places.tops import days_agree, of_one_day, shared_by_tops, tells_where
from checker.rules.reading import tokens_of
from checker.rules.score import Score
from checker.rules.statements.pair_lexicon import countries
from checker.types import Corpus, Place, Story

SCORE = Score(
    weights={
        "one sort": 0.65,
        "one group": 1.44,
        "names alone": -0.65,
        "states": -1.33,
        "behind in": 0.31,
        "near": 0.61,
        "words of the tops in common": 4.28,
        "figures in common": 0.41,
        "likeness of the sentences": 2.04,
        "words around in common": 1.03,
        "depth": -0.97,
        "tells where": 2.91,
        "reports of the story": -1.91,
        "a place in common": -1.89,
        "sport": -0.56,
    },
    constant=-1.41,
    least=0.35,
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
        found = [word.removeprefix("ال") in self.words for word in essential(spot.name)]
        return all(found) if spot.route else any(found)


@dataclass(frozen=True, slots=True)
class Rivals:
    """Two places, each named by one of two articles; whether both articles name a third."""

    first: Spot
    second: Spot
    shared: bool


def candidates(corpus: Corpus, story: Story) -> Iterator[list[Rivals]]:
    """Yield, per pair of articles, the pairs of places of which neither knows the other's."""
    articles = [name for name in story.articles if name not in corpus.copies]
    scenes = {article: _scene(corpus, article) for article in articles}
    for names in combinations(articles, 2):
        first, second = (scenes[name] for name in names)
        if not first.spots or not second.spots or not of_one_day(corpus, *names):
            continue
        left = [spot for spot in first.spots if not second.knows(spot)]
        right = [spot for spot in second.spots if not first.knows(spot)]
        shared = any(one(a, b) for a, b in product(first.spots, second.spots))
        pairs = [
            Rivals(a, b, shared)
            for a, b in product(left, right)
            if _comparable(a, b) and _apart(a, b)
        ]
        if pairs:
            yield pairs


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


def likelihood(corpus: Corpus, story: Story, pair: Rivals) -> float:
    """Return how likely two places are those of one event, 0 to 1."""
    return SCORE.likely(figures(corpus, story, pair))


def figures(corpus: Corpus, story: Story, pair: Rivals) -> tuple[float, ...]:
    """Return what tells whether two places are those of one event, in the order of ``SCORE``."""
    pairs = first, second = pair.first, pair.second
    told = one, other = first.told.statement, second.told.statement
    words, figured = shared_by_tops(corpus, one.article, other.article)
    return (
        first.sort is not None and first.sort == second.sort,
        bool(first.group) and first.group == second.group,
        sum(not spot.noun and not spot.place for spot in pairs),
        "state" in {first.group, second.group},
        sum(spot.led == "in" for spot in pairs),
        sum(spot.led == "near" for spot in pairs),
        words,
        min(_MOST, figured),
        likeness(one, other),
        log1p(len(nearby(first.told) & nearby(second.told))),
        max(statement.sentence.index for statement in told),
        sum(map(tells_where, told)),
        log(len(story.articles)),
        pair.shared,
        any(is_sport(corpus, statement.article) for statement in told),
    )
