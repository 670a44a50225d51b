"""The formats of a report: what each is for, and which module writes it.

A format is a module with ``render(report) -> str``. Modules are imported when first asked for,
so that ``checker gate`` never pays for the templates of the HTML page.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, cast

from checker.errors import ConfigError
from checker.types import Report

FORMATS = MappingProxyType(
    {
        "html": "page for editors: sides next to each other, marked in their sentences",
        "json": "one object, the contract for programs (schema.json beside the code)",
        "jsonl": "one line for the run, then one line per finding",
        "text": "compact list for terminals and logs",
        "csv": "one row per piece of evidence, for spreadsheets",
        "markdown": "page for a job summary or a comment: tables, evidence folded",
        "sarif": "SARIF 2.1.0, for code scanning and viewers",
        "junit": "JUnit XML, for the test pages of CI servers",
        "github": "annotations of GitHub Actions, 10 of each severity",
        "gitlab": "Code Quality report of GitLab",
        "rdjsonl": "diagnostics for reviewdog, one line per quotation",
        "webannotation": "W3C Web Annotations, for tools that mark pages",
    }
)

# bench/pages.py: Chromium takes a page of 2 MB in 0.4 to 0.8 s, one of 1 MB in half of that.
MAX_PAGE_BYTES = 1_000_000


class Renderer(Protocol):
    """What a format module offers."""

    def render(self, report: Report) -> str:
        """Return the whole report as one text that ends in a line break."""


def render(report: Report, format: str) -> str:  # noqa: A002 - the public name of the option
    """Return the report in one of ``FORMATS``.

    The text is ready to be written as UTF-8 without newline translation (CSV brings its own
    byte order mark and line ends). ``html`` gives one page of any size; ``write_html`` pages it.

    Raises:
        ConfigError: there is no such format.
    """
    if format not in FORMATS:
        raise ConfigError(f"unknown format {format!r}", hint=f"one of: {', '.join(FORMATS)}")
    module = import_module(f"checker.stages.report.{format}_format")
    return cast(Renderer, module).render(report)


def write_html(report: Report, path: Path, *, max_bytes: int = MAX_PAGE_BYTES) -> tuple[Path, ...]:
    """Write the HTML report to ``path``, further pages beside it (``report-2.html``, ...).

    Returns the files written, the first page first. Pages stay under ``max_bytes``; pages left
    over from an earlier, longer report of the same name are removed.

    Raises:
        CheckerError: a file cannot be written.
    """
    from checker.stages.report.html_format import write

    return write(report, path, max_bytes=max_bytes)
