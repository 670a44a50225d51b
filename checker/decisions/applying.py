"""Heed decisions in a report: what is no conflict is set aside, what was confirmed says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from checker.decisions.standing import Standing
from checker.types import Confirmation, Finding, Report, Suppressed, Suppression

_WORDS = {
    "event": "different events",
    "update": "an update",
    "style": "a matter of style",
    "other": "not a conflict",
}


def apply_decisions(report: Report, decided: Mapping[str, Standing]) -> Report:
    """Set aside what editors dismissed, and note what they confirmed.

    A confirmed finding stays: it is one until the articles are corrected. Where editors
    disagree, or put it off, nothing changes.
    """
    kept: list[Finding] = []
    aside: list[Suppressed] = []
    confirmed: list[Confirmation] = []
    for finding in report.findings:
        found = decided.get(finding.id)
        verdict = found.verdict if found else ""
        if found and verdict in ("not-a-conflict", "both-right"):
            aside.append(Suppressed(finding, _suppression(found)))
            continue
        kept.append(finding)
        if found and verdict == "confirmed":
            last = found.settled[0]
            confirmed.append(Confirmation(finding.id, last.editor, last.day, last.note))
    return replace(
        report,
        findings=tuple(kept),
        suppressed=(*report.suppressed, *aside),
        confirmed=(*report.confirmed, *confirmed),
    )


def _suppression(found: Standing) -> Suppression:
    last = found.settled[0]
    word = "both right, at different times"
    if last.verdict == "not-a-conflict":
        word = _WORDS[last.reason]
    reason = f"{word}: {last.note}" if last.note else word
    return Suppression("review", reason, last.editor, last.day)
