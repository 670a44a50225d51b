"""Figures of a headline that the text below contradicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.rules.dates.past import is_background
from checker.rules.events import Told
from checker.rules.nearest import other_people
from checker.rules.numbers.others import left_out
from checker.rules.numbers.values import reconcilable, shown
from checker.rules.statements.parts import Clash, Parts, Said
from checker.types import Quantity

_PARTS = 4  # figures of the text that a headline may add up
_MOST = 12  # figures tried as parts of a sum
_NOT_TOLD = frozenset({"subset", "change"})


def figures(parts: Parts) -> Iterator[Clash]:
    """Yield a figure of the headline with one of the first sentences that is another figure.

    Only where no figure of the text, and no sum of a few, agrees with the headline.
    """
    told = [s.mention.value for s in parts.body if isinstance(s.mention.value, Quantity)]
    for said in parts.headline:
        one = said.mention.value
        if not isinstance(one, Quantity) or _borne_out(one, told):
            continue
        for below in parts.top():
            other = below.mention.value
            if not isinstance(other, Quantity) or not _clash(one, other):
                continue
            if _others(said, below) or is_background(below.statement):
                continue
            if not _without(said, below):
                yield said.proof(shown(said.mention)), below.proof(shown(below.mention))


def _clash(one: Quantity, other: Quantity) -> bool:
    same = (one.counted, one.unit, one.action) == (other.counted, other.unit, other.action)
    clear = "vague" not in {one.bound, other.bound} and one.action not in _NOT_TOLD
    return same and clear and bool(one.counted) and not reconcilable(one, other)


def _others(said: Said, below: Said) -> bool:
    """Say whether the figure of the text is that of somebody else ("الذي أحرز 109 أهداف")."""
    one, other = (Told(item.statement, item.mention, leads=False) for item in (said, below))
    return other_people(one, other)


def _without(said: Said, below: Said) -> bool:
    """Say whether one figure leaves out what the other counts: "the union and 6 others" are 7."""
    one, other = said.mention.value, below.mention.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return False
    less = said if one.low < other.low else below
    return abs(one.low - other.low) in left_out(less.statement, less.mention)


def _borne_out(one: Quantity, told: Sequence[Quantity]) -> bool:
    """Say whether the text has the headline's figure after all, alone or as a sum."""
    if any(reconcilable(one, value) for value in told):
        return True
    counted = [value.low for value in told if value.counted == one.counted][:_MOST]
    return any(
        sum(part) == one.low
        for size in range(2, _PARTS + 1)
        for part in combinations(counted, size)
    )
