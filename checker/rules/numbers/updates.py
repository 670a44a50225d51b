"""When a later value is just the next count, and which values clash with one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from datetime import timedelta
from functools import cache
from itertools import combinations, pairwise

from checker.languages import read, words
from checker.rules.events import Told
from checker.rules.numbers.tolls import BUILT, RESULTS, grows
from checker.rules.numbers.values import shown
from checker.text.normalise import fold
from checker.text.numbers_units import dimension
from checker.types import Corpus, Explanation, Quantity, Sentence

_MARKS = re.compile(r"[^\w\s]")
# The missing are found: their count falls as well.
_WANING = ("missing", "trapped")
# A front moves from one day to the next, and so does what it is away from.
_MOVING = frozenset({"distance", "depth"})
_SPEED = "speed"
_TURNOUT = "turnout"
# From so many values on a toll is seen to rise; reports that close tell of one hour of it.
_STEPS = 3
# And from so many on it is still being counted, whoever counts.
_MANY = 4
_REACH = 4  # words before "the last of the missing" that may take it back
_LAG = timedelta(hours=6)
# So soon after another a report that tells of no rise has another count, not the next one.
_AT_ONCE = timedelta(hours=6)


def updated(
    corpus: Corpus, told: Sequence[Told], counted: str, group: Sequence[Told]
) -> Explanation | None:
    """Return "update" where values grow with the time of publication, or one is a correction.

    Tolls grow by the hour, other counts from one day to the next; ``group`` is all that the story
    tells of the thing.
    """
    if any(corrects(corpus, item.statement.article) for item in told):
        return "update"
    if counted not in BUILT and (of_one_outlet(corpus, told) or _of_the_hour(told)):
        return "update"
    if _evolving(corpus, told, group):
        return "update"
    dated = []
    for item in told:
        article = corpus.articles[item.statement.article]
        value = item.mention.value
        if article.published is None or article.day is None or not isinstance(value, Quantity):
            return None
        fixed = value.unit or counted in RESULTS
        if fixed and counted not in _MOVING and not _hourly(counted):
            return None
        when = article.published.timestamp() if _hourly(counted) else article.day.toordinal()
        dated.append((when, value.low, item.statement.article))
    dated.sort()
    if len({when for when, _, _ in dated}) == 1 or is_final(corpus, dated[0][2]):
        return None
    if _hourly(counted) and at_once(corpus, told):
        return None
    rising = all(one[1] <= other[1] or one[0] == other[0] for one, other in pairwise(dated))
    if rising and grows(counted) and _returns(corpus, told, group):
        return None
    return "update" if rising or counted.startswith(_WANING) or counted in _MOVING else None


def of_one_outlet(corpus: Corpus, told: Sequence[Told]) -> bool:
    """Say whether one outlet gives all these values: it writes again because it knows more."""
    outlets = {corpus.articles[item.statement.article].source.name for item in told}
    return len(outlets) == 1 and "" not in outlets


def _of_the_hour(told: Sequence[Told]) -> bool:
    """Say whether values are speeds, as of a storm: another in every bulletin."""
    units = {item.mention.value.unit for item in told if isinstance(item.mention.value, Quantity)}
    return any(unit and dimension(unit, "ar") == _SPEED for unit in units)


def _hourly(counted: str) -> bool:
    """Say whether a count grows by the hour: tolls, and the turnout of a day of voting."""
    return grows(counted) or counted == _TURNOUT


def _returns(corpus: Corpus, pair: Sequence[Told], group: Sequence[Told]) -> bool:
    """Say whether the lower of two tolls is told again after the higher, by another article."""
    low, high = sorted(pair, key=lambda item: _low(item))
    hour = corpus.articles[high.statement.article].published
    return any(
        _low(item) == _low(low)
        and item.statement.article != low.statement.article
        and (published := corpus.articles[item.statement.article].published) is not None
        and (hour is None or published > hour)
        for item in group
    )


def _low(told: Told) -> float:
    return told.mention.value.low if isinstance(told.mention.value, Quantity) else 0.0


def _evolving(corpus: Corpus, pair: Sequence[Told], group: Sequence[Told]) -> bool:
    """Say whether a toll that rises through a story is told twice within hours: one report lags."""
    value = group[0].mention.value
    if not isinstance(value, Quantity) or not grows(value.counted):
        return False
    exact = [item for item in group if getattr(item.mention.value, "bound", "") == "exact"]
    if len({shown(item.mention) for item in exact}) >= _MANY:
        return True
    hours = [corpus.articles[item.statement.article].published for item in pair]
    if hours[0] is None or hours[1] is None or abs(hours[0] - hours[1]) > _LAG:
        return False
    told = sorted(
        (published.timestamp(), item.mention.value.low)
        for item in group
        if isinstance(item.mention.value, Quantity)
        and (published := corpus.articles[item.statement.article].published)
    )
    return len({value for _, value in told}) >= _STEPS and told[0][1] < told[-1][1]


def at_once(corpus: Corpus, told: Sequence[Told]) -> bool:
    """Say whether two counts came out of one hour, or one day's bulletin, and neither is open."""
    articles = [corpus.articles[item.statement.article] for item in told]
    hours = [article.published for article in articles if article.published]
    values = [item.mention.value for item in told if isinstance(item.mention.value, Quantity)]
    bulletin = all(value.action == "cumulative" for value in values)
    if bulletin and len({article.day for article in articles}) > 1:
        return False
    if not bulletin and max(hours) - min(hours) > _AT_ONCE:
        return False
    return all(value.bound == "exact" for value in values) and not any(
        _open(corpus, item) for item in told
    )


