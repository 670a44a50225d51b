"""How likely two headlines contradict each other, by a small learned model of word differences.

Two learned parts, averaged: weights of hashed words and figures, and boosted trees over the
figures. What was learned stands in ``pair_model.npz``, the vectors of its words in
``rules/word_vectors.npz``; see ``docs/contradiction-model.md`` and
``checker/training/stance.py``. It ranks pairs of one event; it knows nothing of time or place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.rules.statements.pair_features import figures
from checker.rules.word_vectors import vectors

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

PATH = Path(__file__).parent / "pair_model.npz"
# The graded stances, and last what two outlets wrote of one event, as a rule no contradiction.
CLASSES = ("disagree", "agree", "other", "reported")
# From here on a pair is held for a contradiction; chosen in docs/contradiction-model.md.
THRESHOLD = 0.64
CLIP = 4.0  # standard deviations, beyond which a figure tells nothing new


class PairModel:
    """A model read from its arrays."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._arrays = arrays
        self._classes = arrays["classes"].tolist()  # a training may lack one

    def probabilities(self, first: str, second: str) -> Sequence[float]:
        """Return how likely a pair is of each of ``CLASSES``."""
        dense, hashed = figures(first, second, vectors().look_up)
        both = (self._linear(dense, hashed) + self._trees(dense)) / 2
        found: dict[int, float] = dict(zip(self._classes, both.tolist(), strict=True))
        return [found.get(place, 0.0) for place in range(len(CLASSES))]

    def _linear(self, dense: Sequence[float], hashed: Mapping[int, float]) -> Array:
        import numpy as np

        arrays = self._arrays
        scaled = (np.array(dense, np.float32) - arrays["mean"]) / arrays["spread"]
        raw = arrays["constant"] + arrays["figures"] @ np.clip(scaled, -CLIP, CLIP)
        weights = np.array(list(hashed.values()), np.float32)
        return softmax(raw + arrays["words"][:, list(hashed)].astype(np.float32) @ weights)

    def _trees(self, dense: Sequence[float]) -> Array:
        import numpy as np

        arrays = self._arrays
        value = np.array(dense, np.float32)
        nodes = arrays["roots"]
        for _ in range(int(arrays["depth"])):
            right = value[arrays["feature"][nodes]] > arrays["threshold"][nodes]
            nodes = np.where(right, arrays["right"][nodes], arrays["left"][nodes])
        return softmax(arrays["start"] + arrays["leaf"][nodes].sum(axis=0))


def softmax(raw: Array) -> Array:
    """Return probabilities of raw scores, over the last axis."""
    import numpy as np

    power = np.exp(raw - raw.max(axis=-1, keepdims=True))
    shares: Array = power / power.sum(axis=-1, keepdims=True)
    return shares


@lru_cache(maxsize=1)
def model() -> PairModel:
    """Return the model that ships with the package."""
    import numpy as np

    with np.load(PATH, allow_pickle=False) as arrays:
        return PairModel({name: arrays[name] for name in arrays.files})


def disagreement(first: str, second: str) -> float:
    """Return how likely two headlines contradict each other, 0 to 1, whichever comes first."""
    return float(model().probabilities(first, second)[CLASSES.index("disagree")])
