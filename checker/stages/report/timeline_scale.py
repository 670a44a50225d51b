"""The time axis of a timeline: which days it covers, where a day lies, where its ticks are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checker.stages.report.labels import day_label, month_label
from checker.stages.report.timeline_lanes import Lanes
from checker.types import Bilingual

_MOST_TICKS = 6
_LAST = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear axis of days ``[first, last]`` (ordinals) over ``[left, right]`` pixels."""

    first: int
    last: int
    left: float
    right: float

    def place(self, day: date) -> float:
        """Return the pixel of a day; days off the axis lie on its ends."""
        ordinal = min(max(day.toordinal(), self.first), self.last)
        share = (ordinal - self.first) / max(1, self.last - self.first)
        return self.left + share * (self.right - self.left)

    def meets(self, start: date | None, end: date | None) -> bool:
        """Say whether a period, open where None, has a day on the axis."""
        return (start is None or start.toordinal() <= self.last) and (
            end is None or end.toordinal() >= self.first
        )

    def covers(self, day: date) -> bool:
        """Say whether a day lies on the axis."""
        return self.first <= day.toordinal() <= self.last

    def ticks(self) -> Iterator[tuple[float, Bilingual]]:
        """Yield up to seven round days, months or years, none so near the start to crowd it."""
        for x, label in self._round_days():
            if x >= self.left + 34:
                yield x, label

    def _round_days(self) -> Iterator[tuple[float, Bilingual]]:
        span = self.last - self.first
        for step in (1, 2, 3, 7, 14):
            if span <= step * _MOST_TICKS:
                for ordinal in range(self.first + (-self.first % step), self.last + 1, step):
                    day = date.fromordinal(ordinal)
                    yield self.place(day), day_label(day)
                return
        yield from self._months(span)

    def _months(self, span: int) -> Iterator[tuple[float, Bilingual]]:
        steps = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24000)
        step = next((step for step in steps if span <= step * 30.5 * _MOST_TICKS), steps[-1])
        begin, end = date.fromordinal(self.first), date.fromordinal(self.last)
        month = begin.year * 12 + begin.month - 1
        for number in range(month + (-month % step), end.year * 12 + end.month, step):
            day = date(number // 12, number % 12 + 1, 1)
            if self.covers(day):
                text = str(day.year)
                yield (
                    self.place(day),
                    Bilingual(text, text) if step >= 12 else month_label(day),
                )


def scale_for(lanes: Lanes, *, left: float, right: float) -> Scale | None:
    """Return an axis around the dated mentions, or None where nothing has a date.

    A dated fact that begins or ends not far from them (400 days, or thrice their span) is
    taken onto the axis too, so that a promotion just before the news can be seen.
    """
    days = [dot.day.toordinal() for lane in lanes.lanes for dot in lane.dots if dot.day]
    bounds = [
        day.toordinal() for fact in lanes.facts for day in (fact.start, fact.end) if day is not None
    ]
    if not days:
        days = bounds
    if not days:
        return None
    reach = max(400, 3 * (max(days) - min(days)))
    near = [day for day in bounds if min(days) - reach <= day <= max(days) + reach]
    low, high = min(days + near), max(days + near)
    margin = max(2, (high - low) // 12)
    return Scale(max(1, low - margin), min(_LAST, high + margin), left, right)
