"""Run a case through the whole pipeline, with its rule alone, and say what was not as expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from checker.config import Config, RuleConfig
from checker.testing.cases import Case, Expect
from checker.text.normalise import fold
from checker.types import Finding, Side


@dataclass(frozen=True, slots=True)
class CaseResult:
    """The outcome: no ``problems`` means passed; ``findings`` are those of the rule's kind."""

    case: Case
    problems: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Say whether everything was as the case expects."""
        return not self.problems

    def __str__(self) -> str:
        lines = [f"{self.case.where}: {self.case.name}"]
        lines += [f"  {problem}" for problem in self.problems]
        lines += [f"  found: {_shown(finding)}" for finding in self.findings]
        return "\n".join(lines if self.findings else [*lines, "  found: nothing of this kind"])


def run_case(case: Case, *, rule: str, config: Config | None = None) -> CaseResult:
    """Check the articles of a case with one rule, named by its kind ("rank-conflict").

    ``config`` is what the case is run under, the defaults if left out; rules, packs and the
    rule's options are always those of the case.
    """
    from checker.pipeline import check

    settings = (config or Config()).model_copy(
        update={
            "enable": (rule,),
            "packs": case.packs,
            "rules": {rule: RuleConfig(options=dict(case.options or {}))},
        }
    )
    report = check(case.rows(), config=settings)
    findings = tuple(finding for finding in report.findings if finding.kind == rule)
    problems = [f"not read: {skipped.reason}" for skipped in report.corpus.skipped]
    problems += _problems(case, findings)
    return CaseResult(case, tuple(problems), findings)


def _problems(case: Case, findings: Sequence[Finding]) -> Iterator[str]:
    above = [finding for finding in findings if finding.severity != "info"]
    if case.flag and not above:
        yield "must be flagged, but nothing above info was found"
    if not case.flag and above:
        yield "must stay silent, but was flagged"
    if case.expect is None:
        return
    looked_at = above if case.flag else findings
    count = case.expect.count
    if count is not None and count != len(looked_at):
        yield f"{count} findings expected, {len(looked_at)} found"
    wanted = list(_differences(case.expect, looked_at))
    if wanted and (looked_at or not case.flag):
        yield f"no finding is as expected: {'; '.join(wanted)}"


def _differences(expect: Expect, findings: Sequence[Finding]) -> list[str]:
    """Return what the closest finding lacks; nothing when one finding has it all."""
    if not (expect.severity or expect.values or expect.quotes or expect.explained_by):
        return []
    each = [list(_lacks(expect, finding)) for finding in findings]
    return min(each, key=len, default=["there is none"])


def _lacks(expect: Expect, finding: Finding) -> Iterator[str]:
    if expect.severity and finding.severity != expect.severity:
        yield f"severity {expect.severity}"
    if expect.explained_by and finding.explained_by != expect.explained_by:
        yield f"explained by {expect.explained_by}"
    if not _stand_apart(expect.values, finding.sides):
        yield f"sides with the values {', '.join(expect.values)}"
    quoted = [fold(item.quote) for side in finding.sides for item in side.evidence]
    for quote in expect.quotes:
        if not any(fold(quote) in text for text in quoted):
            yield f"the quotation {quote!r}"


def _stand_apart(values: tuple[str, ...], sides: tuple[Side, ...]) -> bool:
    """Say whether each value is part of the value of a side of its own."""
    shown = [fold(side.value) for side in sides]
    wanted = [fold(value) for value in values]
    return any(
        all(value in text for value, text in zip(wanted, texts, strict=True))
        for texts in permutations(shown, len(wanted))
    )


def _shown(finding: Finding) -> str:
    sides = " | ".join(
        f"{side.value} [{'; '.join(item.quote for item in side.evidence)}]"
        for side in finding.sides
    )
    explained = f", explained by {finding.explained_by}" if finding.explained_by else ""
    return f"{finding.severity}{explained}: {sides}"
