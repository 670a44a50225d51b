"""What the dismissed findings of a desk propose to teach the newsroom's packs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from checker.decisions import Decision
from checker.errors import PackError
from checker.packs import Pack, load_pack
from checker.packs.loader import BUNDLED
from checker.review.desk import Desk
from checker.review.lessons import Lesson, Teacher
from checker.types import Finding


@dataclass(frozen=True, slots=True)
class Proposal:
    """A lesson, the finding that teaches it, and who decided so.

    ``declined`` are the entries of those who do not want it in the pack: none where it waits.
    """

    lesson: Lesson
    finding: Finding
    editor: str
    day: str
    declined: tuple[Decision, ...] = ()


@dataclass(frozen=True)
class Shelf:
    """The packs of the run, and the folder of the newsroom's own, where edits are written.

    Raises:
        PackError: the folder belongs to checker, or holds no sound pack.
    """

    packs: tuple[Pack, ...] = ()
    folder: Path | None = None

    def __post_init__(self) -> None:
        if self.folder is None:
            return
        if BUNDLED.resolve() in (self.folder.resolve(), *self.folder.resolve().parents):
            hint = "Name a folder of your own; docs/packs.md tells what is in one."
            raise PackError("packs of checker stay as they are", where=str(self.folder), hint=hint)
        self.own()

    def own(self) -> Pack | None:
        """Return the newsroom's own pack as it is now.

        Raises:
            PackError: it has mistakes.
        """
        return load_pack(self.folder) if self.folder else None

    @cached_property
    def others(self) -> tuple[Pack, ...]:
        """The packs that are only read."""
        mine = self.folder.resolve() if self.folder else None
        return tuple(pack for pack in self.packs if pack.folder.resolve() != mine)


def proposals(desk: Desk, shelf: Shelf) -> tuple[Proposal, ...]:
    """Return what dismissed findings teach and no pack knows yet, each once, in their order.

    A matter of style teaches names and wordings; both right, at different times, names and posts.
    What was declined is among them.
    """
    teacher, decided = Teacher(shelf.own(), shelf.others), desk.decided()
    declined = desk.declined()
    found: dict[str, Proposal] = {}
    for finding in desk.findings:
        stands = decided.get(finding.id)
        if stands is None or stands.verdict not in ("not-a-conflict", "both-right"):
            continue
        last = stands.settled[0]
        style = last.reason == "style"
        if style or last.verdict == "both-right":
            for lesson in teacher.lessons(finding, desk.articles, style=style):
                no = declined.get(lesson.key, ())
                found.setdefault(lesson.key, Proposal(lesson, finding, last.editor, last.day, no))
    return tuple(found.values())
