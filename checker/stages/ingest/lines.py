"""Cut a byte stream into numbered lines within limits of line, stream and compression."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BufferedReader
from typing import Protocol

from checker.stages.ingest.base import MIB, Limits, Unusable, too_large
from checker.stages.ingest.decoding import decode

# News compresses 4 to 6 times. Past the first megabytes, more than this is a bomb.
_MAX_RATIO = 200
_FREE = 64 * MIB
_CHUNK = 64 * 1024


class Lines(Protocol):
    """A byte stream that is read by lines of bounded length."""

    def readline(self, size: int = -1, /) -> bytes:
        """Return the next line with its end, cut off after ``size`` bytes."""


class _Stop(Exception):  # noqa: N818 - no error: the stream is left here, with a reason
    """Leave the stream, for the reason that is its argument."""


class _Meter:
    """Count what comes out of a stream, and stop it at the limits."""

    def __init__(self, stream: Lines, limits: Limits, compressed: BufferedReader | None) -> None:
        self._stream = stream
        self._limit = limits.max_container_bytes
        self._compressed = compressed
        self._total = 0

    def line(self, size: int) -> bytes:
        try:
            line = self._stream.readline(size)
        except (OSError, EOFError, zlib.error) as error:
            raise _Stop(f"damaged: from here on it cannot be read ({error})") from None
        self._total += len(line)
        if self._total > self._limit:
            raise _Stop(
                f"from here on it is not read: {too_large(None, self._limit, what='stream')}"
            )
        read = self._compressed.tell() if self._compressed else self._total
        if self._total > max(_FREE, _MAX_RATIO * read):
            raise _Stop(f"from here on it is not read: it unpacks to over {_MAX_RATIO} times")
        return line


def numbered(
    stream: Lines, limits: Limits, *, compressed: BufferedReader | None = None
) -> Iterator[tuple[int, str | Unusable]]:
    """Yield (number, line), 1-based; in place of a line the reason why it cannot be used.

    ``compressed`` is the stream beneath a decompressor. A line over ``max_file_bytes`` is
    skipped over in small pieces; a stream over its limits ends with a reason.
    """
    meter = _Meter(stream, limits, compressed)
    number = 0
    try:
        while True:
            number += 1
            line = meter.line(limits.max_file_bytes + 1)
            if not line:
                return
            if len(line) > limits.max_file_bytes:
                while line and not line.endswith(b"\n"):
                    line = meter.line(_CHUNK)
                yield number, Unusable(too_large(None, limits.max_file_bytes, what="line"))
            else:
                yield number, _decoded(line)
    except _Stop as stop:
        yield number, Unusable(str(stop))


def _decoded(line: bytes) -> str | Unusable:
    try:
        return decode(line)
    except Unusable as error:
        return error
