"""What an article puts in an order that cannot be: what followed dated before what came first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from checker.languages import read, words
from checker.rules.dates.days import is_ahead, is_dated, is_time
from checker.rules.dates.happenings import classed, content, is_single
from checker.rules.dates.kinds import REPORT, Kind, kinds
from checker.rules.dates.past import before_that
from checker.rules.events import Told
from checker.rules.nearest import nearest_person, other_people
from checker.text.normalise import fold
from checker.types import Corpus, DateValue

# Days between what an article tells of one course of events.
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Order:
    """Classes of what comes first and of what follows it, as ``chronology.yml`` lists them.

    ``life`` marks what is of one person's life, whatever time lies between; ``unless`` holds
    words of articles in which the order may be the other.
    """

    first: tuple[str, ...]
    then: tuple[str, ...]
    life: bool
    unless: frozenset[str]


@cache
def _orders() -> tuple[Order, ...]:
    return tuple(
        Order(
            tuple(words(entry["first"])),
            tuple(words(entry["then"])),
            entry.get("life", False),
            frozenset(fold(word) for word in words(entry.get("unless", ""))),
        )
        for entry in read("ar", "chronology")["orders"]
    )


def wrong_orders(corpus: Corpus, article: str) -> Iterator[tuple[Told, Told]]:
    """Yield (what came first, what followed) where the article dates the second earlier."""
    by_name = {kind.name: kind for kind in kinds()}
    found = _dated(corpus, article)
    told = {word for statement in corpus.statements[article] for word in statement.words}
    for order in _orders() if len(found) > 1 else ():
        for names in product(order.first, order.then):
            first, then = (found.get(name, ()) for name in names)
            if not first or not then or not is_single(first) or not is_single(then):
                continue
            given = by_name[names[0]], by_name[names[1]]
            if before_that(then[0].statement, then[0].mention):
                continue  # "وكان قد أفرج عنه": of an earlier course.
            if not _swapped(order, first[0], then[0]) or not order.unless.isdisjoint(told):
                continue
            if _one_course(order, given, first[0], then[0]):
                yield first[0], then[0]


def _dated(corpus: Corpus, article: str) -> Mapping[str, Sequence[Told]]:
    """Return the days, months and years of what an article tells as over, by class."""
    found: dict[str, list[Told]] = {}
    for told, given in classed(corpus.statements[article], is_time):
        for kind in given:
            if kind.name != REPORT and not is_ahead(corpus, told):
                found.setdefault(kind.name, []).append(told)
    return found


def _swapped(order: Order, first: Told, then: Told) -> bool:
    """Say whether the date of what came first is all after that of what followed."""
    early, late = first.mention.value, then.mention.value
    if not isinstance(early, DateValue) or not isinstance(late, DateValue):
        return False
    if not is_dated(first) or not is_dated(then) or early.start is None or late.end is None:
        return False
    if "year" in {early.precision, late.precision} and not order.life:
        return False
    gap = (early.start - late.end).days
    return gap > 0 and (order.life or gap <= _LONGEST)


def _one_course(order: Order, given: tuple[Kind, Kind], first: Told, then: Told) -> bool:
    """Say whether two dates are of one course of events, or of one person's life."""
    near = abs(first.statement.sentence.index - then.statement.sentence.index) <= 1
    one, other = nearest_person(first), nearest_person(then)
    if order.life and (one or other or not near):
        return bool({*one} & {*other})
    if given[0].who and near and not order.life:
        return not other_people(first, then)
    if (given[0].who or given[1].who) and other_people(first, then):
        return False
    return bool(content(first, given[0].words) & content(then, given[1].words))
