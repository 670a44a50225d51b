"""`checker baseline`: findings that were set aside, and how a run heeds them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli import options
from checker.errors import ConfigError

if TYPE_CHECKING:
    from checker.baseline import Baseline
    from checker.config import Config, LoadedConfig
    from checker.types import Report


def named_baseline(loaded: LoadedConfig) -> Baseline:
    """Read the baseline that the settings name; an empty one where they name none.

    Raises:
        ConfigError: there is no such file, or it is broken.
    """
    from checker.baseline import Baseline, read_baseline

    name = loaded.config.baseline
    if not name:
        return Baseline()
    if not Path(name).exists():
        hint = "`checker baseline create REPORT` makes one; --baseline '' does without"
        where = loaded.origin("baseline")
        raise ConfigError(f"no such baseline file: {name}", where=where, hint=hint)
    return read_baseline(Path(name))


def with_baseline(
    report: Report, baseline: Baseline, config: Config, *, today: date | None = None
) -> tuple[Report, tuple[str, ...]]:
    """Set aside what the baseline and the cited articles name; return the notes for stderr too.

    Entries that are no longer found are counted only where the report could have found them: not
    in that of a gate, nor of a rule that did not run.
    """
    from checker.baseline import apply, apply_ignores

    today = today or date.today()
    notes = (
        *_expired_again(report, baseline, today),
        *_no_longer_found(report, baseline, config),
        *_unknown_rules(report, config),
    )
    return apply_ignores(apply(report, baseline, today), today), notes


def _expired_again(report: Report, baseline: Baseline, today: date) -> Iterator[str]:
    from checker.baseline import expired

    found = {finding.id for finding in report.findings}
    for key in expired(baseline, today):
        if key in found:
            entry = baseline.entries[key]
            yield f"baseline: {key} ({entry.rule}) has expired on {entry.expires}, and is back"


def _no_longer_found(report: Report, baseline: Baseline, config: Config) -> Iterator[str]:
    from checker.baseline import stale

    if report.new or config.min_severity != "info":
        return
    found = {finding.id for finding in report.findings}
    if gone := stale(baseline, found, config.runs):
        hint = "`checker baseline prune` removes what is settled"
        yield f"baseline: {len(gone)} of {len(baseline.entries)} are no longer found; {hint}"


def _unknown_rules(report: Report, config: Config) -> Iterator[str]:
    from checker.config.problems import closest
    from checker.stages.report.visible import one_line

    asked = [(article.id, ignore.rule) for article in report.articles for ignore in article.ignore]
    known = options.known_rules(config) if asked else frozenset()
    for article, rule in asked:
        if rule not in known:
            hint = closest(rule, known) or "`checker rules list` names them all"
            yield f"{one_line(article)}: asks to ignore {rule!r}, but there is no such rule; {hint}"
