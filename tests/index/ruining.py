"""Commands on an index that was ruined: each on a copy, and what it says must be a message."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from typer.testing import Result

Checker = Callable[..., Result]
DATABASE = "articles.sqlite"


def commands(index: Path) -> dict[str, list[object]]:
    """Return everything that can be done to an index."""
    return {
        "gate": ["gate", index.parent / "new.jsonl", "--index", index],
        "status": ["index", "status", "--index", index],
        "verify": ["index", "verify", "--index", index],
        "remove": ["index", "remove", "n0001", "--index", index],
        "add": ["index", "add", index.parent / "more.jsonl", "--index", index, "-j", 1],
        "refresh": ["index", "add", "--index", index, "--encoder", "hashing", "-j", 1],
        "compact": ["index", "compact", "--index", index],
    }


def run(checker: Checker, index: Path, name: str) -> Result:
    """Run a command on a copy of the index, and see to it that what it says is a message."""
    copy = index.with_name(f"{index.name}-{name}")
    shutil.copytree(index, copy)
    for file in ("new.jsonl", "more.jsonl"):
        assert (copy.parent / file).exists()
    result = checker(*commands(copy)[name])
    said = f"{name}: {result.exit_code}\n{result.output}"
    assert "Traceback" not in result.output, said
    assert "fault of checker itself" not in result.output, said
    assert result.exit_code in (0, 1, 2), said
    if result.exit_code == 2 and name != "verify":
        assert "error: " in result.stderr, said
    shutil.rmtree(copy)
    return result


def run_all(checker: Checker, index: Path) -> dict[str, Result]:
    """Run every command, each on a copy of its own."""
    return {name: run(checker, index, name) for name in commands(index)}


def change(index: Path, statement: str, *values: object) -> None:
    """Change the database behind the back of checker."""
    with closing(sqlite3.connect(index / DATABASE)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        assert connection.execute(statement, values).rowcount, statement
        connection.commit()
