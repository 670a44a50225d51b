"""Words of a pair of headlines, hashed: what differs, what may replace it, what is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from zlib import crc32

from checker.rules.statements.pair_lexicon import particles
from checker.rules.statements.pair_words import Aligned
from checker.rules.statements.word_forms import skeleton
from checker.text.tokens import Token

BUCKETS = 1 << 14
_DIFFERENT, _KEPT = 1.0, 0.3  # weights of what parts two headlines, and of what they share


def hashed(pair: Aligned, tokens: tuple[Sequence[Token], ...]) -> Iterator[tuple[int, float]]:
    """What differs, which word may have replaced which, particles of one side, what is kept."""
    left = [[skeleton(t.stem) for t in side] for side in pair.left]
    for i, _, _ in pair.kept:
        yield bucket("kept", skeleton(pair.words[0][i].stem)), _KEPT
    for word in sorted({t.norm for t in tokens[0]} ^ {t.norm for t in tokens[1]}):
        if word in particles():
            yield bucket("particle", word), _DIFFERENT
    for word in left[0] + left[1]:
        yield bucket("left", word), _DIFFERENT
    for one, two in product(*left):
        yield bucket("for", *sorted((one, two))), _DIFFERENT


def bucket(*parts: str) -> int:
    """Return the bucket of a feature's words."""
    return crc32("|".join(parts).encode()) % BUCKETS
