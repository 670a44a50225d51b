"""The words of the report on trends in both languages: its own, else those of the other report."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from checker.history.periods import Period, Step
from checker.history.rates import Share
from checker.stages.report import labels
from checker.types import Bilingual


def word(key: str) -> Bilingual:
    """Return a fixed text; an unknown key is a mistake in a template."""
    pair = _own().get(key)
    return Bilingual(pair["ar"], pair["en"]) if pair else labels.word(key)


@cache
def _own() -> dict[str, dict[str, str]]:
    path = Path(__file__).parent / "words.yml"
    found: dict[str, dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def period_label(period: Period, step: Step) -> Bilingual:
    """Return a month by its name, a week by its first day."""
    if step == "month":
        return labels.month_label(period.start)
    day, head = labels.day_label(period.start), word("week_of")
    return Bilingual(f"{head.ar} {day.ar}", f"{head.en} {day.en}")


def tick_label(period: Period, step: Step) -> Bilingual:
    """Return a period in as few letters as an axis has room for."""
    if step == "month":
        return labels.month_label(period.start)
    day = labels.day_label(period.start)
    return Bilingual(day.ar.rpartition(" ")[0], day.en.rpartition(" ")[0])


def hundred(share: Share) -> str:
    """Return how many of 100; a dash of nothing."""
    return "—" if share.value is None else _short(100 * share.value)


def bounds(share: Share) -> tuple[str, str]:
    """Return the interval of a share, of 100."""
    return _short(100 * share.low), _short(100 * share.high)


def number(value: float | None) -> str:
    """Return a number with at most one decimal; a dash of nothing."""
    return "—" if value is None else _short(value)


def _short(value: float) -> str:
    text = f"{value:,.1f}"
    return text.removesuffix(".0")
