"""What people have decided on findings, ready for the template: who, when and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from checker.stages.report.grouping import gravest_first
from checker.stages.report.html_cards import CardView, card
from checker.stages.report.labels import day_label, word
from checker.types import Article, Bilingual, Confirmation, Report, Suppression

# The reasons that `checker.decisions` writes; their English stands before an editor's own note.
REVIEWED = ("event", "update", "style", "other", "both")


@dataclass(frozen=True, slots=True)
class ConfirmedView:
    """Who confirmed a finding; ``day`` is None where nobody knows."""

    author: str
    day: Bilingual | None
    note: str


@dataclass(frozen=True, slots=True)
class AsideView:
    """A finding that was set aside: where that was decided, by whom, when, why, until when."""

    card: CardView
    origin: Bilingual
    author: str
    day: Bilingual | None
    reason: Bilingual | None
    note: str
    expires: Bilingual | None


def confirmations(report: Report) -> dict[str, ConfirmedView]:
    """Return what was confirmed, by the id of the finding."""
    return {one.finding: _confirmed(one) for one in report.confirmed}


def set_aside(report: Report, articles: Mapping[str, Article]) -> Iterator[AsideView]:
    """Yield what was set aside, the latest decision first, then the gravest finding."""
    by_id = {one.finding.id: one for one in report.suppressed}
    graded = [by_id[finding.id] for finding in gravest_first(one.finding for one in by_id.values())]
    for one in sorted(graded, key=lambda each: each.suppression.day, reverse=True):
        said = one.suppression
        reason, note = _reason(said)
        yield AsideView(
            card=card(one.finding, articles),
            origin=word(f"aside_{said.origin}"),
            author=said.author,
            day=_day(said.day),
            reason=reason,
            note=note,
            expires=_day(said.expires),
        )


def _confirmed(one: Confirmation) -> ConfirmedView:
    return ConfirmedView(one.author, _day(one.day), one.note)


def _reason(said: Suppression) -> tuple[Bilingual | None, str]:
    """Return the reason of a review in both languages, and what was noted besides."""
    if said.origin == "review":
        for key in REVIEWED:
            pair = word(f"reviewed_{key}")
            if said.reason == pair.en or said.reason.startswith(f"{pair.en}: "):
                return pair, said.reason[len(pair.en) + 2 :]
    return None, said.reason


def _day(text: str) -> Bilingual | None:
    try:
        return day_label(date.fromisoformat(text[:10])) if text else None
    except ValueError:
        return Bilingual(text, text)
