"""How good the inputs were: what has no date, what could not be read, who has gone silent."""

from __future__ import annotations

from collections.abc import Sequence

from checker.history.groups import published
from checker.history.ledger import Ledger
from checker.history.model import Missing, Quality
from checker.history.periods import Period
from checker.history.rates import Share


def quality(ledger: Ledger, days: Period, now: Period, missing: Sequence[Missing] = ()) -> Quality:
    """Return what a report must say of its inputs; ``now`` is its last period."""
    here = [row for row in ledger.articles.values() if not row.removed]
    outlets = sorted({row.source for row in here if row.day is None})
    writing = {row.source for row in published(ledger, days)} - {""}
    quiet = writing - {row.source for row in published(ledger, now)}
    return Quality(
        undated=Share(sum(row.day is None for row in here), len(here)),
        undated_by_outlet=tuple(
            (
                outlet,
                Share(
                    sum(row.day is None for row in here if row.source == outlet),
                    sum(row.source == outlet for row in here),
                ),
            )
            for outlet in outlets
        ),
        skipped=tuple(each for each in ledger.skipped if days.has(each[2])),
        missing=tuple(missing),
        silent=tuple(sorted(quiet)) if now.start > days.start else (),
        undated_findings=sum(life.counts and ledger.arose(life) is None for life in ledger.lives),
    )
