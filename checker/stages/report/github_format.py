"""GitHub Actions: findings as annotations, by the commands that the runner reads off the output.

The runner keeps 10 annotations of each severity per step; the rest would be lost in silence, so
it is not sent, and the last line says how much that is. Every line is a command of ours: what
an article says cannot end it, and so cannot start another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from types import MappingProxyType

from checker.stages.report.grouping import count_severities
from checker.stages.report.labels import kind_label
from checker.stages.report.places import Pinned, pin, relative
from checker.stages.report.visible import clipped, one_line
from checker.stages.report.wording import told, witness
from checker.types import SEVERITIES, Report, Severity

COMMANDS: Mapping[Severity, str] = MappingProxyType(
    {"error": "error", "warning": "warning", "info": "notice"}
)
# The last notice is the sum of all.
SHOWN: Mapping[Severity, int] = MappingProxyType({"error": 10, "warning": 10, "info": 9})
_LONGEST_TITLE = 200
_WITNESSES = 4


def render(report: Report) -> str:
    """Return one command per line: errors, warnings, notices, and the sum as a last notice."""
    left = dict(SHOWN)
    lines = []
    for one in pin(report.findings, report):
        left[one.finding.severity] -= 1
        if left[one.finding.severity] >= 0:
            lines.append(_annotation(one))
    lines.append(f"::notice title=checker::{_data(_sum(report, shown=len(lines)))}")
    return "\n".join(lines) + "\n"


def _annotation(one: Pinned) -> str:
    finding, kind = one.finding, kind_label(one.finding.kind)
    title = clipped(one_line(f"{kind.ar} · {kind.en}"), _LONGEST_TITLE)
    properties = ",".join(f"{key}={_property(value)}" for key, value in _where(one, title))
    lines = [told(finding), *islice(_witnesses(one), _WITNESSES)]
    message = _data("\n".join(lines))
    return f"::{COMMANDS[finding.severity]} {properties}::{message}"


def _witnesses(one: Pinned) -> Iterator[str]:
    """Yield one quotation per side, the side that the finding is shown at first."""
    heard: set[str] = set()
    for exhibit in (*one.here, *one.elsewhere):
        if exhibit.side.key not in heard:
            heard.add(exhibit.side.key)
            yield witness(exhibit)


def _where(one: Pinned, title: str) -> Iterator[tuple[str, str]]:
    """Yield the properties of a command; GitHub takes columns only within one line."""
    place = one.place
    yield "file", one_line(relative(place.path))
    yield "line", str(place.line)
    if place.column:
        yield "endLine", str(place.end_line)
    if place.column and place.line == place.end_line:
        yield "col", str(place.column)
        yield "endColumn", str(place.end_column)
    yield "title", title


def _sum(report: Report, *, shown: int) -> str:
    counts = count_severities(report.findings)
    shares = ", ".join(f"{counts[severity]} {severity}" for severity in SEVERITIES)
    corpus, total = report.corpus, len(report.findings)
    parts = [f"{total} findings ({shares})", f"{corpus.articles} articles read"]
    if total > shown:
        parts.append(f"{total - shown} findings not shown as annotations: GitHub takes 10 of each")
    if report.suppressed:
        parts.append(f"{len(report.suppressed)} set aside")
    if corpus.skipped:
        parts.append(f"{len(corpus.skipped)} inputs skipped")
    return "; ".join(parts)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
