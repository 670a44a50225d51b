"""Read everything that was named: choose the reader by suffix, keep ids apart, lose nothing."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeAlias

from checker.errors import InputError
from checker.stages.ingest import (
    building,
    feeds,
    html_page,
    ignoring,
    json_document,
    jsonl,
    plain,
    records,
    sniffing,
)
from checker.stages.ingest.base import STAGE, Document, Draft, Drafts, Limits, Unusable
from checker.stages.ingest.finding import File, Finder, check_paths, readable, unreadable
from checker.stages.ingest.identity import Identities
from checker.types import Article, Skipped

Reader: TypeAlias = Callable[[Document], Drafts]

# Longer suffixes first: ".jsonl.gz" before what a later ".gz" might be.
FORMATS: Mapping[str, Reader] = {
    ".jsonl.gz": jsonl.read_gzip,
    ".ndjson.gz": jsonl.read_gzip,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".json": json_document.read,
    ".txt": plain.read,
    ".text": plain.read,
    ".md": plain.read_markdown,
    ".markdown": plain.read_markdown,
    ".html": html_page.read,
    ".htm": html_page.read,
    ".xhtml": html_page.read,
    ".xml": feeds.read,
    ".rss": feeds.read,
    ".atom": feeds.read,
}
_STDIN = "stdin"
_DEFAULT = Limits()


def read(
    inputs: Sequence[str | Path],
    *,
    limits: Limits = _DEFAULT,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | Skipped]:
    """Yield an article, or the reason against it, for everything behind the named inputs.

    Folders are walked in sorted order; ``-`` is standard input, its format told by its first
    bytes. The order is that of ``inputs``, then of names, then of rows. Ids are unique: of two
    files with one stem the later is called by its path in the folder, of two rows with one id
    the later gets ``#2``; a row that repeats an earlier one word for word is ``Skipped``. What an
    article asks to ignore and cannot be is one ``Skipped`` beside it.

    Raises:
        InputError: a named path does not exist (at once), or there is nothing behind any of
            them (when the iterator ends).
    """
    check_paths(inputs)
    return _read(inputs, limits, stdin)


def read_record(
    row: Mapping[str, object], *, origin: str, path: str = "", limits: Limits = _DEFAULT
) -> Article | Skipped:
    """Return the article of one row of the input contract, or of one ninjs item.

    ``origin`` names the row in a ``Skipped``. Ids are not compared between calls.
    """
    try:
        draft = records.draft(row)
    except Unusable as error:
        return Skipped(origin, STAGE, error.reason)
    article = building.article(draft, where=origin, path=path, limits=limits)
    if isinstance(article, Skipped):
        return article
    return replace(article, ignore=ignoring.read(draft.ignore)[0])


def _read(
    inputs: Sequence[str | Path], limits: Limits, stdin: BinaryIO | None
) -> Iterator[Article | Skipped]:
    finder, ids = Finder(), Identities()
    empty: list[str] = []
    for name in inputs:
        found = False
        for document in _documents(name, finder, limits, stdin):
            found = True
            if isinstance(document, Skipped):
                yield document
            else:
                yield from _articles(document, ids)
        if not found and not finder.met(Path(name)):
            empty.append(readable(Path(name).as_posix()))
    if len(empty) == len(inputs):
        suffixes = ", ".join(FORMATS)
        hint = f"Files are read by their suffix: {suffixes}; - is standard input."
        raise InputError("nothing to read", where=", ".join(empty), hint=hint)
    for folder in empty:
        yield Skipped(folder, STAGE, "an empty folder")


def _documents(
    name: str | Path, finder: Finder, limits: Limits, stdin: BinaryIO | None
) -> Iterator[Document | Skipped]:
    if str(name) == "-":
        yield _standard_input(stdin or sys.stdin.buffer, limits)
        return
    for file in finder.find(Path(name)):
        yield _document(file, limits) if isinstance(file, File) else file


def _document(file: File, limits: Limits) -> Document | Skipped:
    name = readable(file.path.name)
    suffix = next((suffix for suffix in FORMATS if name.lower().endswith(suffix)), None)
    if suffix is None:
        kind = f"the suffix {file.path.suffix!r}" if file.path.suffix else "a name without suffix"
        return Skipped(file.shown, STAGE, f"not a format that is read: {kind}")
    return Document(
        shown=file.shown,
        label=file.label,
        stem=name[: -len(suffix)] or name,
        suffix=suffix,
        open=partial(_open, file.path),
        limits=limits,
        size=file.size,
    )


def _open(path: Path) -> io.BufferedReader:
    return path.open("rb")


def _standard_input(stream: BinaryIO, limits: Limits) -> Document:
    head = stream.read(sniffing.HEAD)
    return Document(
        shown=_STDIN,
        label=_STDIN,
        stem=_STDIN,
        suffix=sniffing.suffix(head),
        open=lambda: io.BufferedReader(sniffing.Rejoined(head, stream)),
        limits=limits,
    )


def _articles(document: Document, ids: Identities) -> Iterator[Article | Skipped]:
    """Yield the articles of one document; what goes wrong in it is one ``Skipped`` more."""
    found = False
    try:
        for draft in FORMATS[document.suffix](document):
            found = True
            if isinstance(draft, Draft):
                yield from _article(draft, document, ids)
            else:
                yield draft
        if not found:
            yield document.skipped("empty: there is no article in it")
    except Unusable as error:
        yield document.skipped(error.reason, line=error.line)
    except OSError as error:
        yield document.skipped(unreadable(error))


def _article(draft: Draft, document: Document, ids: Identities) -> Iterator[Article | Skipped]:
    """Yield the article, then a note where it asks to ignore what cannot be."""
    where = f"{document.shown}:{draft.line}" if draft.line else document.shown
    path = "" if document.shown == _STDIN else document.shown
    article = building.article(draft, where=where, path=path, limits=document.limits)
    if isinstance(article, Skipped):
        yield article
        return
    ignore, problem = ignoring.read(draft.ignore)
    label = document.label if draft.id == document.stem and not draft.line else ""
    yield ids.settle(replace(article, ignore=ignore), label=label, where=where)
    if problem:
        yield Skipped(where, STAGE, problem)
