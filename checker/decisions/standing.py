"""What stands of a log: per finding the last word of every editor, and whether they agree.

The order of the entries plays no part, so two logs that were merged either way say the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checker.decisions.model import Decision


@dataclass(frozen=True, slots=True)
class Standing:
    """The last word of each editor on one finding, the latest first."""

    decisions: tuple[Decision, ...]

    @property
    def latest(self) -> Decision:
        """The decision that was made last."""
        return self.decisions[0]

    @property
    def settled(self) -> tuple[Decision, ...]:
        """The decisions that decide: all but those that put it off."""
        return tuple(each for each in self.decisions if each.verdict != "later")

    @property
    def disagree(self) -> bool:
        """Say whether editors decided differently: then nothing is decided."""
        return len({each.verdict for each in self.settled}) > 1

    @property
    def verdict(self) -> str:
        """Return what holds: a verdict, "disagreement", or "later"."""
        if self.disagree:
            return "disagreement"
        return self.settled[0].verdict if self.settled else "later"


def standing(decisions: Iterable[Decision]) -> dict[str, Standing]:
    """Return what stands, by finding; a finding of which all was taken back is not there."""
    entries = list(decisions)
    undone = {entry.undoes for entry in entries if entry.undoes}
    last: dict[tuple[str, str], Decision] = {}
    for entry in sorted(entries, key=_order):
        if entry.verdict != "undo" and not entry.lesson and entry.id not in undone:
            last[entry.finding, entry.editor] = entry
    found: dict[str, list[Decision]] = {}
    for entry in sorted(last.values(), key=_order, reverse=True):
        found.setdefault(entry.finding, []).append(entry)
    return {finding: Standing(tuple(words)) for finding, words in sorted(found.items())}


def declined(decisions: Iterable[Decision]) -> dict[str, tuple[Decision, ...]]:
    """Return by lesson who declined to teach it to a pack, the latest first; see ``Decision``."""
    entries = list(decisions)
    undone = {entry.undoes for entry in entries if entry.undoes}
    found: dict[str, list[Decision]] = {}
    for entry in sorted(entries, key=_order, reverse=True):
        if entry.verdict == "declined" and entry.id not in undone:
            found.setdefault(entry.lesson, []).append(entry)
    return {lesson: tuple(words) for lesson, words in sorted(found.items())}


def _order(entry: Decision) -> tuple[str, str]:
    return (entry.at, entry.id)
