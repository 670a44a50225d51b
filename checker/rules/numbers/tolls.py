"""Which figures compare, and when a later value is just the next count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache
from itertools import combinations, pairwise

from checker.languages import read, words
from checker.rules.events import Told
from checker.rules.numbers.values import in_base
from checker.text.normalise import fold
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
# A sum lent is called by either name.
_SAME = {"loan": "funding"}
# Parts, plans and former values are no rivals of the figure itself.
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
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


def thing(mention: Mention) -> tuple[str, str, str]:
    """Return what a quantity is of: the thing counted, the unit, the action."""
    value = mention.value
    if not isinstance(value, Quantity):
        return "", "", ""
    event, _, _ = value.counted.partition(":")
    unit = in_base(value).unit
    if grows(value.counted) or event in RESULTS:
        # "9 workers killed" and "14 killed" may be one toll; a fall of a rate is its result.
        plain = value.action in {"level", "rise", "fall", "planned"}
        return event, unit, "" if plain else value.action
    counted = _SAME.get(value.counted, value.counted)
    return counted, unit, "" if value.action == "level" else value.action


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


def updated(corpus: Corpus, told: Sequence[Told], counted: str) -> Explanation | None:
    """Return "update" where values grow with the hour of publication, or one is a correction."""
    if any(corrects(corpus, item.statement.article) for item in told):
        return "update"
    if not grows(counted):
        return None
    dated = []
    for item in told:
        published = corpus.articles[item.statement.article].published
        value = item.mention.value
        if published is None or not isinstance(value, Quantity):
            return None
        dated.append((published, value.low, item.statement.article))
    dated.sort()
    if counted.startswith(_WANING) and len({hour for hour, _, _ in dated}) > 1:
        return "update"
    if is_final(corpus, dated[0][2]):
        return None
    rising = all(one[1] <= other[1] or one[0] == other[0] for one, other in pairwise(dated))
    return "update" if rising and len({hour for hour, _, _ in dated}) > 1 else None


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
