"""A benchmark: many small corpora with gold, one YAML file for each topic.

    topic: floods
    cases:
      - id: floods-01
        kind: number-conflict        # what was planted, or instead
        trap: rounded                # what may deceive, in a case where nothing is wrong
        articles: [{id: a, source: ..., published: ..., title: ..., text: ...}]
        conflicts: [...]             # as in gold, evidence by quotation

Each case is a corpus of its own: two of them may speak of one country in one year.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, ClassVar

import yaml

from checker.errors import GoldError
from checker.evaluation.gold import Conflict, Gold, check_gold
from checker.evaluation.locate import locate
from checker.types import Article

_HINT = "The shape of a benchmark is described in docs/evaluation.md."


@dataclass(frozen=True, slots=True)
class BenchmarkCase:
    """Articles, as rows, and the conflicts in them; none in a control, whose ``trap`` is named.

    The articles' ids are "case/id", so that many cases can be scored together.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}

    id: str
    articles: tuple[dict[str, str | datetime | date], ...]
    kind: str = ""
    trap: str = ""
    conflicts: tuple[Conflict, ...] = ()

    def rows(self) -> tuple[dict[str, str], ...]:
        """Return the articles as JSONL rows."""
        return tuple(
            {
                key: value.isoformat() if isinstance(value, date) else value
                for key, value in row.items()
            }
            for row in self.articles
        )

    def holds(self, article: str) -> bool:
        """Say whether an article is of this case."""
        return article.startswith(f"{self.id}/")


@dataclass(frozen=True, slots=True)
class Benchmark:
    """The cases of a folder; ``digest`` changes with any byte of any of its files."""

    cases: tuple[BenchmarkCase, ...]
    digest: str

    @property
    def gold(self) -> Gold:
        """All conflicts of all cases."""
        return Gold(tuple(conflict for case in self.cases for conflict in case.conflicts))

    @property
    def controls(self) -> tuple[BenchmarkCase, ...]:
        """The cases in which nothing is wrong."""
        return tuple(case for case in self.cases if not case.conflicts)


def load_benchmark(folder: str | Path) -> Benchmark:
    """Read the topics of a folder, or one topic's file, in the order of their names.

    Raises:
        GoldError: no topic, unreadable, of another shape, or a quotation that is not there.
    """
    folder = Path(folder)
    paths = [folder] if folder.is_file() else sorted(folder.glob("*.yml"))
    if not paths:
        raise GoldError("no benchmark is here: no .yml file", where=str(folder), hint=_HINT)
    found = hashlib.blake2b(digest_size=8)
    cases: list[BenchmarkCase] = []
    for path in paths:
        try:
            data = path.read_bytes()
            topic = yaml.safe_load(data)
        except OSError as error:
            raise GoldError(f"cannot be read: {error.strerror}", where=str(path)) from error
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            mark = getattr(error, "problem_mark", None)
            where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
            raise GoldError("is not YAML", where=where) from error
        found.update(data)
        cases.extend(_cases(topic, path))
    return Benchmark(tuple(_different(cases)), found.hexdigest())


def _cases(topic: object, path: Path) -> Iterator[BenchmarkCase]:
    entries = topic.get("cases") if isinstance(topic, Mapping) else None
    if not isinstance(entries, list) or not entries:
        raise GoldError("has no list of cases", where=str(path), hint=_HINT)
    for number, entry in enumerate(entries, 1):
        name = entry.get("id") if isinstance(entry, Mapping) else None
        where = f"{path}: {name or f'case {number}'}"
        if not isinstance(name, str) or not name:
            raise GoldError("has no id", where=where, hint=_HINT)
        yield _case(name, entry, where)


def _case(name: str, entry: Mapping[str, Any], where: str) -> BenchmarkCase:
    from pydantic import TypeAdapter, ValidationError

    try:
        rows = [{**row, "id": f"{name}/{row['id']}"} for row in entry["articles"]]
        corpus = {
            row["id"]: Article(row["id"], row["text"], row.get("title") or "") for row in rows
        }
        conflicts = [
            {"id": f"{name}#{number}", **_prefixed(conflict, name)}
            for number, conflict in enumerate(entry.get("conflicts") or (), 1)
        ]
        located = locate({**entry, "articles": rows, "conflicts": conflicts}, corpus, where=where)
        case = TypeAdapter(BenchmarkCase).validate_python(located)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise GoldError(f"{place}: {first['msg']}", where=where, hint=_HINT) from None
    except (AttributeError, KeyError, TypeError) as error:
        raise GoldError(f"is of another shape: {error!r}", where=where, hint=_HINT) from None
    if bool(case.conflicts) != bool(case.kind) or bool(case.kind) == bool(case.trap):
        raise GoldError("needs either a kind and its conflicts, or a trap", where=where, hint=_HINT)
    if case.conflicts:
        check_gold(Gold(case.conflicts), corpus, where=where)
    return case


def _prefixed(conflict: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return a conflict whose evidence names articles as the whole benchmark does."""
    sides = [
        {**side, "evidence": {f"{name}/{key}": quotes for key, quotes in side["evidence"].items()}}
        for side in conflict["sides"]
    ]
    return {**conflict, "sides": sides}


def _different(cases: Iterable[BenchmarkCase]) -> Iterator[BenchmarkCase]:
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            raise GoldError(f"the id {case.id!r} is used twice", hint=_HINT)
        seen.add(case.id)
        yield case
