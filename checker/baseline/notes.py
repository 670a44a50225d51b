"""What whoever keeps a baseline should hear about it after a run."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from checker.baseline.editing import expired, stale
from checker.baseline.model import Baseline
from checker.config import Config
from checker.config.problems import closest
from checker.types import Report


def expired_again(report: Report, baseline: Baseline, today: date) -> Iterator[str]:
    """Yield a note for every expired entry whose finding is there."""
    found = {finding.id for finding in report.findings}
    for key in expired(baseline, today):
        if key in found:
            entry = baseline.entries[key]
            yield f"baseline: {key} ({entry.rule}) has expired on {entry.expires}, and is back"


def no_longer_found(report: Report, baseline: Baseline, config: Config) -> Iterator[str]:
    """Yield how many entries are stale, where the report could have found them.

    Not in the report of a gate, which sees a part, nor where a rule did not run.
    """
    if report.new or config.min_severity != "info":
        return
    found = {finding.id for finding in report.findings}
    if gone := stale(baseline, found, config.runs):
        hint = "`checker baseline prune` removes what is settled"
        yield f"baseline: {len(gone)} of {len(baseline.entries)} are no longer found; {hint}"


def unknown_rules(report: Report, known: Collection[str]) -> Iterator[str]:
    """Yield a note for every rule that an article asks to ignore and that does not exist."""
    for article in report.articles:
        for ignore in article.ignore:
            if ignore.rule not in known:
                hint = closest(ignore.rule, known) or "`checker rules list` names them all"
                yield f"{article.id}: there is no rule {ignore.rule!r} to ignore; {hint}"
