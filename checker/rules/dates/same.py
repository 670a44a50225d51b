"""Compare the days that two sentences name: calendars, midnight and series allowed for."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from itertools import combinations

from checker.languages import read, words
from checker.rules.dates.days import is_counted, is_full
from checker.rules.dates.past import before_that
from checker.rules.events import Told, places_agree
from checker.text.normalise import fold
from checker.types import Corpus, DateValue, Mention, Statement

_ONE = 0.9  # share of the words of the longer from which on two sentences are one, edited


def differ(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether two sentences of two articles each name one day, and not the same."""
    if first.statement.article == second.statement.article:
        return False
    if not _one_day(first.statement) or not _one_day(second.statement):
        return False
    if same_day(first, second) or next_night(first, second):
        return False
    return places_agree(first.statement, second.statement) and not series(corpus, first, second)


def same_day(first: Told, second: Told) -> bool:
    """Say whether two dates may be one day, calendars and midnight allowed for."""
    return _meet(first.mention, second.mention)


def next_night(first: Told, second: Told) -> bool:
    """Say whether two days are those that one night joins, which reports call by either."""
    one, other = first.mention.value, second.mention.value
    if not isinstance(one, DateValue) or not isinstance(other, DateValue):
        return False
    if one.start is None or other.start is None or abs((one.start - other.start).days) > 1:
        return False
    near = {word for told in (first, second) for word in fold(told.statement.sentence.text).split()}
    return not _night().isdisjoint(near)


@cache
def _night() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "happenings")["night"]))


def _one_day(statement: Statement) -> bool:
    """Say whether all dates of a sentence may be one day, whatever calendar they are in."""
    dates = [mention for mention in statement.mentions if isinstance(mention.value, DateValue)]
    # Beside a date in full, "today" and "this year" are those of the report.
    full = [mention for mention in dates if is_full(Told(statement, mention, leads=False))]
    return all(_meet(one, other) for one, other in combinations(full or dates, 2))


def _meet(one: Mention, other: Mention) -> bool:
    """Say whether two dates may be one day, calendars and midnight allowed for."""
    first, second = one.value, other.value
    if not isinstance(first, DateValue) or not isinstance(second, DateValue):
        return True
    if first.start is None or second.start is None or first.end is None or second.end is None:
        return True
    if first.weekday is not None and first.weekday == second.weekday:
        # "Thursday" alone may be the last one or the next.
        return "weekday" in {first.precision, second.precision} or first.start == second.start
    yearless = first.relative or second.relative
    if yearless and (first.start.month, first.start.day) == (second.start.month, second.start.day):
        return True  # The year may be in words that nobody read.
    named = "weekday" in {first.precision, second.precision}
    if named and first.start.weekday() == second.start.weekday():
        return True  # "Wednesday next" may be a week later than it is read.
    loose = "hijri" in {first.calendar, second.calendar} or is_counted(one) or is_counted(other)
    slack = timedelta(days=1 if loose else 0)
    return first.start <= second.end + slack and second.start <= first.end + slack


def series(corpus: Corpus, first: Told, second: Told) -> bool:
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


def edited(first: Told, second: Told) -> bool:
    """Say whether two sentences are one, in which little more than the day was changed."""
    one, other = set(first.statement.words), set(second.statement.words)
    return len(one & other) >= _ONE * max(len(one), len(other), 1)


def told_before(told: Told) -> bool:
    """Say whether a date stands in a clause on what came before the news of its sentence."""
    return before_that(told.statement, told.mention)
