"""Draw the charts as inline SVG, once per language: in Arabic they run from the right.

Bars of one colour, each with its number: nothing hangs on telling colours apart. Colours come
from the page's style sheet through classes, so dark and print styles hold here too.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Literal

from checker.stages.report.charts import Bucket, KindsBySource, OverTime, SourceRow
from checker.stages.report.labels import counted, kind_label
from checker.stages.report.visible import clipped, one_line
from checker.types import Bilingual

Language = Literal["ar", "en"]

WIDTH = 620
# Drawn of kinds and of outlets; the table behind the chart has the others.
MOST_KINDS, MOST_ROWS = 5, 10
_NAMES, _HEAD, _ROW, _BAR = 168, 44, 26, 12
_FLOOR, _ROOF, _EDGE = 168, 24, 46
_MOST_TICKS = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its number (written at ``at``, ``base``), and what it stands for in words."""

    x: float
    y: float
    width: float
    height: float
    at: float
    base: float
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A text at its place: a column's head of up to two lines, a row's name, a day."""

    x: float
    y: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart in pixels, ready for the template; ``rules`` are its thin lines (x1, y1, x2, y2)."""

    language: Language
    height: float
    bars: tuple[Bar, ...]
    names: tuple[Words, ...]
    heads: tuple[Words, ...]
    rules: tuple[tuple[float, float, float, float], ...]
    summary: str


def source_chart(data: KindsBySource, language: Language) -> Chart:
    """Return a row per outlet and a column per kind, with a bar in each cell that counts."""
    drawer = _Drawer(language)
    totals = [sum(row.counts[at] for row in data.rows) for at in range(len(data.kinds))]
    most = sorted(range(len(totals)), key=lambda at: -totals[at])[:MOST_KINDS]
    columns = [at for at in range(len(totals)) if at in most]
    rows = data.rows[:MOST_ROWS]
    pitch = (WIDTH - _NAMES) / max(3, len(columns))
    peak = max((row.counts[at] for row in rows for at in columns), default=1) or 1
    bars: list[Bar] = []
    for number, row in enumerate(rows):
        for column, at in enumerate(columns):
            length = (pitch - 34) * row.counts[at] / peak
            if row.counts[at]:
                place = (_NAMES + column * pitch, _HEAD + number * _ROW, length)
                bars.append(drawer.across(place, row, data.kinds[at], row.counts[at]))
    height = _HEAD + len(rows) * _ROW
    lines = [drawer.flip(_NAMES + column * pitch) for column in range(len(columns))]
    heads = [drawer.pick(kind_label(data.kinds[at])) for at in columns]
    return Chart(
        language=language,
        height=height,
        bars=tuple(bars),
        names=tuple(
            Words(drawer.flip(0), _HEAD + number * _ROW + 17, (_short(row.source, 24),))
            for number, row in enumerate(rows)
        ),
        heads=tuple(
            Words(x, 16, _two_lines(head, max(8, int(pitch / 6.6))))
            for x, head in zip(lines, heads, strict=True)
        ),
        rules=tuple((x, _HEAD - 4.0, x, height - 4.0) for x in lines),
        summary="; ".join(
            f"{one_line(row.source)}: {drawer.pick(counted('findings', row.total))}" for row in rows
        ),
    )


def time_chart(data: OverTime, language: Language) -> Chart:
    """Return a bar per day, week, month or span of years, in the direction of reading."""
    drawer = _Drawer(language)
    pitch = (WIDTH - 2 * _EDGE) / len(data.buckets)
    peak = max(bucket.total for bucket in data.buckets) or 1
    every = ceil(len(data.buckets) / _MOST_TICKS)
    heads = [
        Words(drawer.flip(_EDGE + (at + 0.5) * pitch), _FLOOR + 18, (drawer.pick(bucket.label),))
        for at, bucket in enumerate(data.buckets)
        if at % every == 0
    ]
    return Chart(
        language=language,
        height=_FLOOR + 28,
        bars=tuple(
            drawer.upright(_EDGE + at * pitch, pitch, bucket, peak)
            for at, bucket in enumerate(data.buckets)
            if bucket.total
        ),
        names=(),
        heads=tuple(heads),
        rules=((_EDGE - 8, _FLOOR, WIDTH - _EDGE + 8, _FLOOR),),
        summary="; ".join(drawer.told(bucket) for bucket in _told(data)),
    )


def _told(data: OverTime) -> Iterator[Bucket]:
    return (bucket for bucket in data.buckets if bucket.total)


def _two_lines(text: str, letters: int) -> tuple[str, ...]:
    lines = textwrap.wrap(one_line(text), letters, max_lines=2, placeholder="…")
    return tuple(lines) or ("—",)


def _short(text: str, limit: int) -> str:
    return clipped(one_line(text), limit)


@dataclass(frozen=True, slots=True)
class _Drawer:
    language: Language

    def flip(self, x: float, width: float = 0.0) -> float:
        return round(WIDTH - x - width if self.language == "ar" else x, 1)

    def pick(self, text: Bilingual) -> str:
        return text.ar if self.language == "ar" else text.en

    def told(self, bucket: Bucket) -> str:
        return f"{self.pick(bucket.label)}: {self.pick(counted('findings', bucket.total))}"

    def across(
        self, place: tuple[float, float, float], row: SourceRow, kind: str, count: int
    ) -> Bar:
        """Return the bar of a cell; ``place`` is its start, the top of its row, and its length."""
        x, y, length = place
        long = max(2.0, round(length, 1))
        text = f"{one_line(row.source)}, {self.pick(kind_label(kind))}: "
        text += self.pick(counted("findings", count))
        top = y + (_ROW - _BAR) / 2
        return Bar(
            self.flip(x, long), top, long, _BAR, self.flip(x + long + 5), y + 17, f"{count:,}", text
        )

    def upright(self, x: float, pitch: float, bucket: Bucket, peak: int) -> Bar:
        """Return the bar of a bucket; its number is written where it has room."""
        width = round(max(2.0, min(44.0, pitch * 0.72)), 1)
        high = round(max(2.0, (_FLOOR - _ROOF) * bucket.total / peak), 1)
        left = self.flip(x + (pitch - width) / 2, width)
        number = f"{bucket.total:,}" if pitch >= 22 or bucket.total == peak else ""
        return Bar(
            left, round(_FLOOR - high, 1), width, high, round(left + width / 2, 1),
            round(_FLOOR - high - 6, 1), number, self.told(bucket),
        )  # fmt: skip
