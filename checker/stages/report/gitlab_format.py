"""GitLab Code Quality: the subset of Code Climate's issues that GitLab shows at a merge request."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from checker.stages.report.json_format import encode
from checker.stages.report.places import Pinned, pin, relative
from checker.stages.report.visible import one_line
from checker.stages.report.wording import told
from checker.types import Report, Severity

# GitLab's critical and blocker are for what must not go out; that is for an editor to say.
SEVERITY: Mapping[Severity, str] = MappingProxyType(
    {"error": "major", "warning": "minor", "info": "info"}
)


def render(report: Report) -> str:
    """Return a JSON array with one issue per finding, without those that were set aside."""
    return encode([_issue(one) for one in pin(report.findings, report)], indent=1) + "\n"


def _issue(one: Pinned) -> dict[str, object]:
    finding, place = one.finding, one.place
    return {
        "description": one_line(told(finding)),
        "check_name": finding.rule,
        "fingerprint": finding.id,
        "severity": SEVERITY[finding.severity],
        "location": {"path": relative(place.path), "lines": {"begin": place.line}},
    }
