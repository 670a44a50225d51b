"""Put together what a report on trends says."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from checker.decisions import Standing, records
from checker.history import groups, subjects
from checker.history.flows import flows
from checker.history.ledger import Ledger, read_ledger
from checker.history.model import Flow, Measure, Missing, Precision, Trends, Unknown, latest
from checker.history.periods import Period, Step, periods
from checker.history.quality import quality
from checker.history.rates import Share, change

MOST_MOVED = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """The days that a report covers, in weeks or months."""

    since: date
    until: date
    step: Step


def trends(
    db: sqlite3.Connection,
    asked: Asked,
    *,
    decided: Mapping[str, Standing] | None = None,
    unknown: Sequence[Unknown] = (),
    missing: Sequence[Missing] = (),
) -> Trends:
    """Return the report on a history, as it stood at the end of ``asked.until``.

    ``missing`` are sources that could not be read, as far as somebody watches them.

    Raises:
        ConfigError: the range is empty, or has too many periods.
    """
    spans = periods(asked.since, asked.until, asked.step)
    ledger = read_ledger(db, asked.until)
    days = Period(asked.since, asked.until)
    lives = groups.counted(ledger, days)
    known = groups.quoted(ledger)
    changes = flows(ledger, spans)
    measures = tuple(
        _measure(ledger, span, flow, known) for span, flow in zip(spans, changes, strict=True)
    )
    at = latest(measures)
    ended = [life for life in ledger.lives if life.resolved and days.has(life.last.run.day)]
    moves = groups.moved(ledger, spans)
    down = [one for one in moves if (one.now.value or 0) < (one.before.value or 0)]
    return Trends(
        since=asked.since,
        until=asked.until,
        step=asked.step,
        runs=sum(days.has(run.day) for run in ledger.runs),
        last_run=ledger.runs[-1].day if ledger.runs else None,
        measures=measures,
        change=change(measures[at - 1].cited, measures[at].cited) if at else None,
        days=groups.days_to_resolve(ended),
        days_of=len(ended),
        scores=tuple(groups.scores(ledger, spans)),
        heat=subjects.heat(ledger, days, lives),
        contested=subjects.contested(ledger, lives),
        waiting=subjects.waiting(ledger, asked.until),
        improved=tuple(down[:MOST_MOVED]),
        worsened=tuple([one for one in moves if one not in down][:MOST_MOVED]),
        unknown=tuple(unknown),
        precision=_precision(decided or {}),
        quality=quality(ledger, days, spans[at], missing),
        changed=_changes(ledger, days),
    )


def _measure(
    ledger: Ledger, span: Period, flow: Flow, known: Mapping[str, Collection[date]]
) -> Measure:
    rows, lives = groups.published(ledger, span), groups.counted(ledger, span)
    severities = Counter(life.last.severity for life in lives)
    return Measure(
        span,
        len(rows),
        len(lives),
        severities["error"],
        severities["warning"],
        groups.cited(known, rows, (span,)),
        flow,
    )


def _precision(decided: Mapping[str, Standing]) -> tuple[Precision, ...]:
    return tuple(
        Precision(rule, Share(found.confirmed, found.confirmed + found.dismissed))
        for rule, found in records(decided).items()
    )


def _changes(ledger: Ledger, days: Period) -> tuple[tuple[date, str], ...]:
    return tuple(
        (now.day, now.version)
        for before, now in pairwise(ledger.runs)
        if before.tool != now.tool and days.has(now.day)
    )
