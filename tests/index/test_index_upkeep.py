"""`checker index status`, `verify` and `compact`, and bringing an index up to date."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from typer.testing import Result

from checker.index import add_articles, archive, compact, remove_articles, upkeep, verify, workers
from checker.index.prepare import Prepared, prepare
from checker.stages.embed import HashingEncoder, StaticEncoder
from checker.types import Article

from .comparing import gated, links, table
from .newsroom import CONFIG, Draft, Row, pair, some, write

Add = Callable[[list[Row]], None]
Checker = Callable[..., Result]
HASHING = CONFIG.model_copy(update={"encoder": "hashing"})


def status(checker: Checker, index: Path, *options: str) -> dict[str, object]:
    """Return what `status -f json` prints."""
    result = checker("index", "status", "--index", index, "-f", "json", *options)
    assert result.exit_code == 0, result.output
    told: dict[str, object] = json.loads(result.stdout)
    return told


def test_status_counts_what_there_is(checker: Checker, index: Path, add: Add) -> None:
    rows = [*pair(day=2), Draft(event=5, day=None).row("c"), Draft(event=5, day=9).row("d")]
    add(rows)
    add([Draft(event=0, day=12).row("d")])
    told = status(checker, index)
    assert told["articles"] == 4
    assert told["sentences"] == table(index, "SELECT sum(count) FROM article")[0][0]
    assert (told["from"], told["to"]) == ("2031-04-03", "2031-04-13")
    assert (told["undated"], told["copies"], told["stories"]) == (1, 0, 1)
    assert (told["older versions"], told["to be linked"]) == (1, 0)
    assert told["up to date"] is True
    size = sum(path.stat().st_size for path in index.iterdir())
    assert size <= int(str(told["bytes"])) < size + 100_000, "files of a reader come and go"


def test_status_in_words_has_the_same_figures(checker: Checker, index: Path, add: Add) -> None:
    add(pair())
    told = status(checker, index)
    lines = checker("index", "status", "--index", index).stdout.splitlines()
    assert [line.split(maxsplit=1)[0] for line in lines] == [name.split()[0] for name in told]
    assert "articles       2" in lines


def test_status_says_that_another_encoder_is_asked_for(
    checker: Checker, index: Path, add: Add
) -> None:
    add(pair())
    told = status(checker, index, "--encoder", "hashing")
    assert told["up to date"] is False
    assert HashingEncoder().id in str(told["encoder"])


def test_nothing_is_wrong_with_what_was_just_made(checker: Checker, index: Path, add: Add) -> None:
    add(some(20))
    result = checker("index", "verify", "--index", index)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no fault" in result.stderr


def test_compacting_gives_back_room_and_changes_no_result(
    checker: Checker, index: Path, tmp_path: Path, add: Add
) -> None:
    rows = some(60)
    add(rows)
    remove_articles(index, [row["id"] for row in rows[20:]], CONFIG)
    new = [{**row, "id": f"new-{row['id']}", "url": ""} for row in rows[:3]]
    before = links(index), gated(index, new, tmp_path), vectors(index)
    result = checker("index", "compact", "--index", index)
    assert result.exit_code == 0, result.output
    assert "MB ->" in result.stderr
    assert (links(index), gated(index, new, tmp_path), vectors(index)) == before
    assert verify(index) == []
    assert [path.name for path in index.glob("*.f16")] == ["vectors-1.f16"]


def vectors(index: Path) -> list[tuple[str, bytes]]:
    """Return the bytes of the vectors of every article."""
    (name,) = index.glob("*.f16")
    (width,) = table(index, "SELECT value FROM setting WHERE name = 'width'")[0]
    flat = np.fromfile(name, np.float16).reshape(-1, int(str(width)))
    rows = table(index, "SELECT id, first, count FROM article ORDER BY id")
    return [
        (str(name), flat[int(str(first)) : int(str(first)) + int(str(count))].tobytes())
        for name, first, count in rows
    ]


def test_compacting_makes_both_files_smaller(index: Path, add: Add) -> None:
    rows = some(60)
    add(rows)
    remove_articles(index, [row["id"] for row in rows[10:]], CONFIG)
    sizes = {path.suffix: path.stat().st_size for path in index.iterdir()}
    before, after = compact(index)
    assert after < before
    shrunk = {path.suffix: path.stat().st_size for path in index.iterdir()}
    assert shrunk[".f16"] < sizes[".f16"] / 3
    assert shrunk[".sqlite"] < sizes[".sqlite"] / 2
    assert compact(index) == (after, after)


def test_adding_after_compacting_goes_on(index: Path, tmp_path: Path, add: Add) -> None:
    rows = some(30)
    add(rows[:20])
    remove_articles(index, [row["id"] for row in rows[:10]], CONFIG)
    compact(index)
    add(rows)
    add_articles(tmp_path / "once", [write(tmp_path / "n.jsonl", rows)], CONFIG, processes=1)
    assert links(index) == links(tmp_path / "once")
    assert vectors(index) == vectors(tmp_path / "once")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the articles that went through the stages."""
    seen: list[str] = []

    def counted(article: Article) -> Prepared:
        seen.append(article.id)
        return prepare(article)

    monkeypatch.setattr(workers, "prepare", counted)
    return seen


def test_another_encoder_embeds_anew_and_reads_nothing_again(
    index: Path, tmp_path: Path, add: Add, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = some(20)
    add(rows)
    read.clear()
    embedded: list[str] = []
    encode = HashingEncoder.encode

    def counted(self: HashingEncoder, texts: Sequence[str]) -> object:
        embedded.extend(texts)
        return encode(self, texts)

    monkeypatch.setattr(HashingEncoder, "encode", counted)
    added, _ = add_articles(index, [], HASHING, processes=1)
    assert read == []
    assert (added.new, added.changed, added.total) == (0, 0, 20)
    assert len(embedded) == table(index, "SELECT sum(count) FROM article")[0][0]
    file = write(tmp_path / "all.jsonl", rows)
    add_articles(tmp_path / "once", [file], HASHING, processes=1)
    assert links(index) == links(tmp_path / "once")
    assert vectors(index) == vectors(tmp_path / "once")
    assert verify(index) == []


def test_an_encoder_and_back_again_leaves_the_same_index(index: Path, add: Add) -> None:
    add(some(20))
    before = links(index), vectors(index)
    add_articles(index, [], HASHING, processes=1)
    assert vectors(index) != before[1]
    add_articles(index, [], CONFIG, processes=1)
    assert (links(index), vectors(index)) == before
    assert StaticEncoder().id in str(table(index, "SELECT value FROM setting"))


def test_other_language_data_reads_everything_again(
    checker: Checker, index: Path, add: Add, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = some(20)
    add(rows)
    before = links(index), vectors(index)
    read.clear()
    for module in (archive, upkeep):
        monkeypatch.setattr(module, "stages_digest", lambda: "9-other")
    assert status(checker, index)["up to date"] is False
    result = checker("index", "add", "--index", index, "-j", 1)
    assert result.exit_code == 0, result.output
    assert read == sorted(row["id"] for row in rows)
    assert status(checker, index)["up to date"] is True
    assert (links(index), vectors(index)) == before
    assert table(index, "SELECT * FROM version") == [], "no text has changed"


def test_another_window_links_anew(index: Path, tmp_path: Path, add: Add) -> None:
    rows = some(30)
    add(rows)
    wide = CONFIG.model_copy(update={"story_window_days": 9})
    add_articles(index, [], wide, processes=1)
    add_articles(tmp_path / "once", [write(tmp_path / "n.jsonl", rows)], wide, processes=1)
    assert links(index) == links(tmp_path / "once")
