r"""What every format reader is given, what it hands back, and how it says no.

    Document -> reader of its format -> Draft -> building.article -> Article
                                 \-> Skipped                  \-> Skipped

A reader is one function in one file: ``read(document) -> Iterator[Draft | Skipped]``. It raises
``Unusable`` for a document it can do nothing with, which never leaves this stage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from typing import TypeAlias

from checker.types import Skipped

STAGE = "ingest"
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of anything is read; what is over a limit is skipped and named.

    ``max_file_bytes`` bounds a file that is held in memory, and one line of JSONL;
    ``max_article_chars`` a title and text together, in code points; ``max_container_bytes``
    a JSONL stream, after decompression.
    """

    max_file_bytes: int = 20 * MIB
    max_article_chars: int = 400_000
    max_container_bytes: int = 2048 * MIB


class Unusable(Exception):  # noqa: N818 - a value in flight, turned into Skipped in this stage
    """Say why an input cannot be used, and on which line, if one is to blame."""

    def __init__(self, reason: str, *, line: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


@dataclass(frozen=True, slots=True)
class Draft:
    """What a format says of one article, untouched; an empty field was not given.

    ``published`` is as found: a string in any of the forms of ``published.py``, or epoch
    seconds; so is what the article asks to ``ignore`` (``ignoring.py``). ``line`` is 1-based, 0
    where the format has no lines.
    """

    text: str
    title: str = ""
    id: str = ""
    source: str = ""
    source_url: str = ""
    url: str = ""
    published: object = None
    language: str = ""
    category: str = ""
    line: int = 0
    ignore: tuple[object, ...] = ()
    author: str = ""


Drafts: TypeAlias = Iterator[Draft | Skipped]


@dataclass(frozen=True, slots=True)
class Document:
    """One input: ``shown`` is its path as reports name it, ``label`` a longer name than ``stem``.

    ``suffix`` names the format, whether the name or the content told it. ``size`` is in bytes,
    None where nobody knows before reading (standard input).
    """

    shown: str
    label: str
    stem: str
    suffix: str
    open: Callable[[], BufferedReader]
    limits: Limits
    size: int | None = None

    def data(self) -> bytes:
        """Return all bytes.

        Raises:
            Unusable: there are more of them than the limit, or none.
            OSError: the file cannot be read.
        """
        limit = self.limits.max_file_bytes
        if self.size is not None and self.size > limit:
            raise Unusable(too_large(self.size, limit))
        with self.open() as stream:
            data = stream.read(limit + 1)
        if len(data) > limit:
            raise Unusable(too_large(None, limit))
        if not data.strip():
            raise Unusable("empty: there is nothing in it")
        return data

    def skipped(self, reason: str, *, line: int = 0) -> Skipped:
        """Return the record of something in this document that cannot be used."""
        return Skipped(f"{self.shown}:{line}" if line else self.shown, STAGE, reason)


def too_large(size: int | None, limit: int, *, what: str = "file") -> str:
    """Return the reason for skipping ``size`` bytes (None: it is only known to be more)."""
    found = "it" if size is None else _megabytes(size)
    return f"too large: {found} is over the limit of {_megabytes(limit)} for one {what}"


def _megabytes(size: int) -> str:
    return f"{size / MIB:.1f} MiB" if size >= MIB // 10 else f"{size} bytes"
