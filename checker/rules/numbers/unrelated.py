"""Values that differ because they are of two events or days, or known as two."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from itertools import combinations

from checker.languages import read, words
from checker.rules.dates.rivals import look_alikes
from checker.rules.events import Told
from checker.rules.numbers.alike import kinship
from checker.rules.numbers.answers import is_price, quantity
from checker.rules.numbers.kinship import CYCLE
from checker.rules.numbers.others import left_out, of_others
from checker.rules.numbers.scopes import other_scope
from checker.rules.numbers.tolls import grows
from checker.rules.numbers.values import alike, in_base
from checker.rules.reading import tokens_of
from checker.rules.timing import hours_between
from checker.text.normalise import fold
from checker.text.numbers import find_numbers
from checker.types import Corpus, Quantity, Statement

# From this on a number says by itself what it is of, where two articles tell it.
_ODD = 13
_CHANCE = 2  # up to which counts of different things are often alike
_LEFT_WITHIN = 3  # words around a count that say that so many are left
# "More than 20" does not tell 21.
_TOLD = frozenset({"exact", "about"})
_INDEX = "point"  # of an index, or of a team: another count every day
_EVER = datetime.min.replace(tzinfo=UTC)


def unrelated(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether two values are of two events or days, or one article knows of both."""
    return (
        knows_both(corpus, first, second)
        or other_scope(corpus, first, second)
        or never_one(corpus, first, second)
    )


def never_one(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether two values are told as two, or of days on which each has another."""
    return (
        _part_left_out(first, second)
        or _new_price(corpus, first, second)
        or all(_to_come(told) for told in (first, second))
        or look_alikes(corpus, first, second)
    )


def knows_both(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether one of two articles gives the value of the other as well, for whatever part."""
    one, other = first.mention.value, second.mention.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return False
    return _gives(corpus, first.statement.article, other) or _gives(
        corpus, second.statement.article, one
    )


def told_as_two(told: Iterable[Told], first: Told, second: Told) -> bool:
    """Say whether one report of a story gives both values: who knows both holds them for two."""
    values = quantity(first), quantity(second)
    kin = kinship(*values)
    gives: dict[str, set[tuple[bool, ...]]] = {}
    for item in told:
        value = quantity(item)
        same = tuple(kin <= kinship(value, other) and alike(value, other) for other in values)
        if kin and any(same):
            gives.setdefault(item.statement.article, set()).add(same)
    return any({(True, False), (False, True)} <= sides for sides in gives.values())


def _gives(corpus: Corpus, article: str, value: Quantity) -> bool:
    """Say whether an article tells a value: shares, sums and measures of whatever it be."""
    event = value.counted.partition(":")[0]
    told = [
        mention.value
        for statement in corpus.statements[article]
        for mention in statement.mentions
        if isinstance(mention.value, Quantity)
    ]
    return any(
        in_base(other).unit == in_base(value).unit
        and bool(value.unit or event in _names(other) or _same_sort(other, value))
        and other.bound in _TOLD
        and alike(other, value)
        for other in told
    ) or (value.low >= _ODD and any(value.low in _numbers(s) for s in corpus.statements[article]))


def _same_sort(one: Quantity, other: Quantity) -> bool:
    """Say whether two counts are of one sort, and not so small that they are alike by chance.

    A part of a sum is of its sort, whatever it be called ("among them 5 guards").
    """
    kin = one.action == "subset" or kinship(one, other) > 0
    return min(one.low, other.low) > _CHANCE and kin


def _names(value: Quantity) -> frozenset[str]:
    """Return what befell those counted, and what they are: "8 صبية" of "8 trapped boys"."""
    return frozenset(value.counted.split(":"))


def _numbers(statement: Statement) -> frozenset[float]:
    """Return the numbers of a sentence and the sums of two, whatever it says that they count."""
    told = [number.low for number in find_numbers(tokens_of(statement.sentence))]
    return frozenset((*told, *(one + other for one, other in combinations(told, 2))))


def _part_left_out(first: Told, second: Told) -> bool:
    """Say whether one value is the other without a part of it: "two dead, one the attacker"."""
    one, other = first.mention.value, second.mention.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return False
    whole, less = (first, other) if one.low > other.low else (second, one)
    parts = {
        mention.value.low
        for mention in whole.statement.mentions
        if isinstance(mention.value, Quantity) and mention.value.action == "subset"
    }
    if not _ones().isdisjoint(token.norm for token in tokens_of(whole.statement.sentence)):
        parts.add(1.0)
    lesser = first if less == one else second
    if not grows(one.counted) and of_others(first) != of_others(second):
        return True
    parts |= left_out(lesser.statement, lesser.mention)
    return abs(one.low - other.low) in parts and less.low > 0


def falls_late(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether a toll is lower in a report of the next day: in a war, that of another strike."""
    early, late = sorted(
        (first, second), key=lambda told: corpus.articles[told.statement.article].published or _EVER
    )
    one, other = early.mention.value, late.mention.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return False
    hours = hours_between(corpus, early.statement.article, late.statement.article)
    return grows(one.counted) and other.low < one.low and hours is not None and hours > CYCLE


@cache
def _ones() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "counted")["one_of_them"]))


def _to_come(told: Told) -> bool:
    """Say whether a count is of what is still to come ("6 rounds left"): fewer every day."""
    tokens = tokens_of(told.statement.sentence)
    span = told.mention.span
    before = [token.norm for token in tokens if token.end <= span.start][-_LEFT_WITHIN:]
    behind = [token.norm for token in tokens if token.start >= span.end][:_LEFT_WITHIN]
    return not _remaining().isdisjoint((*before, *behind))


@cache
def _remaining() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "chronology")["remaining"]))


def _new_price(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether two values are prices of different days, or of one on which they moved."""
    days = {corpus.articles[told.statement.article].day for told in (first, second)}
    value = first.mention.value
    if not isinstance(value, Quantity) or not (is_price(value) or value.counted == _INDEX):
        return False
    return len(days) > 1 or any(
        {token.norm, token.norm[1:]} & _moves()
        for told in (first, second)
        for token in tokens_of(told.statement.sentence)
    )


@cache
def _moves() -> frozenset[str]:
    moves = read("ar", "counted")["moves"]
    return frozenset(fold(word) for kind in ("up", "down") for word in words(moves[kind]))
