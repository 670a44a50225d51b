"""`checker check`: cross-check articles and write the report."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import typer

from checker.cli import options
from checker.cli.baseline import named_baseline, with_baseline
from checker.cli.guard import FINDINGS
from checker.cli.options import Asked
from checker.cli.output import targets, write
from checker.errors import InputError
from checker.types import SEVERITIES

if TYPE_CHECKING:
    from checker.config import Config
    from checker.types import Report

HELP = """Cross-check articles and report what disagrees.

Everything in PATHS is one corpus: each article is compared with all others. What cannot be
read is skipped with a reason, and every report says so.

\b
Examples:
  checker check articles/ -f html -o report.html
  checker check monday.jsonl tuesday.jsonl --fail-on error
  checker check articles/ -f html -f json -f csv -o out/
  checker check articles/ --baseline checker-baseline.json
  cat story.txt | checker check - --disable boilerplate
"""


def check(
    paths: options.PathsArgument,
    config: options.ConfigOption = None,
    formats: options.FormatsOption = None,
    output: options.OutputOption = None,
    fail_on: options.FailOnOption = None,
    min_severity: options.MinSeverityOption = None,
    baseline: options.BaselineOption = None,
    quiet: options.QuietOption = False,
    no_packs: options.NoPacksOption = False,
    pack: options.PackOption = None,
    encoder: options.EncoderOption = None,
    rule: options.RuleOption = None,
    disable: options.DisableOption = None,
) -> None:
    """Cross-check articles and report what disagrees."""
    asked = Asked(
        config=config,
        packs=pack,
        no_packs=no_packs,
        encoder=encoder,
        rules=rule,
        disable=disable,
        fail_on=fail_on,
        min_severity=min_severity,
        baseline=baseline,
    )
    places = targets(formats or (), output)
    loaded = options.settings(asked)
    options.check_rule_names(loaded)
    known = named_baseline(loaded)
    found = run(paths, loaded.config, quiet=quiet)
    report, notes = with_baseline(found, known, loaded.config)
    for note in notes:
        _note(note, quiet=quiet)
    for place in places:
        for file in write(report, place):
            _note(f"wrote {file}", quiet=quiet)
    _finish(report, loaded.config, quiet=quiet)


def run(paths: list[str], config: Config, *, quiet: bool) -> Report:
    """Run the pipeline on paths, with the clock and the terminal of this process."""
    import time
    from datetime import UTC, datetime

    from checker.cli.progress import progress
    from checker.pipeline import check_paths

    started = datetime.now(UTC).isoformat(timespec="seconds")
    stdin = sys.stdin.buffer if "-" in paths else None
    with progress(quiet=quiet) as tell:
        return check_paths(
            paths, config, started=started, timer=time.monotonic, progress=tell, stdin=stdin
        )


def _finish(report: Report, config: Config, *, quiet: bool) -> None:
    """Say what was skipped, and leave with the exit code of the contract."""
    skipped = report.corpus.skipped
    if not report.corpus.articles:
        first = skipped[0] if skipped else None
        hint = f"{first.source}: {first.reason}" if first else ""
        raise InputError(f"nothing could be read: {len(skipped)} skipped", hint=hint)
    if skipped:
        _note(f"{len(skipped)} skipped; the report says why", quiet=quiet)
    counts = Counter(finding.severity for finding in report.findings)
    found = ", ".join(f"{counts[name]} {name}" for name in SEVERITIES)
    aside = f"; {len(report.suppressed)} set aside" if report.suppressed else ""
    _note(f"{report.corpus.articles} articles; findings: {found}{aside}", quiet=quiet)
    if any(config.fails(finding.severity) for finding in report.findings):
        raise typer.Exit(FINDINGS)


def _note(text: str, *, quiet: bool) -> None:
    if not quiet:
        typer.echo(text, err=True)
