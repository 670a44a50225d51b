"""Score the findings of a run against gold: what was found, what was missed, what cried wolf."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from checker.errors import GoldError
from checker.evaluation.benchmark import Benchmark
from checker.evaluation.gold import TIERS, Conflict, Gold, Trap
from checker.evaluation.match import Judged, Matcher, judged
from checker.types import Report

_ROUNDS = 2000  # the ends of the interval move by less than 0.01 between 1,000 and 10,000
_SEED = 20


@dataclass(frozen=True, slots=True)
class Rate:
    """``hits`` of ``total``, with the 95% bootstrap interval of the share, each in [0, 1]."""

    hits: int
    total: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The share itself; 0 where there was nothing to hit."""
        return self.hits / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class TrapHit:
    """A trap, and the finding that fell into it."""

    trap: Trap
    finding: Judged


@dataclass(frozen=True, slots=True)
class Score:
    """The result. ``tiers`` and ``kinds`` are recall; ``lowered`` was found, but only as info.

    Of a benchmark ``clean`` are the controls with no false alarm, and recall is that above info.
    """

    tiers: tuple[tuple[str, Rate], ...]
    kinds: tuple[tuple[str, Rate], ...]
    precision: Rate
    per_100_articles: float
    articles: int
    findings: int
    missed: tuple[Conflict, ...]
    lowered: tuple[Conflict, ...]
    false_alarms: tuple[Judged, ...]
    traps_hit: tuple[TrapHit, ...]
    traps: int
    recall: Rate
    clean: Rate


def score(findings: Report | Mapping[str, Any], gold: Gold) -> Score:
    """Score a report, or a report parsed from JSON, against gold.

    Recall counts a conflict once, whatever the severity of the finding; precision is the share
    of findings above ``info`` that match a conflict.

    Raises:
        GoldError: the parsed JSON is not a report of this tool.
    """
    return _score(judged(findings), _articles(findings), gold)


def score_benchmark(reports: Iterable[Report], benchmark: Benchmark) -> Score:
    """Score the reports of all cases of a benchmark together. Only what is above info counts."""
    reports = tuple(reports)
    items = tuple(item for report in reports for item in judged(report))
    loud = tuple(item for item in items if item.above_info)
    return replace(
        _score(loud, sum(report.corpus.articles for report in reports), benchmark.gold),
        clean=_rate(
            [
                not any(control.holds(item.sides[0][0].article) for item in loud)
                for control in benchmark.controls
            ]
        ),
    )


def _score(items: tuple[Judged, ...], articles: int, gold: Gold) -> Score:
    matcher = Matcher(items)
    matches = {conflict.id: matcher.conflict(conflict) for conflict in gold.conflicts}
    accusing = [number for number, item in enumerate(items) if item.above_info]
    right = {number for numbers in matches.values() for number in numbers}
    false_alarms = tuple(items[number] for number in accusing if number not in right)
    return Score(
        tiers=_recall(((c.tier, bool(matches[c.id])) for c in gold.conflicts), order=TIERS),
        kinds=_recall((c.kind, bool(matches[c.id])) for c in gold.conflicts),
        precision=_rate([number in right for number in accusing]),
        per_100_articles=100 * len(false_alarms) / articles if articles else 0.0,
        articles=articles,
        findings=len(items),
        missed=tuple(c for c in gold.conflicts if not matches[c.id]),
        lowered=tuple(
            c
            for c in gold.conflicts
            if matches[c.id] and not any(items[number].above_info for number in matches[c.id])
        ),
        false_alarms=false_alarms,
        traps_hit=tuple(
            TrapHit(trap, items[number]) for trap in gold.traps for number in matcher.trap(trap)
        ),
        traps=len(gold.traps),
        recall=_rate([bool(matches[c.id]) for c in gold.conflicts]),
        clean=_rate([]),
    )


def _articles(findings: Report | Mapping[str, Any]) -> int:
    if isinstance(findings, Report):
        return findings.corpus.articles
    try:
        return int(findings["corpus"]["articles"])
    except (KeyError, TypeError, ValueError) as error:
        raise GoldError(f"not a report of checker: {error!r}") from None


def _recall(
    outcomes: Iterable[tuple[str, bool]], *, order: tuple[str, ...] = ()
) -> tuple[tuple[str, Rate], ...]:
    groups: dict[str, list[bool]] = {}
    for name, hit in outcomes:
        groups.setdefault(name, []).append(hit)
    names = [name for name in order if name in groups] if order else sorted(groups)
    return tuple((name, _rate(groups[name])) for name in names)


def _rate(outcomes: list[bool]) -> Rate:
    """Return the rate of a list of outcomes; an empty list knows nothing: [0, 1]."""
    import numpy as np

    if not outcomes:
        return Rate(0, 0, 0.0, 1.0)
    hits, total = sum(outcomes), len(outcomes)
    # Drawing n outcomes with replacement is drawing the number of hits from a binomial.
    shares = np.random.default_rng(_SEED).binomial(total, hits / total, _ROUNDS) / total
    low, high = np.percentile(shares, [2.5, 97.5])
    return Rate(hits, total, round(float(low), 4), round(float(high), 4))
