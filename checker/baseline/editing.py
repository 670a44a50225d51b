"""Change a baseline: what comes in, and what has no reason to stay."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date

from checker.baseline.model import Baseline, Entry, is_expired
from checker.baseline.reports import Reported


def added(
    baseline: Baseline,
    findings: Iterable[Reported],
    *,
    reason: str,
    author: str,
    today: date,
    expires: str = "",
) -> Baseline:
    """Return the baseline with these findings in it; entries that hold already are kept."""
    entries = dict(baseline.entries)
    for finding in findings:
        known = entries.get(finding.id)
        if known and not is_expired(known, today):
            continue
        entries[finding.id] = Entry(
            rule=finding.rule,
            subject=finding.subject.label,
            question=finding.question.ar,
            reason=reason,
            author=author,
            date=today.isoformat(),
            expires=expires,
        )
    return Baseline(entries)


def without(baseline: Baseline, gone: Collection[str]) -> Baseline:
    """Return the baseline without some of its entries."""
    return Baseline({key: entry for key, entry in baseline.entries.items() if key not in gone})


def expired(baseline: Baseline, today: date) -> tuple[str, ...]:
    """Return the fingerprints of the entries whose last day has passed."""
    return tuple(key for key, entry in baseline.entries.items() if is_expired(entry, today))


def stale(
    baseline: Baseline, found: Collection[str], ran: Callable[[str], bool]
) -> tuple[str, ...]:
    """Return the fingerprints that were not found although their rule ran."""
    return tuple(
        key for key, entry in baseline.entries.items() if key not in found and ran(entry.rule)
    )
