"""The order in which findings are read."""

from dataclasses import replace

from checker.stages.report.grouping import count_severities, group
from checker.types import Finding, Subject

from .factory import ADMIRAL, report


def of(kind: str) -> Finding:
    return next(finding for finding in report().findings if finding.kind == kind)


def test_subjects_of_one_name_stand_together_whatever_their_ids() -> None:
    one = of("rank-conflict")
    two = replace(of("contradiction"), subject=Subject("title-7", "طارق الدهمانى"))
    (subject,) = group((one, two))
    assert subject.ids == (ADMIRAL.id, "title-7")
    assert [kind.kind for kind in subject.kinds] == ["rank-conflict", "contradiction"]


def test_the_gravest_subject_comes_first() -> None:
    worst = [count_severities(subject.findings)["error"] for subject in group(report().findings)]
    assert worst == sorted(worst, reverse=True)


def test_order_does_not_depend_on_the_order_of_findings() -> None:
    findings = report().findings
    assert group(findings) == group(tuple(reversed(findings)))


def test_no_finding_is_lost() -> None:
    found = [finding.id for subject in group(report().findings) for finding in subject.findings]
    assert sorted(found) == sorted(finding.id for finding in report().findings)
