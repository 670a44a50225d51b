"""Where evidence lies in files, and where a finding is shown."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.stages.ingest import read
from checker.stages.report.places import Place, lines, parted, pin, place, relative, uri
from checker.types import Article, Evidence, Report, Span

from .factory import gate, report


def evidence(start: int, end: int, quote: str, field: str = "text") -> Evidence:
    span = Span(field, start, end)  # type: ignore[arg-type]
    return Evidence("a", span, quote, span)


def cut(text: str, where: Place) -> str:
    """What an editor finds at a place."""
    rows = text.split("\n")[where.line - 1 : where.end_line]
    rows[-1] = rows[-1][: where.end_column - 1]
    rows[0] = rows[0][where.column - 1 :]
    return "\n".join(rows)


@given(st.text(alphabet="اب \n\r\u202e😀x", max_size=60), st.data())
def test_a_place_leads_back_to_the_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert cut(text, lines("a.txt", text, Span("text", start, end))) == text[start:end]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_lines_and_columns_are_those_of_the_file(tmp_path: Path, encoding: str) -> None:
    text = "سطر أول\r\n\r\nوصل الوزير 😀 إلى المطار\r\n"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    (article,) = read([path])
    assert isinstance(article, Article)
    start = article.text.index("إلى المطار")
    found = place(evidence(start, start + 10, "إلى المطار"), article)
    assert found == Place("a.txt" if found.path == "a.txt" else found.path, 3, 14, 3, 24)
    raw = path.read_bytes().decode(encoding)
    assert cut(raw, found) == "إلى المطار"


@pytest.mark.parametrize("path", ["a.md", "a.html", "a.json", "a.xml", "a.jsonl"])
def test_of_a_container_only_the_file_is_known(path: str) -> None:
    article = Article("a", "سطر\nكلمة", path=path)
    assert place(evidence(4, 8, "كلمة"), article) == Place(path)


def test_of_a_row_the_line_is_known() -> None:
    article = Article("a", "سطر\nكلمة", path="b/a.jsonl:17")
    assert place(evidence(4, 8, "كلمة"), article) == Place("b/a.jsonl", 17)


def test_words_of_a_title_have_no_place_in_a_text_file() -> None:
    article = Article("a", "نص", title="عنوان", path="a.txt")
    assert place(evidence(0, 5, "عنوان", "title"), article) == Place("a.txt")


def test_words_that_are_not_there_have_no_column() -> None:
    assert place(evidence(0, 2, "غير"), Article("a", "نص", path="a.txt")) == Place("a.txt")


def test_without_a_file_the_id_stands_for_it() -> None:
    assert place(evidence(0, 2, "نص"), Article("a", "نص")) == Place("a")
    assert place(evidence(0, 2, "نص"), None) == Place("a")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a.jsonl:7", ("a.jsonl", 7)),
        ("a.jsonl", ("a.jsonl", 0)),
        ("a:0", ("a:0", 0)),
        ("10:30.txt", ("10:30.txt", 0)),
        ("", ("", 0)),
        (":3", (":3", 0)),
    ],
)
def test_sources_are_parted(source: str, expected: tuple[str, int]) -> None:
    assert parted(source) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("new/a 1.txt", "new/a%201.txt"),
        ("./a:b#c?.txt", "a%3Ab%23c%3F.txt"),
        ("100%.txt", "100%25.txt"),
        ("خبر.txt", "%D8%AE%D8%A8%D8%B1.txt"),
        ("/srv/a.txt", "file:///srv/a.txt"),
        ("../a.txt", "../a.txt"),
    ],
)
def test_paths_become_references(path: str, expected: str) -> None:
    assert uri(path) == expected


def test_relative_paths_lose_only_the_dot() -> None:
    assert [relative(path) for path in ("./a", "../a", ".a", "a/./b")] == [
        *("a", "../a", ".a", "a/./b")
    ]


def test_a_check_shows_a_finding_at_the_newest_article() -> None:
    shown = {one.finding.kind: one.article for one in pin(report().findings, report())}
    assert shown["rank-conflict"] == "mihwar"
    assert shown["contradiction"] == "rasid"


def test_a_gate_shows_a_finding_at_the_new_articles() -> None:
    one = gate()
    for pinned in pin(one.findings, one):
        here = {exhibit.evidence.article for exhibit in pinned.here}
        elsewhere = {exhibit.evidence.article for exhibit in pinned.elsewhere}
        cited = {e.article for side in pinned.finding.sides for e in side.evidence}
        assert here
        assert here <= set(one.new) or not cited & set(one.new)
        assert not elsewhere & set(one.new)
        assert here | elsewhere == cited


def test_undated_articles_come_last_and_ties_are_broken_by_name() -> None:
    one = report()
    undated = replace(one, articles=tuple(replace(a, published=None) for a in one.articles))
    shown = {found.finding.kind: found.article for found in pin(undated.findings, undated)}
    assert shown["rank-conflict"] == "marsa"


def test_a_finding_without_evidence_is_shown_at_its_subject() -> None:
    bare = replace(report().findings[0], sides=())
    (pinned,) = pin([bare], Report(report().run, report().corpus, (bare,)))
    assert (pinned.place, pinned.article) == (Place(bare.subject.id), "")
