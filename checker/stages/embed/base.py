"""What every sentence encoder offers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Vectors: TypeAlias = NDArray[np.float32]


class Encoder(Protocol):
    """Turn sentences into unit vectors whose cosine says how alike they are.

    ``id`` names the vectors, not the class: it changes whenever the vectors of any text would,
    so that it can key a cache. ``dimensions`` is the length of a row.

    An empty text (no word or number in it) is no error. It gets a unit row like every other, by
    the encoder's own rule, so that a cosine is never 0/0.
    """

    @property
    def id(self) -> str:
        """Name the vectors: equal ids promise equal vectors."""
        ...

    @property
    def dimensions(self) -> int:
        """Return the length of a row."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return float32 rows [len(texts), dimensions], each of length one."""
        ...


def encode_half(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    """Return the vectors of texts as an archive keeps them: float32 of half that precision.

    Whoever compares vectors takes them from here, so that kept and fresh ones are the same.
    """
    return encoder.encode(texts).astype(np.float16).astype(np.float32)
