"""Read the YAML files of a language pack, each once per process."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from checker.errors import PackError
from checker.languages.plain_yaml import load

_FOLDER = Path(__file__).parent

LANGUAGES: tuple[str, ...] = tuple(
    sorted(path.name for path in _FOLDER.iterdir() if (path / "letters.yml").is_file())
)

_at_hand: dict[str, dict[str, Any]] = {}


@cache
def read(language: str, name: str) -> Any:
    """Return the parsed file ``languages/<language>/<name>.yml``.

    Raises:
        PackError: the file is missing or is not YAML; with path, line and column.
    """
    if name in _at_hand.get(language, ()):
        return _at_hand[language][name]
    path = _FOLDER / language / f"{name}.yml"
    try:
        with path.open(encoding="utf-8") as stream:
            return load(stream.read())
    except FileNotFoundError:
        raise PackError(f"language {language!r} has no file {name}.yml", where=str(path)) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        raise PackError(f"not YAML: {error.problem}", where=where) from error


def at_hand(language: str, name: str) -> Any:
    """Return what ``use_json`` gave under a name that is no file's, or None."""
    return _at_hand.get(language, {}).get(name)


def as_json(worked_out: Mapping[str, Mapping[str, Any]]) -> str:
    """Return all language packs as JSON, which is read twenty times faster than their YAML.

    ``worked_out`` is what was made of them, by language and name, to be kept with them.
    """
    packs: dict[str, dict[str, Any]] = {key: dict(found) for key, found in worked_out.items()}
    for path in sorted(_FOLDER.glob("*/*.yml")):
        parsed = read(path.parent.name, path.stem)
        if json.loads(json.dumps(parsed)) == parsed:  # keys that are numbers would become text
            packs.setdefault(path.parent.name, {})[path.stem] = parsed
    return json.dumps(packs, ensure_ascii=False)


def use_json(text: str) -> None:
    """Have ``read`` return what ``as_json`` gave of the same files.

    Raises:
        ValueError: the text is not of that form.
    """
    packs = json.loads(text)
    if not isinstance(packs, dict) or not all(isinstance(pack, dict) for pack in packs.values()):
        raise ValueError("not language packs")
    _at_hand.update(packs)


def words(block: str | list[str]) -> tuple[str, ...]:
    """Return the entries of a word list.

    Long lists are written as one folded block, entries parted by white space, which is read
    many times faster than a YAML list; entries of several words are a list.
    """
    return tuple(block.split()) if isinstance(block, str) else tuple(block)
