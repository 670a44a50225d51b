"""A learned score: how likely two values of two reports answer one question.

Rules that weigh evidence find candidates, describe each pair by named figures, and flag those whose
score is high enough. The weights are fitted by ``python bench/scores.py`` and written beside the
figures that they weigh.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """A logistic regression: what each figure weighs, and from where on a pair is flagged."""

    weights: Mapping[str, float]
    constant: float
    least: float

    def likely(self, figures: Sequence[float]) -> float:
        """Return how likely a pair is right, 0 to 1; its figures in the order of the weights.

        Raises:
            ValueError: there are more figures than weights, or fewer.
        """
        pairs = zip(self.weights.values(), figures, strict=True)
        raw = self.constant + sum(weight * figure for weight, figure in pairs)
        return 1 / (1 + math.exp(-raw))

    def holds(self, figures: Sequence[float]) -> bool:
        """Say whether a pair is likely enough to be flagged."""
        return self.likely(figures) >= self.least
