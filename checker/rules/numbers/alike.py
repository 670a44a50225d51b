"""Whether two figures may be of one thing, by what they count or measure."""

from __future__ import annotations

from functools import cache, lru_cache

from checker.languages import read, words
from checker.rules.numbers.answers import roots
from checker.rules.numbers.tolls import RECORD, grows, told_of
from checker.rules.numbers.values import in_base
from checker.text.normalise import fold
from checker.text.numbers_counted import counted_tables
from checker.text.numbers_units import currencies
from checker.types import Quantity

# From this cosine on two nouns may name one thing ("camera" and "lens").
_NEAR = 0.45
# What is said of anybody.
_ANYBODY = frozenset({"", "person"})
# How alike two figures are that have the same unit: both of one measure, both of none, one of
# none, each of another.
_NO_MEASURE, _ONE_MEASURE, _TWO_MEASURES = 0.7, 0.6, 0.3
_MAYBE = 0.5
# One noun, and two things that befell it: "cancelled" here, "grounded" there.
_TWO_EVENTS = 0.6
_VOTES = {"in_favour", "against"}
_LONG = 3  # letters of a word from which on its root tells what it is


def counts(value: Quantity) -> tuple[str, str]:
    """Return what befell those counted, and the head noun of what they are; "" each if untold."""
    event, colon, noun = told_of(value).partition(":")
    if colon or event in counted_tables("ar").events:
        return event, noun.split(" ")[0]
    return "", event.split(" ")[0]


def kinship(one: Quantity, other: Quantity) -> float:
    """Return how alike two figures are by what they are of, 0 (nothing to compare) to 1."""
    if RECORD in {one.counted, other.counted}:
        return 0.0
    if one.unit or other.unit:
        return _of_measures(one, other)
    first, second = counts(one), counts(other)
    if first[0] == second[0] != "":
        return float(_of_nouns(first[1], second[1]) > 0)
    if _votes(*first) and _votes(*second) and {first[0], second[0]} != _VOTES:
        return _MAYBE  # "23 votes" here, "27 members in favour" there
    if not first[0] or not second[0]:
        return _of_nouns(first[1], second[1])
    if (grows(one.counted) and grows(other.counted)) or {first[0], second[0]} == _VOTES:
        return 0.0  # The dead are not the injured, nor the votes in favour those against.
    return _TWO_EVENTS * (first[1] == second[1] != "")


def _votes(event: str, noun: str) -> bool:
    return event in _VOTES or (not event and noun == "vote")


def _of_measures(one: Quantity, other: Quantity) -> float:
    units = in_base(one).unit, in_base(other).unit
    if units[0] != units[1] and currencies("ar").isdisjoint((units, units[::-1])):
        return 0.0
    if told_of(one) == told_of(other):
        return 1.0 if one.counted else _NO_MEASURE
    return _TWO_MEASURES if one.counted and other.counted else _ONE_MEASURE


@lru_cache(maxsize=1 << 14)
def _of_nouns(one: str, other: str) -> float:
    """Return how alike two nouns are: 1 the same, their cosine where they are near, or 0."""
    if one in _ANYBODY or other in _ANYBODY:
        return _MAYBE if {one, other} <= _people() else 0.0
    if one == other or (min(len(one), len(other)) > _LONG and roots([one]) == roots([other])):
        return 1.0
    near = _cosine(one, other)
    return near if near >= _NEAR else 0.0


def _cosine(one: str, other: str) -> float:
    from checker.rules.word_vectors import vectors

    look_up = vectors().look_up
    return float(look_up(_arabic().get(one, one))[0] @ look_up(_arabic().get(other, other))[0])


@cache
def _arabic() -> dict[str, str]:
    """Return the nouns of the classes that have an English name."""
    table = read("ar", "counted")
    return {
        key: fold(words(block)[0])
        for group in ("broken", "regular")
        for key, block in table[group].items()
    }


@cache
def _people() -> frozenset[str]:
    listed = (fold(word) for word in words(read("ar", "counted")["people"]))
    return frozenset(listed) | _ANYBODY
