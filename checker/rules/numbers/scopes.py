"""Figures of other scopes: of a part, of another span or area, by those who count for one side."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import combinations

from checker.languages import read, words
from checker.rules.events import Told, nearby
from checker.rules.numbers.alike import kinship
from checker.rules.numbers.answers import quantity, roots
from checker.rules.numbers.values import in_base
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.text.numbers_units import dimension
from checker.types import Corpus, Quantity, Statement

# What holds so many, what is needed, what was before: no figure of the event.
_OTHER = frozenset({"whole", "needed", "former"})
_OPPOSITE = {"rise", "fall"}
# What crowds are counted as, by either side.
_BY_SIDES = frozenset({"participants", "person", ""})


def other_scope(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether two figures are of two scopes: spans, areas, sides, or a sum and its parts."""
    actions = {quantity(first).action, quantity(second).action}
    if len(actions) > 1 and (actions & _OTHER or actions == _OPPOSITE):
        return True
    if _scopes(first.statement.sentence.text) != _scopes(second.statement.sentence.text):
        return True
    return (
        _span_and_offset(first, second)
        or _two_sides(first, second)
        or _adds_up(corpus, first, second)
        or _adds_up(corpus, second, first)
    )


def is_offset(told: Told) -> bool:
    """Say whether a span of time tells how long before or after something: "بعد يومين"."""
    if dimension(quantity(told).unit, "ar") != "time":
        return False
    tokens, start = tokens_of(told.statement.sentence), told.mention.span.start
    before = [token.norm for token in tokens if token.end <= start]
    return bool(before) and before[-1].removeprefix("و") in _offsets()


def _span_and_offset(first: Told, second: Told) -> bool:
    """Say whether one tells how long something took, the other how long after another it came.

    "After 19 days in captivity" and "held for 29 days" are one span: they share a unit and a word.
    """
    if is_offset(first) == is_offset(second):
        return False
    common = roots(nearby(first)) & roots(nearby(second))
    return not common or quantity(first).unit != quantity(second).unit


@cache
def _offsets() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "chronology")["offsets"]))


@lru_cache(maxsize=1 << 12)
def _scopes(text: str) -> frozenset[str]:
    return frozenset(_patterns().findall(fold(text)))


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(fold(each) for each in read("ar", "chronology")["spans"]))


def _two_sides(first: Told, second: Told) -> bool:
    """Say whether a crowd is counted by its own side in one report, by the other in the other."""
    if not {quantity(told).counted.partition(":")[0] for told in (first, second)} <= _BY_SIDES:
        return False
    one, other = _sides(first.statement), _sides(second.statement)
    return bool(one and other) and one != other


def _sides(statement: Statement) -> frozenset[str]:
    told = {token.norm for token in tokens_of(statement.sentence)}
    return frozenset(side for side, forms in _counters().items() if not told.isdisjoint(forms))


@cache
def _counters() -> dict[str, frozenset[str]]:
    table = read("ar", "chronology")["counters"]
    return {side: frozenset(map(fold, words(block))) for side, block in table.items()}


def _adds_up(corpus: Corpus, whole: Told, part: Told) -> bool:
    """Say whether two figures of the part's article, told in one sentence, make up the whole."""
    value = quantity(whole)
    return any(
        in_base(one).low + in_base(other).low == in_base(value).low
        for statement in corpus.statements[part.statement.article]
        for one, other in combinations(_alike(statement, value), 2)
    )


def _alike(statement: Statement, value: Quantity) -> list[Quantity]:
    return [
        other
        for mention in statement.mentions
        if isinstance(other := mention.value, Quantity) and kinship(other, value)
    ]
