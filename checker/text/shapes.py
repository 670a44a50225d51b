"""How much a word that no lexicon knows looks like a part of a name.

Arabic words are made of roots and patterns; names that came from other languages are not, and show
it in their letters. The weights of groups of 2 to 4 letters were learned from the names and
common words of the lexicon and from what stands beside names in a news archive; see
``checker/training/name_shapes.py``.
"""

from __future__ import annotations

import math
from array import array
from functools import cache, lru_cache
from pathlib import Path
from zlib import crc32

BUCKETS = 1 << 14
SCALE = 24.0  # weights are kept as whole numbers of 1/24
_PATH = Path(__file__).parent / "name_shapes.bin"


def groups(word: str) -> tuple[int, ...]:
    """Return the buckets of a folded word's groups of letters, and of its length."""
    spelled = f"^{word}$"
    found = {crc32(str(len(word)).encode()) % BUCKETS}
    for size in (2, 3, 4):
        for at in range(len(spelled) - size + 1):
            found.add(crc32(spelled[at : at + size].encode()) % BUCKETS)
    return tuple(sorted(found))


@lru_cache(maxsize=1 << 14)
def name_likeness(word: str) -> float:
    """Return how likely a folded word is a part of a name, 0 to 1, by its letters alone."""
    weights = _weights()
    total = weights[BUCKETS] + sum(weights[bucket] for bucket in groups(word))
    return 1.0 / (1.0 + math.exp(-total / SCALE))


@cache
def _weights() -> array[int]:
    """Return the weight of each bucket, and last the constant."""
    return array("b", _PATH.read_bytes())
