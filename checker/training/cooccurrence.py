"""A start for the frequent words: which words stand near which, factorised.

Positive pointwise mutual information with smoothed contexts, then a truncated singular value
decomposition, with the square root of the singular values (Levy, Goldberg & Dagan 2015).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from scipy import sparse
from sklearn.utils.extmath import randomized_svd

from checker.stages.embed import Vectors
from checker.training.subwords import Subwords
from checker.training.words import WordSplitter

_WINDOW = 5
_SMOOTHING = 0.75


def word_vectors(
    texts: Iterable[str], splitter: WordSplitter, subwords: Subwords, *, dimensions: int, seed: int
) -> Vectors:
    """Return unit rows [frequent words, dimensions]; words of like contexts lie near each other."""
    counts = _counts(texts, splitter, subwords)
    rows, columns, seen = counts.row, counts.col, counts.data
    marginal = np.asarray(counts.sum(axis=1)).ravel()
    context = marginal**_SMOOTHING
    information = np.log(seen * context.sum() / (marginal[rows] * context[columns]))
    kept = information > 0
    matrix = sparse.csr_matrix(
        (information[kept].astype(np.float32), (rows[kept], columns[kept])), shape=counts.shape
    )
    left, strength, _ = randomized_svd(matrix, dimensions, n_iter=3, random_state=seed)
    vectors: Vectors = (left * np.sqrt(strength)).astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return vectors


def _counts(texts: Iterable[str], splitter: WordSplitter, subwords: Subwords) -> sparse.coo_matrix:
    """Return how often each frequent word stands near each, nearer counting more."""
    size = len(subwords.words)
    stream: list[int] = []
    for text in texts:
        stream.extend(subwords.row(word, size) for word in splitter.words(text))
        stream.extend([size] * _WINDOW)  # no word sees into the next text
    words = np.array(stream, dtype=np.int32)
    total = sparse.csr_matrix((size + 1, size + 1), dtype=np.float32)
    for distance in range(1, _WINDOW + 1):
        weight = np.full(len(words) - distance, distance**-0.5, dtype=np.float32)
        near = (words[:-distance], words[distance:])
        total = total + sparse.csr_matrix((weight, near), shape=total.shape)
    return (total + total.T)[:size, :size].tocoo()
