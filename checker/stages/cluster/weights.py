"""How telling a token is: by how few of the articles of those days use it.

Only the days around count. What is in every report of this week tells none of them, however
rare it is over the years; and an article of another year changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.stages.cluster.components import Floats, Indices
from checker.stages.cluster.outlines import UNDATED, Outline, Tokens

# Articles that a small corpus is thought to have beside its own, so that a word which both of
# two articles use still counts as telling.
_PRIOR = 50.0
_RARE = 3  # articles; of many, one in a hundred
_NONE = np.empty(0, np.int64)


class Frequencies:
    """In how many of some articles each token stands."""

    def __init__(self, documents: Sequence[Tokens]) -> None:
        flat = np.concatenate([*documents, _NONE])
        self.tokens, self._counts = np.unique(flat, return_counts=True)
        self._articles = len(documents)

    def places(self, tokens: Tokens) -> Indices:
        """Return where tokens that are known stand among ``tokens``, -1 for others."""
        at = np.searchsorted(self.tokens, tokens)
        at[at == len(self.tokens)] = 0
        known = self.tokens[at] == tokens if len(self.tokens) else np.zeros(len(tokens), bool)
        return np.where(known, at, -1).astype(np.int64)

    def weights(self, tokens: Tokens) -> Floats:
        """Return the logarithm of how few articles use each token, never below zero."""
        weights: Floats = np.log((self._articles + _PRIOR) / (1 + self._count(tokens)))
        return weights.astype(np.float32)

    def rare(self, tokens: Tokens) -> NDArray[np.bool_]:
        """Say which tokens stand in so few articles that sharing one is a coincidence."""
        rare: NDArray[np.bool_] = self._count(tokens) <= max(_RARE, self._articles // 100)
        return rare

    def _count(self, tokens: Tokens) -> Indices:
        at = self.places(tokens)
        return np.where(at >= 0, self._counts[at] if len(self._counts) else 0, 0)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the articles of some days say and name."""

    words: Frequencies
    keys: Frequencies


class Calendar:
    """The outlines of a corpus by slots of ``width`` days; undated ones have a slot of their own.

    ``load`` returns the outlines of a slot, in any order; it is asked once for each. ``published``
    returns the days on which anything was.
    """

    def __init__(
        self,
        width: int,
        load: Callable[[int], Sequence[Outline]],
        published: Callable[[], Iterable[int]],
    ) -> None:
        self.width = max(1, width)
        self._load = load
        self._published = published
        self._slots: dict[int, list[Outline]] = {}
        self._around: dict[int, Surroundings] = {}

    def slot(self, day: int) -> int:
        """Return the slot of a day of publication."""
        return UNDATED if day == UNDATED else day // self.width

    def slots(self) -> list[int]:
        """Return all slots that have a dated article, in order."""
        return sorted({self.slot(day) for day in self._published()} - {UNDATED})

    def days(self, slot: int) -> tuple[int, int]:
        """Return the first and the last day of a slot."""
        if slot == UNDATED:
            return UNDATED, UNDATED
        return slot * self.width, (slot + 1) * self.width - 1

    def outlines(self, slot: int) -> list[Outline]:
        """Return the outlines of a slot, by article."""
        if slot not in self._slots:
            self._slots[slot] = sorted(self._load(slot), key=lambda outline: outline.article)
        return self._slots[slot]

    def around(self, slot: int) -> Surroundings:
        """Return what is said in a slot and those beside it; undated articles stand apart."""
        if slot not in self._around:
            slots = (slot,) if slot == UNDATED else (slot - 1, slot, slot + 1)
            near = [outline for each in slots for outline in self.outlines(each)]
            self._around[slot] = Surroundings(
                Frequencies([outline.words for outline in near]),
                Frequencies([outline.keys for outline in near]),
            )
        return self._around[slot]


def calendar_of(outlines: Sequence[Outline], width: int) -> Calendar:
    """Return the calendar of outlines that are all at hand."""
    slots: dict[int, list[Outline]] = {}
    calendar = Calendar(width, lambda slot: slots.get(slot, ()), lambda: [o.day for o in outlines])
    for outline in outlines:
        slots.setdefault(calendar.slot(outline.day), []).append(outline)
    return calendar
