"""kill -9 at any moment: what was there before is there after, and nothing is half done."""

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checker.config import Config
from checker.index import add_articles, adding, compact, gate, refresh, remove_articles, verify
from checker.stages.embed import HashingEncoder

from .comparing import links, table
from .newsroom import CONFIG, Row, some, write
from .processes import Child, real

KILLS, REAL = 50, 5
HASHING = CONFIG.model_copy(update={"encoder": "hashing"})
pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
Work = Callable[[], object]


class Victim:
    """An index that is added to, refreshed, compacted, and never allowed to finish."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index = folder / "victim"
        self.rows: dict[str, Row] = {}
        self.removed: set[str] = set()
        self.draw = random.Random(9)  # noqa: S311 - test data

    def file(self, turn: int) -> Path:
        """Return articles of a turn: new ones, and a few that are corrected."""
        new = some(24, seed=turn, prefix=f"t{turn:03}-", start=5 * turn)
        for name in self.draw.sample(sorted(self.rows), min(4, len(self.rows))):
            new.append({**self.rows[name], "text": self.rows[name]["text"] + " وانتهى الخبر."})
        self.rows |= {row["id"]: row for row in new}
        return write(self.folder / f"{turn}.jsonl", new)

    def work(self, turn: int) -> tuple[str, Work, float]:
        """Return what to do in a turn, its name, and how long it may be left to itself."""
        kind = turn % 6
        if kind == 2:
            return "refresh", lambda: add_articles(self.index, [], HASHING, processes=1), 0.4
        if kind == 3:
            return "refresh", lambda: add_articles(self.index, [], CONFIG, processes=1), 0.4
        if kind == 4:
            return "compact", lambda: compact(self.index), 0.1
        if kind == 5:
            gone = self.draw.sample(sorted(self.rows), 3)
            self.removed.update(gone)
            return "remove", lambda: remove_articles(self.index, gone, CONFIG), 0.2
        file = self.file(turn)
        return "add", lambda: add_articles(self.index, [file], CONFIG, processes=1), 0.6

    def config(self) -> Config:
        """Return the settings that the index was last brought to."""
        (kept,) = table(self.index, "SELECT value FROM setting WHERE name = 'encoder'")[0]
        return HASHING if kept == HashingEncoder().id else CONFIG

    def ids(self) -> set[str]:
        """Return what is there."""
        return {str(name) for (name,) in table(self.index, "SELECT id FROM article")}

    def check(self, before: set[str]) -> None:
        """Make sure that the index is whole, has what it had, and can be used."""
        assert verify(self.index) == []
        now = self.ids()
        assert before - now <= self.removed
        gate([self.folder / "new.jsonl"], self.index, self.config())


@pytest.fixture
def victim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Victim]:
    monkeypatch.setattr(adding, "BATCH", 8)
    monkeypatch.setattr(refresh, "BATCH", 8)
    found = Victim(tmp_path)
    add_articles(found.index, [found.file(0)], CONFIG, processes=1)
    write(tmp_path / "new.jsonl", some(1, seed=77, prefix="new"))
    yield found


def test_killed_at_any_moment(victim: Victim, tmp_path: Path) -> None:
    kills: list[str] = []
    turn = 0
    while len(kills) < KILLS:
        turn += 1
        assert turn < 4 * KILLS, "the processes end before they can be killed"
        before = victim.ids()
        kind, work, longest = victim.work(turn)
        child = Child(work, tmp_path / "output.txt")
        killed = child.kill_after(victim.draw.uniform(0.003, longest))
        assert killed or "Traceback" not in child.text, child.text
        kills += [kind] * killed
        victim.check(before)
    assert set(kills) == {"add", "remove", "refresh", "compact"}
    finish(victim)


def test_real_processes_killed_at_any_moment(victim: Victim) -> None:
    for turn in range(1, 1 + REAL):
        before = victim.ids()
        process = real(["index", "add", victim.file(turn), "--index", victim.index, "-j", 1])
        time.sleep(victim.draw.uniform(0.5, 2.5))
        process.kill()
        output, _ = process.communicate()
        assert "Traceback" not in output
        victim.check(before)
    finish(victim)


def finish(victim: Victim) -> None:
    """Let a run end at last, and compare with an index that nobody ever disturbed."""
    rows = [row for name, row in sorted(victim.rows.items()) if name not in victim.removed]
    gone = sorted(victim.ids() & victim.removed)
    remove_articles(victim.index, gone, CONFIG)
    file = write(victim.folder / "all.jsonl", rows)
    for index in (victim.index, victim.folder / "once"):
        add_articles(index, [file], CONFIG, processes=1)
    assert links(victim.index) == links(victim.folder / "once")
    assert verify(victim.index) == []
    compact(victim.index)
    assert len(list(victim.index.glob("vectors-*"))) == 1
    assert links(victim.index) == links(victim.folder / "once")
