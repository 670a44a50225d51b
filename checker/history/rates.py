"""Shares with the interval in which they may lie, and whether one differs from another."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Literal

Change = Literal["up", "down", "unclear", "few"]

_Z = 1.959963984540054  # of a normal distribution, 95 percent lie within
# Below so many an interval is so wide that only saying so helps.
FEW = 30


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` of ``total``, with Wilson's interval of 95 percent."""

    count: int
    total: int

    @property
    def value(self) -> float | None:
        """The share, from 0 to 1; None of nothing."""
        return self.count / self.total if self.total else None

    @property
    def low(self) -> float:
        """The least that the share may be."""
        return max(0.0, self._middle - self._reach) if self.total else 0.0

    @property
    def high(self) -> float:
        """The most that the share may be."""
        return min(1.0, self._middle + self._reach) if self.total else 1.0

    @property
    def few(self) -> bool:
        """Say whether the numbers are too small to say much."""
        return self.total < FEW

    @property
    def _middle(self) -> float:
        n = self.total
        return (self.count / n + _Z**2 / (2 * n)) / (1 + _Z**2 / n)

    @property
    def _reach(self) -> float:
        n, p = self.total, self.count / self.total
        return _Z / (1 + _Z**2 / n) * sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2))


def change(before: Share, now: Share) -> Change:
    """Say how a share moved: only where the intervals part is it up or down."""
    if before.few or now.few:
        return "few"
    if now.low > before.high:
        return "up"
    return "down" if now.high < before.low else "unclear"
