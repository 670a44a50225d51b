"""Draw kinds by outlet as a grid of shades, and contested subjects as rows of dots."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from datetime import date
from typing import Literal

from checker.history.formats.words import word
from checker.history.model import Contested, Heat, Trends
from checker.history.rates import FEW
from checker.stages.report.charts_svg import Words
from checker.stages.report.labels import counted, day_label, kind_label, month_label
from checker.stages.report.visible import clipped, one_line
from checker.types import Bilingual

Language = Literal["ar", "en"]

WIDTH = 760
SHOWN = 8  # outlets, and subjects; the table behind has the others
_NAMES, _HEAD, _ROW = 204, 46, 30
_LEVELS = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of the grid, its shade from 0 to 4, and what it says in words."""

    x: float
    y: float
    width: float
    height: float
    level: int
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A finding on the row of its subject."""

    x: float
    y: float
    open: bool
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A chart in pixels; ``rules`` are thin lines (x1, y1, x2, y2)."""

    language: Language
    height: float
    heads: tuple[Words, ...]
    names: tuple[Words, ...]
    cells: tuple[Cell, ...] = ()
    spots: tuple[Spot, ...] = ()
    rules: tuple[tuple[float, float, float, float], ...] = ()
    summary: str = ""


def heat_chart(heat: Heat, language: Language) -> Grid:
    """Return a row per kind and a column per outlet; the shade is findings per 100 articles.

    An outlet of too few articles has numbers and no shade.
    """
    outlets = heat.outlets[:SHOWN]
    width = (WIDTH - _NAMES) / max(4, len(outlets))
    rates = [
        [cell / heat.articles[at] for at, cell in enumerate(row[:SHOWN])] for row in heat.cells
    ]
    few = [articles < FEW for articles in heat.articles]
    known = (rate for row in rates for at, rate in enumerate(row) if not few[at])
    peak = max(known, default=0.0) or 1.0
    cells = []
    for row, kind in enumerate(heat.kinds):
        for at, outlet in enumerate(outlets):
            count = heat.cells[row][at]
            shade = min(_LEVELS, 1 + int(_LEVELS * rates[row][at] / peak))
            level = shade if count and not few[at] else 0
            head = f"{one_line(outlet)}، " if language == "ar" else f"{one_line(outlet)}, "
            told = f"{head}{_pick(kind_label(kind), language)}: {count}"
            x = _flip(_NAMES + at * width + 2, language, width - 4)
            y = _HEAD + row * _ROW + 2
            cells.append(Cell(x, y, round(width - 4, 1), _ROW - 4, level, str(count), told))
    return Grid(
        language,
        _HEAD + len(heat.kinds) * _ROW + 4,
        heads=tuple(
            Words(_flip(_NAMES + (at + 0.5) * width, language), 18, _lines(outlet, width))
            for at, outlet in enumerate(outlets)
        ),
        names=tuple(
            Words(_flip(0, language), _HEAD + row * _ROW + 20, (_named(kind, language),))
            for row, kind in enumerate(heat.kinds)
        ),
        cells=tuple(cells),
        summary="; ".join(cell.text for cell in cells if cell.number != "0"),
    )


def subject_chart(found: Trends, language: Language) -> Grid:
    """Return a row per subject with its findings on a line of days."""
    rows = found.contested[:SHOWN]
    first, last = found.since, found.until
    span = max(1, (last - first).days)

    def x(day: date) -> float:
        share = (day - first).days / span
        return _flip(_NAMES + 14 + share * (WIDTH - _NAMES - 30), language)

    spots = tuple(
        Spot(x(mark.day), _HEAD + at * _ROW + 14, mark.open, _told(mark.day, mark.kind, language))
        for at, row in enumerate(rows)
        for mark in row.marks
        if mark.day
    )
    lines = tuple(
        (_flip(_NAMES, language), y, _flip(WIDTH - 2, language), y)
        for y in (_HEAD + at * _ROW + 14.0 for at in range(len(rows)))
    )
    return Grid(
        language,
        _HEAD + len(rows) * _ROW + 4,
        heads=tuple(
            Words(x(day), 30, (_pick(month_label(day), language),)) for day in _days(found)
        ),
        names=tuple(
            Words(_flip(0, language), _HEAD + at * _ROW + 19, (clipped(one_line(row.label), 26),))
            for at, row in enumerate(rows)
        ),
        spots=spots,
        rules=lines,
        summary="; ".join(_summary(row, language) for row in rows),
    )


def _days(found: Trends) -> list[date]:
    """Return up to five first days of months, evenly, for the heads of the axis."""
    months = []
    day = found.since.replace(day=1)
    while day <= found.until:
        if day >= found.since:
            months.append(day)
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    every = max(1, -(-len(months) // 5))
    return months[::every] or [found.since]


def _summary(row: Contested, language: Language) -> str:
    return f"{one_line(row.label)}: {_pick(counted('findings', row.findings), language)}"


def _told(day: date, kind: str, language: Language) -> str:
    return f"{_pick(day_label(day), language)}: {_pick(kind_label(kind), language)}"


def _named(kind: str, language: Language) -> str:
    return clipped(one_line(_pick(kind_label(kind), language)), 28)


def _lines(text: str, width: float) -> tuple[str, ...]:
    lines = textwrap.wrap(one_line(text), max(8, int(width / 6.6)), max_lines=2, placeholder="…")
    return tuple(lines) or (_pick(word("unnamed"), "ar"),)


def _pick(text: Bilingual, language: Language) -> str:
    return text.ar if language == "ar" else text.en


def _flip(x: float, language: Language, width: float = 0.0) -> float:
    return round(WIDTH - x - width if language == "ar" else x, 1)
