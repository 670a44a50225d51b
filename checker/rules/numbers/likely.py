"""How likely two figures of two reports are rival answers to one question: evidence, weighed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.rules.events import Told, nearby
from checker.rules.numbers.alike import counts, kinship
from checker.rules.numbers.answers import quantity, roots
from checker.rules.numbers.kinship import CYCLE, hours_between
from checker.rules.numbers.values import alike, in_base, reconcilable
from checker.rules.score import Score
from checker.types import Corpus, Mention, Organisation, Person, Place, Quantity

SCORE = Score(
    weights={
        "kinship": 0.5,
        "words around": 0.8,
        "alone": 1.7,
        "listed": -1.35,
        "figure of the sentences in common": 0.3,
        "name of the sentences in common": 0.25,
        "late": -1.85,
        "hedged": -1.1,
        "ratio": -3.2,
        "slip": 2.3,
        "small": -1.0,
    },
    constant=-1.75,
    least=0.55,
)
# Values further apart by this factor are of two things.
FAR = 10.0
_SMALL = 13.0
_CHANCE = 2.0
_FEW = 4


@dataclass(frozen=True, slots=True)
class Rivalry:
    """Two figures of two reports that cannot both be, with all that the reports tell of it."""

    first: Told
    second: Told
    kin: float
    told: tuple[Sequence[Told], Sequence[Told]]


def candidates(ones: Sequence[Told], others: Sequence[Told]) -> Iterator[Rivalry]:
    """Yield the pairs of figures of two reports that may be of one thing, and cannot both be."""
    for first in ones:
        for second in others:
            kin = kinship(quantity(first), quantity(second))
            if kin and _apart(quantity(first), quantity(second)):
                yield Rivalry(first, second, kin, (ones, others))


def _apart(one: Quantity, other: Quantity) -> bool:
    """Say whether two values cannot both be, and are of one order of magnitude."""
    low, high = sorted((in_base(one).low, in_base(other).low))
    return high <= FAR * low and not reconcilable(one, other)


def figures(corpus: Corpus, pair: Rivalry) -> tuple[float, ...]:
    """Return what speaks for and against a pair; in the order of the weights of ``SCORE``."""
    first, second = pair.first, pair.second
    one, other = quantity(first), quantity(second)
    left = [_left(pair, first, second, 0), _left(pair, second, first, 1)]
    hours = hours_between(corpus, first, second)
    low, high = sorted((in_base(one).low, in_base(other).low))
    return (
        pair.kin,
        min(len(roots(nearby(first)) & roots(nearby(second))), _FEW) / _FEW,
        float(not any(left)),
        float(all(left)),
        float(bool(_beside(first) & _beside(second))),
        float(bool(_named(first) & _named(second))),
        float(hours is not None and hours > CYCLE),
        float({one.bound, other.bound} != {"exact"}),
        math.log10(high / low),
        float(one.unit == other.unit and is_slip(one.low, other.low)),
        float(low < (_CHANCE + 1 if one.unit else _SMALL)),
    )


def _left(pair: Rivalry, told: Told, rival: Told, side: int) -> bool:
    """Say whether a report tells another value that the other may rival, and tells no such."""
    own, others = pair.told[side], pair.told[1 - side]
    return any(
        item is not told
        and kinship(quantity(item), quantity(rival)) >= min(pair.kin, 0.6)
        and not reconcilable(quantity(item), quantity(told))
        and _apart(quantity(item), quantity(rival))
        and not any(
            kinship(quantity(item), quantity(each)) and alike(quantity(item), quantity(each))
            for each in others
        )
        for item in own
    )


def _beside(told: Told) -> frozenset[tuple[str, float]]:
    """Return the figures of a sentence that are large enough to be alike by more than chance."""
    return frozenset(
        (in_base(value).unit or counts(value)[1], in_base(value).low)
        for mention in told.statement.mentions
        if isinstance(value := mention.value, Quantity) and value.low > _CHANCE
    )


def _named(told: Told) -> frozenset[str]:
    """Return whom and what a sentence names, countries left out."""
    return frozenset(
        value.key
        for mention in told.statement.mentions
        if isinstance(value := mention.value, Person | Organisation | Place)
        and not (isinstance(value, Place) and value.kind == "country")
    )


def common_ground(first: Told, second: Told) -> bool:
    """Say whether two sentences give a figure or a name alike."""
    return bool(_beside(first) & _beside(second) or _named(first) & _named(second))


def is_slip(one: float, other: float) -> bool:
    """Say whether two figures are one but for a slip: a digit, two digits that changed places."""
    first, second = f"{one:.10g}".replace(".", ""), f"{other:.10g}".replace(".", "")
    size = max(len(first.rstrip("0")), len(second.rstrip("0")))
    if size < 2:
        return False
    if len(first) != len(second):
        short, long = sorted((first, second), key=len)
        return len(short) > 1 and short in (long[1:], long[:-1])
    return sorted(first) == sorted(second) or sum(map(str.__ne__, first, second)) == 1


def wanted(mention: Mention) -> bool:
    """Say whether a mention is a figure that may be held against another."""
    value = mention.value
    return isinstance(value, Quantity) and value.bound != "vague" and value.low > 0
