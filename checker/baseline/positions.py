"""Find where the keys of a JSON text stand, which the standard parser forgets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TypeAlias

Keys: TypeAlias = tuple[str | int, ...]

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')


def position(text: str, keys: Keys) -> tuple[int, int]:
    """Return line and column, from 1, of the key at ``keys``, else of the nearest one around it."""
    marks: dict[Keys, int] = {}
    for path, offset in _keys(text):
        marks.setdefault(path, offset)
    found = next((marks[keys[:end]] for end in range(len(keys), 0, -1) if keys[:end] in marks), 0)
    return _line_and_column(text, found)


def repeated(text: str) -> tuple[str, int, int] | None:
    """Return the first key that stands twice in one object, with line and column, if any."""
    seen: set[Keys] = set()
    for path, offset in _keys(text):
        if path in seen:
            return (str(path[-1]), *_line_and_column(text, offset))
        seen.add(path)
    return None


def _keys(text: str) -> Iterator[tuple[Keys, int]]:
    """Yield every key of a valid JSON text with the keys above it, and its offset."""
    path: list[str | int] = []
    at_key = False
    for match in _TOKEN.finditer(text):
        part = match.group()
        if part in ("{", "["):
            path.append("" if part == "{" else 0)
            at_key = part == "{"
        elif part in ("}", "]"):
            path.pop()
            at_key = False
        elif part == ",":
            last = path[-1]
            if isinstance(last, int):
                path[-1] = last + 1
            else:
                at_key = True
        elif at_key:
            path[-1] = str(json.loads(part))
            at_key = False
            yield tuple(path), match.start()


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
