"""JSON Lines: the run, a line per finding, one per finding set aside, each with its ``type``."""

from __future__ import annotations

from checker.stages.report.json_format import encode, finding_object, head, suppressed_object
from checker.types import Report


def render(report: Report) -> str:
    """Return one line for the run (with what was skipped) and one per finding, also set aside."""
    rows: list[dict[str, object]] = [{"type": "run", **head(report)}]
    rows += ({"type": "finding", **finding_object(finding)} for finding in report.findings)
    rows += ({"type": "suppressed", **suppressed_object(one)} for one in report.suppressed)
    return "".join(encode(row) + "\n" for row in rows)
