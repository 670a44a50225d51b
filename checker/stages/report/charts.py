"""What the charts of the page count: kinds by source, and findings over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from checker.stages.report.labels import day_label, kind_order, month_label
from checker.stages.report.snippets import source_name
from checker.types import SEVERITIES, Article, Bilingual, Finding, Report

# Rows of the table behind a chart; JSON has everything.
MOST_SOURCES = 50
_MOST_BUCKETS = 45


@dataclass(frozen=True, slots=True)
class SourceRow:
    """How many findings quote an outlet, by kind in the order of the chart's ``kinds``."""

    source: str
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class KindsBySource:
    """The outlets that most findings quote, the first ones first; kinds in the page's order."""

    kinds: tuple[str, ...]
    rows: tuple[SourceRow, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Bucket:
    """A day, week, month or span of years, with its findings in the order of ``SEVERITIES``."""

    label: Bilingual
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class OverTime:
    """Findings by the day of the latest article that each quotes; none between is left out."""

    step: str
    buckets: tuple[Bucket, ...]
    undated: int


def kinds_by_source(report: Report) -> KindsBySource | None:
    """Return which outlet is quoted by findings of which kind; None below two named outlets."""
    articles = {article.id: article for article in report.articles}
    cells: Counter[tuple[str, str]] = Counter()
    totals: Counter[str] = Counter()
    for finding in report.findings:
        for source in {source_name(article) for article in _cited(finding, articles)} - {""}:
            cells[source, finding.kind] += 1
            totals[source] += 1
    if len(totals) < 2:
        return None
    kinds = tuple(sorted({kind for _, kind in cells}, key=kind_order))
    order = sorted(totals, key=lambda source: (-totals[source], source))
    rows = tuple(
        SourceRow(source, tuple(cells[source, kind] for kind in kinds), totals[source])
        for source in order[:MOST_SOURCES]
    )
    return KindsBySource(kinds, rows, len(order) - len(rows))


def over_time(report: Report) -> OverTime | None:
    """Return how many findings belong to which days; None where that is not two of them."""
    articles = {article.id: article for article in report.articles}
    days = [_latest(finding, articles) for finding in report.findings]
    known = [day for day in days if day]
    if not known:
        return None
    step = _step(min(known), max(known))
    cells = Counter(
        (_place(day, step), finding.severity)
        for finding, day in zip(report.findings, days, strict=True)
        if day
    )
    first, last = _place(min(known), step), _place(max(known), step)
    if first == last:
        return None
    buckets = []
    for number in range(first, last + 1):
        counts = tuple(cells[number, severity] for severity in SEVERITIES)
        buckets.append(Bucket(_label(number, step), counts, sum(counts)))
    return OverTime(_NAMES.get(step, "years"), tuple(buckets), len(days) - len(known))


# A step is a number of days (1, 7), a month (30), or years in days (365, 3650, ...).
_NAMES = {1: "days", 7: "weeks", 30: "months"}
_MONDAY = 1  # 0001-01-01 was a Monday, and is day 1


def _step(first: date, last: date) -> int:
    span = (last - first).days
    steps = (1, 7, 30, 365, 3650, 36500)
    return next((step for step in steps if span < step * _MOST_BUCKETS), 365000)


def _place(day: date, step: int) -> int:
    if step < 30:
        return (day.toordinal() - _MONDAY) // step
    return day.year * 12 + day.month - 1 if step == 30 else day.year // (step // 365)


def _label(number: int, step: int) -> Bilingual:
    if step < 30:
        return day_label(date.fromordinal(number * step + _MONDAY))
    if step == 30:
        return month_label(date(number // 12, number % 12 + 1, 1))
    year = str(number * (step // 365))
    return Bilingual(year, year)


def _cited(finding: Finding, articles: Mapping[str, Article]) -> Iterable[Article]:
    names = dict.fromkeys(item.article for side in finding.sides for item in side.evidence)
    return (articles[name] for name in names if name in articles)


def _latest(finding: Finding, articles: Mapping[str, Article]) -> date | None:
    return max((one.day for one in _cited(finding, articles) if one.day), default=None)
