"""A disk that is full, a file that may not grow, a folder that may only be read."""

import os
import resource
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import Result

from checker.cli.app import app
from checker.index import add_articles, verify

from .comparing import gated, table
from .newsroom import CONFIG, pair, some, write
from .processes import Child, real

Checker = Callable[..., Result]
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


def mount(*arguments: object) -> bool:
    """Mount a file system, and say whether this process may."""
    try:
        done = subprocess.run(["mount", *map(str, arguments)], capture_output=True)
    except FileNotFoundError:
        return False
    return done.returncode == 0


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if not mount("-t", "tmpfs", "-o", "size=2m", "tmpfs", disk):
        pytest.skip("this process may not mount a file system")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_is_said_and_leaves_the_index_whole(
    checker: Checker, small: Path, tmp_path: Path
) -> None:
    index = small / "index"
    one = pair()[0]
    add_articles(index, [write(tmp_path / "few.jsonl", [one, *some(20)])], CONFIG, processes=1)
    many = write(tmp_path / "many.jsonl", some(400, prefix="m"))
    result = checker("index", "add", many, "--index", index, "-j", 1)
    assert result.exit_code == 2, result.output
    assert "disk is full" in result.stderr or "No space left" in result.stderr
    assert "What was committed before is kept" in result.stderr
    assert "Traceback" not in result.output
    still_whole(index, [one["id"]], tmp_path)


def still_whole(index: Path, ids: list[str], folder: Path) -> None:
    """Make sure that an index has no fault, has these articles, and can be compared with."""
    assert verify(index) == []
    there = {name for (name,) in table(index, "SELECT id FROM article")}
    assert there >= set(ids)
    assert gated(index, pair()[1:], folder)


def test_a_disk_that_is_full_from_the_start(checker: Checker, small: Path, tmp_path: Path) -> None:
    (small / "ballast").write_bytes(b"x" * (os.statvfs(small).f_bavail * 4096 - 8192))
    file = write(tmp_path / "few.jsonl", pair())
    for _ in range(2):
        result = checker("index", "add", file, "--index", small / "index", "-j", 1)
        assert result.exit_code == 2
        assert "error: " in result.stderr
        assert "Traceback" not in result.output
    (small / "ballast").unlink()
    result = checker("index", "add", file, "--index", small / "index", "-j", 1)
    assert result.exit_code == 0, result.output
    still_whole(small / "index", ["a", "b"], tmp_path)


@pytest.mark.parametrize("limit", [1_000, 100_000, 700_000])
def test_files_that_may_not_grow(index: Path, tmp_path: Path, limit: int) -> None:
    one = pair()[0]
    few, many = write(tmp_path / "few.jsonl", [one]), write(tmp_path / "many.jsonl", some(200))
    add_articles(index, [few], CONFIG, processes=1)
    process = real(
        ["index", "add", many, "--index", index, "-j", 1],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    output, _ = process.communicate()
    assert process.returncode == 2, output
    assert "error: " in output
    assert "Traceback" not in output
    still_whole(index, ["a"], tmp_path)


@pytest.fixture
def read_only(small: Path, tmp_path: Path) -> Iterator[Path]:
    """An index on a disk that cannot be written any more."""
    index = small / "index"
    add_articles(index, [write(tmp_path / "old.jsonl", pair()[:1])], CONFIG, processes=1)
    if not mount("-o", "remount,ro", small):
        pytest.skip("this process may not mount a file system")
    yield index


def test_an_index_that_may_only_be_read_can_be_compared_with(
    checker: Checker, read_only: Path, tmp_path: Path
) -> None:
    file = write(tmp_path / "new.jsonl", pair()[1:])
    result = checker("gate", file, "--index", read_only)
    assert result.exit_code == 1, result.output
    for name in ("status", "verify"):
        assert checker("index", name, "--index", read_only).exit_code == 0


def test_an_index_that_may_only_be_read_says_why_it_cannot_be_changed(
    checker: Checker, read_only: Path, tmp_path: Path
) -> None:
    file = write(tmp_path / "new.jsonl", pair()[1:])
    for arguments in (["add", file], ["add"], ["remove", "a"], ["compact"]):
        result = checker("index", *arguments, "--index", read_only)
        assert result.exit_code == 2, result.output
        assert "Read-only file system" in result.stderr or "readonly" in result.stderr
        assert "Traceback" not in result.output


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become somebody else")
def test_a_folder_that_only_another_may_write(checker: Checker, tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        index = folder / "index"
        file = write(folder / "new.jsonl", pair()[1:])
        add_articles(index, [write(folder / "old.jsonl", pair()[:1])], CONFIG, processes=1)
        asked: list[list[object]] = [["gate", file], ["index", "add", file], ["index", "compact"]]
        codes = []
        for arguments in asked:
            shutil.copytree(index, tmp_path / "copy")  # whoever is nobody can load nothing more
            checker(*arguments, "--index", tmp_path / "copy")
            shutil.rmtree(tmp_path / "copy")
            child = Child(
                as_nobody(folder, [*arguments, "--index", index]), tmp_path / "output.txt"
            )
            codes.append(child.code())
            assert "Traceback" not in child.text, child.text
            assert codes[-1] == 1 or "Permission denied" in child.text, child.text
        assert codes == [1, 2, 2], child.text


def as_nobody(folder: Path, arguments: list[object]) -> Callable[[], object]:
    """Return what runs `checker` in a folder as a user who owns nothing."""

    def run() -> object:
        os.chdir(folder)
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
        return app([str(each) for each in arguments])

    return run


def test_a_database_that_sqlite_may_not_write(
    checker: Checker, index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_articles(index, [write(tmp_path / "old.jsonl", pair()[:1])], CONFIG, processes=1)
    connect: Callable[..., object] = sqlite3.connect

    def no_writing(path: object, **options: object) -> object:
        uri = path if options.pop("uri", False) else f"file:{path}?mode=ro"
        return connect(uri, uri=True, **options)

    monkeypatch.setattr(sqlite3, "connect", no_writing)
    file = write(tmp_path / "new.jsonl", pair()[1:])
    assert checker("gate", file, "--index", index).exit_code == 1
    result = checker("index", "add", file, "--index", index)
    assert result.exit_code == 2
    assert "cannot be opened or written" in result.stderr
