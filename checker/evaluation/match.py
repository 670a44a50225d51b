"""Which finding says what which gold entry says: by kind and by overlapping evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from checker.errors import GoldError
from checker.evaluation.gold import Conflict, Mark, Spot, Trap
from checker.types import Finding, Report


@dataclass(frozen=True, slots=True)
class Judged:
    """What the score needs of a finding; ``sides`` holds the marks of each answer."""

    id: str
    kind: str
    severity: str
    subject: str
    sides: tuple[tuple[Mark, ...], ...]

    @property
    def above_info(self) -> bool:
        """Say whether the finding accuses, or only informs."""
        return self.severity != "info"


def judged(report: Report | Mapping[str, Any]) -> tuple[Judged, ...]:
    """Return the findings of a report, or of a parsed JSON report, in its own order.

    Raises:
        GoldError: the parsed JSON is not a report of this tool.
    """
    if isinstance(report, Report):
        return tuple(map(_of_finding, report.findings))
    try:
        return tuple(map(_of_json, report["findings"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise GoldError(
            f"not a report of checker: {error!r}",
            hint="Write one with: checker check FOLDER --format json --output report.json",
        ) from None


def _of_finding(finding: Finding) -> Judged:
    sides = tuple(
        tuple(
            Mark(item.article, item.span.start, item.span.end, item.quote, item.span.field)
            for item in side.evidence
        )
        for side in finding.sides
    )
    return Judged(finding.id, finding.kind, finding.severity, finding.subject.label, sides)


def _of_json(finding: Mapping[str, Any]) -> Judged:
    sides = tuple(
        tuple(
            Mark(item["article"], item["start"], item["end"], item["quote"], item["field"])
            for item in side["evidence"]
        )
        for side in finding["sides"]
    )
    label = finding["subject"]["label"]
    return Judged(finding["id"], finding["kind"], finding["severity"], label, sides)


class Matcher:
    """Answers which of many findings overlap given marks, without comparing all with all."""

    def __init__(self, findings: Sequence[Judged]) -> None:
        self._findings = findings
        self._spots: dict[Spot, list[tuple[int, int, int, int]]] = defaultdict(list)
        for number, finding in enumerate(findings):
            for side, marks in enumerate(finding.sides):
                for mark in marks:
                    self._spots[mark.spot].append((mark.start, mark.end, number, side))

    def conflict(self, conflict: Conflict) -> tuple[int, ...]:
        """Return the numbers of the findings that match a conflict, ascending."""
        groups = [side.evidence for side in conflict.sides]
        need = min(2, len(groups))
        return tuple(
            number
            for number, pairs in self._touched(groups)
            if self._findings[number].kind in conflict.kinds and _apart(pairs, need)
        )

    def trap(self, trap: Trap) -> tuple[int, ...]:
        """Return the numbers of the findings above info that fall into a trap, ascending."""
        return tuple(
            number
            for number, pairs in self._touched(trap.sides)
            if self._findings[number].kind == trap.kind
            and self._findings[number].above_info
            and _apart(pairs, 2)
        )

    def _touched(
        self, groups: Iterable[Iterable[Mark]]
    ) -> list[tuple[int, frozenset[tuple[int, int]]]]:
        """Return (finding, pairs of group and side that overlap), ordered by finding."""
        touched: dict[int, set[tuple[int, int]]] = defaultdict(set)
        for group, marks in enumerate(groups):
            for mark in marks:
                for start, end, number, side in self._spots.get(mark.spot, ()):
                    if start < mark.end and mark.start < end:
                        touched[number].add((group, side))
        return [(number, frozenset(pairs)) for number, pairs in sorted(touched.items())]


def _apart(pairs: frozenset[tuple[int, int]], need: int) -> bool:
    """Say whether ``need`` (1 or 2) groups are overlapped by as many different sides."""
    if need < 2:
        return bool(pairs)
    return any(a[0] != b[0] and a[1] != b[1] for a, b in combinations(pairs, 2))
