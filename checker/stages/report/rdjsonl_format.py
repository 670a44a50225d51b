"""Reviewdog's diagnostics: a line of JSON per piece of evidence in the new articles.

Columns count bytes of UTF-8 there, not characters. Reviewdog gives up at a line over 64 KiB and at
half a surrogate pair; related locations are known to it from 0.18 on.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.stages.report.json_format import encode
from checker.stages.report.places import Exhibit, Pinned, Place, pin, relative
from checker.stages.report.visible import visible
from checker.stages.report.wording import told, witness
from checker.types import Report, Severity

SEVERITY: Mapping[Severity, str] = MappingProxyType(
    {"error": "ERROR", "warning": "WARNING", "info": "INFO"}
)
# A comment with more is not read, and the line would grow too long.
_RELATED = 10


def render(report: Report) -> str:
    """Return the lines, none for a report without findings; those set aside are left out."""
    found = pin(report.findings, report)
    rows = [_diagnostic(one, exhibit) for one in found for exhibit in one.here]
    return "".join(encode(row) + "\n" for row in rows)


def _diagnostic(one: Pinned, exhibit: Exhibit) -> dict[str, object]:
    finding = one.finding
    return {
        "message": visible(told(finding)),
        "location": _location(exhibit),
        "severity": SEVERITY[finding.severity],
        "source": {"name": "checker"},
        "code": {"value": finding.rule},
        "relatedLocations": [
            {"message": witness(other), "location": _location(other)}
            for other in one.elsewhere[:_RELATED]
        ],
    }


def _location(exhibit: Exhibit) -> dict[str, object]:
    place = exhibit.place
    path = visible(relative(place.path))
    if not place.column or exhibit.article is None:
        return {"path": path, "range": {"start": {"line": place.line}}}
    return {"path": path, "range": _range(place, exhibit.article.text, exhibit)}


def _range(place: Place, text: str, exhibit: Exhibit) -> dict[str, object]:
    span = exhibit.evidence.span
    return {
        "start": {"line": place.line, "column": _byte_column(text, span.start)},
        "end": {"line": place.end_line, "column": _byte_column(text, span.end)},
    }


def _byte_column(text: str, offset: int) -> int:
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    return len(line.encode(errors="replace")) + 1
