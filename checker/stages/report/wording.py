"""What a finding says in one or two lines, for formats that have room for no more."""

from __future__ import annotations

from datetime import UTC, datetime

from checker.stages.report.labels import day_label
from checker.stages.report.places import Exhibit
from checker.stages.report.snippets import source_name
from checker.stages.report.visible import clipped, one_line
from checker.types import Bilingual, Finding, Run, Suppression

_LONGEST = 2_000
_LONGEST_QUOTE = 200


def spoken(finding: Finding) -> Bilingual:
    """Return question, message and suggestion on one line in each language."""
    suggestion = finding.suggestion
    return Bilingual(
        _joined(finding.question.ar, finding.message.ar, suggestion.ar if suggestion else ""),
        _joined(finding.question.en, finding.message.en, suggestion.en if suggestion else ""),
    )


def told(finding: Finding) -> str:
    """Return what a finding says on two lines: Arabic, then English."""
    text = spoken(finding)
    return f"{text.ar}\n{text.en}"


def witness(exhibit: Exhibit) -> str:
    """Return on one line what an article says, who published it and when."""
    evidence, article = exhibit.evidence, exhibit.article
    outlet = one_line(source_name(article)) or one_line(evidence.article)
    day = day_label(article.day if article else None).ar
    return f"{clipped(one_line(evidence.quote), _LONGEST_QUOTE)} ({outlet}، {day})"


def reason(suppression: Suppression) -> str:
    """Return on one line who set a finding aside, and why, as far as they said."""
    given = (suppression.reason, suppression.author, suppression.day)
    said = ", ".join(text for text in map(one_line, given) if text)
    until = f", until {one_line(suppression.expires)}" if suppression.expires else ""
    return f"set aside by the {suppression.origin}" + (f": {said}" if said else "") + until


def started(run: Run) -> datetime | None:
    """Return when a run was started, in UTC; None where nobody said, or not in ISO 8601."""
    try:
        moment = datetime.fromisoformat(run.started)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _joined(*texts: str) -> str:
    return clipped(" ".join(text for text in map(one_line, texts) if text), _LONGEST)
