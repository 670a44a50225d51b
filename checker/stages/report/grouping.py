"""Put findings in reading order: subject by subject, the gravest first, then kind by kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.stages.report.labels import kind_order
from checker.text.normalise import fold
from checker.types import SEVERITIES, Finding, Severity


@dataclass(frozen=True, slots=True)
class KindGroup:
    """The findings of one kind about one subject."""

    kind: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class SubjectGroup:
    """Everything found about one subject; rules may know it under several ``ids``."""

    key: str
    label: str
    ids: tuple[str, ...]
    kinds: tuple[KindGroup, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of the group in reading order."""
        return tuple(finding for group in self.kinds for finding in group.findings)


def group(findings: Iterable[Finding]) -> tuple[SubjectGroup, ...]:
    """Return the findings by subject and kind; the same findings give the same order.

    Subjects of one name stand together, whatever id each rule made for them: an editor reads
    everything about a person or an event in one place.
    """
    by_subject: dict[str, list[Finding]] = {}
    for finding in findings:
        by_subject.setdefault(fold(finding.subject.label) or finding.subject.id, []).append(finding)
    groups = [
        SubjectGroup(
            key=key,
            label=min(member.subject.label for member in members),
            ids=tuple(sorted({member.subject.id for member in members})),
            kinds=_by_kind(members),
        )
        for key, members in by_subject.items()
    ]
    return tuple(sorted(groups, key=_subject_order))


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings by severity, then confidence, then id: what is cut off is cut at the end."""
    return sorted(findings, key=_finding_order)


def count_severities(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Return how many findings there are of each severity, zeros included."""
    counts = dict.fromkeys(SEVERITIES, 0)
    for finding in findings:
        counts[finding.severity] += 1
    return counts


def _by_kind(findings: Sequence[Finding]) -> tuple[KindGroup, ...]:
    kinds: dict[str, list[Finding]] = {}
    for finding in gravest_first(findings):
        kinds.setdefault(finding.kind, []).append(finding)
    groups = [KindGroup(kind, tuple(members)) for kind, members in kinds.items()]
    return tuple(sorted(groups, key=lambda one: (_worst(one.findings), kind_order(one.kind))))


def _finding_order(finding: Finding) -> tuple[int, float, str]:
    return (SEVERITIES.index(finding.severity), -finding.confidence, finding.id)


def _worst(findings: Sequence[Finding]) -> int:
    return min(SEVERITIES.index(finding.severity) for finding in findings)


def _subject_order(one: SubjectGroup) -> tuple[int, int, int, str, str]:
    counts = count_severities(one.findings)
    return (_worst(one.findings), -counts["error"], -len(one.findings), one.label, one.key)
