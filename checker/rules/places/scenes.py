"""Where an article sets what it is about: the one place of its headline and lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from checker.languages import read
from checker.rules.events import Told, contains, headline, leading, locations
from checker.rules.once import once
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.text.sounds import consonants, sound_alike
from checker.types import Corpus, DateValue, Mention, Person, Place, Quantity, Statement, Story

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


@dataclass(frozen=True, slots=True)
class Scene:
    """An article's place, and what tells its event: words, people and figures of its top."""

    article: str
    told: Told
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
    return tuple(pair for story in corpus.stories for pair in _of_story(corpus, story))


def _of_story(corpus: Corpus, story: Story) -> Iterator[Pair]:
    found = [scene for article in story.articles if (scene := _scene(corpus, article))]
    label = headline(corpus, story.articles[0])
    for one, other in combinations(found, 2):
        if _apart(corpus, one, other):
            yield Pair(story.key, label, one.told, other.told, _alike(one, other))


def _scene(corpus: Corpus, article: str) -> Scene | None:
    told = [
        Told(statement, mention, leads=True)
        for statement in leading(corpus, article)
        for mention in statement.mentions
        if isinstance(mention.value, Place)
        and mention.value.kind in _LEVELS
        and (mention.value.role == "location" or _is_by(statement, mention))
        and not statement.speaker
    ]
    if not told or any(not contains(_place(a), _place(b)) for a, b in combinations(told, 2)):
        return None
    top = corpus.statements[article][:_TOP]
    return Scene(article, told[-1], _words(top), _people(top), _figures(top))


def _is_by(statement: Statement, mention: Mention) -> bool:
    """Say whether "near" stands before a city of the gazetteer: those lie far from one another."""
    value = mention.value
    if not isinstance(value, Place) or not value.country or value.kind != "city":
        return False
    before = [t.norm for t in tokens_of(statement.sentence) if t.end <= mention.span.start]
    return bool(before) and before[-1] in _near()


@cache
def _near() -> frozenset[str]:
    return frozenset(fold(word) for word in read("ar", "titles")["places"]["near"])


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


def _apart(corpus: Corpus, one: Scene, other: Scene) -> bool:
    """Say whether two scenes are two places of one kind, each unknown to the other article."""
    first, second = _place(one.told), _place(other.told)
    if _LEVELS[first.kind] != _LEVELS[second.kind] or first.key == second.key:
        return False
    names = fold(first.name), fold(second.name)
    if sound_alike(*names) or consonants(names[0]) == consonants(names[1]):
        return False
    return not _names(corpus, one.article, second) and not _names(corpus, other.article, first)


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
