"""An index that is damaged, newer or hostile: a message and exit code 2, never a traceback."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import Result

from .ruining import DATABASE, commands, run, run_all

Checker = Callable[..., Result]
# What numpy says of vectors that are no numbers any more is no fault of the code.
pytestmark = pytest.mark.filterwarnings("ignore:.*encountered in:RuntimeWarning")


def test_a_whole_index_passes_here(checker: Checker, damaged: Path) -> None:
    codes = {name: result.exit_code for name, result in run_all(checker, damaged).items()}
    assert codes == {**dict.fromkeys(codes, 0), "gate": 1}


def test_an_index_of_a_newer_checker(checker: Checker, damaged: Path) -> None:
    with closing(sqlite3.connect(damaged / DATABASE)) as connection:
        connection.execute("PRAGMA user_version = 99")
    for name, result in run_all(checker, damaged).items():
        assert result.exit_code == 2, name
        assert "this index has format 99, and this checker knows up to 1" in result.stderr
        assert "newer checker" in result.stderr


@pytest.mark.parametrize("content", [b"articles\n" * 500, b"\0" * 4096, b"SQLite format 3\0"])
def test_a_database_that_is_none(checker: Checker, damaged: Path, content: bytes) -> None:
    (damaged / DATABASE).write_bytes(content)
    for name, result in run_all(checker, damaged).items():
        assert result.exit_code == 2, name
        assert "the index is damaged" in result.stderr, name


def test_an_empty_file_is_no_index_until_something_is_added(
    checker: Checker, damaged: Path
) -> None:
    (damaged / DATABASE).write_bytes(b"")
    for name, result in run_all(checker, damaged).items():
        if name in ("gate", "status", "verify"):
            assert result.exit_code == 2, name


@pytest.mark.parametrize("size", [0, 2, 100, 1024, None])
def test_vectors_that_are_cut_off_or_gone(
    checker: Checker, damaged: Path, size: int | None
) -> None:
    (vectors,) = damaged.glob("*.f16")
    vectors.unlink() if size is None else vectors.write_bytes(vectors.read_bytes()[:size])
    results = run_all(checker, damaged)
    assert results["verify"].exit_code == 2
    assert "its vectors are beyond the end of vectors-0.f16" in results["verify"].stdout
    for name in ("gate", "compact"):
        assert results[name].exit_code == 2, name
        assert "damaged" in results[name].stderr, name


@pytest.mark.parametrize("seed", range(40))
def test_random_bytes_anywhere(checker: Checker, damaged: Path, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - test data
    (vectors,) = damaged.glob("*.f16")
    path = vectors if seed % 8 == 7 else damaged / DATABASE
    data = bytearray(path.read_bytes())
    for _ in range(draw.choice((1, 4, 40))):
        at = draw.randrange(len(data)) if draw.random() < 0.8 else draw.randrange(100)
        length = draw.choice((1, 8, 300))
        data[at : at + length] = draw.randbytes(length)
    path.write_bytes(data[: draw.choice((len(data), draw.randrange(len(data))))])
    for name in draw.sample(sorted(commands(damaged)), 2):
        run(checker, damaged, name)


def test_a_page_of_nonsense_is_found(checker: Checker, damaged: Path) -> None:
    path = damaged / DATABASE
    data = bytearray(path.read_bytes())
    for page in range(1, len(data) // 4096):
        data[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(data)
    result = run(checker, damaged, "verify")
    assert result.exit_code == 2
    assert result.output.strip()


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"ar": 5}', '{"ar": {"letters": 5}}'])
@pytest.mark.parametrize("head", [True, False])
def test_kept_language_data_that_is_nonsense(
    checker: Checker, damaged: Path, content: str, *, head: bool
) -> None:
    path = damaged / "languages.json"
    if not path.exists():
        pytest.skip("no language data is kept beside the index")
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    path.write_text(f"{first}\n{content}" if head else content, encoding="utf-8")
    assert run(checker, damaged, "gate").exit_code in (1, 2)
