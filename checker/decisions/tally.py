"""How right each rule was so far: what editors confirmed of it, and what they dismissed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from checker.decisions.standing import Standing


@dataclass(frozen=True, slots=True)
class Record:
    """What stands on the findings of one rule; a disagreement of editors counts for neither."""

    confirmed: int = 0
    dismissed: int = 0

    @property
    def precision(self) -> float | None:
        """The share that was confirmed, None where nothing was decided."""
        total = self.confirmed + self.dismissed
        return self.confirmed / total if total else None


def records(decided: Mapping[str, Standing]) -> dict[str, Record]:
    """Return the record of every rule on whose findings something was decided, by its name.

    Not a conflict, and both right at different times, are dismissed.
    """
    counts: Counter[tuple[str, bool]] = Counter()
    for stands in decided.values():
        if stands.verdict in ("confirmed", "not-a-conflict", "both-right"):
            counts[stands.settled[0].rule, stands.verdict == "confirmed"] += 1
    names = sorted({rule for rule, _ in counts if rule})
    return {name: Record(counts[name, True], counts[name, False]) for name in names}
