"""The weeks or months that a report on trends covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from checker.errors import ConfigError

Step = Literal["week", "month"]
# How far back a report goes where nobody says.
_BACK = {"week": 12, "month": 12}
_MOST = 400


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` to ``end``, both in it; ``whole`` says that no day of it is cut off."""

    start: date
    end: date
    whole: bool = True

    def has(self, day: date | None) -> bool:
        """Say whether a day is one of them."""
        return day is not None and self.start <= day <= self.end


def periods(since: date, until: date, step: Step) -> tuple[Period, ...]:
    """Return the weeks (from Monday) or calendar months that have a day in the range.

    The first and the last are cut where the range begins and ends within them.

    Raises:
        ConfigError: the range is empty, or has more periods than a page can show.
    """
    if until < since:
        raise ConfigError(f"{until} is before {since}", where="option --until")
    found: list[Period] = []
    start = _start(since, step)
    while start <= until:
        if len(found) == _MOST:
            hint = "Narrow it with --since and --until, or take --period month."
            raise ConfigError(f"over {_MOST} {step}s", where="option --since", hint=hint)
        end = _next(start, step) - timedelta(1)
        first, last = max(start, since), min(end, until)
        found.append(Period(first, last, (first, last) == (start, end)))
        start = end + timedelta(1)
    return tuple(found)


def back_from(until: date, step: Step) -> date:
    """Return where a report begins that nobody said the beginning of."""
    start = _start(until, step)
    for _ in range(_BACK[step] - 1):
        start = _start(start - timedelta(1), step)
    return start


def _start(day: date, step: Step) -> date:
    return day - timedelta(day.weekday()) if step == "week" else day.replace(day=1)


def _next(start: date, step: Step) -> date:
    if step == "week":
        return start + timedelta(7)
    return (start.replace(day=28) + timedelta(4)).replace(day=1)
