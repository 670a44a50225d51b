"""Lay cards out on pages of bounded size, in reading order, headings repeated where cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from checker.stages.report.html_cards import CardView
from checker.types import SEVERITIES, Severity

# Bytes of markup around a subject, and around a kind, beside their own words.
_SUBJECT_FRAME, _KIND_FRAME = 900, 500


@dataclass(frozen=True, slots=True)
class Item:
    """A rendered card with the headings it stands under; ``picture`` only on a subject's first."""

    notes: bool
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
    """One file: findings first, then notes; the subjects, kinds and outlets to filter by."""

    number: int
    name: str
    findings: tuple[SubjectBlock, ...]
    notes: tuple[SubjectBlock, ...]
    cards: tuple[CardView, ...]
    kinds: tuple[str, ...]
    sources: tuple[str, ...]

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
    seen: set[tuple[bool, str]] = set()
    pages = []
    for number, run in enumerate(runs, 1):
        blocks = {notes: tuple(_subjects(run, notes, seen)) for notes in (False, True)}
        pages.append(
            Page(
                number=number,
                name=names[number - 1],
                findings=blocks[False],
                notes=blocks[True],
                cards=tuple(item.card for item in run),
                kinds=tuple(dict.fromkeys(item.kind for item in run)),
                sources=tuple(sorted({name for item in run for name in item.card.sources})),
            )
        )
    return pages


def _need(item: Item, before: Item | None) -> int:
    same = before is not None and (before.notes, before.subject) == (item.notes, item.subject)
    need = item.size + (0 if same else _SUBJECT_FRAME + 4 * len(item.label.encode()))
    return need + (0 if same and before and before.kind == item.kind else _KIND_FRAME)


def _subjects(
    run: Sequence[Item], notes: bool, seen: set[tuple[bool, str]]
) -> Iterator[SubjectBlock]:
    own = [item for item in run if item.notes == notes]
    for subject, group in groupby(own, key=lambda item: item.subject):
        members = list(group)
        severities = [item.card.finding.severity for item in members]
        yield SubjectBlock(
            anchor=f"{'n' if notes else 's'}-{subject}",
            key=subject,
            label=members[0].label,
            continued=(notes, subject) in seen,
            picture=members[0].picture,
            kinds=tuple(
                KindBlock(kind, tuple(item.html for item in same))
                for kind, same in groupby(members, key=lambda item: item.kind)
            ),
            counts=tuple((s, severities.count(s)) for s in SEVERITIES if s in severities),
        )
        seen.add((notes, subject))
