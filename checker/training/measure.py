"""How well vectors find what belongs together, on articles that training has not seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

import numpy as np

from checker.training.corpus import Document

# Rows of unit length, dense or sparse, so that TF-IDF can be measured beside an encoder.
Encode: TypeAlias = Callable[[Sequence[str]], Any]

_BATCH = 1000
_SHORTEST = 5  # words; a shorter sentence names nothing


def held_out(documents: Sequence[Document]) -> list[Document]:
    """Return the articles kept for measuring, without copies of what was trained on."""
    seen = {text for d in documents if not d.held_out for text in (d.title, *d.sentences[:3])}
    return [
        d for d in documents if d.held_out and not seen.intersection((d.title, *d.sentences[:3]))
    ]


def title_retrieval(encode: Encode, documents: Iterable[Document]) -> float:
    """Return the mean reciprocal rank of an article's third sentence among all third sentences.

    The query is the title. A tie counts as found.
    """
    rows = [
        (document.title, document.sentences[2])
        for document in documents
        if document.title and len(document.sentences) > 2
        if len(document.sentences[2].split()) >= _SHORTEST
    ]
    if not rows:
        return 0.0
    titles, thirds = encode([title for title, _ in rows]), encode([third for _, third in rows])
    ranks: list[float] = []
    for start in range(0, len(rows), _BATCH):
        similar = _dense(titles[start : start + _BATCH] @ thirds.T)
        own = similar[np.arange(len(similar)), np.arange(start, start + len(similar))]
        ranks.extend((similar > own[:, None]).sum(axis=1) + 1)
    return float(np.mean(1 / np.array(ranks)))


def outlet_recall(
    encode: Encode,
    documents: Sequence[Document],
    pairs: Iterable[tuple[str, str]],
    text: Callable[[Document], str],
) -> float:
    """Return how often an article's nearest, among other outlets' of its week, is its pair.

    ``pairs`` are ids of articles on one event; each is asked from both sides.
    """
    weeks: dict[tuple[int, int], list[Document]] = {}
    for document in documents:
        if document.week is not None:
            weeks.setdefault(document.week, []).append(document)
    place = {d.id: (week, row) for week, found in weeks.items() for row, d in enumerate(found)}
    vectors = {
        week: encode([text(document) for document in found]) for week, found in weeks.items()
    }
    sources = {week: np.array([d.source for d in found]) for week, found in weeks.items()}
    hits: list[bool] = []
    for pair in pairs:
        for asked, wanted in (pair, pair[::-1]):
            if asked not in place or wanted not in place or place[asked][0] != place[wanted][0]:
                continue
            week, row = place[asked]
            similar = _dense(vectors[week][row : row + 1] @ vectors[week].T).ravel().copy()
            similar[sources[week] == sources[week][row]] = -1.0
            hits.append(bool(similar.max() <= similar[place[wanted][1]]))
    return float(np.mean(hits)) if hits else 0.0


def cosines(encode: Encode, pairs: Sequence[tuple[str, str]]) -> Any:
    """Return the cosine of each pair [pairs]."""
    first = encode([first for first, _ in pairs])
    second = encode([second for _, second in pairs])
    if hasattr(first, "multiply"):
        return np.asarray(first.multiply(second).sum(axis=1)).ravel()
    return (first * second).sum(axis=1)


def _dense(matrix: Any) -> Any:
    return matrix.toarray() if hasattr(matrix, "toarray") else np.asarray(matrix)
