"""Set findings aside: those of the baseline, and those that a cited article asks to ignore."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from checker.baseline.model import Baseline, is_expired
from checker.types import Finding, Ignore, Report, Suppressed, Suppression


def apply(report: Report, baseline: Baseline, today: date) -> Report:
    """Move the findings of the baseline to ``suppressed``, but for expired entries."""

    def decided(finding: Finding) -> Suppression | None:
        entry = baseline.entries.get(finding.id)
        if entry is None or is_expired(entry, today):
            return None
        return Suppression("baseline", entry.reason, entry.author, entry.date, entry.expires)

    return _set_aside(report, decided)


def apply_ignores(report: Report, today: date) -> Report:
    """Move to ``suppressed`` the findings whose rule an article asks to ignore that they cite.

    One that has expired asks for nothing any more.
    """
    asked: dict[tuple[str, str], Ignore] = {}
    for article in report.articles:
        for ignore in article.ignore:
            if not is_expired(ignore, today):
                asked.setdefault((article.id, ignore.rule), ignore)

    def decided(finding: Finding) -> Suppression | None:
        cited = (evidence.article for side in finding.sides for evidence in side.evidence)
        ignore = next(filter(None, (asked.get((name, finding.rule)) for name in cited)), None)
        if ignore is None:
            return None
        return Suppression("article", ignore.reason, ignore.author, expires=ignore.expires)

    return _set_aside(report, decided) if asked else report


def _set_aside(report: Report, decided: Callable[[Finding], Suppression | None]) -> Report:
    kept: list[Finding] = []
    aside: list[Suppressed] = []
    for finding in report.findings:
        suppression = decided(finding)
        if suppression is None:
            kept.append(finding)
        else:
            aside.append(Suppressed(finding, suppression))
    return replace(report, findings=tuple(kept), suppressed=(*report.suppressed, *aside))
