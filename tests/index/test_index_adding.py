"""`checker index add` and `remove`: what is read again, what is kept, what is gone."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from checker.index import add_articles, remove_articles, workers
from checker.index.prepare import Prepared, prepare
from checker.types import Article

from .comparing import gated, links, table
from .newsroom import CONFIG, Draft, Row, pair, some, write

Add = Callable[[list[Row]], None]
Checker = Callable[..., Result]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the articles that went through the stages."""
    seen: list[str] = []

    def counted(article: Article) -> Prepared:
        seen.append(article.id)
        return prepare(article)

    monkeypatch.setattr(workers, "prepare", counted)
    return seen


def test_what_is_unchanged_is_not_read_again(
    checker: Checker, index: Path, tmp_path: Path, read: list[str]
) -> None:
    file = write(tmp_path / "news.jsonl", pair())
    first = checker("index", "add", file, "--index", index, "-j", 1)
    assert first.exit_code == 0, first.output
    assert "2 new, 0 changed, 0 unchanged, 0 skipped; the index has 2 articles" in first.stderr
    assert read == ["a", "b"]
    again = checker("index", "add", file, "--index", index, "-j", 1)
    assert "0 new, 0 changed, 2 unchanged, 0 skipped; the index has 2 articles" in again.stderr
    assert read == ["a", "b"]


def test_an_article_that_lies_elsewhere_now_is_unchanged(
    index: Path, tmp_path: Path, read: list[str]
) -> None:
    for name in ("one.jsonl", "two.jsonl"):
        added, _ = add_articles(index, [write(tmp_path / name, pair())], CONFIG, processes=1)
    assert (added.new, added.changed, added.same) == (0, 0, 2)
    assert len(read) == 2


@pytest.mark.parametrize("field", ["title", "text", "source", "url", "published"])
def test_a_change_of_any_field_is_a_next_version(
    index: Path, tmp_path: Path, add: Add, field: str
) -> None:
    one, other = pair()
    add([one, other])
    value = "2031-04-03" if field == "published" else one[field] + "؟"
    rows = [{**one, field: value}, other]
    added, _ = add_articles(index, [write(tmp_path / "n.jsonl", rows)], CONFIG, processes=1)
    assert (added.new, added.changed, added.same, added.total) == (0, 1, 1, 2)
    assert [row[:2] for row in table(index, "SELECT id, number FROM version")] == [("a", 1)]


def test_versions_keep_what_was_said_before(index: Path, add: Add) -> None:
    texts = [Draft(event=1, count=count).row("a") for count in range(3)]
    for row in texts:
        add([row])
    kept = table(index, "SELECT number, CAST(article AS TEXT) FROM version ORDER BY number")
    assert [number for number, _ in kept] == [1, 2]
    assert [json.loads(str(body))[1] for _, body in kept] == [row["text"] for row in texts[:2]]


def test_what_is_removed_gives_no_finding_and_may_come_again(
    index: Path, tmp_path: Path, add: Add
) -> None:
    add(pair())
    new = [Draft(event=1, count=3, outlet=2).row("new")]
    before = gated(index, new, tmp_path)
    assert any("'b'" in str(finding) for finding in before.values())
    assert remove_articles(index, ["b"], CONFIG) == []
    assert table(index, "SELECT id FROM article") == [("a",)]
    after = gated(index, new, tmp_path)
    assert after
    assert not any("'b'" in str(finding) for finding in after.values())
    add(pair())
    assert gated(index, new, tmp_path) == before


def test_removing_leaves_no_row_of_an_article_but_its_versions(index: Path, add: Add) -> None:
    add(pair())
    add([Draft(event=2).row("a")])
    remove_articles(index, ["a", "b"], CONFIG)
    for name in ("article", "content", "outline", "name", "posting", "edge"):
        assert table(index, f"SELECT * FROM {name}") == [], name  # noqa: S608
    assert len(table(index, "SELECT * FROM version")) == 1


def test_removing_what_is_not_there_removes_the_rest_and_says_so(
    checker: Checker, index: Path, add: Add
) -> None:
    add(pair())
    result = checker("index", "remove", "a", "nothing", "--index", index)
    assert result.exit_code == 2
    assert "1 removed" in result.stderr
    assert "not in the index: nothing" in result.stderr
    assert table(index, "SELECT id FROM article") == [("b",)]


def test_nothing_readable_is_no_success(checker: Checker, index: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.jsonl").write_text("{\n", encoding="utf-8")
    result = checker("index", "add", tmp_path / "broken.jsonl", "--index", index)
    assert result.exit_code == 2
    assert "nothing could be read: 1 skipped" in result.stderr
    assert checker("index", "add", tmp_path / "missing", "--index", index).exit_code == 2


def test_what_cannot_be_read_is_named_and_the_rest_is_added(
    checker: Checker, index: Path, tmp_path: Path
) -> None:
    file = write(tmp_path / "news.jsonl", pair())
    file.write_text(file.read_text(encoding="utf-8") + "{\n", encoding="utf-8")
    result = checker("index", "add", file, "--index", index)
    assert result.exit_code == 0
    assert "skipped" in result.stderr
    assert "news.jsonl:3" in result.stderr
    assert "2 new, 0 changed, 0 unchanged, 1 skipped" in result.stderr


def test_an_article_without_text_is_kept(index: Path, add: Add) -> None:
    add([*pair(), {"id": "short", "title": "خبر", "text": "خبر", "url": "", "source": ""}])
    assert len(table(index, "SELECT id FROM article")) == 3


def test_more_processes_make_the_same_index(tmp_path: Path) -> None:
    file = write(tmp_path / "news.jsonl", some(110))
    for processes in (1, 2):
        add_articles(tmp_path / f"{processes}", [file], CONFIG, processes=processes)
    assert links(tmp_path / "1") == links(tmp_path / "2")
    what = "SELECT id, digest, first, count, article, statements FROM article JOIN content"
    query = f"{what} USING (row) ORDER BY id"
    assert table(tmp_path / "1", query) == table(tmp_path / "2", query)
