"""Name a claim: a key that survives edits elsewhere, and the sentence that says it best."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from checker.ids import digest
from checker.stages.cluster.components import Floats
from checker.stages.cluster.stories import most_shared
from checker.types import Statement

_KEY_MENTIONS = 6
_KEY_WORDS = 4
_LABEL_LENGTH = 160  # characters


def claim_key(keys: Sequence[Iterable[str]], statements: Sequence[Statement], day: str = "") -> str:
    """Return the digest of what at least half of the statements name, and their commonest words.

    Words with digits are left out: a figure that is corrected leaves the claim what it was.
    ``day`` is when it was first said: what recurs is another claim each time.
    """
    mentions = Counter(key for row in keys for key in row)
    shared = Counter({key: n for key, n in mentions.items() if 2 * n >= len(keys)})
    words = Counter(
        word for statement in statements for word in set(statement.words) if word.isalpha()
    )
    return digest(
        *most_shared(shared, _KEY_MENTIONS), "/", *most_shared(words, _KEY_WORDS), "/", day
    )


def claim_label(statements: Sequence[Statement], vectors: Floats) -> str:
    """Return the sentence nearest to all others, cut at a word when it is long."""
    centrality = np.round(vectors @ vectors.sum(axis=0), 4)
    texts = [" ".join(statement.sentence.text.split()) for statement in statements]
    best = min(range(len(texts)), key=lambda index: (-centrality[index], texts[index]))
    return shorten(texts[best])


def shorten(text: str) -> str:
    """Return the text, cut after a whole word with an ellipsis if it is too long for a label."""
    if len(text) <= _LABEL_LENGTH:
        return text
    head = text[:_LABEL_LENGTH]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ،,؛;:.") + "…"
