"""Dates that may be known to the year or month only, and what holds on a given day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

Holds: TypeAlias = Literal["yes", "no", "unknown"]

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, month or year: all days from ``first`` to ``last``, both included."""

    first: date
    last: date

    def __str__(self) -> str:
        if self.first == self.last:
            return self.first.isoformat()
        year_only = (self.first.month, self.last.month) == (1, 12)
        return f"{self.first.year:04d}" if year_only else f"{self.first:%Y-%m}"


def parse_partial(value: object) -> object:
    """Read `2025`, `2025-08` or `2025-08-11`; anything that is no text or number passes through.

    Raises:
        ValueError: the text is no such date.
    """
    if not isinstance(value, str | int) or isinstance(value, bool):
        return value
    match = _FORM.fullmatch(str(value))
    if match is None:
        raise ValueError(f"{value!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    try:
        first = date(year, month, day)
    except ValueError:
        raise ValueError(f"{value!r} is not a day of the calendar") from None
    if match[3]:
        return PartialDate(first, first)
    last_month = month if match[2] else 12
    return PartialDate(first, date(year, last_month, calendar.monthrange(year, last_month)[1]))


@dataclass(frozen=True, slots=True)
class Interval:
    """A time from ``start`` to ``end``, each of which may be partly or wholly unknown.

    ``first_seen`` and ``last_seen`` are days on which it was reported to hold: an open end is
    known to hold up to ``last_seen`` and unknown later, never "still today".
    """

    start: PartialDate | None = None
    end: PartialDate | None = None
    first_seen: PartialDate | None = None
    last_seen: PartialDate | None = None

    def holds_on(self, day: date) -> Holds:
        """Say whether it holds on a day: "no" only where the dates exclude it.

        The last day is shared with what comes next, and so "unknown".
        """
        if self.start and day < self.start.first:
            return "no"
        if self.end and day > self.end.last:
            return "no"
        low, high = self._certain()
        return "yes" if low and high and low <= day <= high else "unknown"

    def _certain(self) -> tuple[date | None, date | None]:
        """Return the first and the last day on which it surely holds."""
        seen = [mark for mark in (self.first_seen, self.last_seen) if mark]
        earliest = min((mark.last for mark in seen), default=None)
        low = self.start.last if self.start else earliest
        latest = max((mark.first for mark in seen), default=low)
        high = self.end.first - timedelta(days=1) if self.end else latest
        return low, high
