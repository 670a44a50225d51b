"""Sums and measures that say nothing of what they are of, but are the only ones an article gives.

"A ransom of 150,000 dollars" and "released for 510,000 dollars" answer one question: neither
article speaks of another sum.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from checker.rules.events import Told
from checker.rules.numbers.tolls import APART, RECORD, thing
from checker.rules.numbers.values import in_base, reconcilable
from checker.text.numbers_units import dimension
from checker.types import Mention, Quantity

# What articles measure by the way, or by the hour.
_LOOSE = frozenset({"share", "speed", "data", "power", "degree"})
_MOVED = frozenset({"rise", "fall"})
_AGES = "_old"


def measure(mention: Mention) -> bool:
    """Say whether a mention is a sum or a measure of the event, whatever it be of."""
    value = mention.value
    return (
        isinstance(value, Quantity)
        and bool(value.unit)
        and "/" not in value.unit
        and not value.unit.endswith(_AGES)
        and value.bound != "vague"
        and value.counted != RECORD
        and value.action not in APART | _MOVED
        and dimension(value.unit, "ar") not in _LOOSE
    )


def sole_measures(told: Iterable[Told]) -> dict[tuple[str, str, str], list[Told]]:
    """Return, by unit, the measures of those articles that give one value only in the unit."""
    given: dict[tuple[str, str], list[Told]] = {}
    for item in told:
        value = item.mention.value
        if isinstance(value, Quantity) and measure(item.mention):
            given.setdefault((in_base(value).unit, item.statement.article), []).append(item)
    found: dict[tuple[str, str, str], list[Told]] = {}
    for (unit, _), items in sorted(given.items()):
        if all(_agree(one, other) for one, other in combinations(items, 2)):
            found.setdefault(("", unit, ""), []).extend(items)
    return found


def other_words(first: Told, second: Told) -> bool:
    """Say whether two measures are told of in other words, or of one of them it is not told."""
    return thing(first.mention) != thing(second.mention) or not thing(first.mention)[0]


def _agree(first: Told, second: Told) -> bool:
    one, other = first.mention.value, second.mention.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return False
    near = max(one.high, other.high) <= 3 * max(min(one.low, other.low), 1)
    return near and reconcilable(one, other)
