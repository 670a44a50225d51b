"""Predicates with an opposite, as rules compare them: which oppose each other, and when."""

from __future__ import annotations

from dataclasses import dataclass

from checker.rules.sides import Proof
from checker.types import Cue, Mention, Statement


@dataclass(frozen=True, slots=True)
class Told:
    """One cue with its statement."""

    statement: Statement
    mention: Mention
    cue: Cue

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands, for a stable order."""
        return self.statement.article, self.mention.span.start

    def proof(self) -> Proof:
        """Return the cue as evidence; its side is what it says."""
        return Proof(pole(self.cue), self.mention.text, self.statement, self.mention.span)

    def other_day(self, other: Told) -> bool:
        """Say whether the two sentences speak of days that have nothing in common."""
        one, two = self.statement.as_of, other.statement.as_of
        if not (one and two and one.start and one.end and two.start and two.end):
            return False
        return one.end < two.start or two.end < one.start


def opposed(first: Cue, second: Cue) -> bool:
    """Say whether two cues of one group and target cannot both hold.

    Two poles exclude each other, a pole its own negation; one pole may well be the other negated.
    """
    if (first.group, first.target) != (second.group, second.target):
        return False
    if first.pole == second.pole:
        return first.negated != second.negated
    return not first.negated and not second.negated


def pole(cue: Cue) -> str:
    """Return what a cue says, as the key of its side."""
    return f"not-{cue.pole}" if cue.negated else cue.pole
