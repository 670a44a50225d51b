"""What the readers of dates may look at, and what they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from checker.text.dates_atoms import Atom
from checker.text.dates_lexicon import DateTables
from checker.text.tokens import Token

DIRECTIONS = {"p": "past", "n": "next", "c": "current", "C": "current"}
_CLITICS = ("و", "ف", "ب", "ل")


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader may look at: the sentence, its tables, and the day it was published."""

    tokens: Sequence[Token]
    atoms: Sequence[Atom]
    tables: DateTables
    reference: date | None
    language: str
    # The first day of the date before, which "the same month" is that of.
    anchor: date | None = None

    def norm(self, atom: int, side: int) -> str:
        """Return the folded word before (-1) or after (+1) the atoms' edge, or ""."""
        index = self.atoms[atom].first - 1 if side < 0 else self.atoms[atom].last
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else ""

    def bare(self, atom: int) -> str:
        """Return the folded word before an atom, its conjunction or preposition taken off."""
        norm = self.norm(atom, -1)
        whole = norm in self.tables.named_after_days
        return norm if whole or norm[:1] not in _CLITICS else norm[1:]


def month_of(reference: date, code: str) -> date:
    """Return the first day of the last, this or next month, or of that before the last."""
    start = reference.replace(day=1)
    if code == "U":
        start = month_of(start, "p")
    if code in "pU":
        return (start - timedelta(days=1)).replace(day=1)
    return (start + timedelta(days=32)).replace(day=1) if code == "n" else start
