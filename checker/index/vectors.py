"""The vectors of all statements in one file, mapped into memory.

Rows are half-precision floats, one after the other. The file only grows, and what lies beyond
the rows that the database counts does not exist: a writer that dies leaves nothing behind.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from checker.index.codec import UnreadableError

Floats: TypeAlias = NDArray[np.float32]

_BYTES = 2  # of one number


class VectorFile:
    """Rows of ``width`` numbers at ``path``; rows are read as float32."""

    def __init__(self, path: Path, width: int) -> None:
        self.path = path
        self.width = width
        self._map: NDArray[np.float16] = np.empty((0, width), np.float16)

    def open(self) -> None:
        """Map what is there now; a file that is replaced later stays as it is for us."""
        if rows := self.rows():
            with contextlib.suppress(FileNotFoundError):  # replaced since we looked
                self._map = np.memmap(self.path, np.float16, mode="r", shape=(rows, self.width))

    @property
    def is_mapped(self) -> bool:
        """Whether any rows are mapped."""
        return bool(len(self._map))

    def read(self, first: int, count: int) -> Floats:
        """Return ``count`` rows [count, width] from row ``first``.

        Raises:
            UnreadableError: the file is too short to have them.
        """
        if min(first, count) < 0:
            raise UnreadableError(f"{self.path.name} has no row {first}")
        if len(self._map) < first + count:
            self.open()
        rows = self._map[first : first + count]
        if len(rows) < count:
            raise UnreadableError(f"{self.path.name} ends before row {first + count}")
        return np.asarray(rows, np.float32)

    def write(self, first: int, rows: Floats, *, sync: bool = True) -> None:
        """Write rows [n, width] at row ``first``, and see that they have reached the disk."""
        if not len(rows):
            return
        data = memoryview(np.ascontiguousarray(rows, np.float16).tobytes())
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
        try:
            os.lseek(descriptor, first * self.width * _BYTES, os.SEEK_SET)
            while data:
                data = data[os.write(descriptor, data) :]
            if sync:
                os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def sync(self) -> None:
        """See that all rows have reached the disk."""
        if self.path.exists():
            descriptor = os.open(self.path, os.O_RDWR)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def rows(self) -> int:
        """Return how many whole rows the file has."""
        try:
            return self.path.stat().st_size // (self.width * _BYTES)
        except FileNotFoundError:
            return 0
