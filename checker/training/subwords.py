"""What a word is made of: character n-grams, and itself where it is frequent.

A word's vector is the sum of the vectors of its features, as in fastText (Bojanowski et al. 2017),
so that inflections and spellings share what is learnt and a word never seen has a vector too.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_NGRAMS = (3, 4, 5)
_BUCKETS = 1 << 17
_USUAL = 10  # features of a usual word: its start is one long, a longer word's is longer


@dataclass(frozen=True, slots=True)
class Features:
    """The features of words, flat: ``ids`` and ``weights`` [n], and where each word starts."""

    ids: NDArray[np.int64]
    weights: NDArray[np.float32]
    starts: NDArray[np.int64]


class Subwords:
    """Features of words. Rows 0 to ``len(words)`` are frequent words, the rest n-gram buckets.

    ``sif`` is the a of smooth inverse frequency, a / (a + p) (Arora et al. 2017).
    """

    def __init__(self, counts: Counter[str], *, minimum: int = 3, sif: float = 1e-3) -> None:
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        self.words = [word for word, count in ranked if count >= minimum]
        self.rare = [(word, count) for word, count in ranked if count < minimum]
        self._ids = {word: row for row, word in enumerate(self.words)}
        self._counts = counts
        self._total = max(1, counts.total())
        self._sif = sif
        self._cache: dict[str, tuple[NDArray[np.int64], float]] = {}

    @property
    def rows(self) -> int:
        """Return how many features there are."""
        return len(self.words) + _BUCKETS

    def row(self, word: str, default: int) -> int:
        """Return the row of a frequent word, or ``default``."""
        return self._ids.get(word, default)

    def size(self, word: str) -> int:
        """Return how many features a word has."""
        return len(self._word(word)[0])

    def count(self, word: str) -> int:
        """Return how often a word stood in the texts."""
        return self._counts.get(word, 0)

    def weight(self, word: str) -> float:
        """Return what a word counts in a sentence before anything is learnt: near 1 if rare."""
        share = max(1, self._counts.get(word, 0)) / self._total
        return self._sif / (self._sif + share)

    def features(self, words: Sequence[str]) -> Features:
        """Return the features of words, each with its word's weight."""
        parts = [self._word(word) for word in words]
        sizes = [len(ids) for ids, _ in parts]
        return Features(
            ids=np.concatenate([np.zeros(0, np.int64), *(ids for ids, _ in parts)]),
            weights=np.repeat(np.array([w for _, w in parts], dtype=np.float32), sizes),
            starts=np.cumsum([0, *sizes[:-1]], dtype=np.int64) if parts else np.zeros(0, np.int64),
        )

    def _word(self, word: str) -> tuple[NDArray[np.int64], float]:
        known = self._cache.get(word)
        if known is None:
            ids = list(self._ngrams(word))
            if word in self._ids:
                ids.append(self._ids[word])
            known = (np.array(ids, dtype=np.int64), self.weight(word) / _USUAL**0.5)
            self._cache[word] = known
        return known

    def _ngrams(self, word: str) -> list[int]:
        marked = f"<{word}>"
        return [
            len(self.words) + zlib.crc32(marked[start : start + size].encode()) % _BUCKETS
            for size in _NGRAMS
            for start in range(len(marked) - size + 1)
        ]
