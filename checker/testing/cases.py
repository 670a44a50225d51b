"""Read the cases of a rule: the YAML document with ``cases:`` in the file beside it.

    rules/people/rank_conflict.py     the rule
    rules/people/rank_conflict.yml    its texts, then ``---``, then its cases

A case is a small corpus and what the rule has to say about it. See ``Case`` for the fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, ClassVar, Literal

import yaml

from checker.errors import PackError
from checker.types import Explanation, Severity

_CLOSED: dict[str, Any] = {"extra": "forbid"}
_HINT = "The fields of a case are listed in checker/testing/cases.py."


@dataclass(frozen=True, slots=True)
class CaseArticle:
    """An article of a case; only ``text`` is required. ``published`` as in a JSONL row."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    text: str
    title: str = ""
    id: str = ""
    source: str = ""
    published: str | datetime | date | None = None


@dataclass(frozen=True, slots=True)
class Expect:
    """What one finding of the case must look like; what is left out is not compared.

    ``values`` are parts of the values of as many different sides, ``quotes`` parts of the
    quoted evidence; both are compared folded. ``count`` is the number of findings of the kind:
    above info where the case flags, all of them where it does not.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    severity: Severity | None = None
    values: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    explained_by: Explanation | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One case: ``flag`` says whether the rule must report something above info, or must not.

    ``packs`` are the newsroom packs that are read, none if left out; ``options`` those of the
    rule; ``where`` is path:line of the case.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _CLOSED

    name: str
    flag: bool
    articles: tuple[CaseArticle, ...]
    language: Literal["ar", "en"] = "ar"
    packs: tuple[str, ...] = ()
    options: dict[str, bool | int | float | str] | None = None
    expect: Expect | None = None
    where: str = ""

    def rows(self) -> tuple[dict[str, str], ...]:
        """Return the articles as JSONL rows; those without an id are numbered from 1."""
        rows = (
            {
                "id": article.id or str(number),
                "title": article.title,
                "text": article.text,
                "source": article.source,
                "published": _iso(article.published),
                "language": self.language,
            }
            for number, article in enumerate(self.articles, start=1)
        )
        return tuple({key: value for key, value in row.items() if value} for row in rows)


def load_cases(path: str | Path) -> tuple[Case, ...]:
    """Read the cases of one rule file, in order.

    Raises:
        PackError: unreadable, no cases, or a case that does not follow the schema.
    """
    path = Path(path)
    entries, lines = _entries(path)
    cases = tuple(
        _case(entry, f"{path}:{line}") for entry, line in zip(entries, lines, strict=True)
    )
    names = [case.name for case in cases]
    for case in cases:
        if names.count(case.name) > 1:
            raise PackError(f"two cases are named {case.name!r}", where=case.where)
        if not case.articles:
            raise PackError(f"{case.name!r} has no articles", where=case.where)
    return cases


def _entries(path: Path) -> tuple[list[object], list[int]]:
    """Return the entries under ``cases:`` and the line on which each begins."""
    try:
        text = path.read_text(encoding="utf-8")
        documents = list(yaml.safe_load_all(text))
        nodes = list(yaml.compose_all(text, Loader=yaml.SafeLoader))
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"cannot be read: {error}", where=str(path)) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        raise PackError(f"is not YAML: {error.problem}", where=where) from error
    for document, node in zip(documents, nodes, strict=True):
        if isinstance(document, dict) and isinstance(document.get("cases"), list):
            found = next(value for key, value in node.value if key.value == "cases")
            return document["cases"], [item.start_mark.line + 1 for item in found.value]
    raise PackError("has no document with a list of cases", where=str(path), hint=_HINT)


def _case(entry: object, where: str) -> Case:
    from pydantic import TypeAdapter, ValidationError

    if isinstance(entry, dict):
        entry = {**entry, "where": where}
    try:
        return TypeAdapter(Case).validate_python(entry)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "the case"
        raise PackError(f"{field}: {first['msg']}", where=where, hint=_HINT) from None


def _iso(published: str | date | None) -> str:
    # YAML reads an unquoted date as a date, and a datetime is a date too.
    return published.isoformat() if isinstance(published, date) else published or ""
