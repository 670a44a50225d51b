"""Say in lines of text what stands in a baseline, and what a finding in it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from checker.baseline.model import Entry, is_expired
from checker.baseline.reports import ReportedDecision, ReportFile
from checker.errors import InputError
from checker.types import Origin

_ORIGINS: dict[Origin, str] = {
    "baseline": "the baseline",
    "article": "an article that it cites",
    "review": "an editor",
}


def resolve(prefix: str, known: Iterable[str]) -> str:
    """Return the one fingerprint that begins like this.

    Raises:
        InputError: there is none, or there are several.
    """
    found = sorted(key for key in known if key.startswith(prefix))
    if prefix in found:
        return prefix
    if not found:
        hint = "`checker baseline list` and every report show the fingerprints"
        raise InputError(f"no finding begins with {prefix!r}", hint=hint)
    if len(found) > 1:
        shown = ", ".join(found[:5]) + (", ..." if len(found) > 5 else "")
        raise InputError(f"{len(found)} findings begin with {prefix!r}", hint=shown)
    return found[0]


def age(entry: Entry, today: date) -> int:
    """Return how many days ago an entry was made."""
    return (today - date.fromisoformat(entry.date)).days


def entry_lines(key: str, entry: Entry, today: date) -> Iterator[str]:
    """Yield two lines: which finding it is; who set it aside, when, until when and why."""
    yield _line(key, entry.rule, entry.subject)
    yield f"    {_line(_who(entry, today))}: {_line(entry.reason) or '-'}"


def known_lines(
    key: str, entry: Entry | None, report: ReportFile | None, today: date
) -> Iterator[str]:
    """Yield what is known of a finding: what it asks, and who set it aside where."""
    finding = report.by_id.get(key) if report else None
    if finding:
        yield _line(key, finding.rule, finding.subject.label)
        yield _line(finding.question.ar)
    elif entry:
        yield _line(key, entry.rule, entry.subject)
        yield _line(entry.question)
    if entry:
        yield f"baseline: {_line(_who(entry, today))}: {_line(entry.reason) or '-'}"
    else:
        yield "baseline: not in it"
    if report:
        yield f"report: {_in_report(finding is not None, report.decision(key))}"


def evidence_lines(key: str, report: ReportFile) -> Iterator[str]:
    """Yield the answers of a finding, each with its quotations and their places."""
    for side in report.by_id[key].sides if key in report.by_id else ():
        yield f"- {_line(side.value)}"
        for proof in side.evidence:
            yield f"    {_line(proof.article)}:{proof.field}:{proof.start}  {_line(proof.quote)}"


def _in_report(found: bool, decision: ReportedDecision | None) -> str:
    if decision is None:
        return "found" if found else "not found, or not looked for"
    origin = _ORIGINS[decision.origin]
    who = f" ({_line(decision.author)})" if decision.author else ""
    until = f", until {decision.expires}" if decision.expires else ""
    return f"set aside by {origin}{who}{until}: {_line(decision.reason) or '-'}"


def _who(entry: Entry, today: date) -> str:
    """Return who set a finding aside, when, and until when."""
    days = age(entry, today)
    since = f"{entry.author or 'nobody named'}, {entry.date} ({days} day{'s' * (days != 1)})"
    if not entry.expires:
        return since
    return f"{since}, {'EXPIRED' if is_expired(entry, today) else 'until'} {entry.expires}"


def _line(*parts: str) -> str:
    """Return the parts on one line, so that no text of a file looks like two."""
    return "  ".join(" ".join(part.split()) for part in parts)
