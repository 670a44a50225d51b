"""`checker baseline`: findings that were set aside, and how a run heeds them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from checker.cli import options
from checker.cli.options import Asked
from checker.errors import ConfigError
from checker.types import SEVERITIES

if TYPE_CHECKING:
    from checker.baseline import Baseline
    from checker.config import Config, LoadedConfig
    from checker.types import Report

HELP = """Set findings aside, with a reason, in a file that is reviewed like code.

`checker check --baseline FILE` neither reports nor fails for what stands in FILE. Without
--baseline these commands use the file that the configuration names, else
checker-baseline.json.

\b
Examples:
  checker check archive/ -f json -o report.json
  checker baseline create report.json --reason "older than our style book"
  checker check archive/ --baseline checker-baseline.json
  checker baseline list
  checker baseline explain 3f2a report.json
  checker baseline prune report.json --dry-run
"""

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help=HELP)

ReportArgument: TypeAlias = Annotated[
    Path, typer.Argument(metavar="REPORT", help="A JSON report of check or gate (-f json).")
]
FileOption: TypeAlias = Annotated[
    str | None, typer.Option("--baseline", metavar="FILE", help="The baseline to read.")
]
DateOption: TypeAlias = Annotated[
    str | None,
    typer.Option("--date", metavar="DAY", help="Today, like 2026-12-31. Default: the clock's."),
]


@app.callback()
def _group() -> None:
    """Set findings aside; the help is above."""


@app.command()
def create(
    report: ReportArgument,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="The baseline to write, or add to."),
    ] = None,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why they need no second look.")
    ] = "known when the baseline was made",
    author: Annotated[
        str | None,
        typer.Option("--author", metavar="NAME", help="Who says so. Default: git's user.name."),
    ] = None,
    expires: Annotated[
        str | None,
        typer.Option("--expires", metavar="DAY", help="Report them again after this day."),
    ] = None,
    min_severity: Annotated[
        str,
        typer.Option("--min-severity", metavar="SEVERITY", help="error, warning or info."),
    ] = "warning",
    day: DateOption = None,
    config: options.ConfigOption = None,
) -> None:
    """Set aside what a report found: all of warning and above. Entries that hold are kept."""
    from checker.baseline import Baseline, added, read_baseline, read_report, write_baseline

    today, last = _day(day, "date") or date.today(), _day(expires, "expires")
    if last and last < today:
        raise ConfigError(f"{last} has passed already", where="option --expires")
    if min_severity not in SEVERITIES:
        hint = f"one of: {', '.join(SEVERITIES)}"
        raise ConfigError(f"unknown: {min_severity!r}", where="option --min-severity", hint=hint)
    severe = SEVERITIES[: SEVERITIES.index(min_severity) + 1]
    found = [finding for finding in read_report(report).findings if finding.severity in severe]
    file = _file(output, config)
    known = read_baseline(file) if file.exists() else Baseline()
    grown = added(
        known,
        found,
        reason=reason,
        author=_author() if author is None else author,
        today=today,
        expires=str(last or ""),
    )
    write_baseline(grown, file)
    new = sum(known.entries.get(key) != entry for key, entry in grown.entries.items())
    typer.echo(f"wrote {file}: {len(grown.entries)} set aside, {new} of them new")


@app.command()
def prune(
    report: ReportArgument,
    baseline: FileOption = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would go, and change nothing.")
    ] = False,
    day: DateOption = None,
    config: options.ConfigOption = None,
) -> None:
    """Remove what has expired, and what a report of the whole archive no longer finds.

    What is found by a rule that did not run for that report stays.
    """
    from checker.baseline import (
        check_whole,
        expired,
        read_baseline,
        read_report,
        stale,
        without,
        write_baseline,
    )

    loaded = options.settings(Asked(config=config))
    file, found = _file(baseline, config), read_report(report)
    check_whole(found, report, packs=loaded.config.packs)
    known, rules = read_baseline(file), options.known_rules(loaded.config)
    over = expired(known, _day(day, "date") or date.today())
    gone = stale(known, found.by_id, lambda rule: rule in rules and found.config.runs(rule))
    gone = tuple(key for key in gone if key not in over)
    for word, keys in (("expired", over), ("not found", gone)):
        for key in keys:
            entry = known.entries[key]
            _say([f"{word}: {key} {entry.rule} {entry.subject}"])
    if not dry_run and (over or gone):
        write_baseline(without(known, (*over, *gone)), file)
    removed, left = len(over) + len(gone), len(known.entries) - len(over) - len(gone)
    typer.echo(f"{file}: {'would remove' if dry_run else 'removed'} {removed}, {left} stay")
    if skipped := len(found.corpus.skipped):
        typer.echo(f"{skipped} inputs were skipped in that report: it cannot find them", err=True)


@app.command("list")
def list_entries(
    format: options.ResultFormat = "text",  # noqa: A002 - the name of the option
    baseline: FileOption = None,
    day: DateOption = None,
    config: options.ConfigOption = None,
) -> None:
    """List what is set aside: since when, until when, by whom and why."""
    from checker.baseline import is_expired, read_baseline
    from checker.baseline.showing import age, entry_lines

    if format not in ("text", "json"):
        raise ConfigError(f"unknown format {format!r}", hint="one of: text, json")
    today = _day(day, "date") or date.today()
    entries = read_baseline(_file(baseline, config)).entries
    if format == "json":
        rows = [
            {
                "id": key,
                **entry.model_dump(mode="json"),
                "age_days": age(entry, today),
                "expired": is_expired(entry, today),
            }
            for key, entry in entries.items()
        ]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for key, entry in entries.items():
        _say(entry_lines(key, entry, today))
    over = sum(is_expired(entry, today) for entry in entries.values())
    typer.echo(f"{len(entries)} set aside, {over} of them expired")


@app.command()
def explain(
    fingerprint: Annotated[
        str, typer.Argument(metavar="FINGERPRINT", help="The id of a finding, or its beginning.")
    ],
    report: Annotated[
        Path | None, typer.Argument(metavar="REPORT", help="A JSON report that shows the finding.")
    ] = None,
    baseline: FileOption = None,
    day: DateOption = None,
    config: options.ConfigOption = None,
) -> None:
    """Say who set a finding aside and why; with a report, what it is."""
    from checker.baseline import Baseline, read_baseline, read_report
    from checker.baseline.showing import evidence_lines, known_lines, resolve

    today = _day(day, "date") or date.today()
    file, found = _file(baseline, config), read_report(report) if report else None
    needed = baseline or not found or file.exists()
    known = read_baseline(file) if needed else Baseline()
    key = resolve(fingerprint, {*known.entries, *(found.by_id if found else ())})
    _say(known_lines(key, known.entries.get(key), found, today))
    if found:
        _say(evidence_lines(key, found))


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
    """Set aside what the baseline and the cited articles name; return notes for stderr too.

    ``today`` is the clock's where it is not given.
    """
    from checker.baseline import apply, apply_ignores
    from checker.baseline.notes import expired_again, no_longer_found, unknown_rules
    from checker.stages.report.visible import one_line

    today = today or date.today()
    asking = any(article.ignore for article in report.articles)
    notes = (
        *expired_again(report, baseline, today),
        *no_longer_found(report, baseline, config),
        *(unknown_rules(report, options.known_rules(config)) if asking else ()),
    )
    return apply_ignores(apply(report, baseline, today), today), tuple(map(one_line, notes))


def _file(option: str | None, config: Path | None) -> Path:
    """Return the file of these commands: the option's, the configuration's, or the usual one."""
    from checker.baseline import DEFAULT_NAME

    loaded = options.settings(Asked(config=config, baseline=option))
    return Path(loaded.config.baseline or DEFAULT_NAME)


def _day(text: str | None, option: str) -> date | None:
    from checker.baseline import iso_day

    try:
        return date.fromisoformat(iso_day(text)) if text is not None else None
    except ValueError as error:
        raise ConfigError(str(error), where=f"option --{option}") from None


def _author() -> str:
    """Return the name that git knows, else the one that the system knows."""
    name = ""
    if git := shutil.which("git"):
        asked = [git, "config", "user.name"]
        done = subprocess.run(asked, capture_output=True, check=False)  # noqa: S603 - no input
        name = done.stdout.decode("utf-8", "replace").strip()
    return name or os.environ.get("USER", "")


def _say(lines: Iterable[str]) -> None:
    """Print lines whose words come from articles: what would steer a terminal is named."""
    from checker.stages.report.visible import visible

    for line in lines:
        typer.echo(visible(line))
