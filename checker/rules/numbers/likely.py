"""How likely two figures of two reports are rival answers to one question: evidence, weighed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.rules.events import Told
from checker.rules.nearest import one_person
from checker.rules.numbers.alike import kinship
from checker.rules.numbers.answers import SPORT, quantity
from checker.rules.numbers.kinship import CYCLE
from checker.rules.numbers.tolls import bygone
from checker.rules.numbers.unrelated import knows_both
from checker.rules.numbers.values import alike, in_base, reconcilable
from checker.rules.once import once
from checker.rules.score import Score
from checker.rules.timing import hours_between
from checker.types import Corpus, DateValue, Mention, Organisation, Person, Place, Quantity

SCORE = Score(
    weights={
        "kinship": 1.79,
        "alone": 1.65,
        "listed": -0.91,
        "late": -1.31,
        "hedged": -1.61,
        "slip": 2.01,
        "leads": 0.45,
        "times apart": -0.66,
        "known to both": -3.94,
        "of years past": -1.92,
        "of sport": -1.50,
        "figures told": -1.71,
        "reports of the story": -2.39,
    },
    constant=-0.10,
    least=0.5,
)
# Values further apart by this factor are of two things.
FAR = 10.0


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
    hours = hours_between(corpus, first.statement.article, second.statement.article)
    return (
        pair.kin,
        not any(left),
        all(left),
        hours is not None and hours > CYCLE,
        {one.bound, other.bound} != {"exact"},
        one.unit == other.unit and is_slip(one.low, other.low),
        first.leads + second.leads,
        _times_apart(first, second),
        knows_both(corpus, first, second),
        bygone(corpus, first) + bygone(corpus, second),
        one.counted.split(" ")[0] in SPORT and not one_person(first, second),
        math.log(max(map(len, pair.told))),
        math.log(_reports(corpus).get(first.statement.article, 2)),
    )


@once
def _reports(corpus: Corpus) -> dict[str, int]:
    """Return how many reports the story of an article has: many tell of more events than one."""
    return {article: len(story.articles) for story in corpus.stories for article in story.articles}


def _times_apart(first: Told, second: Told) -> bool:
    """Say whether two sentences both tell times, and no one of the times of both may be one."""
    times = [
        [
            value
            for mention in told.statement.mentions
            if isinstance(value := mention.value, DateValue) and value.start and value.end
        ]
        for told in (first, second)
    ]
    return all(times) and not any(
        one.start <= other.end and other.start <= one.end  # type: ignore[operator]
        for one in times[0]
        for other in times[1]
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


def names(told: Told) -> frozenset[str]:
    """Return whom and what a sentence names, countries left out."""
    return frozenset(
        value.key
        for mention in told.statement.mentions
        if isinstance(value := mention.value, Person | Organisation | Place)
        and not (isinstance(value, Place) and value.kind == "country")
    )


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
