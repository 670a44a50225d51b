"""What a decision holds: which finding, who, when, and what was said of it."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from functools import cached_property
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from checker.config.model import Section, Slug
from checker.ids import digest

Verdict: TypeAlias = Literal[
    "confirmed", "not-a-conflict", "both-right", "later", "undo", "declined"
]
Reason: TypeAlias = Literal["", "event", "update", "style", "other"]
VERDICTS: tuple[Verdict, ...] = ("confirmed", "not-a-conflict", "both-right", "later")
REASONS: tuple[Reason, ...] = ("event", "update", "style", "other")

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}\+00:00")


def _moment(text: str) -> str:
    """Return a moment in UTC with microseconds: then text sorts as time does."""
    if not _MOMENT.fullmatch(text):
        raise ValueError(f"{text[:40]!r} is no moment like 2026-12-31T23:59:59.000000+00:00")
    datetime.fromisoformat(text)
    return text


Moment: TypeAlias = Annotated[str, AfterValidator(_moment)]
Key: TypeAlias = Annotated[str, Field(pattern=r"^[^\s\x00-\x1f]{1,100}$")]
Line: TypeAlias = Annotated[str, Field(max_length=2000)]
Long: TypeAlias = Annotated[str, Field(max_length=100_000)]
Name: TypeAlias = Annotated[str, Field(min_length=1, max_length=100)]


class Decision(Section):
    """One entry of the log; nothing of it is ever changed.

    ``rule``, ``subject`` and ``question`` tell what the finding was, where no report is at hand.
    ``right`` is the key of the side that is right ("" where that is not known), ``correct`` the
    ids of the articles to be corrected. ``undoes`` is the id of the decision that an ``undo``
    takes back; a decision that was taken back counts for nothing. ``declined`` decides nothing
    about the finding: it is a no to what the finding could teach a pack, and ``lesson`` names that.
    """

    # Keys and ids of articles are compared with those of findings: nothing of them is stripped.
    model_config = ConfigDict(str_strip_whitespace=False)

    finding: Key
    verdict: Verdict
    editor: Name
    at: Moment
    reason: Reason = ""
    right: Long = ""
    correct: Annotated[tuple[Long, ...], Field(max_length=100_000)] = ()
    note: Line = ""
    undoes: str = ""
    lesson: Annotated[str, Field(max_length=100)] = ""
    rule: Slug | Literal[""] = ""
    subject: Line = ""
    question: Line = ""

    @model_validator(mode="after")
    def _fits(self) -> Decision:
        if (self.verdict == "not-a-conflict") != bool(self.reason):
            raise ValueError("a reason belongs to not-a-conflict, and to nothing else")
        if (self.right or self.correct) and self.verdict != "confirmed":
            raise ValueError("which side is right, and what to correct, belong to confirmed")
        if (self.verdict == "undo") != bool(self.undoes):
            raise ValueError("undo, and nothing else, names the decision that it takes back")
        if self.verdict != "undo" and (self.verdict == "declined") != bool(self.lesson):
            raise ValueError("a lesson belongs to declined, and to taking that back")
        return self

    @cached_property
    def id(self) -> str:
        """Return an id made of all that it holds: a decision is the same in every log."""
        return digest(json.dumps(self.model_dump(mode="json"), sort_keys=True))

    @property
    def day(self) -> str:
        """Return the day on which it was made, in ISO 8601."""
        return self.at[:10]


def decide(
    *, finding: str, verdict: Verdict, editor: str, at: datetime, **more: object
) -> Decision:
    """Return a decision; ``at`` knows its zone.

    Raises:
        ValueError: its parts do not fit together, or are too long.
    """
    return Decision.model_validate(
        {"finding": finding, "verdict": verdict, "editor": editor, "at": _text(at), **more}
    )


def undo(decision: Decision, *, editor: str, at: datetime) -> Decision:
    """Return the entry that takes a decision back."""
    return Decision(
        finding=decision.finding,
        verdict="undo",
        editor=editor,
        at=_text(at),
        undoes=decision.id,
        lesson=decision.lesson,
        rule=decision.rule,
        subject=decision.subject,
        question=decision.question,
    )


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
