"""Show a score: a table for people, JSON for the machine that keeps the floors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Literal

from checker.evaluation.gold import Mark
from checker.evaluation.match import Judged
from checker.evaluation.scoring import Rate, Score

_LONGEST_QUOTE = 80


def render_score(score: Score, format: Literal["text", "json"] = "text") -> str:  # noqa: A002
    """Return the score as text, or as one JSON object; ends with a line break."""
    if format == "json":
        return json.dumps(_as_json(score), ensure_ascii=False, indent=2) + "\n"
    return "\n".join(_lines(score)) + "\n"


def _lines(score: Score) -> Iterator[str]:
    yield from _table("recall by tier", score.tiers)
    yield from _table("recall by kind", score.kinds)
    yield from _table("findings above info", _overall(score))
    yield f"false alarms: {len(score.false_alarms)}, {score.per_100_articles:.1f} per 100 articles"
    yield f"traps hit: {len(score.traps_hit)} of {score.traps}"
    for heading, conflicts in (("missed", score.missed), ("found as info only", score.lowered)):
        if conflicts:
            yield f"\n{heading}"
        for conflict in conflicts:
            yield f"  {conflict.id}  {conflict.kind}  ({conflict.tier})"
            for side in conflict.sides:
                yield from _quotes(side.evidence)
    if score.false_alarms:
        yield "\nfalse alarms"
    for finding in score.false_alarms:
        yield from _finding(finding, finding.id)
    if score.traps_hit:
        yield "\ntraps hit"
    for hit in score.traps_hit:
        yield from _finding(hit.finding, f"{hit.trap.id} <- {hit.finding.id}")


def _overall(score: Score) -> list[tuple[str, Rate]]:
    rows = [("precision", score.precision), ("recall", score.recall)]
    return [*rows, ("controls left alone", score.clean)] if score.clean.total else rows[:1]


def _table(heading: str, rows: Iterable[tuple[str, Rate]]) -> Iterator[str]:
    yield f"{heading:<24}{'hits':>10}{'share':>8}   95% interval"
    for name, rate in rows:
        hits = f"{rate.hits}/{rate.total}"
        yield f"  {name:<22}{hits:>10}{rate.share:>8.2f}   {rate.low:.2f} to {rate.high:.2f}"
    yield ""


def _finding(finding: Judged, name: str) -> Iterator[str]:
    yield f"  {name}  {finding.kind}  {finding.severity}  {finding.subject}"
    for marks in finding.sides:
        yield from _quotes(marks)


def _quotes(marks: tuple[Mark, ...]) -> Iterator[str]:
    """Show the first quotation of a side, and how many more there are."""
    for mark in marks[:1]:
        quote = " ".join(mark.quote.split())
        short = quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE] + "…"
        more = f" (+{len(marks) - 1})" if len(marks) > 1 else ""
        yield f"      {mark.article}: {short}{more}"


def _as_json(score: Score) -> dict[str, object]:
    return {
        "articles": score.articles,
        "findings": score.findings,
        "tiers": {name: _rate(rate) for name, rate in score.tiers},
        "kinds": {name: _rate(rate) for name, rate in score.kinds},
        **{name: _rate(rate) for name, rate in _overall(score)},
        "false_alarms_per_100_articles": round(score.per_100_articles, 2),
        "missed": [conflict.id for conflict in score.missed],
        "lowered": [conflict.id for conflict in score.lowered],
        "false_alarms": [
            {"id": item.id, "kind": item.kind, "subject": item.subject}
            for item in score.false_alarms
        ],
        "traps": score.traps,
        "traps_hit": [{"trap": hit.trap.id, "finding": hit.finding.id} for hit in score.traps_hit],
    }


def _rate(rate: Rate) -> dict[str, float]:
    return {
        "hits": rate.hits,
        "total": rate.total,
        "share": round(rate.share, 4),
        "low": rate.low,
        "high": rate.high,
    }
