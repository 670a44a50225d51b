"""The vectors of all statements in one file, mapped into memory.

Rows are half-precision floats, one after the other. The file only grows, and what lies beyond
the rows that the database counts does not exist: a writer that dies leaves nothing behind.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_BYTES = 2  # of one number


class VectorFile:
    """Rows of ``width`` numbers at ``path``; rows are read as float32."""

    def __init__(self, path: Path, width: int) -> None:
        self._path = path
        self._width = width
        self._map: NDArray[np.float16] | None = None

    def read(self, first: int, count: int) -> Floats:
        """Return ``count`` rows [count, width] from row ``first``.

        Raises:
            ValueError: the file is too short to have them.
        """
        if not count:
            return np.empty((0, self._width), np.float32)
        if self._map is None or len(self._map) < first + count:
            flat: NDArray[np.float16] = np.memmap(self._path, np.float16, mode="r")
            self._map = flat[: len(flat) // self._width * self._width].reshape(-1, self._width)
        rows = self._map[first : first + count]
        if len(rows) < count:
            raise ValueError(f"{self._path.name} ends before row {first + count}")
        return np.asarray(rows, np.float32)

    def write(self, first: int, rows: Floats) -> None:
        """Write rows [n, width] at row ``first``, and see that they have reached the disk."""
        if not len(rows):
            return
        data: Any = np.ascontiguousarray(rows, np.float16).tobytes()
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            os.lseek(descriptor, first * self._width * _BYTES, os.SEEK_SET)
            while data:
                data = data[os.write(descriptor, data) :]
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def rows(self) -> int:
        """Return how many whole rows the file has."""
        size = self._path.stat().st_size if self._path.exists() else 0
        return size // (self._width * _BYTES)
