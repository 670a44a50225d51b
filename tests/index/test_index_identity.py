"""Articles that are files: whose next version a file is, and whose it is not."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.index import add_articles, gate

from .comparing import table
from .newsroom import CONFIG, Draft

FIRE = Draft(event=1, count=1)
FIRE_AGAIN = Draft(event=1, count=5)
MEETING = Draft(event=2, city=2)
IDS = "SELECT id FROM article ORDER BY id"
Put = Callable[[str, Draft], Path]


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Put:
    """Write a draft to a file below the folder where checker runs."""
    monkeypatch.chdir(tmp_path)

    def write(name: str, draft: Draft) -> Path:
        path = Path(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"1 أبريل 2031\n\n{draft.text}\n", encoding="utf-8")
        return path

    return write


def texts(index: Path) -> set[str]:
    """Return what the articles of an index say."""
    rows = table(index, "SELECT CAST(article AS TEXT) FROM content")
    return {name for name in ("حريق", "رصيف") for (body,) in rows if name in str(body)}


def test_two_files_of_one_name_are_two_articles(index: Path, put: Put) -> None:
    for file in (put("monday/1.txt", FIRE), put("tuesday/1.txt", MEETING)):
        add_articles(index, [file], CONFIG, processes=1)
    assert table(index, IDS) == [("1",), ("tuesday/1.txt",)]
    assert table(index, "SELECT * FROM version") == []


def test_two_files_of_one_name_are_two_articles_in_one_run_too(index: Path, put: Put) -> None:
    files = [put("monday/1.txt", FIRE), put("tuesday/1.txt", MEETING)]
    _, skipped = add_articles(index, files, CONFIG, processes=1)
    assert not skipped
    assert len(table(index, IDS)) == 2
    assert texts(index) == {"حريق", "رصيف"}


@pytest.mark.parametrize("name", ["monday/1.txt", "corrected/1.txt"])
def test_a_corrected_file_is_a_next_version_wherever_it_lies(
    index: Path, put: Put, name: str
) -> None:
    add_articles(index, [put("monday/1.txt", FIRE)], CONFIG, processes=1)
    corrected = put(name, FIRE_AGAIN)
    assert gate([corrected], index, CONFIG).findings == ()
    added, _ = add_articles(index, [corrected], CONFIG, processes=1)
    assert (added.new, added.changed) == (0, 1)
    assert table(index, IDS) == [("1",)]
    assert table(index, "SELECT id, number FROM version") == [("1", 1)]


def test_the_second_of_two_files_is_corrected_too(index: Path, put: Put) -> None:
    for file in (put("monday/1.txt", MEETING), put("tuesday/1.txt", FIRE)):
        add_articles(index, [file], CONFIG, processes=1)
    add_articles(index, [put("tuesday/1.txt", FIRE_AGAIN)], CONFIG, processes=1)
    assert table(index, IDS) == [("1",), ("tuesday/1.txt",)]
    assert table(index, "SELECT id FROM version") == [("tuesday/1.txt",)]
    assert texts(index) == {"حريق", "رصيف"}


def test_a_draft_of_a_known_name_and_another_text_is_compared_with_all(
    index: Path, put: Put
) -> None:
    add_articles(index, [put("monday/1.txt", FIRE)], CONFIG, processes=1)
    add_articles(index, [put("monday/2.txt", MEETING)], CONFIG, processes=1)
    found = gate([put("desk/2.txt", FIRE_AGAIN)], index, CONFIG).findings
    cited = {e.article for finding in found for side in finding.sides for e in side.evidence}
    assert "1" in cited


def test_files_that_were_moved_are_unchanged(index: Path, put: Put) -> None:
    add_articles(index, [put("monday/1.txt", FIRE)], CONFIG, processes=1)
    shutil.move("monday", "archive")
    added, _ = add_articles(index, [Path("archive/1.txt")], CONFIG, processes=1)
    assert (added.new, added.changed, added.same) == (0, 0, 1)
