"""Where a report goes: standard output, one file, or a folder with one file per format."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import CheckerError, ConfigError

if TYPE_CHECKING:
    from checker.types import Report

DEFAULT_HTML = Path("checker-report.html")
SUFFIXES = {
    "html": ".html",
    "json": ".json",
    "jsonl": ".jsonl",
    "text": ".txt",
    "csv": ".csv",
    "markdown": ".md",
    "sarif": ".sarif",
    "junit": ".xml",
    "github": ".github.txt",
    "gitlab": ".gitlab.json",
    "rdjsonl": ".rdjsonl",
    "webannotation": ".jsonld",
}


@dataclass(frozen=True, slots=True)
class Target:
    """One format and the file that it goes to; None is standard output."""

    format: str
    path: Path | None


def targets(formats: Sequence[str], output: Path | None) -> tuple[Target, ...]:
    """Decide where each format goes, before any work is done.

    Raises:
        ConfigError: an unknown format, or two formats for one place.
    """
    wanted = tuple(dict.fromkeys(formats)) or (_by_suffix(output),)
    for name in wanted:
        _known(name)
    if output is None:
        shown = [name for name in wanted if name != "html"]
        if len(shown) > 1:
            hint = "name a folder: --output FOLDER"
            raise ConfigError(f"{' and '.join(shown)} cannot share standard output", hint=hint)
        return tuple(Target(name, DEFAULT_HTML if name == "html" else None) for name in wanted)
    if len(wanted) > 1 and output.is_file():
        hint = "name a folder: every format is a file in it"
        raise ConfigError("several formats do not fit into one file", where=str(output), hint=hint)
    if len(wanted) > 1 or output.is_dir() or str(output).endswith(("/", "\\")):
        return tuple(Target(name, output / _file_name(name)) for name in wanted)
    return (Target(wanted[0], output),)


def write(report: Report, target: Target) -> tuple[Path, ...]:
    """Write a report to its target and return the files written, none for standard output.

    Raises:
        CheckerError: a file or its folder cannot be written.
    """
    from checker.stages.report import render, write_html

    if target.path is None:
        sys.stdout.write(render(report, target.format))
        sys.stdout.flush()
        return ()
    try:
        target.path.parent.mkdir(parents=True, exist_ok=True)
        if target.format == "html":
            return write_html(report, target.path)
        text = render(report, target.format)
        target.path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
    except OSError as error:
        reason = error.strerror or "it cannot be written"
        raise CheckerError(f"cannot write: {reason}", where=str(target.path)) from error
    return (target.path,)


def _file_name(name: str) -> str:
    return "index.html" if name == "html" else f"report{SUFFIXES[name]}"


def _by_suffix(output: Path | None) -> str:
    """Read the format off the file name where only that is given."""
    suffix = output.suffix.lower() if output else ""
    return next((name for name, known in SUFFIXES.items() if known == suffix), "text")


def _known(name: str) -> None:
    from checker.config.problems import closest
    from checker.stages.report import FORMATS

    if name not in FORMATS:
        hint = closest(name, FORMATS) or f"one of: {', '.join(FORMATS)}"
        raise ConfigError(f"unknown format {name!r}", where="option --format", hint=hint)
