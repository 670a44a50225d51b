"""An index from elsewhere whose rows are well-formed SQL and nonsense in all other respects."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from typer.testing import Result

from .ruining import DATABASE, change, run, run_all

Checker = Callable[..., Result]
pytestmark = pytest.mark.filterwarnings("ignore:.*encountered in:RuntimeWarning")

GARBAGE = {
    "nothing": b"",
    "no JSON": b"{]",
    "no text": b"\xff\xfe\x00",
    "null": b"null",
    "a number": b"1e999",
    "an object": b"{}",
    "an empty list": b"[]",
    "a list too short": b'["a", "b"]',
    "thirteen nulls": b"[" + b",".join([b"null"] * 13) + b"]",
    "thirteen numbers": b"[" + b",".join([b"99999999999999999999"] * 13) + b"]",
    "eleven lists": b"[" + b",".join([b"[[]]"] * 11) + b"]",
    "a deep nest": b"[" * 100_000,
    "a huge number": b"[" + b"9" * 10_000 + b"]",
    "a surrogate": b'["\\ud800"]',
}


def kept(index: Path, column: str) -> bytes:
    """Return what is kept of the article that the gate looks at."""
    with closing(sqlite3.connect(index / DATABASE)) as connection:
        query = f"SELECT {column} FROM content JOIN article USING (row) WHERE id = 'a'"  # noqa: S608
        return bytes(connection.execute(query).fetchone()[0])


def put(index: Path, column: str, value: object) -> None:
    """Replace what is kept of the article that the gate looks at."""
    where = "WHERE row = (SELECT row FROM article WHERE id = 'a')"
    table = "outline" if column == "body" else "content"
    change(index, f"UPDATE {table} SET {column} = ? {where}", value)  # noqa: S608


def refused(checker: Checker, index: Path) -> None:
    """Make sure that the gate says that the index is damaged, and verify whose fault it is."""
    result = run(checker, index, "gate")
    assert result.exit_code == 2
    assert "damaged" in result.stderr
    result = run(checker, index, "verify")
    assert result.exit_code == 2
    assert "article a" in result.stdout


@pytest.mark.parametrize("value", GARBAGE.values(), ids=GARBAGE)
def test_articles_that_are_garbage(checker: Checker, damaged: Path, value: bytes) -> None:
    put(damaged, "article", value)
    refused(checker, damaged)


@pytest.mark.parametrize("value", [v for v in GARBAGE.values() if v], ids=[*GARBAGE][1:])
def test_statements_that_are_garbage(checker: Checker, damaged: Path, value: bytes) -> None:
    put(damaged, "statements", value)
    refused(checker, damaged)


@pytest.mark.parametrize("value", ["text", 5])
@pytest.mark.parametrize("column", ["article", "statements", "body"])
def test_columns_of_another_type(
    checker: Checker, damaged: Path, column: str, value: object
) -> None:
    put(damaged, column, value)
    refused(checker, damaged)


@pytest.mark.parametrize("place", range(13))
@pytest.mark.parametrize("value", [None, 10**30, [[]]])
def test_a_field_of_an_article_of_another_type(
    checker: Checker, damaged: Path, place: int, value: object
) -> None:
    fields = json.loads(kept(damaged, "article"))
    fields[place] = value
    put(damaged, "article", json.dumps(fields).encode())
    run(checker, damaged, "gate")


@pytest.mark.parametrize("place", [0, 1, 2, 6, 9])
def test_a_field_of_an_article_that_fits_nothing_else(
    checker: Checker, damaged: Path, place: int
) -> None:
    fields = json.loads(kept(damaged, "article"))
    fields[place] = "x"
    put(damaged, "article", json.dumps(fields).encode())
    run(checker, damaged, "gate")


@pytest.mark.parametrize("place", range(11))
@pytest.mark.parametrize("value", [None, 10**30, [[]]])
def test_a_field_of_a_statement_of_another_type(
    checker: Checker, damaged: Path, place: int, value: object
) -> None:
    lines = []
    for line in kept(damaged, "statements").split(b"\n"):
        fields = json.loads(line)
        fields[place] = value
        lines.append(json.dumps(fields).encode())
    put(damaged, "statements", b"\n".join(lines))
    run(checker, damaged, "gate")


@pytest.mark.parametrize("place", range(8))
@pytest.mark.parametrize("value", [None, 10**30, [[]]])
def test_a_field_of_a_mention_of_another_type(
    checker: Checker, damaged: Path, place: int, value: object
) -> None:
    lines = []
    for line in kept(damaged, "statements").split(b"\n"):
        fields = json.loads(line)
        for mention in fields[6]:
            if place < len(mention):
                mention[place] = value
        lines.append(json.dumps(fields).encode())
    put(damaged, "statements", b"\n".join(lines))
    run(checker, damaged, "gate")


BODIES = {
    "nothing": b"",
    "half a number": b"\1",
    "lengths that are negative": np.array([5, -1, -1, 2, 0, 0, 0], "<i4").tobytes(),
    "lengths beyond all memory": np.array([5, *[2**31 - 1] * 6], "<i4").tobytes(),
    "no vector": np.array([5, 0, 0, 0, 0, 0, 0], "<i4").tobytes(),
    "a vector of another width": np.zeros(7 + 3, "<i4").tobytes(),
}


@pytest.mark.parametrize("value", BODIES.values(), ids=BODIES)
def test_outlines_that_are_garbage(checker: Checker, damaged: Path, value: bytes) -> None:
    put(damaged, "body", value)
    refused(checker, damaged)


SETTINGS = [
    ("width", "0"),
    ("width", "-1"),
    ("width", "many"),
    ("width", "999999999999999"),
    ("width", "3"),
    ("rows", "-5"),
    ("rows", "many"),
    ("rows", "999999999999999"),
    ("rows", "9" * 5000),
    ("vectors", ""),
    ("vectors", "vectors-x.f16"),
    ("vectors", "\0"),
    ("encoder", ""),
    ("stages", "\ud800".encode("utf-8", "surrogatepass")),
]


@pytest.mark.parametrize(("name", "value"), SETTINGS, ids=[str(n) for n in range(len(SETTINGS))])
def test_settings_that_are_nonsense(
    checker: Checker, damaged: Path, name: str, value: object
) -> None:
    change(damaged, "INSERT OR REPLACE INTO setting VALUES (?, ?)", name, value)
    for each in ("gate", "status", "verify", "add", "compact"):
        run(checker, damaged, each)


@pytest.mark.parametrize("absolute", [True, False])
def test_an_index_names_no_file_outside_its_folder(
    checker: Checker, damaged: Path, tmp_path: Path, *, absolute: bool
) -> None:
    victim = tmp_path / "copy" / "victim.txt"
    victim.write_bytes(b"precious" * 1000)
    name = str(victim) if absolute else "../victim.txt"
    change(damaged, "INSERT OR REPLACE INTO setting VALUES ('vectors', ?)", name)
    for each, result in run_all(checker, damaged).items():
        assert victim.exists(), each
        assert victim.read_bytes() == b"precious" * 1000, each
        assert result.exit_code == 2, each


ROWS = [
    "UPDATE article SET first = -3 WHERE id = 'a'",
    "UPDATE article SET first = 'x' WHERE id = 'a'",
    "UPDATE article SET first = 1e18, count = 9e18",
    "UPDATE article SET count = 1 WHERE id = 'a'",
    "UPDATE article SET count = -1 WHERE id = 'a'",
    "UPDATE article SET day = 'x' WHERE id = 'a'",
    "UPDATE article SET day = 9e18",
    "UPDATE article SET day = -9e18 WHERE id = 'a'",
    "UPDATE article SET story = 'nobody'",
    "UPDATE article SET copy_of = 'nobody'",
    "UPDATE article SET copy_of = id",
    "UPDATE article SET story = x'ff', copy_of = x'ff'",
    "UPDATE article SET id = x'ff' WHERE id = 'a'",
    "UPDATE article SET id = 5 WHERE id = 'a'",
    "UPDATE article SET digest = 5, url = 5",
    "UPDATE article SET id = 'another' WHERE id = 'a'",
    "UPDATE name SET places = '99999 -1 x'",
    "UPDATE name SET places = '99999999'",
    "UPDATE name SET mentions = 'x', countries = 5, roles = x'ff'",
    "UPDATE edge SET similarity = 'x'",
    "UPDATE OR REPLACE edge SET first = 'nobody'",
    "UPDATE edge SET slot = 'x' || slot || first || second",
    "DELETE FROM content",
    "DELETE FROM outline",
    "DELETE FROM setting",
    "DELETE FROM migration",
    "INSERT INTO stale VALUES (9000000000000000000)",
    "INSERT INTO unlinked VALUES ('nobody')",
    "DROP TABLE posting",
    "DROP TABLE name_block",
    "ALTER TABLE article DROP COLUMN copy_of",
]


@pytest.mark.parametrize("statement", ROWS)
def test_rows_that_are_nonsense(checker: Checker, damaged: Path, statement: str) -> None:
    with closing(sqlite3.connect(damaged / DATABASE)) as connection:
        connection.execute(statement)
        connection.commit()
    for each in ("gate", "verify", "refresh"):
        run(checker, damaged, each)


@pytest.mark.parametrize("size", [1, 1023])
def test_vectors_of_half_a_number(checker: Checker, damaged: Path, size: int) -> None:
    (vectors,) = damaged.glob("*.f16")
    vectors.write_bytes(vectors.read_bytes()[:size])
    assert run(checker, damaged, "gate").exit_code == 2
    assert run(checker, damaged, "verify").exit_code == 2


def test_vectors_that_are_no_numbers(checker: Checker, damaged: Path) -> None:
    (vectors,) = damaged.glob("*.f16")
    vectors.write_bytes(b"\x00\x7e" * (vectors.stat().st_size // 2))
    run_all(checker, damaged)
