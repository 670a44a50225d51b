"""Read a JSON file: one article, a list of them, or an object that holds such a list.

Lists stand under ``items`` (JSON Feed), ``articles``, ``documents`` or ``results``. A file with
one object per line is read as JSONL whatever its name.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from checker.stages.ingest import records
from checker.stages.ingest.base import Document, Draft, Drafts, Unusable
from checker.stages.ingest.decoding import decode

_LISTS = ("items", "articles", "documents", "results")
# CPython refuses integers of more digits than 4300; its message speaks of a function of ours.
_TOO_LONG = "a number with too many digits"


def read(document: Document) -> Drafts:
    """Yield the articles of a JSON file in file order.

    Raises:
        Unusable: not JSON; with the line. Items without text are ``Skipped`` one by one.
    """
    from checker.stages.ingest import jsonl

    text = decode(document.data())
    try:
        content = loads(text)
    except Unusable:
        if jsonl.looks_like(text):
            yield from jsonl.read_lines(document, enumerate(text.split("\n"), start=1))
            return
        raise
    rows = list(drafts_in(content))
    for number, row in enumerate(rows, start=1):
        if isinstance(row, Draft):
            alone = len(rows) == 1 and not isinstance(content, list)
            yield replace(row, id=row.id or document.stem) if alone else row
        else:
            yield document.skipped(row if len(rows) == 1 else f"item {number}: {row}")


def loads(text: str) -> object:
    """Parse JSON.

    Raises:
        Unusable: not JSON, with line and column; nested too deep; an endless number.
    """
    try:
        content: object = json.loads(text)
    except json.JSONDecodeError as error:
        reason = f"not JSON: {error.msg} (column {error.colno})"
        raise Unusable(reason, line=error.lineno) from None
    except RecursionError:
        raise Unusable("not usable JSON: nested too deep") from None
    except ValueError:
        raise Unusable(f"not usable JSON: {_TOO_LONG}") from None
    return content


def drafts_in(content: object) -> Iterator[Draft | str]:
    """Yield an article, or the reason against it, for every item of a parsed document."""
    rows = list(_rows(content))
    if not rows:
        yield "empty: a list without an article"
    for row in rows:
        if not isinstance(row, Mapping):
            yield f"not an object but {_kind(row)}"
            continue
        try:
            yield records.draft(row)
        except Unusable as error:
            yield error.reason


def _rows(content: object) -> Iterator[object]:
    if isinstance(content, list):
        yield from content
        return
    if isinstance(content, dict) and "text" not in content:
        for key in _LISTS:
            if isinstance(content.get(key), list):
                yield from _with_feed(content, content[key])
                return
    yield content


def _with_feed(feed: dict[str, object], items: list[object]) -> Iterator[object]:
    """Yield the items of a JSON Feed, which names its outlet and language once for all."""
    common: dict[str, object] = {}
    if str(feed.get("version", "")).startswith("https://jsonfeed.org/version/"):
        common = {"source": feed.get("title"), "language": feed.get("language")}
    for item in items:
        yield {**common, **item} if isinstance(item, dict) else item


def _kind(value: object) -> str:
    names = {list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
