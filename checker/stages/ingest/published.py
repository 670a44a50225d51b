"""Read a publication date in the forms that archives, feeds and pages write it.

ISO 8601 in all its shapes, RFC 2822, numeric days (day first, as the Arab and European press
writes them), epoch seconds or milliseconds, and dates in words by the language's own reader.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from typing import Literal, NamedTuple

_YEARS = range(1900, 2101)
_MAX_LENGTH = 100
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})\b")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b")
_CLOCK = re.compile(r"[ T,\-]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?(Z|UTC|GMT|[+-]\d{2}:?\d{2}))?")
# "20260215" is a day; "1771160400" counts seconds since 1970, three digits more milliseconds.
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
_ZONE_COLON = re.compile(r" ([+-]\d{2}:?\d{2})$")
_INVISIBLE = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u200b\ufeff"))


class Published(NamedTuple):
    """A timezone-aware moment, and whether its hour is known."""

    moment: datetime
    precision: Literal["minute", "day"]


def parse(value: object) -> Published | None:
    """Return the moment that a field names, or None where it names none.

    The offset that is given is kept; without one, UTC. Exactly midnight counts as "no hour
    given": exports write it for days. A year out of 1900 to 2100 is no date, nor is the zero
    of the Unix clock, which databases write for "unknown".
    """
    if isinstance(value, datetime):
        return _published(value)
    if isinstance(value, date):
        return _day(value.year, value.month, value.day)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _epoch(float(value))
    if not isinstance(value, str) or len(value) > _MAX_LENGTH:
        return None
    text = _western(" ".join(value.translate(_INVISIBLE).split()))
    if _EPOCH.fullmatch(text):
        return _epoch(float(text))
    return _iso(text) or _rfc(text) or _numeric(text) or _worded(text)


def on_day(day: date) -> Published | None:
    """Return a day without an hour, in UTC, if its year is a year of the press."""
    return _day(day.year, day.month, day.day)


def _western(text: str) -> str:
    """Write decimal digits of any script as 0 to 9."""
    return "".join(str(int(char)) if char.isdecimal() else char for char in text)


def _published(moment: datetime) -> Published | None:
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    # Zones reach half a day and more either way: the zero of the clock is a day, not a moment.
    if moment.year not in _YEARS or moment.replace(tzinfo=UTC) == datetime(1970, 1, 1, tzinfo=UTC):
        return None
    return Published(moment, "day" if moment.time() == time() else "minute")


def _day(year: int, month: int, day: int) -> Published | None:
    try:
        return _published(datetime(year, month, day, tzinfo=UTC))
    except ValueError:
        return None


def _epoch(seconds: float) -> Published | None:
    if seconds > 1e11:
        seconds /= 1000
    try:
        return _published(datetime.fromtimestamp(seconds, UTC))
    except (ValueError, OverflowError, OSError):
        return None


def _iso(text: str) -> Published | None:
    # "W07" and bare years are ISO too, but no day of publication.
    if "W" in text or len(text) < 8:
        return None
    try:
        return _published(datetime.fromisoformat(_ZONE_COLON.sub(r"\1", text)))
    except ValueError:
        return None


def _rfc(text: str) -> Published | None:
    """Read RFC 2822, whose zone and time some feeds leave out."""
    for candidate in (text, f"{text} 00:00"):
        try:
            return _published(parsedate_to_datetime(candidate))
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _numeric(text: str) -> Published | None:
    match = _DAY_FIRST.match(text)
    if match:
        day, month, year = map(int, match.groups())
    else:
        match = _YEAR_FIRST.match(text)
        if not match:
            return None
        year, month, day = map(int, match.groups())
    clock = _CLOCK.match(text, match.end())
    if not clock:
        return _day(year, month, day)
    hour, minute, second, zone = clock.groups()
    offset = (zone or "Z").replace("UTC", "Z").replace("GMT", "Z")
    return _iso(
        f"{year:04}-{month:02}-{day:02}T{int(hour):02}:{minute}:{second or '00'}{offset}"
    ) or _day(year, month, day)


def _worded(text: str) -> Published | None:
    """Read a date in Arabic or English words ("15 فبراير 2026", "February 15, 2026")."""
    from checker.text.dates import find_dates

    for language in ("ar", "en"):
        for found in find_dates(text, language=language):
            value = found.value
            if value.precision == "day" and not value.relative and value.start is not None:
                return on_day(value.start)
    return None
