"""Several processes at one index: one writes, and any number reads meanwhile."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from checker.index import add_articles, adding, verify
from checker.index.store import writing

from .comparing import links, table
from .newsroom import CONFIG, pair, some, write
from .processes import Child, command, real

Checker = Callable[..., Result]
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
MANY = 250


@pytest.fixture
def begun(index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Child:
    """A process that adds a lot to an index, and has committed the first of it."""
    monkeypatch.setattr(adding, "BATCH", 8)
    add_articles(index, [write(tmp_path / "old.jsonl", pair()[:1])], CONFIG, processes=1)
    many = write(tmp_path / "many.jsonl", some(MANY))
    child = command("index", "add", many, "--index", index, "-j", 1, output=tmp_path / "add.txt")
    while table(index, "SELECT count(*) FROM article") == [(1,)]:
        time.sleep(0.01)
    return child


def test_a_second_writer_is_told_and_the_first_one_finishes(
    checker: Checker, index: Path, tmp_path: Path, begun: Child
) -> None:
    file = write(tmp_path / "new.jsonl", pair()[1:])
    for arguments in (["add", file], ["remove", "a"], ["compact"]):
        result = checker("index", *arguments, "--index", index)
        assert result.exit_code == 2, result.output
        assert "another process is writing to this index" in result.stderr
        assert "Wait until it has finished" in result.stderr
    assert begun.code() == 0, begun.text
    assert len(table(index, "SELECT id FROM article")) == MANY + 1
    assert verify(index) == []


def test_a_writer_that_was_killed_holds_nothing_up(index: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "new.jsonl", pair())

    def hang() -> None:
        with writing(index):
            (tmp_path / "ready").touch()
            time.sleep(60)

    child = Child(hang, tmp_path / "output.txt")
    while not (tmp_path / "ready").exists():
        time.sleep(0.01)
    assert child.kill_after(0)
    added, _ = add_articles(index, [file], CONFIG, processes=1)
    assert added.new == 2


def test_gates_read_while_articles_are_added(index: Path, tmp_path: Path, begun: Child) -> None:
    file = write(tmp_path / "new.jsonl", pair()[1:])
    gates = [real(["gate", file, "--index", index]) for _ in range(2)]
    forked = []
    for turn in range(6):
        forked.append(command("gate", file, "--index", index, output=tmp_path / f"gate{turn}.txt"))
        assert forked[-1].code() == 1, forked[-1].text
        assert "1 new articles" in forked[-1].text
    for gate in gates:
        output, _ = gate.communicate()
        assert gate.returncode == 1, output
        assert "Traceback" not in output
    assert begun.code() == 0, begun.text


def test_a_gate_reads_on_while_the_index_is_compacted(index: Path, tmp_path: Path) -> None:
    add_articles(index, [write(tmp_path / "n.jsonl", [*pair(), *some(40)])], CONFIG, processes=1)
    before = links(index)
    file = write(tmp_path / "new.jsonl", [{**pair()[1], "id": "new", "url": ""}])

    def compacting() -> None:
        from checker.index import compact

        end = time.monotonic() + 3
        while time.monotonic() < end:
            compact(index)

    child = Child(compacting, tmp_path / "output.txt")
    gates = []
    for turn in range(10):
        gates.append(command("gate", file, "--index", index, output=tmp_path / f"{turn}.txt"))
        assert gates[-1].code() == 1, gates[-1].text
    assert child.code() == 0, child.text
    assert len({gate.text for gate in gates}) == 1
    assert links(index) == before


def test_two_runs_one_after_the_other_leave_no_lock(index: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "new.jsonl", pair())
    for turn in range(2):
        child = command("index", "add", file, "--index", index, output=tmp_path / f"{turn}.txt")
        assert child.code() == 0, child.text
    assert os.listdir(index)  # noqa: PTH208
