"""Where an article sets what it is about: the one place of its headline and lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import combinations

from checker.languages import read
from checker.rules.asked import stories_asked
from checker.rules.events import (
    Told,
    contains,
    headline,
    leading,
    locations,
    voices_differ,
)
from checker.rules.once import once
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.text.sounds import consonants, sound_alike
from checker.text.tokens import Token
from checker.types import Corpus, DateValue, Person, Place, Quantity, Statement, Story

_NEAR = timedelta(days=1)

# What a place is by its kind of the gazetteer or by the noun before it: only like are compared,
# for a village may lie by the town that another article names.
_LEVELS: Mapping[str, str] = {
    kind: level
    for level, kinds in {
        "city": ("city", "مدينه"),
        "town": ("town", "بلده"),
        "village": ("village", "قريه"),
        "province": ("province", "محافظه", "ولايه", "مقاطعه"),
        "region": ("اقليم",),
        "camp": ("camp", "مخيم"),
        "island": ("island", "جزيره"),
        "crossing": ("معبر",),
        "port": ("ميناء",),
    }.items()
    for kind in kinds
}
_TOP = 6  # sentences, the headline among them, that tell what happened
_SET = 4  # of these, those that may say where


@dataclass(frozen=True, slots=True)
class Scene:
    """An article's places by their level, and the words, people and figures of its top."""

    article: str
    places: Mapping[str, Told]
    words: frozenset[str]
    people: frozenset[str]
    figures: frozenset[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles of a story with a place each, ``alike`` in 0 to 1 by what their tops share."""

    key: str
    label: str
    first: Told
    second: Told
    alike: float


@once
def scenes(corpus: Corpus) -> tuple[Pair, ...]:
    """Return the pairs of articles of one story that are set in two places of one kind."""
    return tuple(pair for story in stories_asked(corpus) for pair in _of_story(corpus, story))


def _of_story(corpus: Corpus, story: Story) -> Iterator[Pair]:
    found = [scene for article in story.articles if (scene := _scene(corpus, article))]
    label = headline(corpus, story.articles[0])
    for one, other in combinations(found, 2):
        if not of_one_day(corpus, one.article, other.article):
            continue
        for level in sorted(one.places.keys() & other.places.keys()):
            first, second = one.places[level], other.places[level]
            if _apart(corpus, first, second):
                yield Pair(story.key, label, first, second, _alike(one, other))


def of_one_day(corpus: Corpus, one: str, other: str) -> bool:
    """Say whether two articles are of one day or of two in a row, or one has no date."""
    days = [corpus.articles[article].day for article in (one, other)]
    return days[0] is None or days[1] is None or abs(days[0] - days[1]) <= _NEAR


def _scene(corpus: Corpus, article: str) -> Scene | None:
    """Return the scene of an article: by its headline and lead, else where it says so."""
    told = [item for statement in leading(corpus, article) for item in _set(statement)]
    for statement in corpus.statements[article][:_SET]:
        told = told or (_set(statement) if tells_where(statement) else [])
    if not told or any(not contains(_place(a), _place(b)) for a, b in combinations(told, 2)):
        return None
    places: dict[str, Told] = {}
    for item in told:
        for level in levels(item):
            if level in places and _place(places[level]).key != _place(item).key:
                return None
            places[level] = item
    return _topped(corpus, article, places)


def _topped(corpus: Corpus, article: str, places: Mapping[str, Told]) -> Scene:
    top = corpus.statements[article][:_TOP]
    return Scene(article, places, _words(top), _people(top), _figures(top))


def likeness_of_tops(corpus: Corpus, one: str, other: str) -> float:
    """Return how much of words, people and figures the beginnings of two articles share."""
    return _alike(_topped(corpus, one, {}), _topped(corpus, other, {}))


def _set(statement: Statement) -> list[Told]:
    """Return the places in which a sentence is set, of a level that can be compared."""
    told = [
        Told(statement, mention, leads=True)
        for mention in statement.mentions
        if isinstance(mention.value, Place) and mention.span.field == statement.sentence.span.field
    ]
    return [item for item in told if levels(item) and _is_set(item)]


def tells_where(statement: Statement) -> bool:
    """Say whether a sentence opens like "ووقع الحادث في": a verb of happening and its event."""
    tokens = tokens_of(statement.sentence)[:2]
    verbs = _listed("happens")
    opens = len(tokens) > 1 and (
        tokens[0].norm in verbs or tokens[0].norm.removeprefix("و") in verbs
    )
    return opens and tokens[1].definite and not tokens[1].prefix


def levels(told: Told) -> set[str]:
    """Return the levels of a place, by the noun before it and by the gazetteer.

    "ولاية كذا" is no town, though one is called the same; "مدينة كذا" may stand for the province.
    """
    before = _before(told)
    noun = before[-1].stem if before else ""
    if noun in _listed("facilities"):
        return {noun}
    named, known = _LEVELS.get(noun, ""), _LEVELS.get(_place(told).kind, "")
    return {named} if named == "province" else {named, known} - {""}


def _is_set(told: Told) -> bool:
    """Say whether a sentence is set in a place, in its hospital, in a town of it, or near it.

    Only a city of the gazetteer may be near: those lie far from one another.
    """
    value, before = _place(told), _before(told)
    if value.role == "location":
        return True
    noun, earlier = before[-1:], before[-2:-1]
    if not noun:
        return False
    if noun[0].stem in _listed("facilities"):
        return noun[0].prefix == "ب" or any(token.norm in _listed("location") for token in earlier)
    if _LEVELS.get(noun[0].stem) == "province":
        return any(token.stem in _listed("part_of") for token in earlier)
    return bool(value.country) and value.kind == "city" and noun[0].norm in _listed("near")


def _before(told: Told) -> list[Token]:
    tokens = tokens_of(told.statement.sentence)
    return [token for token in tokens if token.end <= told.mention.span.start]


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in read("ar", "titles")["places"][name])


def _place(told: Told) -> Place:
    value = told.mention.value
    if not isinstance(value, Place):
        raise TypeError(value)
    return value


def _words(top: Iterable[Statement]) -> frozenset[str]:
    return frozenset(word for statement in top for word in statement.words)


def _people(top: Iterable[Statement]) -> frozenset[str]:
    return frozenset(m.value.key for s in top for m in s.mentions if isinstance(m.value, Person))


def _figures(top: Iterable[Statement]) -> frozenset[tuple[str, float]]:
    return frozenset(
        (m.value.unit, m.value.low)
        for s in top
        for m in s.mentions
        if isinstance(m.value, Quantity) and m.value.bound == "exact"
    )


def _apart(corpus: Corpus, one: Told, other: Told) -> bool:
    """Say whether two places of one kind are two, each unknown to the other's article."""
    if voices_differ(one.statement, other.statement) or one_place(_place(one), _place(other)):
        return False
    return not knows(corpus, one, other) and not knows(corpus, other, one)


def one_place(first: Place, second: Place) -> bool:
    """Say whether two places are one, or may be, spelled in two ways: "كنر" and "كونار"."""
    names = [fold(place.name).removeprefix("ال") for place in (first, second)]
    return (
        first.key == second.key
        or sound_alike(*names)
        or consonants(names[0]) == consonants(names[1])
    )


def knows(corpus: Corpus, one: Told, other: Told) -> bool:
    """Say whether the article of one place names the other too."""
    return _names(corpus, one.statement.article, _place(other))


def _names(corpus: Corpus, article: str, place: Place) -> bool:
    text = fold(f"{corpus.articles[article].title} {corpus.articles[article].text}")
    return fold(place.name) in text


def _alike(one: Scene, other: Scene) -> float:
    """Return the share of common words, raised by each person and figure in common."""
    least = min(len(one.words), len(other.words))
    words = len(one.words & other.words) / least if least else 0.0
    return words + 0.15 * len(one.people & other.people) + 0.15 * len(one.figures & other.figures)


def several(statement: Statement) -> bool:
    """Say whether a sentence is set in places that do not lie in one another."""
    return any(not contains(a, b) for a, b in combinations(locations(statement), 2))


def days_agree(first: Statement, second: Statement) -> bool:
    """Say whether the days of two sentences meet, or one has none."""
    one, other = first.as_of, second.as_of
    if not isinstance(one, DateValue) or not isinstance(other, DateValue):
        return True
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return True
    return one.start <= other.end and other.start <= one.end
