"""Compare the days that two sentences name: calendars, midnight and series allowed for."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations

from checker.rules.events import Told, places_agree
from checker.types import Corpus, DateValue, Mention, Statement


def differ(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether two sentences of two articles each name one day, and not the same."""
    if first.statement.article == second.statement.article:
        return False
    if not _one_day(first.statement) or not _one_day(second.statement):
        return False
    one, other = first.mention.value, second.mention.value
    if not isinstance(one, DateValue) or not isinstance(other, DateValue) or _meet(one, other):
        return False
    return places_agree(first.statement, second.statement) and not _series(corpus, first, second)


def is_full(told: Told) -> bool:
    """Say whether a date is spelled out: a bare weekday needs more to tell the event."""
    value = told.mention.value
    return isinstance(value, DateValue) and value.precision == "day" and not value.relative


def days(statement: Statement) -> list[Told]:
    """Return the resolved days of a sentence."""
    return [Told(statement, m, leads=False) for m in statement.mentions if is_day(m)]


def is_day(mention: Mention) -> bool:
    """Say whether a mention is a day, resolved."""
    value = mention.value
    return (
        isinstance(value, DateValue)
        and value.start is not None
        and value.end is not None
        and value.precision in {"day", "weekday"}
    )


def _one_day(statement: Statement) -> bool:
    """Say whether all dates of a sentence may be one day, whatever calendar they are in."""
    dates = [m.value for m in statement.mentions if isinstance(m.value, DateValue)]
    # Beside a date in full, "today" and "this year" are those of the report.
    full = [date for date in dates if date.precision == "day" and not date.relative]
    dates = full or dates
    return all(_meet(one, other) for one, other in combinations(dates, 2))


def _meet(first: DateValue, second: DateValue) -> bool:
    """Say whether two dates may be one day, calendars and midnight allowed for."""
    if first.start is None or second.start is None or first.end is None or second.end is None:
        return True
    if first.weekday is not None and first.weekday == second.weekday:
        # "Thursday" alone may be the last one or the next.
        return "weekday" in {first.precision, second.precision} or first.start == second.start
    hijri = "hijri" in {first.calendar, second.calendar}
    slack = timedelta(days=1 if hijri or first.relative or second.relative else 0)
    return first.start <= second.end + slack and second.start <= first.end + slack


def _series(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether each of two reports of different days tells of its own last day."""
    ages = []
    published = set()
    for told in (first, second):
        day = corpus.articles[told.statement.article].day
        value = told.mention.value
        if day is None or not isinstance(value, DateValue) or value.start is None:
            return False
        if is_full(told) and value.start != day:
            # Spelled out, a date is no mere "the day before".
            return False
        published.add(day)
        ages.append((day - value.start).days)
    return len(published) == 2 and all(-1 <= age <= 1 for age in ages)


def iso(mention: Mention) -> str:
    """Return the day of a date mention in ISO form, the key of its side."""
    value = mention.value
    if not isinstance(value, DateValue) or value.start is None:
        return mention.text
    return value.start.isoformat()
