"""JSON Lines: the run first, then a line per finding, each with its ``type``."""

from __future__ import annotations

from checker.stages.report.json_format import encode, finding_object, head
from checker.types import Report


def render(report: Report) -> str:
    """Return one line for the run (with what was skipped) and one per finding."""
    rows: list[dict[str, object]] = [{"type": "run", **head(report)}]
    rows += ({"type": "finding", **finding_object(finding)} for finding in report.findings)
    return "".join(encode(row) + "\n" for row in rows)
