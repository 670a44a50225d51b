"""What one card of the page shows: a finding with its sides, ready for the template."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from checker.ids import digest
from checker.stages.report.labels import confidence_label, counted, side_letter
from checker.stages.report.snippets import Citation, cite
from checker.types import Article, Bilingual, Finding, Side

# Sentences shown before the rest is folded, and drawn at all (JSON always has every one).
UNFOLDED = 4
MOST_SNIPPETS = 24
MOST_SIDES = 16

_PLAIN_ID = re.compile(r"[A-Za-z0-9_.-]{1,64}")


@dataclass(frozen=True, slots=True)
class SideView:
    """One answer: shown and folded citations, and how much was left to the JSON report."""

    letter: Bilingual
    value: str
    support: Bilingual
    shown: tuple[Citation, ...]
    folded: tuple[Citation, ...]
    folded_count: int
    left_out: int


@dataclass(frozen=True, slots=True)
class CardView:
    """A finding on the page; ``sources`` are the outlets it quotes, for the filter."""

    anchor: str
    finding: Finding
    confidence: Bilingual
    percent: str
    sides: tuple[SideView, ...]
    sides_left_out: int
    sources: tuple[str, ...]


def card(finding: Finding, articles: Mapping[str, Article]) -> CardView:
    """Return the view of a finding."""
    drawn = finding.sides[:MOST_SIDES]
    sources = {citation.source for side in drawn for citation in cite(side.evidence, articles)}
    return CardView(
        anchor=anchor(finding.id),
        finding=finding,
        confidence=confidence_label(finding.confidence),
        percent=f"{finding.confidence:.0%}",
        sides=tuple(_side(number, side, articles) for number, side in enumerate(drawn)),
        sides_left_out=len(finding.sides) - len(drawn),
        sources=tuple(sorted(source for source in sources if source)),
    )


def anchor(key: str) -> str:
    """Return an id as it may stand in a link: itself where plain, else its digest."""
    return key if _PLAIN_ID.fullmatch(key) else digest(key, length=12)


def _side(number: int, side: Side, articles: Mapping[str, Article]) -> SideView:
    citations = cite(side.evidence, articles)
    total = sum(len(citation.snippets) for citation in citations)
    shown, rest = _split(citations, UNFOLDED if total != UNFOLDED + 1 else total)
    folded, left = _split(rest, MOST_SNIPPETS - UNFOLDED)
    return SideView(
        letter=side_letter(number),
        value=side.value,
        support=counted("sources", side.support),
        shown=shown,
        folded=folded,
        folded_count=sum(len(citation.snippets) for citation in folded),
        left_out=sum(len(citation.snippets) for citation in left),
    )


def _split(
    citations: Sequence[Citation], room: int
) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
    """Part citations after ``room`` sentences, so that many articles show before many sentences.

    Every article gives its first sentence, then every article its second, while there is room;
    an article may stand on both sides.
    """
    turns = sorted(
        (turn, number)
        for number, citation in enumerate(citations)
        for turn in range(len(citation.snippets))
    )
    shares = Counter(number for _, number in turns[:room])
    before, after = [], []
    for number, citation in enumerate(citations):
        if shown := citation.snippets[: shares[number]]:
            before.append(replace(citation, snippets=shown))
        if rest := citation.snippets[shares[number] :]:
            after.append(replace(citation, snippets=rest))
    return tuple(before), tuple(after)
