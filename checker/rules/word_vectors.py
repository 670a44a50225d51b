"""What a word stands for, by the words that it stands beside in a news archive, and how rare it is.

The vectors stand in ``word_vectors.npz``; ``checker/training/word_vectors.py`` learns them. No text
is shipped: words are hashes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from checker.languages import read

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

PATH = Path(__file__).parent / "word_vectors.npz"
_SCALE = 127.0  # vectors are kept as whole numbers of 1/127


class WordVectors:
    """The vectors of frequent words, read from their arrays."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        keys = arrays["word_keys"].tolist()
        self._rows = {key: row for row, key in enumerate(keys)}
        self._vectors = arrays["word_vectors"]
        self._rarity = arrays["word_rarity"].tolist()
        self._sticking = frozenset(read("ar", "skeleton")["sticking"])
        self.look_up = lru_cache(maxsize=1 << 14)(self._look_up)

    def _look_up(self, stem: str) -> tuple[Vector, float]:
        """Return a stem's vector, of length one, and its rarity; zero where it is unknown."""
        import numpy as np

        row = self._rows.get(crc32(stem.encode()))
        if row is None and stem[:1] in self._sticking:
            row = self._rows.get(crc32(stem[1:].encode()))
        if row is None:
            return np.zeros(self._vectors.shape[1], np.float32), 1.0
        return self._vectors[row].astype(np.float32) / np.float32(_SCALE), self._rarity[row]


@lru_cache(maxsize=1)
def vectors() -> WordVectors:
    """Return the vectors that ship with the package."""
    import numpy as np

    with np.load(PATH, allow_pickle=False) as arrays:
        return WordVectors({name: arrays[name] for name in arrays.files})
