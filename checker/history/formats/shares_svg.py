"""Draw what changes from period to period: shares with their intervals, and what came and went.

Drawn once per language: in Arabic time runs from the right. Colours come from the style sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Literal

from checker.history.formats.words import bounds, hundred, period_label, tick_label, word
from checker.history.model import Measure, Trends
from checker.types import Bilingual

Language = Literal["ar", "en"]

WIDTH, HEIGHT = 620, 226
LEAST_POINTS = 4  # of which a line is drawn
_LEFT, _RIGHT, _ROOF, _FLOOR = 52, 18, 18, 184
_MOST_TICKS, _STEPS = 6, (1, 2, 3, 5)


@dataclass(frozen=True, slots=True)
class Text:
    """A text at its place."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A share with its interval from ``top`` to ``bottom``, and what it says in words."""

    x: float
    y: float
    top: float
    bottom: float
    few: bool
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A bar, its number, and what it says in words; ``second`` of the two series or not."""

    x: float
    y: float
    width: float
    height: float
    second: bool
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart in pixels; ``rules`` are level lines with their number, ``line`` a path or ""."""

    language: Language
    rules: tuple[Text, ...]
    ticks: tuple[Text, ...]
    dots: tuple[Dot, ...] = ()
    columns: tuple[Column, ...] = ()
    line: str = ""
    summary: str = ""


def share_chart(found: Trends, language: Language) -> Drawing:
    """Return the share of articles that findings quote, a dot per period.

    Of a period without articles there is none. A line joins those of enough articles, where
    they are four or more.
    """
    plan = _Plan(found, language)
    known = [(at, one) for at, one in enumerate(found.measures) if one.articles]
    top = max((one.cited.high for _, one in known if not one.cited.few), default=0.0)
    top = top or max((one.cited.high for _, one in known), default=1.0)
    peak = _round(100 * top)

    def y(share: float) -> float:
        return round(_FLOOR - (_FLOOR - _ROOF) * min(1.0, 100 * share / peak), 1)

    dots = tuple(
        Dot(
            plan.x(at), y(one.cited.value or 0), y(one.cited.high), y(one.cited.low),
            one.cited.few, plan.told(one),
        )
        for at, one in known
    )  # fmt: skip
    joined = [dot for dot in dots if not dot.few]
    path = " L".join(f"{dot.x} {dot.y}" for dot in joined)
    return Drawing(
        language,
        plan.rules(peak, "%"),
        plan.ticks(),
        dots=dots,
        line=f"M{path}" if len(joined) >= LEAST_POINTS else "",
        summary="; ".join(dot.text for dot in dots),
    )


def flow_chart(found: Trends, language: Language) -> Drawing:
    """Return what came and what was resolved, two bars a period."""
    plan = _Plan(found, language)
    pairs = [(one.flow.began, one.flow.resolved) for one in found.measures]
    peak = _round(max((max(pair) for pair in pairs), default=1))
    width = round(min(20.0, plan.pitch * 0.36), 1)
    columns = []
    for at, (one, pair) in enumerate(zip(found.measures, pairs, strict=True)):
        label = plan.pick(period_label(one.period, found.step))
        for place, (key, count) in enumerate(zip(("began", "resolved"), pair, strict=True)):
            high = round((_FLOOR - _ROOF) * count / peak, 1)
            shift = (place - 0.5) * (width + 2) * (-1 if language == "ar" else 1)
            columns.append(
                Column(
                    round(plan.x(at) + shift - width / 2, 1), round(_FLOOR - high, 1), width, high,
                    place == 1, str(count) if count and width >= 11 else "",
                    f"{label}, {plan.pick(word(key))}: {count}",
                )
            )  # fmt: skip
    return Drawing(
        language,
        plan.rules(peak, ""),
        plan.ticks(),
        columns=tuple(columns),
        summary="; ".join(column.text for column in columns),
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    found: Trends
    language: Language

    @property
    def pitch(self) -> float:
        return (WIDTH - _LEFT - _RIGHT) / len(self.found.measures)

    def x(self, at: int) -> float:
        x = _LEFT + (at + 0.5) * self.pitch
        return round(WIDTH - x if self.language == "ar" else x, 1)

    def pick(self, text: Bilingual) -> str:
        return text.ar if self.language == "ar" else text.en

    def rules(self, peak: float, unit: str) -> tuple[Text, ...]:
        x = WIDTH - _LEFT + 8 if self.language == "ar" else _LEFT - 8
        return tuple(
            Text(x, round(_FLOOR - (_FLOOR - _ROOF) * share, 1), f"{peak * share:g}{unit}")
            for share in (0.0, 0.5, 1.0)
        )

    def ticks(self) -> tuple[Text, ...]:
        every = ceil(len(self.found.measures) / _MOST_TICKS)
        return tuple(
            Text(self.x(at), _FLOOR + 20, self.pick(tick_label(one.period, self.found.step)))
            for at, one in enumerate(self.found.measures)
            if at % every == 0
        )

    def told(self, one: Measure) -> str:
        low, high = bounds(one.cited)
        few = f" ({self.pick(word('few'))})" if one.cited.few else ""
        label = self.pick(period_label(one.period, self.found.step))
        return f"{label}: {hundred(one.cited)}% ({low}–{high}){few}"


def _round(value: float) -> float:
    """Return a number a little above that is easily halved."""
    for power in range(6):
        for step in _STEPS:
            if value <= 2 * step * 10.0**power:
                return 2 * step * 10.0**power
    return value
