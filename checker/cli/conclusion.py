"""What `check` and `gate` do with a report: set aside, write, count, and leave with a code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from checker.cli.baseline import with_baseline
from checker.cli.guard import FINDINGS
from checker.cli.output import Target, write
from checker.errors import InputError
from checker.types import SEVERITIES

if TYPE_CHECKING:
    from checker.baseline import Baseline
    from checker.config import Config
    from checker.decisions import Standing
    from checker.types import Report


@dataclass(frozen=True, slots=True)
class Aside:
    """What somebody has said of findings before this run: in a baseline, and in a review."""

    baseline: Baseline
    decided: Mapping[str, Standing]


def conclude(
    found: Report,
    aside: Aside,
    places: Sequence[Target],
    config: Config,
    *,
    quiet: bool,
    keep: Callable[[Report], None] = lambda report: None,
) -> None:
    """Write the report to its places, say what was found, and leave with the contract's code.

    ``keep`` is given the report, what was set aside in it marked as such, once it is written.

    Raises:
        CheckerError: nothing could be read, or a file cannot be written.
    """
    report, notes = with_baseline(found, aside.baseline, config)
    if aside.decided:
        from checker.decisions import apply_decisions

        report = apply_decisions(report, aside.decided)
    for text in notes:
        note(text, quiet=quiet)
    for place in places:
        for file in write(report, place):
            note(f"wrote {file}", quiet=quiet)
    skipped = report.corpus.skipped
    if not report.corpus.articles:
        first = skipped[0] if skipped else None
        hint = f"{first.source}: {first.reason}" if first else ""
        raise InputError(f"nothing could be read: {len(skipped)} skipped", hint=hint)
    if skipped:
        note(f"{len(skipped)} skipped; the report says why", quiet=quiet)
    keep(report)
    note(_counts(report), quiet=quiet)
    if any(config.fails(finding.severity) for finding in report.findings):
        raise typer.Exit(FINDINGS)


def _counts(report: Report) -> str:
    counts = Counter(finding.severity for finding in report.findings)
    found = ", ".join(f"{counts[name]} {name}" for name in SEVERITIES)
    aside = f"; {len(report.suppressed)} set aside" if report.suppressed else ""
    articles = f"{len(report.new)} new" if report.new else f"{report.corpus.articles}"
    return f"{articles} articles; findings: {found}{aside}"


def note(text: str, *, quiet: bool) -> None:
    """Print a line on stderr, unless --quiet."""
    if not quiet:
        typer.echo(text, err=True)
