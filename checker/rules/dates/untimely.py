"""What an article tells as past on a day after its own, or as to come on one before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from checker.rules.dates.days import is_counted, is_this_month
from checker.rules.dates.order import wrong_orders
from checker.rules.dates.past import past_verb, right_behind_verb, verb_to_come
from checker.rules.dates.steps import swapped_steps
from checker.rules.events import Told
from checker.types import Corpus, DateValue, Mention, Span, Statement

_SOON = 31  # days


class Untimely(NamedTuple):
    """A date that the verb told of it cannot have; ``text`` names the block of texts."""

    mention: Mention
    verb: str
    span: Span
    text: str


def untimely(statement: Statement, day: date) -> Iterator[Untimely]:
    """Yield the dates of a sentence that its verbs cannot have in an article of a day."""
    for mention in statement.mentions:
        if _is_future(statement, mention, day):
            verb, text = past_verb(statement, mention), "default"
        elif _is_over(mention, day):
            verb, text = verb_to_come(statement, mention), "over"
        else:
            continue
        if verb is not None:
            span = Span(statement.sentence.span.field, verb.start, verb.end)
            yield Untimely(mention, verb.text, span, text)


def swapped(corpus: Corpus, article: str) -> Iterator[tuple[Told, Told]]:
    """Yield (what came first, what followed) that an article dates wrongly."""
    yield from wrong_orders(corpus, article)
    yield from swapped_steps(corpus, article)


def _is_future(statement: Statement, mention: Mention, day: date) -> bool:
    value = mention.value
    if not isinstance(value, DateValue) or value.start is None or value.precision != "day":
        return False
    # A day with no year may be of any, but hardly of last year where it would be so soon.
    soon = not is_counted(mention) and value.start <= day + timedelta(days=_SOON)
    sure = not value.relative or is_this_month(mention)
    sure = sure or (soon and right_behind_verb(statement, mention))
    return sure and value.start > day + timedelta(days=1)


def _is_over(mention: Mention, day: date) -> bool:
    """Say whether a day, its month and year sure, is before the one of the report."""
    value = mention.value
    if not isinstance(value, DateValue) or value.end is None or value.precision != "day":
        return False
    sure = not value.relative or is_this_month(mention)
    return sure and value.calendar == "gregorian" and value.end < day - timedelta(days=1)
