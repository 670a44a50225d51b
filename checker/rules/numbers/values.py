"""Compare quantities as a reader would: bounds, hedges and rounding allowed for."""

from __future__ import annotations

import math
from dataclasses import replace

from checker.packs.model import Reference
from checker.types import Mention, Quantity

# Counts further apart than this, a slip of a digit allowed, are of different things too.
_FAR_COUNT = 10.0
# Of tens and more no more than this share is rounded off: 400 is not said of 450, nor 10 of 7.
_LARGE = 100.0
_ROUNDED = 0.2
# Measures further apart than this are of different things, one more figure in a number allowed for.
_FAR_MEASURE = 10.0
# What is further apart is no other way to tell the same measure.
_FAR = 3.0


# Units that are a number of others: spans of time in hours, lengths and areas in metres.
_BASE = {
    "percent_point": ("basis_point", 100.0),
    "g": ("kg", 0.001),
    "quintal": ("kg", 100.0),
    "ton": ("kg", 1000.0),
    "gw": ("mw", 1000.0),
    "minute": ("hour", 1 / 60),
    "day": ("hour", 24.0),
    "week": ("hour", 168.0),
    "month": ("hour", 730.5),
    "year": ("hour", 8766.0),
    "decade": ("hour", 87660.0),
    "century": ("hour", 876600.0),
    "cm": ("m", 0.01),
    "mm": ("m", 0.001),
    "km": ("m", 1000.0),
    "mile": ("m", 1609.0),
    "foot": ("m", 0.3048),
    "km2": ("m2", 1e6),
    "hectare": ("m2", 1e4),
    "dunam": ("m2", 1000.0),
    "feddan": ("m2", 4200.0),
}


def in_base(value: Quantity) -> Quantity:
    """Return a measure in the smaller unit that others may tell it in: half a point, 50 basis."""
    unit, times = _BASE.get(value.unit, (value.unit, 1.0))
    return replace(value, low=value.low * times, high=value.high * times, unit=unit)


def reconcilable(first: Quantity, second: Quantity) -> bool:
    """Say whether some value satisfies both statements.

    Measures, shares and sums are rounded freely, counts of people and things are not.
    """
    coarse = max(map(_coarse, (first, second)))
    first, second = in_base(first), in_base(second)
    if first.unit:
        low, high = sorted((abs(first.high), abs(second.high)))
        if low * _FAR_MEASURE < high:
            # A price and its change, a distance and a height: not the same measure.
            return True
        nearest = min(abs(first.low - second.high), abs(first.high - second.low))
        if nearest <= coarse / 2 or nearest <= 0.01 * max(abs(first.high), abs(second.high)):
            return True
    low = max(_reach(first)[0], _reach(second)[0])
    high = min(_reach(first)[1], _reach(second)[1])
    return low <= high


def _coarse(value: Quantity) -> float:
    """Return to how much a measure is rounded, in the unit of ``in_base``."""
    rounded = step(value.low)
    if rounded > 1:
        rounded = min(rounded, value.high * _ROUNDED)
    return rounded * _BASE.get(value.unit, ("", 1.0))[1]


def alike(first: Quantity, second: Quantity) -> bool:
    """Say whether two statements may be of one value: measures far apart are of two things."""
    first, second = in_base(first), in_base(second)
    low, high = sorted((abs(first.high), abs(second.high)))
    near = not first.unit or high <= _FAR * max(low, 1.0)
    return near and reconcilable(first, second)


def far_apart(first: Quantity, second: Quantity) -> bool:
    """Say whether two counts are so far apart that they count different things."""
    first, second = in_base(first), in_base(second)
    return max(first.high, second.high) > _FAR_COUNT * max(min(first.low, second.low), 1.0)


def _reach(value: Quantity) -> tuple[float, float]:
    """Return the range of true values that a careful writer could put this way."""
    if value.bound == "at_least":
        # "more than 20" is said of 21 to 30, not of 200.
        return value.low, value.low * 1.5 + 1
    if value.bound == "at_most":
        return value.high * 0.6 - 1, value.high
    slack = 0.0
    if value.bound == "about":
        slack = max(step(value.low) / 2, value.high * 0.05)
    elif value.bound == "vague":
        return value.low, value.high
    elif step(value.low) >= 100 or not float(value.low).is_integer():
        # Round thousands and decimals stand for what they round.
        slack = step(value.low) / 2
        if value.unit and value.high >= _LARGE:
            slack = min(slack, value.high * _ROUNDED / 2)
    return value.low - slack, value.high + slack


def step(value: float) -> float:
    """Return the power of ten to which a figure is rounded: 10 for 1150, 0.1 for 2.5."""
    if value == 0:
        return 1.0
    size = 1.0
    if not float(value).is_integer():
        while not math.isclose(value / size, round(value / size), rel_tol=1e-9) and size > 1e-4:
            size /= 10
        return size
    while math.isclose(value % (size * 10), 0.0) and size * 10 <= abs(value):
        size *= 10
    return size


def contradicts(fact: Reference, value: Quantity) -> bool:
    """Say whether a stated quantity is about a reference figure and no rounding of it."""
    if fact.unit != value.unit or (fact.counted and fact.counted != value.counted):
        return False
    if value.bound == "vague" or not fact.concerns(value.low):
        return False
    if value.bound == "at_least":
        return value.low > fact.value * (1 + fact.tolerance)
    if value.bound == "at_most":
        return value.high < fact.value * (1 - fact.tolerance)
    if fact.agrees(value.low, value.high):
        return False
    return abs(value.low - fact.value) > step(value.low) / 2


def shown(mention: Mention) -> str:
    """Return the normalised value of a quantity mention, the key of its side."""
    value = mention.value
    if not isinstance(value, Quantity):
        return mention.text
    number = f"{value.low:g}" if value.low == value.high else f"{value.low:g}-{value.high:g}"
    sign = {"at_least": "≥", "at_most": "≤", "about": "~"}.get(value.bound, "")
    return f"{sign}{number} {value.unit}".strip()
