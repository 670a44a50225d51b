"""Find syndicated copies and re-publications, and count what is left as independent.

A copy is near-identical: its word 5-grams agree with the original's by ``jaccard`` or more. An
agency text with one corrected number is still a copy, so its statements stay in the corpus and
are compared like any others; only as evidence it does not count a second time.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from checker.stages.cluster.components import distinct
from checker.text.memo import Memo
from checker.text.normalise import fold
from checker.types import Article

_SHINGLE = 5  # words
_SKETCH = 8  # smallest hashes of a text
SHARED = 3  # of them; two texts that agree by 0.85 share fewer in less than one of 20,000 cases
_WORD = re.compile(r"\w+")
_LATEST = datetime.max.replace(tzinfo=UTC)

_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # the golden ratio: spreads neighbours over all 64 bits

Shingles: TypeAlias = NDArray[np.int64]


def find_copies(articles: Sequence[Article], *, jaccard: float) -> dict[str, str]:
    """Return {copy id: original id}; the original is the earliest published, then the first id.

    Undated articles come last, so a dated text is never the copy of an undated one.
    """
    ordered = sorted(articles, key=lambda a: (a.published or _LATEST, a.id))
    texts = {article.id: shingles(article.text) for article in ordered}
    holders: dict[int, list[str]] = {}  # originals only: a copy of a copy is the original's
    copies: dict[str, str] = {}
    rank = {article.id: position for position, article in enumerate(ordered)}
    for article in ordered:
        found = texts[article.id]
        for original in sorted(_suspects(sketch(found), holders), key=rank.__getitem__):
            if _similarity(found, texts[original]) >= jaccard:
                copies[article.id] = original
                break
        else:
            for part in sketch(found).tolist():
                holders.setdefault(part, []).append(article.id)
    return copies


def sketch(found: Shingles) -> Shingles:
    """Return the smallest of a text's shingles: near-identical texts have most in common."""
    return found[:_SKETCH]


def _suspects(parts: Shingles, holders: Mapping[int, Sequence[str]]) -> list[str]:
    """Return the originals that share enough of a sketch."""
    shared = Counter(original for part in parts.tolist() for original in holders.get(part, ()))
    enough = min(SHARED, len(parts))
    return [original for original, count in shared.items() if count >= enough]


def _word_hash(word: str) -> int:
    return zlib.crc32(fold(word).encode())


_WORD_HASHES = Memo(_word_hash)


def shingles(text: str) -> Shingles:
    """Return the hashes of the word 5-grams, ascending; of a text too short to have one, none."""
    words = np.array(list(map(_WORD_HASHES.__getitem__, _WORD.findall(text))), np.uint64)
    count = max(0, len(words) - _SHINGLE + 1)
    mixed = np.zeros(count, np.uint64)
    for place in range(_SHINGLE):  # in 64 bits, which wrap around
        mixed = mixed * _FACTOR + words[place : place + count]
    found = np.sort(((mixed * _FACTOR) >> np.uint64(32)).astype(np.int64))
    return distinct(found)


def _similarity(left: Shingles, right: Shingles) -> float:
    shared = len(np.intersect1d(left, right, assume_unique=True))
    union = len(left) + len(right) - shared
    return shared / union if union else 0.0


def independent(
    ids: Iterable[str], *, articles: Mapping[str, Article], copies: Mapping[str, str]
) -> int:
    """Count the independent sources behind articles: copies are their original, one per outlet.

    An article whose outlet nobody named counts as an outlet of its own.
    """
    sources = set()
    for article in ids:
        original = copies.get(article, article)
        source = articles[original].source if original in articles else None
        name = (source.name or source.url) if source else ""
        sources.add(("outlet", fold(name)) if name else ("article", original))
    return len(sources)
