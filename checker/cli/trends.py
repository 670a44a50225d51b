"""`checker trends`: how consistent the newsroom was, week by week or month by month."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli import options
from checker.cli.conclusion import note
from checker.cli.decisions import known_decisions
from checker.cli.options import Asked as Options
from checker.errors import CheckerError, ConfigError

if TYPE_CHECKING:
    import sqlite3

    from checker.config import LoadedConfig
    from checker.history.model import Missing, Trends
    from checker.history.periods import Step
    from checker.history.trends import Asked

HELP = """Report on the runs over an index: rates, what came, what was resolved, what is open.

Every `checker check --index DIR` is kept in the index; this reads what was kept. html, json and
markdown are the report, csv and parquet the scorecard: a row per period and outlet, desk, author.

\b
Examples:
  checker trends --index archive.index --period month -o trends.html
  checker trends --index archive.index --period week --since 2031-01-01 -f json
  checker trends --index archive.index -f csv -o scorecard.csv
  checker trends --index archive.index -f html -f csv -o monthly/ --notify
"""

FORMATS = ("html", "json", "csv", "markdown", "parquet")
_SUFFIXES = {
    ".html": "html", ".json": "json", ".csv": "csv", ".md": "markdown", ".parquet": "parquet",
}  # fmt: skip
_NAMES = {
    "html": "trends.html", "json": "trends.json", "markdown": "trends.md",
    "csv": "scorecard.csv", "parquet": "scorecard.parquet",
}  # fmt: skip
_FILES = {"html": Path("checker-trends.html"), "parquet": Path("checker-scorecard.parquet")}


def trends(
    index: options.IndexOption,
    period: Annotated[
        str, typer.Option("--period", metavar="STEP", help="week (from Monday) or month.")
    ] = "month",
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DAY", help="First day. Default: twelve periods back."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DAY", help="Last day. Default: that of the last run."),
    ] = None,
    forms: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="html, json, markdown, csv or parquet. Repeatable. Default: by the suffix of "
            "--output, else html.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="File to write, or a folder for several formats. Default: standard output, "
            "and checker-trends.html for html.",
        ),
    ] = None,
    send: Annotated[
        bool,
        typer.Option("--notify", help="Send the summary where the settings under notice say."),
    ] = False,
    decisions: options.DecisionsOption = None,
    config: options.ConfigOption = None,
    quiet: options.QuietOption = False,
) -> None:
    """Report on the runs over an index."""
    places = _places(forms or [], output)
    loaded = options.settings(Options(config=config, decisions=decisions))
    from checker.history import read_history

    with read_history(index) as db:
        asked = _asked(db, index, period, since, until)
        found = _found(db, asked, index, loaded)
        for name, path in places.items():
            _write(db, asked, found, name, path)
            if path:
                note(f"wrote {path}", quiet=quiet)
    if send:
        from checker.history.notice import notify

        sent = datetime.now(UTC).timestamp()
        went = notify(found, loaded.config.notice, os.environ, sent=sent)
        note(f"the summary went to {' and '.join(went)}", quiet=quiet)


def _asked(
    db: sqlite3.Connection, index: Path, period: str, since: str | None, until: str | None
) -> Asked:
    from checker.history.ledger import first_and_last, first_published
    from checker.history.periods import back_from
    from checker.history.trends import Asked

    steps: dict[str, Step] = {"week": "week", "month": "month"}
    if period not in steps:
        raise ConfigError(f"{period!r} is no period: week or month", where="option --period")
    step = steps[period]
    known = first_and_last(db)
    if known is None:
        hint = f"`checker check --index {index}` keeps one."
        raise CheckerError("no run was kept yet", where=str(index), hint=hint)
    end = _day(until, "until") or known[1]
    begin = _day(since, "since")
    if begin is None:
        first = first_published(db) or end
        begin = max(back_from(end, step), min(first, end))  # no periods before anything was
    return Asked(begin, end, step)


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ConfigError(
            f"{text!r} is no day; write it like 2031-12-31", where=f"option --{option}"
        ) from None


def _found(db: sqlite3.Connection, asked: Asked, index: Path, loaded: LoadedConfig) -> Trends:
    from checker.history.periods import Period
    from checker.history.trends import trends as report
    from checker.history.unknown import unknown
    from checker.packs import PackIndex, load_packs

    packs = PackIndex(load_packs(loaded.config.packs))
    return report(
        db,
        asked,
        decided=known_decisions(loaded, index, until=asked.until),
        unknown=unknown(index, Period(asked.since, asked.until), packs),
        missing=_missing(index, asked),
    )


def _missing(index: Path, asked: Asked) -> list[Missing]:
    """Return what `checker watch` could not have at any time of these days."""
    from checker.feeds import missing
    from checker.history.model import Missing

    begin = datetime.combine(asked.since, time(), UTC)
    end = datetime.combine(asked.until, time(), UTC) + timedelta(1)
    return [Missing(one.address, one.reason) for one in missing(index, since=begin, until=end)]


def _write(
    db: sqlite3.Connection, asked: Asked, found: Trends, name: str, path: Path | None
) -> None:
    from checker.history.formats import csv_format, html_format, json_format, markdown_format
    from checker.history.scorecard import scorecard

    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
    if name == "parquet" and path:
        from checker.history.formats import parquet_format

        parquet_format.write(scorecard(db, asked), path)
        return
    if name == "csv":
        text = csv_format.render(scorecard(db, asked))
    else:
        formats = {"html": html_format, "json": json_format, "markdown": markdown_format}
        text = formats[name].render(found)
    if path is None:
        sys.stdout.write(text)
        sys.stdout.flush()
    else:
        path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="")


def _places(forms: list[str], output: Path | None) -> dict[str, Path | None]:
    """Return where each format goes; None is standard output."""
    names = list(dict.fromkeys(forms))
    names = names or [_SUFFIXES.get(output.suffix.lower() if output else "", "html")]
    for name in names:
        if name not in FORMATS:
            from checker.config.problems import closest

            hint = closest(name, FORMATS) or f"one of: {', '.join(FORMATS)}"
            raise ConfigError(f"unknown format {name!r}", where="option --format", hint=hint)
    if output and (len(names) > 1 or output.is_dir() or str(output).endswith(("/", "\\"))):
        return {name: output / _NAMES[name] for name in names}
    if output:
        return {names[0]: output}
    found = {name: _FILES.get(name) for name in names}
    if sum(path is None for path in found.values()) > 1:
        hint = "name a folder: --output FOLDER"
        raise ConfigError("several formats cannot share standard output", hint=hint)
    return found
