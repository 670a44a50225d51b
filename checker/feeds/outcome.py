"""What became of a pass, and what its sources still owe."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Literal, TypeAlias

from checker.feeds.lacks import Missing

Status: TypeAlias = Literal["read", "unchanged", "in part", "failed", "put off"]
_HAD: frozenset[Status] = frozenset({"read", "unchanged"})
_LOST: frozenset[Status] = frozenset({"failed", "put off"})


@dataclass(frozen=True, slots=True)
class SourceOutcome:
    """One named source: how it went, how much it lists, and why it is not wholly there."""

    source: str
    kind: str
    status: Status
    entries: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A pass: counts of articles, and what could not be had.

    ``same``: read again and unchanged. ``left``: beyond the limit of a pass; they come next.
    ``waiting``: their hosts asked for a pause.
    """

    started: datetime
    sources: tuple[SourceOutcome, ...]
    new: int = 0
    changed: int = 0
    same: int = 0
    left: int = 0
    waiting: int = 0
    total: int = 0
    missed: tuple[Missing, ...] = ()

    @property
    def code(self) -> int:
        """0: all was had. 1: something was not. 2: no source could be read at all."""
        states = {each.status for each in self.sources}
        if states <= _LOST:
            return 2
        return 0 if states <= _HAD and not self.missed and not self.waiting else 1

    def told(self) -> dict[str, object]:
        """Return the summary for programs: JSON types."""
        return {
            "schema": 1,
            "started": self.started.isoformat(),
            "code": self.code,
            "sources": [asdict(each) for each in self.sources],
            "articles": {
                "new": self.new,
                "changed": self.changed,
                "same": self.same,
                "left": self.left,
                "waiting": self.waiting,
                "missed": len(self.missed),
                "index": self.total,
            },
            "missed": [each.told() for each in self.missed],
        }


def moment(seconds: float) -> datetime:
    """Return a moment in UTC, to the second."""
    return datetime.fromtimestamp(int(seconds), UTC)
