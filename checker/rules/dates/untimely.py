"""What an article tells as past on a day after its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from checker.rules.dates.days import is_counted, is_this_month
from checker.rules.dates.past import past_verb, right_behind_verb, word_set
from checker.rules.reading import tokens_of
from checker.types import DateValue, Mention, Span, Statement

_SOON = 31  # days


class Untimely(NamedTuple):
    """A date that the verb told of it cannot have."""

    mention: Mention
    verb: str
    span: Span


def untimely(statement: Statement, day: date) -> Iterator[Untimely]:
    """Yield the dates of a sentence that its verbs cannot have in an article of a day."""
    for mention in statement.mentions:
        verb = past_verb(statement, mention) if _is_future(mention, statement, day) else None
        if verb is not None:
            span = Span(statement.sentence.span.field, verb.start, verb.end)
            yield Untimely(mention, verb.text, span)


def _is_future(mention: Mention, statement: Statement, day: date) -> bool:
    value = mention.value
    if not isinstance(value, DateValue) or value.start is None or value.precision != "day":
        return False
    # A day with no year may be of any, but hardly of last year where it would be so soon.
    soon = not is_counted(mention) and value.start <= day + timedelta(days=_SOON)
    sure = not value.relative or is_this_month(mention)
    # "The summit before was held on 29 March": of a year that nobody names.
    said = {token.norm for token in tokens_of(statement.sentence)}
    alone = soon and word_set("earlier").isdisjoint(said)
    sure = sure or (alone and right_behind_verb(statement, mention))
    return sure and value.start > day + timedelta(days=1)
