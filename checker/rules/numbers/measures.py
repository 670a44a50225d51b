"""Sums and measures that say nothing of what they are of, but are the only ones an article gives.

"A ransom of 150,000 dollars" and "released for 510,000 dollars" answer one question: neither
article speaks of another sum.
"""

from __future__ import annotations

from collections.abc import Iterable

from checker.rules.events import Told
from checker.rules.numbers.tolls import APART, RECORD, thing
from checker.rules.numbers.values import in_base
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
        and value.bound in {"exact", "about"}
        and value.counted != RECORD
        and value.action not in APART | _MOVED
        and dimension(value.unit, "ar") not in _LOOSE
    )


def measures(told: Iterable[Told]) -> dict[tuple[str, str, str], list[Told]]:
    """Return the measures that articles give, by unit."""
    found: dict[tuple[str, str, str], list[Told]] = {}
    for item in told:
        value = item.mention.value
        if isinstance(value, Quantity) and measure(item.mention):
            found.setdefault(("", in_base(value).unit, ""), []).append(item)
    return dict(sorted(found.items()))


def other_words(first: Told, second: Told) -> bool:
    """Say whether two measures are told of in other words, or of one of them it is not told."""
    return thing(first.mention) != thing(second.mention) or not thing(first.mention)[0]
