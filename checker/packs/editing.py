"""Add to a pack's own files: what stands there, its comments included, stays as it is."""

from __future__ import annotations

import contextlib
import json
import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias, cast

import yaml

from checker.errors import PackError
from checker.packs.loader import validate_pack
from checker.packs.marked import Keys

Item: TypeAlias = str | Mapping[str, object]
_PLAIN = re.compile(r"[^\W\d_][\w ]*\w")
_RESERVED = frozenset(("null", "true", "false", "yes", "no", "on", "off"))
_STEERING = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")


def add_to_pack(folder: Path, file: str, path: Keys, item: Item) -> None:
    """Append an item to a list of a pack's file, the list or the file made where there is none.

    ``path`` leads to the list: ("people", 2, "aliases"). Whatever goes wrong, the file
    is as it was.

    Raises:
        PackError: the pack is not sound, or would not be with the item; the file cannot be written.
    """
    _check(folder, "the pack has mistakes already")
    place = folder / file
    before = place.read_bytes() if place.is_file() else None
    old = before.decode("utf-8") if before else ""
    new = added(old, path, item)
    if _data(new) != _expected(old, path, item):
        raise PackError("this cannot be added without a risk", where=str(place), hint=_BY_HAND)
    try:
        _write(place, new.encode("utf-8"))
        _check(folder, "the pack would have mistakes")
    except BaseException as error:
        with contextlib.suppress(OSError):
            if before is None:
                place.unlink(missing_ok=True)
            elif place.read_bytes() != before:
                _write(place, before)
        if isinstance(error, OSError):
            message = f"cannot be written: {error.strerror}"
            raise PackError(message, where=str(place)) from error
        raise


_BY_HAND = "Copy the lines into the file by hand."


def added(text: str, path: Keys, item: Item) -> str:
    """Return the text of a file with an item at the end of the list at ``path``.

    Raises:
        PackError: there is no such place in the file.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    line = "\r\n" if "\r\n" in text else "\n"
    if root is None:
        head = f"{text.rstrip()}{line}" if text.strip() else ""
        return f"{head}{path[0]}:{line}- {flow(item)}{line}"
    parent = root
    for key in path[:-1]:
        parent = _child(parent, key)
    target = _value(parent, str(path[-1]))
    if target is None:
        return _new_key(text, parent, str(path[-1]), item, line)
    if not isinstance(target, yaml.SequenceNode):
        at = target.start_mark.index  # a key with nothing behind it
        if target.end_mark.index > at:
            raise PackError(f"{path[-1]!r} is no list", hint=_BY_HAND)
        return f"{text[:at]} [{flow(item)}]{text[at:]}"
    if target.flow_style:
        at = _end(target.value[-1]) if target.value else target.start_mark.index + 1
        return f"{text[:at]}{', ' if target.value else ''}{flow(item)}{text[at:]}"
    indent = " " * target.start_mark.column
    return _line_after(text, _end(target), f"{indent}- {flow(item)}", line)


def flow(item: object) -> str:
    """Return a value in one line of YAML: words as they are, all else in quotation marks."""
    if isinstance(item, Mapping):
        return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in item.items()) + "}"
    if isinstance(item, Sequence) and not isinstance(item, str):
        return "[" + ", ".join(flow(value) for value in item) + "]"
    text = str(item)
    if _PLAIN.fullmatch(text) and text.lower() not in _RESERVED:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _STEERING.sub(lambda match: f"\\u{ord(match.group()):04x}", quoted)


def _child(node: yaml.Node, key: str | int) -> yaml.Node:
    if isinstance(key, int) and isinstance(node, yaml.SequenceNode) and key < len(node.value):
        return cast(yaml.Node, node.value[key])
    found = _value(node, str(key))
    if found is None:
        raise PackError(f"there is no {key!r} here any more", hint="Open the page again.")
    return found


def _value(node: yaml.Node, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        raise PackError(f"{key!r} has no place here", hint=_BY_HAND)
    return next((value for name, value in node.value if name.value == key), None)


def _new_key(text: str, parent: yaml.Node, key: str, item: Item, line: str) -> str:
    written = f"{key}: [{flow(item)}]"
    if getattr(parent, "flow_style", False):
        at = _end(parent.value[-1][1])
        return f"{text[:at]}, {written}{text[at:]}"
    indent = " " * parent.start_mark.column
    return _line_after(text, _end(parent), f"{indent}{written}", line)


def _end(node: yaml.Node) -> int:
    """Return where a node's own text ends: blocks claim the blank lines behind them too."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _line_after(text: str, at: int, content: str, line: str) -> str:
    """Put a line behind the one in which a position lies."""
    if text[:at].endswith("\n"):
        return f"{text[:at]}{content}{line}{text[at:]}"
    end = text.find("\n", at)
    if end == -1:
        return f"{text}{line}{content}{line}"
    return f"{text[: end + 1]}{content}{line}{text[end + 1 :]}"


def _data(text: str) -> object:
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts, lists and mappings only


def _expected(old: str, path: Keys, item: Item) -> object:
    """Return what the file must hold afterwards: what it held, and the item."""
    data: object = _data(old) or {}
    here: object = data
    for key in path[:-1]:
        here = here[key]  # type: ignore[index]
    assert isinstance(here, dict)  # noqa: S101 - `added` went the same way
    here[path[-1]] = [*(here.get(path[-1]) or []), _data(flow(item))]
    return data


def _write(place: Path, content: bytes) -> None:
    """Replace a file as a whole, so that no reader meets half of it."""
    with tempfile.NamedTemporaryFile(dir=place.parent, suffix=".part", delete=False) as file:
        part = Path(file.name)
        try:
            file.write(content)
            file.close()
            if place.is_file():
                part.chmod(place.stat().st_mode & 0o777)
            else:
                part.chmod(0o644)
            part.replace(place)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


def _check(folder: Path, what: str) -> None:
    if problems := validate_pack(folder):
        first = problems[0]
        raise PackError(f"{what}: {first.message}", where=first.where, hint=first.excerpt)
