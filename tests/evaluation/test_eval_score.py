import json
from typing import Any

import pytest

from checker.errors import GoldError
from checker.evaluation import Conflict, Gold, GoldSide, Mark, Trap, render_score, score
from checker.types import (
    Bilingual,
    Counts,
    Evidence,
    Finding,
    Report,
    Run,
    Side,
    Span,
    Subject,
)

ASKED = Bilingual("سؤال", "question")


def mark(start: int, end: int, article: str = "a") -> Mark:
    return Mark(article, start, end, "x" * (end - start))


def conflict(*sides: Mark, name: str = "C", **changes: Any) -> Conflict:
    return Conflict(name, "rank-conflict", tuple(GoldSide((side,)) for side in sides), **changes)


def finding(*sides: Mark, kind: str = "rank-conflict", severity: Any = "error") -> Finding:
    return Finding(
        id=f"{kind}-{len(sides)}",
        rule=kind,
        kind=kind,
        severity=severity,
        confidence=0.9,
        subject=Subject("s", "subject"),
        question=ASKED,
        message=ASKED,
        sides=tuple(
            Side(
                value=str(number),
                key=str(number),
                evidence=(
                    Evidence(
                        side.article, (span := Span("text", side.start, side.end)), side.quote, span
                    ),
                ),
            )
            for number, side in enumerate(sides)
        ),
    )


def report(*findings: Finding) -> Report:
    return Report(Run("0", "", 0.0, "none"), Counts(4, 8, 0, 0), findings)


TWO = conflict(mark(0, 5), mark(20, 25))


def test_two_sides_on_two_gold_sides_match() -> None:
    result = score(report(finding(mark(3, 9), mark(24, 30))), Gold((TWO,)))
    assert not result.missed
    assert not result.false_alarms
    assert result.precision.share == 1


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ("one side overlaps both gold sides, the other none", finding(mark(0, 30), mark(40, 45))),
        ("two sides overlap one gold side", finding(mark(0, 3), mark(3, 5))),
        ("one side only", finding(mark(0, 3))),
        ("touching is not overlapping", finding(mark(5, 20), mark(25, 30))),
        ("another article", finding(mark(0, 3, "b"), mark(20, 23, "b"))),
        ("another kind", finding(mark(0, 3), mark(20, 23), kind="post-conflict")),
    ],
)
def test_no_match(what: str, found: Finding) -> None:
    result = score(report(found), Gold((TWO,)))
    assert result.missed == (TWO,), what
    assert len(result.false_alarms) == 1
    assert result.per_100_articles == 25


def test_a_kind_in_also_counts_and_is_reported_under_the_gold_kind() -> None:
    gold = Gold((conflict(mark(0, 5), also=("post-conflict",)),))
    result = score(report(finding(mark(0, 3), kind="post-conflict")), gold)
    assert [(name, rate.hits) for name, rate in result.kinds] == [("rank-conflict", 1)]


def test_one_gold_side_needs_one_side() -> None:
    assert not score(report(finding(mark(0, 3))), Gold((conflict(mark(0, 5)),))).missed


def test_one_finding_may_match_several_conflicts() -> None:
    other = conflict(mark(0, 5), mark(40, 45), name="D", tier="stretch")
    found = finding(mark(0, 3), mark(20, 23), mark(40, 43))
    result = score(report(found), Gold((TWO, other)))
    assert [(name, rate.hits, rate.total) for name, rate in result.tiers] == [
        ("required", 1, 1),
        ("stretch", 1, 1),
    ]


def test_info_finds_but_never_alarms_and_is_told_apart() -> None:
    found = finding(mark(0, 3), mark(20, 23), severity="info")
    stray = finding(mark(60, 63), severity="info")
    result = score(report(found, stray), Gold((TWO,)))
    assert not result.missed
    assert result.lowered == (TWO,)
    assert not result.false_alarms
    assert result.precision.total == 0


TRAP = Trap("T", "rank-conflict", ((mark(0, 5),), (mark(20, 25),)))


@pytest.mark.parametrize(
    ("found", "hit"),
    [
        (finding(mark(0, 3), mark(20, 23)), True),
        (finding(mark(0, 30), mark(40, 45)), False),
        (finding(mark(0, 3), mark(20, 23), severity="info"), False),
        (finding(mark(0, 3), mark(20, 23), kind="post-conflict"), False),
    ],
)
def test_a_trap_is_hit_by_two_sides_above_info(found: Finding, hit: bool) -> None:
    assert bool(score(report(found), Gold(traps=(TRAP,))).traps_hit) is hit


def as_json(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "kind": finding.kind,
        "severity": finding.severity,
        "subject": {"id": finding.subject.id, "label": finding.subject.label},
        "sides": [
            {
                "evidence": [
                    {
                        "article": item.article,
                        "field": item.span.field,
                        "start": item.span.start,
                        "end": item.span.end,
                        "quote": item.quote,
                    }
                    for item in side.evidence
                ]
            }
            for side in finding.sides
        ],
    }


def test_the_json_report_scores_like_the_report_itself() -> None:
    findings = finding(mark(3, 9), mark(24, 30)), finding(mark(60, 63))
    parsed = {"corpus": {"articles": 4}, "findings": [as_json(item) for item in findings]}
    assert score(parsed, Gold((TWO,), (TRAP,))) == score(report(*findings), Gold((TWO,), (TRAP,)))


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"findings": [{}]},
        {"findings": 3},
        {"findings": []},
        {"findings": [], "corpus": {"articles": "many"}},
        [],
        "report",
    ],
)
def test_what_is_no_report_is_refused(broken: Any) -> None:
    with pytest.raises(GoldError, match="not a report"):
        score(broken, Gold((TWO,)))


def test_intervals_hold_the_share_and_stay_the_same() -> None:
    gold = Gold(tuple(conflict(mark(n, n + 1), name=str(n)) for n in range(0, 40, 2)))
    found = report(*(finding(mark(n, n + 1)) for n in range(0, 20, 2)))
    rate = score(found, gold).tiers[0][1]
    assert rate.low < rate.share == 0.5 < rate.high
    assert score(found, gold) == score(found, gold)


def test_the_text_lists_misses_alarms_and_traps_with_their_quotes() -> None:
    trap = finding(mark(60, 65), mark(80, 190))
    gold = Gold((TWO,), (Trap("T", "rank-conflict", ((mark(60, 62),), (mark(80, 82),))),))
    text = render_score(score(report(trap), gold))
    assert "C  rank-conflict  (required)" in text
    assert "a: xxxxx\n" in text
    assert "false alarms: 1, 25.0 per 100 articles" in text
    assert "T <- rank-conflict-2" in text
    assert max(map(len, text.splitlines())) < 120


def test_the_json_names_the_same_things() -> None:
    data = json.loads(render_score(score(report(), Gold((TWO,))), "json"))
    assert data["missed"] == ["C"]
    assert data["tiers"]["required"]["total"] == 1
    assert data["precision"] == {"hits": 0, "total": 0, "share": 0.0, "low": 0.0, "high": 1.0}
