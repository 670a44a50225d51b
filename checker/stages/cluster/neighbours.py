"""Nearest neighbours, exactly: only the statements of one story are ever compared."""

from __future__ import annotations

import numpy as np

from checker.stages.cluster.components import Floats, Indices, distinct

_BLOCK = 512


def neighbour_pairs(vectors: Floats, *, count: int) -> tuple[Indices, Indices]:
    """Return the pairs (left < right) in which one row is among the other's ``count`` nearest.

    ``vectors`` are unit rows [n, d]. Each pair comes once, in ascending order.
    """
    size = len(vectors)
    if size < 2:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    nearest = _nearest(vectors, min(count, size - 1))
    return unique_pairs(np.repeat(np.arange(size), nearest.shape[1]), nearest.ravel(), size)


def unique_pairs(left: Indices, right: Indices, size: int) -> tuple[Indices, Indices]:
    """Return pairs over 0..size-1 with left < right, once each, ascending; no row with itself."""
    low, high = np.minimum(left, right), np.maximum(left, right)
    codes = distinct(np.sort((low * size + high)[low < high]))
    return codes // size, codes % size


def _nearest(vectors: Floats, count: int) -> Indices:
    nearest = np.empty((len(vectors), count), np.int64)
    for start in range(0, len(vectors), _BLOCK):
        # Rounded and then in order, so that no last bit decides who is among the nearest.
        scores = np.round(vectors[start : start + _BLOCK] @ vectors.T, 4)
        rows = np.arange(len(scores))
        scores[rows, rows + start] = -2.0
        nearest[start : start + _BLOCK] = np.argsort(-scores, axis=1, kind="stable")[:, :count]
    return nearest
