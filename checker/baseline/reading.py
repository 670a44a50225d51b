"""Read a baseline strictly: a mistake in it is shown where it stands, nothing is passed over."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, ValidationError

from checker.baseline.model import SCHEMA_VERSION, Baseline, Entry
from checker.baseline.positions import position, repeated
from checker.config.model import Section
from checker.config.problems import problems
from checker.errors import ConfigError

# A hundred thousand entries: no team has looked at so many findings.
MAX_BYTES = 50_000_000

Fingerprint: TypeAlias = Annotated[str, Field(pattern=r"^[^\s\x00-\x1f]{1,100}$")]


class _File(Section):
    version: Literal[1] = Field(alias="schema")
    entries: dict[Fingerprint, Entry]


class _RepeatedKeyError(ValueError):
    """An object with one key twice, of which the parser would keep the last."""


@dataclass(frozen=True, slots=True)
class _Source:
    """A text and where it comes from, to say where a mistake stands."""

    path: Path
    text: str

    def error(self, message: str, line: int, column: int, *, hint: str = "") -> ConfigError:
        from checker.packs.marked import excerpt

        shown = "\n".join(part for part in (excerpt(self.text, line, column), hint) if part)
        return ConfigError(message, where=f"{self.path}:{line}:{column}", hint=shown)


def read_baseline(path: Path) -> Baseline:
    """Read a baseline file; a byte order mark and any line ends are fine.

    Raises:
        ConfigError: it cannot be read, is not JSON, or does not follow its schema; ``where`` is
            `path:line:column`.
    """
    source = _Source(path, _text(path))
    try:
        file = _File.model_validate(_parsed(source), strict=True)
    except ValidationError as error:
        found = problems(error, _File)
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        # A mistyped key is missing, too: what can be mended by its hint is told first.
        first = next((problem for problem in found if problem.hint), found[0])
        at = position(source.text, first.path)
        raise source.error(first.message + more, *at, hint=first.hint) from None
    return Baseline(dict(sorted(file.entries.items())))


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise ConfigError(f"over {MAX_BYTES:,} bytes is no baseline", where=str(path))
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError("the file is not UTF-8", where=str(path)) from error
    except FileNotFoundError:
        hint = "`checker baseline create REPORT` makes one"
        raise ConfigError("no such baseline file", where=str(path), hint=hint) from None
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", where=str(path)) from error


def _parsed(source: _Source) -> object:
    try:
        data: object = json.loads(source.text, object_pairs_hook=_unique)
    except json.JSONDecodeError as error:
        conflict = "git left the marks of a merge: keep the entries of both sides"
        hint = conflict if "\n<<<<<<< " in f"\n{source.text}" else ""
        message = f"not JSON: {error.msg}"
        raise source.error(message, error.lineno, error.colno, hint=hint) from None
    except _RepeatedKeyError:
        key, line, column = repeated(source.text) or ("", 1, 1)
        message = f"the key {key!r} stands here twice"
        raise source.error(message, line, column, hint="keep one of the two") from None
    except (RecursionError, ValueError):
        where = str(source.path)
        raise ConfigError("no baseline: nested too deeply, or endless", where=where) from None
    version = data.get("schema", SCHEMA_VERSION) if isinstance(data, dict) else SCHEMA_VERSION
    if version != SCHEMA_VERSION:
        message = f"schema {str(version)[:40]}: only schema {SCHEMA_VERSION} is read here"
        hint = "install the version of checker that wrote the file, or a later one"
        raise source.error(message, *position(source.text, ("schema",)), hint=hint)
    return data


def _unique(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise _RepeatedKeyError
    return values
