"""Read JSON Lines, plain or gzipped, as a stream: one line in memory, however long the file.

A broken line is skipped by its number and the rest is read on. Rows of ninjs and one-line lists
are understood as in JSON files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from checker.stages.ingest.base import Document, Draft, Drafts, Unusable
from checker.stages.ingest.decoding import decode, marked
from checker.stages.ingest.json_document import drafts_in, loads
from checker.stages.ingest.lines import numbered

# Of a file that is broken throughout, this many lines are named, the rest counted.
_MAX_SKIPPED = 1_000
_SNIFF_LINES = 5


def read(document: Document) -> Drafts:
    """Yield the articles of a JSONL file in file order."""
    with document.open() as stream:
        if marked(stream.peek(4)[:4]) in {None, "utf-8"}:
            yield from read_lines(document, numbered(stream, document.limits))
            return
    text = decode(document.data())
    yield from read_lines(document, enumerate(text.split("\n"), start=1))


def read_gzip(document: Document) -> Drafts:
    """Yield the articles of a gzipped JSONL file; a damaged end is named by its line."""
    import gzip

    with document.open() as raw, gzip.GzipFile(fileobj=raw) as stream:
        yield from read_lines(document, numbered(stream, document.limits, compressed=raw))


def looks_like(head: str) -> bool:
    """Say whether a text starts as JSONL: one of its first lines is a whole object."""
    if head.lstrip("\ufeff").lstrip()[:1] != "{":
        return False
    for line in [line for line in head.split("\n") if line.strip()][:_SNIFF_LINES]:
        if line.startswith(("{", "\ufeff{")):
            try:
                if isinstance(json.loads(line.removeprefix("\ufeff")), dict):
                    return True
            except (ValueError, RecursionError):
                continue
    return False


def read_lines(document: Document, lines: Iterable[tuple[int, str | Unusable]]) -> Drafts:
    """Yield an article or a ``Skipped`` for every line that is not blank."""
    skipped = unnamed = last = 0
    for number, line in lines:
        for item in _items(line, number):
            if isinstance(item, Draft):
                yield item
                continue
            skipped += 1
            if skipped <= _MAX_SKIPPED:
                yield document.skipped(item, line=number)
            else:
                unnamed, last = unnamed + 1, number
    if unnamed:
        reason = f"{unnamed} more lines that cannot be used, the last of them line {last}"
        yield document.skipped(reason)


def _items(line: str | Unusable, number: int) -> Iterator[Draft | str]:
    if isinstance(line, Unusable):
        yield line.reason
    elif line.strip():
        try:
            content = loads(line.rstrip("\r\n"))
        except Unusable as error:
            yield error.reason
            return
        for item in drafts_in(content):
            yield replace(item, line=number) if isinstance(item, Draft) else item
