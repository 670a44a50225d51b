"""Which figures compare: what they count, and whether of this event."""

from __future__ import annotations

import re
from functools import cache

from checker.languages import read
from checker.rules.events import Told
from checker.rules.numbers.values import in_base
from checker.text.normalise import fold
from checker.text.numbers_units import dimension
from checker.types import Corpus, DateValue, Mention, Quantity

# Things of which the count grows while news comes in.
_GROWING = frozenset(
    {"killed", "injured", "casualties", "missing", "arrested", "displaced", "cases", "rescued"}
    | {"bodies", "evacuated", "released", "voters", "participants", "trapped"}
)
# Where those counted are now, not what befell them: "23 trapped since the fire" is no sum.
_STATES = frozenset({"missing", "trapped"})
# Measures that say by themselves what they are of, where an article gives only one.
MEASURED = frozenset({"hectare", "km2", "magnitude"})
# Shares and sums that an article gives once, as the result of the event itself.
RESULTS = frozenset(
    {"turnout", "growth", "inflation", "unemployment", "interest", "prison", "fine", "absence"}
    | {"in_favour", "against"}
)
# Terms that are told as plans and are none: the decision has fallen.
_TERMS = frozenset({"prison", "absence"})
# What a thing is built with: "will be 40 km long" and "40 km long" are one figure.
BUILT = frozenset({"length", "width", "height", "depth", "area", "capacity", "cost", "weight"})
# Those of whom is told that they are dead, by another word.
_DEAD = frozenset({"bodies", "victims"})
# A sum lent is called by either name; a share of the voters is the turnout.
_SAME = {("loan", "money"): "funding", ("voters", "share"): "turnout"}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ONE = re.compile(r"و?(?:واحد|\d)")
_SINCE = "منذ"
_OLD = 31  # days
# "أدنى مستوى في 17 شهرا": another span every day.
RECORD = "record"
# Parts, plans and former values are no rivals of the figure itself.
APART = frozenset({"subset", "part", "former", "planned", "rate", "whole", "needed"})


def comparable(mention: Mention) -> bool:
    """Say whether a quantity tells what it counts; without that it compares with nothing."""
    value = mention.value
    return (
        isinstance(value, Quantity)
        and value.bound != "vague"
        and bool(value.counted or value.unit in MEASURED)
        and not value.unit.endswith("_old")
        and value.counted != RECORD
        and is_told(mention)
        and (value.action not in APART or _decided(value))
    )


def is_told(mention: Mention) -> bool:
    """Say whether a numeral states a count: "a man was hurt" may leave others out."""
    value = mention.value
    one = isinstance(value, Quantity) and value.low == value.high == 1 and not value.unit
    return not one or any(map(_ONE.match, fold(mention.text).split()))


def _decided(value: Quantity) -> bool:
    """Say whether a plan compares: a term that a court sets, or a plan with another plan."""
    event = value.counted.partition(":")[0]
    forecast = event in RESULTS - _TERMS or grows(value.counted)
    return value.action == "planned" and not forecast


def told_of(value: Quantity) -> str:
    """Return what a quantity counts, one name for what goes by two."""
    kind = dimension(value.unit, "ar") if value.unit else ""
    event, colon, noun = value.counted.partition(":")
    if event in _DEAD:
        return f"killed{colon}{noun}"
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
        plain = value.action in {"level", "rise", "fall", "planned"} or (
            value.action == "cumulative" and event in _STATES
        )
        return event, unit, "" if plain else value.action
    # "19 satellites" and "19 Indian satellites" are one thing, the tombs found since a time too.
    plain = value.action in {"level", "cumulative"} or (
        value.action == "planned" and value.counted in BUILT
    )
    head = told_of(value) if unit else told_of(value).partition(" ")[0]
    return head, unit, "" if plain else value.action


def grows(counted: str) -> bool:
    """Say whether the count of a thing grows with the hour, as tolls do."""
    return counted.partition(":")[0] in _GROWING


def bygone(corpus: Corpus, told: Told) -> bool:
    """Say whether a count is of an event of old that the article recalls ("في يوليو 2004")."""
    day = corpus.articles[told.statement.article].day
    value = told.mention.value
    if day is None or not isinstance(value, Quantity) or value.counted in RESULTS:
        return False
    base, text = told.statement.sentence.span.start, told.statement.sentence.text
    dated = [
        (mention.span.start - base, (day - mention.value.end).days > _OLD)
        for mention in told.statement.mentions
        if isinstance(mention.value, DateValue) and mention.value.end is not None
    ]
    # "مونديال 1982" is no date, and of old all the same; "منذ 2016" measures the event itself.
    dated += [(year.start(), True) for year in _YEAR.finditer(text) if int(year[0]) < day.year]
    dated = [(at, old) for at, old in dated if not old or _SINCE not in text[:at].split()[-2:]]
    if of_edition_before(told):
        return True
    # The date nearest to the count is its own: "voted on Saturday in 34 towns, as in 2024".
    own = told.mention.span.start - base
    return min(dated, key=lambda date: abs(date[0] - own))[1] if dated else False


def of_edition_before(told: Told) -> bool:
    """Say whether a count is the one nearest to words of the time before ("النسخة الماضية")."""
    text, base = fold(told.statement.sentence.text), told.statement.sentence.span.start
    at = [found for phrase in _editions() if (found := text.find(phrase)) >= 0]
    counts = [m.span.start - base for m in told.statement.mentions if isinstance(m.value, Quantity)]
    own = told.mention.span.start - base
    return any(min(counts, key=lambda count: abs(count - word)) == own for word in at)


@cache
def _editions() -> tuple[str, ...]:
    return tuple(fold(phrase) for phrase in read("ar", "chronology")["editions"])
