"""Decisions as JSON lines: to be moved, merged and kept in version control."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from checker.decisions.log import read_log
from checker.decisions.model import Decision
from checker.errors import DecisionError

# Characters that steer a display could show a reader another text than the file holds.
_STEERING = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_LONGEST_LINE = 50_000_000  # a decision names all articles that are to be corrected
_SQLITE = b"SQLite format 3\0"


def write_lines(entries: Iterable[Decision]) -> str:
    """Return one line per decision in the order of their moments: the same log, the same bytes."""
    ordered = sorted(entries, key=lambda entry: (entry.at, entry.id))
    return "".join(f"{_line(entry)}\n" for entry in ordered)


def read_lines(text: str, *, where: str) -> tuple[Decision, ...]:
    """Return the decisions of such a text; all of it is read, or nothing.

    Raises:
        DecisionError: a line is no decision; ``where`` is `path:line`.
    """
    found: list[Decision] = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if line.strip():
            found.append(_read(line, f"{where}:{number}"))
    return tuple(found)


def read_any(path: Path) -> tuple[Decision, ...]:
    """Return the decisions of a log, or of a file of JSON lines.

    Raises:
        DecisionError: it can be read as neither.
    """
    try:
        with path.open("rb") as stream:
            is_log = stream.read(len(_SQLITE)) == _SQLITE
    except OSError as error:
        raise DecisionError(f"cannot be read: {error.strerror}", where=str(path)) from error
    return read_log(path) if is_log else read_file(path)


def read_file(path: Path) -> tuple[Decision, ...]:
    """Return the decisions of a file of JSON lines.

    Raises:
        DecisionError: it cannot be read, or a line of it is no decision.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise DecisionError(f"cannot be read: {error}", where=str(path)) from error
    return read_lines(text, where=str(path))


def _line(entry: Decision) -> str:
    text = json.dumps(entry.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)
    return _STEERING.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _read(line: str, where: str) -> Decision:
    if len(line) > _LONGEST_LINE:
        raise DecisionError(f"a line of {len(line):,} characters is no decision", where=where)
    try:
        return Decision.model_validate_json(line, strict=False)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        message = f"{place}: {first['msg']}" if place else str(first["msg"])
        hint = "`checker review export` writes such files."
        raise DecisionError(f"not a decision: {message}", where=where, hint=hint) from None
