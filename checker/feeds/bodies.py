"""Bodies of answers, never larger than allowed: neither on the wire nor when unpacked."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

_GZIP = b"\x1f\x8b"
_STEP = 1 << 16
_EITHER = 32 + zlib.MAX_WBITS  # gzip or zlib, as the head says


class TooLarge(Exception):  # noqa: N818 - a value in flight, turned into a reason
    """More bytes than allowed."""


class Garbled(Exception):  # noqa: N818 - a value in flight, turned into a reason
    """A body that is not what its head says; the message says why."""


def body(chunks: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """Return a body as it was meant: read, unpacked as its Content-Encoding says, bounded.

    Raises:
        TooLarge: over ``limit`` bytes, before or after unpacking.
        Garbled: an encoding that nobody asked for, or one that the bytes do not follow.
    """
    if encoding in ("", "identity"):
        return _whole(chunks, limit)
    if encoding in ("gzip", "x-gzip", "deflate"):
        return _whole(_unpacked(_bounded(chunks, limit)), limit)
    raise Garbled(f"packed as {encoding[:40]!r}, which was not asked for")


def opened(data: bytes, limit: int) -> bytes:
    """Return the content of a file that is packed itself (`sitemap.xml.gz`), or the file.

    Raises:
        TooLarge: over ``limit`` bytes.
        Garbled: it only begins like gzip.
    """
    return _whole(_unpacked([data]), limit) if data.startswith(_GZIP) else data


def _whole(chunks: Iterable[bytes], limit: int) -> bytes:
    return b"".join(_bounded(chunks, limit))


def _bounded(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise TooLarge
        yield chunk


def _unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what is packed in small pieces: who takes them may stop before a bomb is unpacked."""
    unpacker = zlib.decompressobj(_EITHER)
    try:
        for chunk in chunks:
            rest = chunk
            while rest:
                if unpacker.eof:  # a further part: some servers send one for each piece
                    unpacker = zlib.decompressobj(_EITHER)
                yield unpacker.decompress(rest, _STEP)
                rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
        yield unpacker.flush()
    except zlib.error as error:
        raise Garbled(f"packed in a way that cannot be unpacked ({error})") from None
    if not unpacker.eof:
        raise Garbled("cut off: its packed content has no end")
