"""Nearest neighbours: exact while a set is small, through a usearch index beyond."""

from __future__ import annotations

import numpy as np

from checker.stages.cluster.components import Floats, Indices

# Up to here the exact answer costs less than building an index.
EXACT_BELOW = 1500
_BLOCK = 512


def neighbour_pairs(vectors: Floats, *, count: int) -> tuple[Indices, Indices]:
    """Return the pairs (left < right) in which one row is among the other's ``count`` nearest.

    ``vectors`` are unit rows [n, d]. Each pair comes once, in ascending order.
    """
    size = len(vectors)
    if size < 2:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    count = min(count, size - 1)
    nearest = _exact(vectors, count) if size <= EXACT_BELOW else _indexed(vectors, count)
    return unique_pairs(np.repeat(np.arange(size), nearest.shape[1]), nearest.ravel(), size)


def unique_pairs(left: Indices, right: Indices, size: int) -> tuple[Indices, Indices]:
    """Return pairs over 0..size-1 with left < right, once each, ascending; no row with itself."""
    low, high = np.minimum(left, right), np.maximum(left, right)
    codes = np.unique((low * size + high)[low < high])
    return codes // size, codes % size


def _exact(vectors: Floats, count: int) -> Indices:
    nearest = np.empty((len(vectors), count), np.int64)
    for start in range(0, len(vectors), _BLOCK):
        scores = vectors[start : start + _BLOCK] @ vectors.T
        rows = np.arange(len(scores))
        scores[rows, rows + start] = -2.0
        nearest[start : start + _BLOCK] = np.argpartition(-scores, count - 1, axis=1)[:, :count]
    return nearest


def _indexed(vectors: Floats, count: int) -> Indices:
    from usearch.index import BatchMatches, Index

    keys = np.arange(len(vectors))
    index = Index(ndim=vectors.shape[1], metric="cos", dtype="f16")
    # One thread: with more, the graph and so the answer depend on who comes first.
    index.add(keys, vectors, threads=1)
    found = index.search(vectors, count + 1, threads=1)
    assert isinstance(found, BatchMatches)  # noqa: S101 - many rows were asked for
    nearest = np.asarray(found.keys).astype(np.int64)
    counts = np.asarray(found.counts)
    # A row that found fewer is filled up with itself, which unique_pairs drops.
    missing = np.arange(count + 1)[None, :] >= counts[:, None]
    return np.where(missing, keys[:, None], nearest)
