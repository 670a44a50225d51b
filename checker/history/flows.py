"""What the runs of some days found to have changed."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence

from checker.history.ledger import RESOLVED, Change, Ledger
from checker.history.model import Flow
from checker.history.periods import Period


def flows(ledger: Ledger, spans: Sequence[Period]) -> list[Flow]:
    """Return what changed in each period; periods follow one another."""
    counts: list[Counter[str]] = [Counter() for _ in spans]
    still_open = [0] * len(spans)
    is_open: dict[str, bool] = {}
    waiting = deque(ledger.events)
    for place, span in enumerate(spans):
        while waiting and waiting[0].event.run.day <= span.end:
            change = waiting.popleft()
            name, event = change.finding, change.event
            # What a finding grew out of hands on whether it was open.
            was = is_open.pop(change.continues, False) or is_open.get(name, False)
            now = event.state == "open" and event.severity != "info"
            if event.cause == "continued":
                continue
            is_open[name] = now
            if span.has(event.run.day):
                counts[place][_what(change, was=was, now=now)] += 1
        still_open[place] = sum(is_open.values())
    return [
        Flow(
            runs=sum(span.has(run.day) for run in ledger.runs),
            began=count["began"],
            by_tool=count["by_tool"],
            returned=count["returned"],
            resolved=count["resolved"],
            dismissed=count["dismissed"],
            lost=count["lost"],
            still_open=left,
        )
        for span, count, left in zip(spans, counts, still_open, strict=True)
    ]


def _what(change: Change, *, was: bool, now: bool) -> str:
    """Return the field of a flow that an event counts for, or "" for none."""
    event = change.event
    if was == now:
        return ""
    if now:
        if not change.first or change.continues:
            return "returned"
        return "by_tool" if event.cause == "tool" else "began"
    if event.state == "aside":
        return "dismissed"
    return "resolved" if event.state == "gone" and event.cause in RESOLVED else "lost"
