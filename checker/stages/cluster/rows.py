"""Sets of tokens side by side, and what pairs of them have in common, without dense matrices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from checker.stages.cluster.components import Floats, Indices
from checker.stages.cluster.outlines import Tokens

_PAIRS_AT_ONCE = 1 << 14


class Rows:
    """Token sets as one flat array [tokens] with the places where each row starts [n + 1]."""

    def __init__(self, rows: Sequence[Tokens]) -> None:
        self.starts: Indices = np.cumsum([0, *map(len, rows)], dtype=np.int64)
        self.tokens: Tokens = np.concatenate([*rows, np.empty(0, np.int64)])
        self._row = np.repeat(np.arange(len(rows)), np.diff(self.starts))
        # Token numbers are small, so that a row and a token make one sortable code.
        self._names, self._numbers = np.unique(self.tokens, return_inverse=True)
        self._codes = self._row * max(1, len(self._names)) + self._numbers

    def unit(self, weights: Floats) -> Floats:
        """Scale the weights [tokens] so that each row has length one."""
        lengths = np.sqrt(np.bincount(self._row, weights**2, minlength=len(self.starts) - 1))
        return (weights / np.where(lengths > 0, lengths, 1.0)[self._row]).astype(np.float32)

    def products(self, left: Indices, right: Indices, *values: Floats) -> list[Floats]:
        """Return the inner products of pairs of rows [pairs], for each array of values [tokens]."""
        found = [np.zeros(len(left), np.float32) for _ in values]
        for part in parts(len(left)):
            pair, one, other = self._shared(left[part], right[part])
            for products, value in zip(found, values, strict=True):
                sums = np.bincount(pair, value[one] * value[other], minlength=len(left[part]))
                products[part] = sums
        return found

    def _shared(self, left: Indices, right: Indices) -> tuple[Indices, Indices, Indices]:
        """Return each token that a pair shares: the pair, its place in the left and right row."""
        lengths = self.starts[left + 1] - self.starts[left]
        pair = np.repeat(np.arange(len(left)), lengths)
        inside = np.arange(len(pair)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        one = self.starts[left][pair] + inside
        wanted = right[pair] * max(1, len(self._names)) + self._numbers[one]
        other = np.searchsorted(self._codes, wanted)
        other[other == len(self._codes)] = 0
        hit = self._codes[other] == wanted if len(self._codes) else np.zeros(len(pair), bool)
        return pair[hit], one[hit], other[hit]


def cosines(vectors: Floats, left: Indices, right: Indices) -> Floats:
    """Return the cosines of each pair of unit rows [pairs], alike whatever pairs are asked for."""
    found = np.empty(len(left), np.float32)
    for part in parts(len(left)):
        found[part] = np.einsum("ij,ij->i", vectors[left[part]], vectors[right[part]])
    return found


def parts(size: int) -> Iterator[slice]:
    """Yield slices that cover 0..size-1: gathered rows of all pairs at once would fill memory."""
    for start in range(0, size, _PAIRS_AT_ONCE):
        yield slice(start, start + _PAIRS_AT_ONCE)
