"""What pairs are compared by: vectors, weighted words and weighted mentions, side by side.

A vector says what a text is about; the words that few articles share say which event it is.
Both are needed: two battles of one war are near in any vector space.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from checker.stages.cluster.components import Floats, Indices

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

# Articles that a small corpus is thought to have beside its own, so that a word which both of
# two articles use still counts as telling.
_PRIOR = 50.0
_PAIRS_AT_ONCE = 1 << 14


@dataclass(frozen=True, slots=True)
class Weights:
    """How telling each token is: the logarithm of how few articles use it, never below zero."""

    weight: dict[str, float]
    frequency: dict[str, int]
    articles: int

    @classmethod
    def count(cls, documents: Iterable[Iterable[str]]) -> Weights:
        """Count in how many documents (one per article) each token stands."""
        frequency: Counter[str] = Counter()
        articles = 0
        for document in documents:
            frequency.update(set(document))
            articles += 1
        total = articles + _PRIOR
        weight = {token: float(np.log(total / (1 + n))) for token, n in frequency.items()}
        return cls(weight, dict(frequency), articles)

    def rare(self, token: str) -> bool:
        """Say whether a token stands in so few articles that sharing it is a coincidence."""
        return self.frequency[token] <= max(3, self.articles // 100)


def weighted_rows(
    rows: Sequence[Iterable[str]], weights: Weights, *, binary: bool = False
) -> csr_matrix:
    """Return the rows' distinct tokens as a sparse matrix [n, tokens] of unit rows.

    With ``binary`` every token counts 1 and rows are not scaled: products count shared tokens.
    """
    from scipy.sparse import csr_matrix

    # Sorted, so that sums of floats come out the same in every process.
    kept = [sorted(set(row)) for row in rows]
    columns: dict[str, int] = {}
    flat = [columns.setdefault(token, len(columns)) for tokens in kept for token in tokens]
    indices = np.array(flat, np.int64)
    starts = np.cumsum([0, *map(len, kept)])
    shape = (len(kept), max(1, len(columns)))
    values = np.ones(len(indices), np.float32)
    if not binary:
        weight = np.array([weights.weight[token] for token in columns], np.float32)
        values = weight[indices] if len(indices) else values
    matrix = csr_matrix((values, indices, starts), shape=shape)
    if not binary:
        lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
        matrix.data /= np.repeat(np.where(lengths > 0, lengths, 1.0), np.diff(starts))
    return matrix


def pair_products(rows: csr_matrix, left: Indices, right: Indices) -> Floats:
    """Return the inner products of the rows of each pair [pairs]."""
    products = np.empty(len(left), np.float32)
    for part in _parts(len(left)):
        both = rows[left[part]].multiply(rows[right[part]])
        products[part] = np.asarray(both.sum(axis=1)).ravel()
    return products


def matrix_products(rows: csr_matrix, members: Sequence[int]) -> Floats:
    """Return the inner products of all pairs of the members [m, m]."""
    part = rows[list(members)]
    return np.asarray((part @ part.T).toarray(), np.float32)


def dense_products(vectors: Floats, left: Indices, right: Indices) -> Floats:
    """Return the cosines of each pair of unit rows [pairs]."""
    products = np.empty(len(left), np.float32)
    for part in _parts(len(left)):
        products[part] = np.einsum("ij,ij->i", vectors[left[part]], vectors[right[part]])
    return products


def _parts(size: int) -> Iterator[slice]:
    """Yield slices that cover 0..size-1: gathered rows of all pairs at once would fill memory."""
    for start in range(0, size, _PAIRS_AT_ONCE):
        yield slice(start, start + _PAIRS_AT_ONCE)
