"""Lay cards out on pages of bounded size, in reading order, headings repeated where cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from markupsafe import Markup

from checker.stages.report.html_cards import CardView
from checker.types import SEVERITIES, Severity

Part = Literal["findings", "notes", "aside"]

# Bytes of markup around a subject, and around a kind, beside their own words.
_SUBJECT_FRAME, _KIND_FRAME = 900, 500


@dataclass(frozen=True, slots=True)
class Item:
    """A rendered card with the headings it stands under; ``picture`` only on a subject's first."""

    part: Part
    subject: str
    label: str
    kind: str
    card: CardView
    html: Markup
    picture: Markup

    @property
    def size(self) -> int:
        """Bytes of the card and its picture."""
        return len(self.html.encode()) + len(self.picture.encode())


@dataclass(frozen=True, slots=True)
class KindBlock:
    """Cards of one kind under one subject."""

    kind: str
    cards: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class SubjectBlock:
    """A subject on one page; ``continued`` where it began on an earlier one."""

    anchor: str
    key: str
    label: str
    continued: bool
    picture: Markup
    kinds: tuple[KindBlock, ...]
    counts: tuple[tuple[Severity, int], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One file: findings, notes, what was set aside; the kinds and outlets to filter by.

    ``cards`` are those of findings and notes; ``anchors`` are those of everything on the page.
    """

    number: int
    name: str
    findings: tuple[SubjectBlock, ...]
    notes: tuple[SubjectBlock, ...]
    asides: tuple[Markup, ...]
    cards: tuple[CardView, ...]
    kinds: tuple[str, ...]
    sources: tuple[str, ...]
    anchors: tuple[str, ...]

    @property
    def subjects(self) -> tuple[SubjectBlock, ...]:
        """All subjects of the page, each once."""
        first: dict[str, SubjectBlock] = {}
        for block in (*self.findings, *self.notes):
            first.setdefault(block.key, block)
        return tuple(first.values())


def pack(items: Sequence[Item], *, first_room: int, room: int) -> list[list[Item]]:
    """Part the items into runs whose markup fits; a card is never cut, no run is empty.

    ``first_room`` are the bytes free on the first page, which carries the summary.
    """
    pages: list[list[Item]] = [[]]
    left = first_room
    before: Item | None = None
    for item in items:
        need = _need(item, before)
        if need > left and pages[-1]:
            pages.append([])
            left, need = room, _need(item, None)
        pages[-1].append(item)
        left -= need
        before = item
    return pages


def lay_out(runs: Iterable[Sequence[Item]], names: Sequence[str]) -> list[Page]:
    """Return the pages with their headings; ``names`` are the file names."""
    seen: set[tuple[Part, str]] = set()
    pages = []
    for number, run in enumerate(runs, 1):
        shown = [item for item in run if item.part != "aside"]
        pages.append(
            Page(
                number=number,
                name=names[number - 1],
                findings=tuple(_subjects(run, "findings", seen)),
                notes=tuple(_subjects(run, "notes", seen)),
                asides=tuple(item.html for item in run if item.part == "aside"),
                cards=tuple(item.card for item in shown),
                kinds=tuple(dict.fromkeys(item.kind for item in shown)),
                sources=tuple(sorted({name for item in shown for name in item.card.sources})),
                anchors=tuple(item.card.anchor for item in run),
            )
        )
    return pages


def _need(item: Item, before: Item | None) -> int:
    same = before is not None and (before.part, before.subject) == (item.part, item.subject)
    need = item.size + (0 if same else _SUBJECT_FRAME + 4 * len(item.label.encode()))
    return need + (0 if same and before and before.kind == item.kind else _KIND_FRAME)


def _subjects(
    run: Sequence[Item], part: Part, seen: set[tuple[Part, str]]
) -> Iterator[SubjectBlock]:
    own = [item for item in run if item.part == part]
    for subject, group in groupby(own, key=lambda item: item.subject):
        members = list(group)
        severities = [item.card.finding.severity for item in members]
        yield SubjectBlock(
            anchor=f"{'n' if part == 'notes' else 's'}-{subject}",
            key=subject,
            label=members[0].label,
            continued=(part, subject) in seen,
            picture=members[0].picture,
            kinds=tuple(
                KindBlock(kind, tuple(item.html for item in same))
                for kind, same in groupby(members, key=lambda item: item.kind)
            ),
            counts=tuple((s, severities.count(s)) for s in SEVERITIES if s in severities),
        )
        seen.add((part, subject))
