"""Read gold: what a copy chief marked in a corpus, as conflicts to find and traps to avoid."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import yaml

from checker.errors import GoldError
from checker.evaluation.locate import locate
from checker.types import Article, FieldName

Tier = Literal["required", "stretch", "optional"]
Spot: TypeAlias = tuple[str, FieldName]
TIERS: tuple[Tier, ...] = ("required", "stretch", "optional")

_SHAPE_HINT = "The shape of a gold file is described in docs/evaluation.md."


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked quotation: ``article.field(field)[start:end] == quote``."""

    article: str
    start: int
    end: int
    quote: str
    field: FieldName = "text"

    @property
    def spot(self) -> Spot:
        """The text that the offsets point into."""
        return self.article, self.field


@dataclass(frozen=True, slots=True)
class GoldSide:
    """One of the values that stand against each other, with every place that says it."""

    evidence: tuple[Mark, ...]
    value: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A discrepancy that should be found, under ``kind`` or one of the kinds in ``also``."""

    id: str
    kind: str
    sides: tuple[GoldSide, ...]
    tier: Tier = "required"
    also: tuple[str, ...] = ()

    @property
    def kinds(self) -> frozenset[str]:
        """Every kind under which finding it counts."""
        return frozenset((self.kind, *self.also))


@dataclass(frozen=True, slots=True)
class Trap:
    """Two groups of places that only look like a conflict of this kind."""

    id: str
    kind: str
    sides: tuple[tuple[Mark, ...], tuple[Mark, ...]]


@dataclass(frozen=True, slots=True)
class Gold:
    """Everything marked in one corpus. At least one of the two lists has entries."""

    conflicts: tuple[Conflict, ...] = ()
    traps: tuple[Trap, ...] = ()

    def marks(self) -> Iterable[tuple[str, Mark]]:
        """Yield every mark with the id of the entry it belongs to."""
        for conflict in self.conflicts:
            for side in conflict.sides:
                for mark in side.evidence:
                    yield conflict.id, mark
        for trap in self.traps:
            for group in trap.sides:
                for mark in group:
                    yield trap.id, mark


def load_gold(path: str | Path, *, articles: Iterable[Article] = ()) -> Gold:
    """Read a gold file, JSON or YAML.

    Evidence is a list of marks with offsets, or, written by hand, a mapping of article id to
    quotations; the latter needs ``articles``. Where articles are given, every quotation is
    compared with their text; articles that are not among them are not compared.

    Raises:
        GoldError: unreadable, of another shape, or a quotation that the text does not contain.
    """
    path = Path(path)
    corpus = {article.id: article for article in articles}
    gold = _validate(locate(_parse(path), corpus, where=str(path)), path)
    check_gold(gold, corpus, where=str(path))
    return gold


def check_gold(gold: Gold, corpus: dict[str, Article], *, where: str) -> None:
    """Make sure that entries have ids of their own, evidence, and quotations that are there.

    Raises:
        GoldError: they have not.
    """
    _check_ids(gold, where)
    _check_quotes(gold, corpus, where)


def _parse(path: Path) -> object:
    try:
        text = path.read_text(encoding="utf-8-sig")
        data: object = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
    except OSError as error:
        raise GoldError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise GoldError("is not UTF-8 text", where=str(path)) from error
    except json.JSONDecodeError as error:
        where = f"{path}:{error.lineno}:{error.colno}"
        raise GoldError(f"is not JSON: {error.msg}", where=where) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        raise GoldError("is not YAML", where=where) from error
    return data


def _validate(data: object, path: Path) -> Gold:
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(Gold).validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        loc = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in first["loc"])
        raise GoldError(
            f"{loc.removeprefix('.') or 'the file'}: {first['msg']}",
            where=str(path),
            hint=_SHAPE_HINT,
        ) from None


def _check_ids(gold: Gold, where: str) -> None:
    ids = [conflict.id for conflict in gold.conflicts] + [trap.id for trap in gold.traps]
    if not ids:
        raise GoldError("marks no conflict and no trap", where=where, hint=_SHAPE_HINT)
    if twice := sorted({entry for entry in ids if ids.count(entry) > 1}):
        raise GoldError(f"the id {twice[0]!r} is used twice", where=where)
    for conflict in gold.conflicts:
        if not conflict.sides or not all(side.evidence for side in conflict.sides):
            raise GoldError(f"{conflict.id} has a side without evidence", where=where)
    for trap in gold.traps:
        if not all(trap.sides):
            raise GoldError(f"{trap.id} has a side without evidence", where=where)


def _check_quotes(gold: Gold, corpus: dict[str, Article], where: str) -> None:
    marks = tuple(gold.marks())
    for entry, mark in marks:
        if not 0 <= mark.start < mark.end:
            raise GoldError(f"{entry}: {mark.start}:{mark.end} is no range", where=where)
    if corpus and not any(mark.article in corpus for _, mark in marks):
        raise GoldError(
            f"none of its articles is among those read, as {min(corpus)!r}",
            where=where,
            hint="Score the folder that the gold was made for.",
        )
    for entry, mark in marks:
        article = corpus.get(mark.article)
        if article and article.field(mark.field)[mark.start : mark.end] != mark.quote:
            raise GoldError(
                f"{entry}: {mark.quote!r} does not stand at {mark.start}:{mark.end} "
                f"of the {mark.field} of {mark.article}",
                where=where,
                hint="The article has changed since it was marked.",
            )