def _open(corpus: Corpus, told: Told) -> bool:
    """Say whether an article expects its count to change, or tells that it has."""
    text = fold(told.statement.sentence.text)
    told_words = _MARKS.sub(" ", text).split()
    if not _rises().isdisjoint(form for word in told_words for form in (word, word[1:])):
        return True
    return any(
        phrase in fold(statement.sentence.text)
        for statement in corpus.statements[told.statement.article]
        for phrase in _provisional()
    )


@cache
def _rises() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "chronology")["rises"]))


@cache
def _provisional() -> tuple[str, ...]:
    return tuple(fold(phrase) for phrase in read("ar", "chronology")["provisional"])


def is_final(corpus: Corpus, article: str) -> bool:
    """Say whether an article calls its toll the last: what differs later is no update of it."""
    return any(
        _says(statement.sentence, phrase)
        for statement in corpus.statements[article]
        for phrase in _finals()
    )


def _says(sentence: Sentence, phrase: str) -> bool:
    """Say whether a sentence tells a phrase as a fact: "قبل العثور على آخر مفقود" does not."""
    before, found, _ = fold(sentence.text).partition(phrase)
    ahead = _ahead() & set(before.split()[-_REACH:])
    return bool(found) and not ahead and not sentence.quotes


@cache
def _ahead() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "chronology")["not_final"]))


@cache
def _finals() -> tuple[str, ...]:
    return tuple(fold(phrase) for phrase in read("ar", "chronology")["final"])


def corrects(corpus: Corpus, article: str) -> bool:
    """Say whether an article takes back what was published before it."""
    return any(
        _corrections() & set(_MARKS.sub(" ", fold(statement.sentence.text)).split())
        for statement in corpus.statements[article]
    )


@cache
def _corrections() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "chronology")["corrections"]))


def cliques(edges: Set[frozenset[str]]) -> Iterator[tuple[str, ...]]:
    """Yield groups of values that all clash with one another, until every clash is told.

    Values that can be reconciled ("21" and "more than 20") never share a group.
    """
    left = set(edges)
    while left:
        group = sorted(min(left, key=sorted))
        for value in sorted({value for edge in edges for value in edge}):
            if all(frozenset((value, member)) in edges for member in group):
                group.append(value)
        left -= {frozenset(pair) for pair in combinations(group, 2)}
        yield tuple(sorted(group))
