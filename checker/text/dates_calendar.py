"""Turn what a date says into days: years left out, months, Hijri dates, days counted back."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from checker.text.dates_lexicon import SLICE
from checker.types import Calendar, DateValue, Precision

Direction = str  # "past", "next", "current" or "": what the adjective beside the date says
_NOW = timedelta(0)
_HALF_YEAR = timedelta(days=183)
_HIJRI_EPOCH = 579  # Gregorian year minus Hijri year in our time, less one: a first guess


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def hijri_day(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a Hijri date (Umm al-Qura), or None outside its tables."""
    from hijridate import Hijri

    try:
        return Hijri(year, month, day).to_gregorian()
    except (OverflowError, ValueError):
        return None


def hijri_month(year: int, month: int) -> tuple[date | None, date | None]:
    """Return the first and last Gregorian day of a Hijri month."""
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    first, after = hijri_day(year, month, 1), hijri_day(*following, 1)
    return first, after - timedelta(days=1) if after else None


def month_days(year: int, month: int) -> tuple[date, date]:
    """Return the first and last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def guess_year(
    month: int, day: int | None, reference: date, direction: Direction, system: Calendar
) -> int | None:
    """Return the year of a date that names none.

    The adjective decides where there is one; else the nearest such day within half a year of
    the reference, the past first: news speaks of what was.
    """
    to_day = hijri_day if system == "hijri" else make_day
    middle = reference.year - (_HIJRI_EPOCH if system == "hijri" else 0)
    starts = ((year, to_day(year, month, day or 1)) for year in range(middle - 3, middle + 3))
    gaps = {year: start - reference for year, start in starts if start}
    if direction == "past":
        # "last May" said in May is the May of the year before.
        here = None if day else timedelta(days=1 - reference.day)
        return max((y for y, gap in gaps.items() if gap < _NOW and gap != here), default=None)
    if direction == "next":
        return min((y for y, gap in gaps.items() if gap > _NOW), default=None)
    before = [y for y, gap in gaps.items() if -_HALF_YEAR <= gap <= _NOW]
    after = [y for y, gap in gaps.items() if _NOW < gap <= _HALF_YEAR]
    return max(before, default=None) or min(after, default=None)


def resolve(
    *,
    year: int | None,
    month: int,
    day: int | None,
    reference: date | None,
    direction: Direction = "",
    system: Calendar = "gregorian",
) -> DateValue:
    """Return the value of a day or month, its year guessed from the reference where left out."""
    precision: Precision = "day" if day else "month"
    relative = year is None
    value = DateValue(None, None, precision, system, relative=relative)
    if year is None and reference:
        year = guess_year(month, day, reference, direction, system)
    if year is None or not 1 <= year < 9999:
        return value
    if day:
        start = (hijri_day if system == "hijri" else make_day)(year, month, day)
        return replace(value, start=start, end=start)
    if system == "hijri":
        first, last = hijri_month(year, month)
        return replace(value, start=first, end=last) if first and last else value
    first, last = month_days(year, month)
    return replace(value, start=first, end=last)


def year_value(first: int, last: int | None = None, *, relative: bool = False) -> DateValue:
    """Return the value of a year or of a span of years; years 1300 to 1500 are Hijri."""
    last = first if last is None else last
    if first < 1550:
        start, end = hijri_day(first, 1, 1), hijri_month(last, 12)[1]
        if not (start and end):
            start = end = None
        return DateValue(start, end, "year", "hijri", relative=relative)
    return DateValue(date(first, 1, 1), date(last, 12, 31), "year", relative=relative)


def weekday_value(weekday: int, reference: date | None, direction: Direction) -> DateValue:
    """Return the day of a weekday that stands alone, counted from the reference.

    Without an adjective it is the last such day, the reference itself included; ``direction``
    "open" (the sentence speaks of what is to come) leaves it unresolved.
    """
    value = DateValue(None, None, "weekday", weekday=weekday, relative=True)
    if reference is None or direction == "open":
        return value
    back = (reference.weekday() - weekday) % 7
    if direction == "past":
        back = back or 7
    elif direction == "next":
        back -= 7
    return shifted(value, reference, -back)


def third_of(value: DateValue, part: int) -> DateValue:
    """Return a third of a month or a year, or a half or quarter (``SLICE``), bounds about right."""
    if not part or value.start is None or value.end is None:
        return value
    slices, which = divmod(part, SLICE) if part > SLICE else (3, part)
    step = ((value.end - value.start).days + 1) // slices
    start = value.start + timedelta(days=step * (which - 1))
    last = which == slices
    return replace(value, start=start, end=value.end if last else start + timedelta(days=step))


def shifted(value: DateValue, reference: date | None, days: int, *, width: int = 0) -> DateValue:
    """Return ``value`` set ``days`` after the reference, give or take ``width`` days."""
    if reference is None:
        return value
    try:
        middle = reference + timedelta(days=days)
        span = timedelta(days=width)
        return replace(value, start=middle - span, end=middle + span)
    except OverflowError:
        return value
