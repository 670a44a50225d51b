"""Turn a failed validation into problems that an editor understands: what, where, did you mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

Key: TypeAlias = str | int
Path: TypeAlias = tuple[Key, ...]

_NOUNS = {
    "string_type": "a text",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a table of keys and values",
    "model_type": "a table of keys and values",
    "model_attributes_type": "a table of keys and values",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: the path of keys that leads to it, what it is, and a hint."""

    path: Path
    message: str
    hint: str = ""


def closest(word: str, candidates: Iterable[str], *, cutoff: float = 65) -> str:
    """Return the hint `did you mean ...?` for a mistyped word, or "" below ``cutoff`` percent."""
    from rapidfuzz import fuzz, process, utils

    found = process.extractOne(
        word,
        sorted(candidates),
        scorer=fuzz.ratio,
        processor=utils.default_process,
        score_cutoff=cutoff,
    )
    return f"did you mean {found[0]!r}?" if found else ""


def problems(error: ValidationError, model: type[BaseModel]) -> tuple[Problem, ...]:
    """Return what a failed validation of ``model`` found, in the order of the file's schema."""
    found: dict[Path, Problem] = {}
    for detail in error.errors(include_url=False, include_context=True):
        problem = _problem(detail, model)
        found.setdefault(problem.path, problem)
    return tuple(found.values())


def _problem(detail: ErrorDetails, model: type[BaseModel]) -> Problem:
    path: Path = _path(detail["loc"])
    name = _named(path)
    kind = detail["type"]
    if kind == "extra_forbidden":
        known = fields_at(model, path[:-1])
        hint = closest(name, known) or f"keys: {', '.join(known)}"
        return Problem(path, f"unknown key {name!r}", hint)
    if kind == "missing":
        return Problem(path, f"the key {name!r} is missing")
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", str(detail["ctx"]["expected"]))
        wrong = str(detail["input"])
        hint = closest(wrong, allowed) or f"one of: {', '.join(allowed)}"
        return Problem(path, f"{name}: {wrong!r} is not known here", hint)
    if kind in _NOUNS:
        got = detail["input"]
        return Problem(path, f"{name}: expected {_NOUNS[kind]}, got {_shown(got)}")
    if kind == "string_pattern_mismatch":
        form = str(detail["ctx"]["pattern"]).strip("^$")
        return Problem(path, f"{name}: {detail['input']!r} does not have the form {form}")
    if kind in ("too_short", "string_too_short"):
        return Problem(path, f"{name}: must not be empty")
    message = detail["msg"].removeprefix("Value error, ")
    return Problem(path, f"{name}: {message[:1].lower()}{message[1:]}")


def _named(path: Path) -> str:
    if not path:
        return "the file"
    if isinstance(path[-1], int) and len(path) > 1:
        return f"{path[-2]}, item {path[-1] + 1}"
    return str(path[-1])


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list | tuple):
        return "a list"
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def fields_at(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """Return the keys that a model knows at a path of keys, or () where it knows none."""
    found = [model]
    for key in path:
        found = [inner for outer in found for inner in _step(outer, key)]
    names = {field.alias or name for outer in found for name, field in outer.model_fields.items()}
    return tuple(sorted(names))


def _step(model: type[BaseModel], key: Key) -> list[type[BaseModel]]:
    if isinstance(key, int):
        return [model]
    for name, field in model.model_fields.items():
        if key in (name, field.alias):
            return _models(field.annotation)
    return [model]  # a key of a mapping: its values' model was already stepped into


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) is None:
        return []
    return [model for inner in get_args(annotation) for model in _models(inner)]


def _path(loc: tuple[Key, ...]) -> Path:
    """Drop from a location the steps that pydantic adds for unions and mapping keys."""
    tags = {"[key]", "bool", "int", "float", "str", "constrained-str"}
    return tuple(
        key
        for key in loc
        if key not in tags and not (isinstance(key, str) and key.startswith(("tuple[", "function")))
    )
