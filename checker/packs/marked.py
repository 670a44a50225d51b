"""Read YAML with the position of every key and value, and show the lines around a mistake."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import yaml

from checker.errors import PackError

Keys: TypeAlias = tuple[str | int, ...]

MAX_BYTES = 4_000_000
_MAX_NODES = 200_000
_MAX_DEPTH = 30

_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value")
)

# YAML 1.1 reads `no` (Norway) as false and 2025-03-02 as a date: packs follow the core schema.
_SCALARS = (
    (re.compile(r"(?:|~|null)"), lambda text: None),
    (re.compile(r"true|false"), lambda text: text == "true"),
    (re.compile(r"[-+]?(?:0|[1-9]\d*)"), int),
    (re.compile(r"[-+]?(?:0|[1-9]\d*)\.\d+"), float),
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A parsed file: plain values, and (line, column) from 1 of each value and of each key."""

    path: Path
    value: object
    text: str
    values: dict[Keys, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Keys, tuple[int, int]] = field(default_factory=dict)

    def mark(self, keys: Keys, *, at_key: bool = False) -> tuple[int, int]:
        """Return line and column of what stands at ``keys``, or of the nearest thing around it."""
        first = self.keys if at_key else self.values
        for end in range(len(keys), 0, -1):
            found = first.get(keys[:end]) or self.keys.get(keys[:end])
            if found:
                return found
        return (1, 1)

    def where(self, keys: Keys, *, at_key: bool = False) -> str:
        """Return `path:line:column` of what stands at ``keys``."""
        line, column = self.mark(keys, at_key=at_key)
        return f"{self.path}:{line}:{column}"

    def excerpt(self, keys: Keys, *, at_key: bool = False) -> str:
        """Return the line at ``keys`` between its neighbours, with a caret under the column."""
        line, column = self.mark(keys, at_key=at_key)
        return excerpt(self.text, line, column)


def excerpt(text: str, line: int, column: int) -> str:
    """Return one line before and after a position, numbered, with a caret (all counted from 1)."""
    lines = text.splitlines()
    shown = []
    for number in range(max(1, line - 1), min(len(lines), line + 1) + 1):
        content = lines[number - 1]
        start = max(0, column - 60) if number == line else 0
        shown.append(f"{number:>5} | {content[start : start + 100]}".rstrip())
        if number == line:
            shown.append(f"      | {' ' * (column - 1 - start)}^")
    return "\n".join(shown)


def read_marked(path: Path) -> Marked:
    """Parse one YAML file of at most 4 MB.

    Raises:
        PackError: the file cannot be read or is not YAML, a key stands twice, or it uses anchors,
            tags or nesting beyond need; with its position.
    """
    text = _text(path)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        where = f"{path}:{line}:{column}"
        shown = excerpt(text, line, column)
        raise PackError(f"not YAML: {error.problem}", where=where, hint=shown) from None
    except yaml.YAMLError as error:
        raise PackError(f"not YAML: {error}", where=str(path)) from None
    except RecursionError:
        raise PackError("nested too deeply", where=str(path)) from None
    marked = Marked(path, None, text)
    value = _Builder(marked).build(node, ()) if node else None
    return Marked(path, value, text, marked.values, marked.keys)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise PackError(f"larger than {MAX_BYTES} bytes", where=str(path))
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackError("the file is not UTF-8", where=str(path)) from error
    except OSError as error:
        raise PackError(f"cannot be read: {error.strerror}", where=str(path)) from error


class _Builder:
    """Turn nodes into plain values and note where each stood."""

    def __init__(self, marked: Marked) -> None:
        self._marked = marked
        self._seen = 0

    def build(self, node: yaml.Node, keys: Keys) -> object:
        self._seen += 1
        if self._seen > _MAX_NODES or len(keys) > _MAX_DEPTH:
            raise self._error(node, "too large or nested too deeply")
        if node.tag not in _TAGS:
            raise self._error(node, f"the tag {node.tag} is not allowed here")
        self._marked.values[keys] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, keys)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*keys, index)) for index, item in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, keys: Keys) -> dict[str, object]:
        values: dict[str, object] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._error(key_node, "a key must be a word")
            key = key_node.value
            if key in values:
                raise self._error(key_node, f"the key {key!r} stands here twice")
            mark = key_node.start_mark
            self._marked.keys[(*keys, key)] = (mark.line + 1, mark.column + 1)
            values[key] = self.build(value_node, (*keys, key))
        return values

    def _scalar(self, node: yaml.Node) -> object:
        if not isinstance(node, yaml.ScalarNode):
            raise self._error(node, "neither a value, a list nor a mapping")
        if not node.style:  # quoted and folded scalars are texts
            for pattern, convert in _SCALARS:
                if pattern.fullmatch(node.value):
                    return convert(node.value)
        return str(node.value)

    def _error(self, node: yaml.Node, message: str) -> PackError:
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        where = f"{self._marked.path}:{line}:{column}"
        return PackError(message, where=where, hint=excerpt(self._marked.text, line, column))
