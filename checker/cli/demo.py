"""Render the demonstration report: `python -m checker.cli.demo seeds reports`.

The clock stands still and nothing of this machine is written, so that the same seeds give the
same bytes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from checker.cli.guard import FAILED, tell_error
from checker.cli.output import Target, write
from checker.config import Config
from checker.errors import CheckerError

STARTED = "2026-03-01T00:00:00+00:00"
FILES = (("html", "index.html"), ("json", "report.json"), ("text", "report.txt"))


def render_demo(seeds: Path, reports: Path) -> tuple[Path, ...]:
    """Check the Arabic seeds and write the report in three formats; return the files written.

    Raises:
        CheckerError: there are no seeds, or a file cannot be written.
    """
    from checker.pipeline import check_paths

    articles = seeds / "ar" if (seeds / "ar").is_dir() else seeds
    report = check_paths([articles], Config(), started=STARTED, timer=lambda: 0.0)
    written: list[Path] = []
    for name, file in FILES:
        written += write(report, Target(name, reports / file))
    return tuple(written)


def main(arguments: Sequence[str]) -> int:
    """Run the demonstration; return the exit code."""
    if len(arguments) != 2:
        tell_error(CheckerError("usage: python -m checker.cli.demo SEEDS REPORTS"))
        return FAILED
    try:
        seeds, reports = (Path(os.path.relpath(name)) for name in arguments)
        for path in render_demo(seeds, reports):
            sys.stdout.write(f"{path}\n")
    except CheckerError as error:
        tell_error(error)
        return FAILED
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
