"""Which figures compare, and when a later value is just the next count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from datetime import timedelta
from functools import cache
from itertools import combinations, pairwise

from checker.languages import read, words
from checker.rules.events import Told
from checker.rules.numbers.values import in_base
from checker.text.normalise import fold
from checker.text.numbers_units import dimension
from checker.types import Corpus, DateValue, Explanation, Mention, Quantity

_MARKS = re.compile(r"[^\w\s]")

# Things of which the count grows while news comes in.
_GROWING = frozenset(
    {
        "killed",
        "injured",
        "casualties",
        "missing",
        "arrested",
        "displaced",
        "cases",
        "rescued",
        "bodies",
        "evacuated",
        "released",
        "voters",
        "participants",
    }
)
# The missing are found: their count falls as well.
_WANING = "missing"
# Measures that say by themselves what they are of, where an article gives only one.
MEASURED = frozenset({"hectare", "km2", "magnitude"})
# Shares and sums that an article gives once, as the result of the event itself.
RESULTS = frozenset(
    {"turnout", "growth", "inflation", "unemployment", "interest", "prison", "fine", "absence"}
)
# Terms that are told as plans and are none: the decision has fallen.
_TERMS = frozenset({"prison", "absence"})
# A sum lent is called by either name; a share of the voters is the turnout.
_SAME = {("loan", "money"): "funding", ("voters", "share"): "turnout"}
# Parts, plans and former values are no rivals of the figure itself.
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# From so many values on a toll is seen to rise; reports that close tell of one hour of it.
_STEPS = 3
_LAG = timedelta(hours=6)
_SINCE = "منذ"
_OLD = 31  # days
_APART = frozenset({"subset", "part", "former", "planned", "rate"})


def comparable(mention: Mention) -> bool:
    """Say whether a quantity tells what it counts; without that it compares with nothing."""
    value = mention.value
    return (
        isinstance(value, Quantity)
        and value.bound != "vague"
        and bool(value.counted or value.unit in MEASURED)
        and not value.unit.endswith("_old")
        and (value.action not in _APART or _decided(value))
    )


def _decided(value: Quantity) -> bool:
    return value.action == "planned" and value.counted in _TERMS


def told_of(value: Quantity) -> str:
    """Return what a quantity counts, one name for what goes by two."""
    kind = dimension(value.unit, "ar") if value.unit else ""
    return _SAME.get((value.counted, kind), value.counted)


def thing(mention: Mention) -> tuple[str, str, str]:
    """Return what a quantity is of: the thing counted, the unit, the action."""
    value = mention.value
    if not isinstance(value, Quantity):
        return "", "", ""
    event, _, _ = told_of(value).partition(":")
    unit = in_base(value).unit
    if grows(value.counted) or event in RESULTS:
        # "9 workers killed" and "14 killed" may be one toll; a fall of a rate is its result.
        plain = value.action in {"level", "rise", "fall", "planned"}
        return event, unit, "" if plain else value.action
    return told_of(value), unit, "" if value.action == "level" else value.action


def grows(counted: str) -> bool:
    """Say whether the count of a thing grows with the hour, as tolls do."""
    return counted.partition(":")[0] in _GROWING


@cache
def _corrections() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "chronology")["corrections"]))


def corrects(corpus: Corpus, article: str) -> bool:
    """Say whether an article takes back what was published before it."""
    return any(
        _corrections() & set(_MARKS.sub(" ", fold(statement.sentence.text)).split())
        for statement in corpus.statements[article]
    )


def bygone(corpus: Corpus, told: Told) -> bool:
    """Say whether a count is of an event of old that the article recalls ("في يوليو 2004")."""
    day = corpus.articles[told.statement.article].day
    value = told.mention.value
    if day is None or not isinstance(value, Quantity) or value.counted in RESULTS:
        return False
    base, text = told.statement.sentence.span.start, told.statement.sentence.text
    recalled = [
        mention.span.start - base
        for mention in told.statement.mentions
        if isinstance(mention.value, DateValue)
        and mention.value.end is not None
        and (day - mention.value.end).days > _OLD
    ]
    # "مونديال 1982" is no date, and of old all the same; "منذ 2016" measures the event itself.
    recalled += [year.start() for year in _YEAR.finditer(text) if int(year[0]) < day.year]
    return any(_SINCE not in text[:at].split()[-2:] for at in recalled)


@cache
def _finals() -> tuple[str, ...]:
    return tuple(fold(phrase) for phrase in read("ar", "chronology")["final"])


def is_final(corpus: Corpus, article: str) -> bool:
    """Say whether an article calls its toll the last: what differs later is no update of it."""
    return any(
        phrase in fold(statement.sentence.text)
        for statement in corpus.statements[article]
        for phrase in _finals()
    )


def updated(
    corpus: Corpus, told: Sequence[Told], counted: str, group: Sequence[Told]
) -> Explanation | None:
    """Return "update" where values grow with the time of publication, or one is a correction.

    Tolls grow by the hour, other counts from one day to the next; ``group`` is all that the story
    tells of the thing.
    """
    if any(corrects(corpus, item.statement.article) for item in told):
        return "update"
    if _evolving(corpus, told, group):
        return "update"
    dated = []
    for item in told:
        article = corpus.articles[item.statement.article]
        value = item.mention.value
        if article.published is None or article.day is None or not isinstance(value, Quantity):
            return None
        if not grows(counted) and (value.unit or counted in RESULTS):
            return None
        when = article.published.timestamp() if grows(counted) else article.day.toordinal()
        dated.append((when, value.low, item.statement.article))
    dated.sort()
    if len({when for when, _, _ in dated}) == 1 or is_final(corpus, dated[0][2]):
        return None
    rising = all(one[1] <= other[1] or one[0] == other[0] for one, other in pairwise(dated))
    return "update" if rising or counted.startswith(_WANING) else None


def _evolving(corpus: Corpus, pair: Sequence[Told], group: Sequence[Told]) -> bool:
    """Say whether a toll that rises through a story is told twice within hours: one report lags."""
    value = group[0].mention.value
    if not isinstance(value, Quantity) or not grows(value.counted):
        return False
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
