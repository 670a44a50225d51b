"""Read a TOML file and find the lines of its keys, which the standard parser forgets."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from checker.errors import ConfigError

_KEY = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_DOTTED = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_HEADER = re.compile(rf"\s*\[\[?\s*({_DOTTED})\s*\]")
_PAIR = re.compile(rf"\s*({_DOTTED})\s*=")
_INLINE = re.compile(rf"[{{,]\s*({_DOTTED})\s*=")
_SYNTAX = re.compile(r"\(at line (\d+), column (\d+)\)$")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A parsed file with the line and column, counted from 1, of each dotted key."""

    path: Path
    values: dict[str, object]
    marks: dict[tuple[str, ...], tuple[int, int]]

    def where(self, keys: tuple[str, ...]) -> str:
        """Return `path:line:column` of a key, or of the nearest table that holds it."""
        for end in range(len(keys), 0, -1):
            if keys[:end] in self.marks:
                line, column = self.marks[keys[:end]]
                return f"{self.path}:{line}:{column}"
        return str(self.path)

    def section(self, *keys: str) -> TomlFile | None:
        """Return the table under ``keys`` as a file of its own, or None where there is none."""
        values: object = self.values
        for key in keys:
            if not isinstance(values, dict) or key not in values:
                return None
            values = values[key]
        if not isinstance(values, dict):
            raise ConfigError(f"{'.'.join(keys)} is not a table", where=self.where(keys))
        size = len(keys)
        marks = {
            name[size:]: mark
            for name, mark in self.marks.items()
            if name[:size] == keys and len(name) > size
        }
        return TomlFile(self.path, values, marks)


def read_toml(path: Path) -> TomlFile:
    """Parse a TOML file.

    Raises:
        ConfigError: the file cannot be read, is not UTF-8 or is not TOML; with its position.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError("the file is not UTF-8", where=str(path)) from error
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", where=str(path)) from error
    try:
        return TomlFile(path, tomllib.loads(text), _marks(text))
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        found = _SYNTAX.search(message)
        where = f"{path}:{found[1]}:{found[2]}" if found else str(path)
        message = _SYNTAX.sub("", message).strip()
        raise ConfigError(f"not TOML: {message}", where=where) from error
    except RecursionError:
        raise ConfigError("not TOML: nested too deeply", where=str(path)) from None


def _marks(text: str) -> dict[tuple[str, ...], tuple[int, int]]:
    """Find the keys line by line; what stands inside a multi-line string is not told apart."""
    marks: dict[tuple[str, ...], tuple[int, int]] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = _split(header[1])
            marks.setdefault(table, (number, header.start(1) + 1))
        elif pair := _PAIR.match(line):
            keys = table + _split(pair[1])
            marks.setdefault(keys, (number, pair.start(1) + 1))
            for inner in _INLINE.finditer(line, pair.end()):
                marks.setdefault(keys + _split(inner[1]), (number, inner.start(1) + 1))
    return marks


def _split(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_KEY, dotted))
