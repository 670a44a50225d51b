"""What pairs are compared by: vectors, weighted words and weighted mentions, side by side.

A vector says what a text is about; the words that few articles share say which event it is.
Both are needed: two battles of one war are near in any vector space.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from checker.stages.cluster.components import Floats, Indices

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

# Articles that a small corpus is thought to have beside its own, so that a word which both of
# two articles use still counts as telling.
_PRIOR = 50.0


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

    columns: dict[str, int] = {}
    values: list[float] = []
    indices: list[int] = []
    starts = [0]
    for row in rows:
        tokens = sorted(set(row))
        entries = [1.0 if binary else weights.weight[token] for token in tokens]
        length = 1.0 if binary else float(np.sqrt(sum(entry * entry for entry in entries))) or 1.0
        values.extend(entry / length for entry in entries)
        indices.extend(columns.setdefault(token, len(columns)) for token in tokens)
        starts.append(len(indices))
    shape = (len(rows), max(1, len(columns)))
    return csr_matrix((np.array(values, np.float32), indices, starts), shape=shape)


def pair_products(rows: csr_matrix, left: Indices, right: Indices) -> Floats:
    """Return the inner products of the rows of each pair [pairs]."""
    if not len(left):
        return np.empty(0, np.float32)
    return np.asarray(rows[left].multiply(rows[right]).sum(axis=1), np.float32).ravel()


def matrix_products(rows: csr_matrix, members: Sequence[int]) -> Floats:
    """Return the inner products of all pairs of the members [m, m]."""
    part = rows[list(members)]
    return np.asarray((part @ part.T).toarray(), np.float32)


def dense_products(vectors: Floats, left: Indices, right: Indices) -> Floats:
    """Return the cosines of each pair of unit rows [pairs]."""
    products: Floats = np.einsum("ij,ij->i", vectors[left], vectors[right])
    return products
