"""A row per period and outlet, desk or author: for the newsroom's own spreadsheets and BI."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checker.history.groups import scores
from checker.history.ledger import read_ledger
from checker.history.model import Score
from checker.history.periods import Period, periods
from checker.history.trends import Asked

COLUMNS: tuple[tuple[str, type], ...] = (
    ("period_start", date),
    ("period_end", date),
    ("whole_period", bool),
    ("level", str),
    ("outlet", str),
    ("desk", str),
    ("author", str),
    ("articles", int),
    ("articles_cited", int),
    ("cited_share", float),
    ("cited_low", float),
    ("cited_high", float),
    ("findings", int),
    ("errors", int),
    ("warnings", int),
    ("findings_per_100", float),
    ("still_open", int),
    ("resolved", int),
    ("dismissed", int),
    ("days_to_resolve", float),
)
Value = date | bool | str | int | float | None


@dataclass(frozen=True, slots=True)
class Row:
    """The score of a group in one period; ``values`` are in the order of ``COLUMNS``."""

    period: Period
    score: Score

    @property
    def values(self) -> tuple[Value, ...]:
        """The cells of the row; shares are from 0 to 1."""
        one, period = self.score, self.period
        return (
            *(period.start, period.end, period.whole, one.level, one.outlet, one.desk, one.author),
            *(one.articles, one.cited.count, one.cited.value, one.cited.low, one.cited.high),
            *(one.findings, one.errors, one.warnings, one.per_100, one.still_open, one.resolved),
            *(one.dismissed, one.days),
        )


def scorecard(db: sqlite3.Connection, asked: Asked) -> Iterator[Row]:
    """Yield the rows, period by period, by level and name; groups without articles have none.

    Raises:
        ConfigError: the range is empty, or has too many periods.
    """
    ledger = read_ledger(db, asked.until)
    for period in periods(asked.since, asked.until, asked.step):
        for score in scores(ledger, (period,)):
            yield Row(period, score)
