"""Tell the format of standard input, which has no name to tell it, by how it begins."""

from __future__ import annotations

import io
import re
from typing import BinaryIO

from checker.stages.ingest import jsonl
from checker.stages.ingest.base import Unusable
from checker.stages.ingest.decoding import decode

HEAD = 64 * 1024
_XML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p)\b",
    re.DOTALL | re.IGNORECASE,
)


def suffix(head: bytes) -> str:
    """Return the file suffix that a document beginning like this would have."""
    if head.startswith(b"\x1f\x8b"):
        return ".jsonl.gz"
    try:
        text = decode(_whole(head))
    except Unusable:
        return ".txt"
    if _XML.match(text):
        return ".xml"
    if _HTML.match(text):
        return ".html"
    start = text.lstrip()[:1]
    if start == "{" and jsonl.looks_like(text):
        return ".jsonl"
    return ".json" if start and start in "{[" and _is_json_like(text) else ".txt"


def _is_json_like(text: str) -> bool:
    """Say whether a text opens an object or a list of JSON: plain text may begin with "["."""
    return bool(re.match(r"\s*(?:\{\s*(?:\"|\}|$)|\[\s*(?:\{|\[|\]|\"|$))", text))


def _whole(head: bytes) -> bytes:
    """Cut a head that ends inside a character back to a whole one."""
    if len(head) < HEAD or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 4 * 4] if len(head) == HEAD else head
    for cut in range(4):
        if head[len(head) - cut - 1] < 0x80:
            return head[: len(head) - cut]
    return head


class Rejoined(io.RawIOBase):
    """A stream whose head was read already, put back together; it counts what it gives."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = memoryview(head)
        self._rest = rest
        self._given = 0

    def readable(self) -> bool:
        """Say that the stream can be read."""
        return True

    def tell(self) -> int:
        """Return the number of bytes given so far."""
        return self._given

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        """Fill the buffer from the head, then from the rest."""
        if self._head:
            piece: bytes | memoryview = self._head[: len(buffer)]
            self._head = self._head[len(buffer) :]
        else:
            piece = self._rest.read(len(buffer))
        buffer[: len(piece)] = piece
        self._given += len(piece)
        return len(piece)
