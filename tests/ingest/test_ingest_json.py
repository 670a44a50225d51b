"""Rows, JSON files, JSON Lines and ninjs."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.stages.ingest import Limits, read, read_record
from checker.stages.ingest.lines import numbered
from checker.types import Article, Skipped

TEXT = "قال محافظ المدينة إن الجسر يفتح أمام السيارات الأسبوع المقبل."
ROW = {
    "id": "r-1",
    "source": "صحيفة الورد",
    "url": "https://example.org/1",
    "title": "الجسر يفتح قريبا",
    "published": "2026-02-15T14:30:00+02:00",
    "language": "ar",
    "text": TEXT,
}


def article(row: Mapping[str, object]) -> Article:
    item = read_record(row, origin="test")
    assert isinstance(item, Article), item
    return item


def reason(row: Mapping[str, object]) -> str:
    item = read_record(row, origin="test")
    assert isinstance(item, Skipped), item
    assert item.source == "test"
    return item.reason


def jsonl(path: Path, *lines: object) -> Path:
    rows = (
        line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines
    )
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_a_row_of_the_contract_is_read_whole() -> None:
    found = article(dict(ROW))
    assert (found.id, found.title, found.text) == ("r-1", ROW["title"], TEXT)
    assert (found.source.name, found.url) == ("صحيفة الورد", "https://example.org/1")
    assert found.published is not None
    assert found.published.isoformat() == "2026-02-15T14:30:00+02:00"
    assert (found.dated_by, found.precision, found.language) == ("metadata", "minute", "ar")


def test_only_text_is_required_and_the_id_is_made_of_content() -> None:
    assert article({"text": TEXT}).id == article({"text": TEXT}).id
    assert article({"text": TEXT}).id != article({"text": TEXT, "source": "أخرى"}).id
    assert article({"text": TEXT, "url": "https://example.org/7"}).id == "https://example.org/7"


def test_names_of_other_exports_are_understood() -> None:
    found = article(
        {
            "headline": "الجسر",
            "articleBody": TEXT,
            "publisher": {"name": "وكالة الورد", "url": "https://example.org"},
            "datePublished": "2026-02-15",
            "inLanguage": "ar-EG",
            "id": 17,
        }
    )
    assert (found.id, found.title, found.language) == ("17", "الجسر", "ar")
    assert (found.source.name, found.source.url) == ("وكالة الورد", "https://example.org")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, "no text: a row needs a field 'text' (found: nothing)"),
        ({"txt": TEXT}, "no text: a row needs a field 'text' (found: txt)"),
        ({"text": ["a", "b"]}, "no text: the field 'text' is of type list, not a string"),
        ({"text": "  \n"}, "empty: there is no text in it"),
        ({"text": None}, "no text: a row needs a field 'text' (found: text)"),
    ],
)
def test_a_row_without_text_says_so(row: dict[str, object], expected: str) -> None:
    assert reason(row) == expected


def test_an_unreadable_date_leaves_the_article_undated() -> None:
    found = article({**ROW, "published": "قريبا"})
    assert (found.published, found.dated_by) == (None, "nothing")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "https://a b", "x"])
def test_only_web_addresses_are_kept(url: str) -> None:
    assert article({**ROW, "url": url}).url == ""


def test_half_surrogates_and_control_codes_never_get_out() -> None:
    row = json.loads(
        '{"text": "خبر \\ud800 عاجل \\u0000\\u001b", "title": "\\udfff", "id": "a\\nb"}'
    )
    found = article(row)
    assert found.text == "خبر \ufffd عاجل \u200b\u200b"
    assert (found.title, found.id) == ("\ufffd", "a b")
    assert (found.text + found.title).encode()


def test_an_endless_id_is_shortened_and_stays_itself() -> None:
    one, two = (
        article({**ROW, "id": "x" * 900 + "1"}).id,
        article({**ROW, "id": "x" * 900 + "2"}).id,
    )
    assert one != two
    assert max(len(one), len(two)) <= 200


@given(
    st.dictionaries(
        st.text(max_size=12), st.none() | st.text() | st.integers() | st.lists(st.text())
    )
)
def test_no_row_brings_the_reader_down(row: dict[str, object]) -> None:
    assert isinstance(read_record(row, origin="test"), Article | Skipped)
    assert isinstance(read_record({**ROW, **row}, origin="test"), Article | Skipped)


# --- JSON Lines ------------------------------------------------------------------------------


def test_a_broken_line_is_named_and_the_rest_read_on(tmp_path: Path) -> None:
    path = jsonl(
        tmp_path / "a.jsonl", ROW, '{"text": "cut', "", {**ROW, "id": "r-2"}, "[1]", {"a": 1}
    )
    found = list(read([path]))
    assert [item.id for item in found if isinstance(item, Article)] == ["r-1", "r-2"]
    assert [(item.source, item.reason) for item in found if isinstance(item, Skipped)] == [
        ("a.jsonl:2", "not JSON: Unterminated string starting at (column 10)"),
        ("a.jsonl:5", "not an object but a number"),
        ("a.jsonl:6", "no text: a row needs a field 'text' (found: a)"),
    ]


def test_one_id_twice_is_kept_apart_and_a_repeated_row_skipped(tmp_path: Path) -> None:
    path = jsonl(
        tmp_path / "a.jsonl", ROW, {**ROW, "text": TEXT + " وأضاف."}, ROW, {**ROW, "text": "آخر"}
    )
    found = list(read([path]))
    assert [item.id for item in found if isinstance(item, Article)] == ["r-1", "r-1#2", "r-1#3"]
    assert [item.source for item in found if isinstance(item, Skipped)] == ["a.jsonl:3"]


def test_one_text_of_two_outlets_is_two_articles(tmp_path: Path) -> None:
    rows = ({"text": TEXT, "source": "أ"}, {"text": TEXT, "source": "ب"})
    found = list(read([jsonl(tmp_path / "a.jsonl", *rows)]))
    assert len({item.id for item in found if isinstance(item, Article)}) == 2


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1256"])
def test_jsonl_in_other_encodings(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(("\r\n".join(json.dumps(ROW, ensure_ascii=False) for _ in "a")).encode(codec))
    (item,) = read([path])
    assert isinstance(item, Article)
    assert item.text == TEXT


@pytest.mark.parametrize("content", [b"", b"\n\n \r\n"])
def test_no_line_at_all_is_a_reason(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.jsonl").write_bytes(content)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(content))
    reasons = [item.reason for item in read([tmp_path]) if isinstance(item, Skipped)]
    assert reasons == ["empty: there is no article in it"] * 2


def test_gzipped_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(ROW).encode()))
    assert [item.id for item in read([path]) if isinstance(item, Article)] == ["r-1"]


def test_a_damaged_gzip_gives_what_is_whole_and_names_the_line(tmp_path: Path) -> None:
    lines = "".join(
        json.dumps({**ROW, "id": str(n), "n": str(n * 7919)}) + "\n" for n in range(4_000)
    )
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(lines.encode())[:-2_000])
    *found, last = read([path])
    assert found
    assert isinstance(last, Skipped)
    assert "damaged: from here on it cannot be read" in last.reason


def test_what_only_calls_itself_gzip_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(json.dumps(ROW).encode())
    (item,) = read([path])
    assert isinstance(item, Skipped)


def test_a_line_over_the_limit_is_skipped_and_the_next_read(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", {"text": "خ" * 5_000}, ROW)
    first, second = read([path], limits=Limits(max_file_bytes=4_096))
    assert isinstance(first, Skipped)
    assert (first.source, first.reason) == (
        "a.jsonl:1",
        "too large: it is over the limit of 4096 bytes for one line",
    )
    assert isinstance(second, Article)


def test_a_stream_over_its_limit_ends_with_a_reason(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", *({**ROW, "id": str(n)} for n in range(50)))
    *found, last = read([path], limits=Limits(max_container_bytes=4_096))
    assert 1 < len(found) < 50
    assert isinstance(last, Skipped)
    assert last.source == f"a.jsonl:{len(found) + 1}"
    assert "over the limit of 4096 bytes for one stream" in last.reason


def test_a_bomb_of_gzip_is_stopped_by_its_ratio(tmp_path: Path) -> None:
    path = tmp_path / "bomb.jsonl.gz"
    with gzip.open(path, "wb") as stream:
        for _ in range(90):
            stream.write(b" " * (1024 * 1024))
    (item,) = read([path])
    assert isinstance(item, Skipped)
    assert "unpacks to over 200 times" in item.reason


def test_a_file_that_is_broken_throughout_is_counted_not_listed(tmp_path: Path) -> None:
    found = list(read([jsonl(tmp_path / "a.jsonl", *["{"] * 1_500)]))
    assert len(found) == 1_001
    assert isinstance(found[-1], Skipped)
    assert found[-1].reason == "500 more lines that cannot be used, the last of them line 1500"


def test_lines_are_numbered_with_blank_ones_counted() -> None:
    import io

    lines = list(numbered(io.BytesIO(b"a\n\nb"), Limits()))
    assert lines == [(1, "a\n"), (2, "\n"), (3, "b")]


# --- JSON ------------------------------------------------------------------------------------


def test_a_file_of_one_object_takes_its_stem_where_no_id_is(tmp_path: Path) -> None:
    path = tmp_path / "bridge.json"
    path.write_text(json.dumps({"text": TEXT}, indent=2), encoding="utf-8")
    assert [item.id for item in read([path]) if isinstance(item, Article)] == ["bridge"]


@pytest.mark.parametrize("key", ["items", "articles", "documents", "results", ""])
def test_lists_are_read_item_by_item(tmp_path: Path, key: str) -> None:
    rows = [ROW, {"title": "بلا نص"}, {**ROW, "id": "r-3"}]
    path = tmp_path / "a.json"
    path.write_text(json.dumps({key: rows} if key else rows), encoding="utf-8")
    found = list(read([path]))
    assert [item.id for item in found if isinstance(item, Article)] == ["r-1", "r-3"]
    assert [item.reason for item in found if isinstance(item, Skipped)] == [
        "item 2: no text: a row needs a field 'text' (found: title)"
    ]


def test_json_feed_lends_its_outlet_to_the_items(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "صحيفة الورد",
        "language": "ar",
        "items": [
            {"id": "1", "content_html": f"<p>{TEXT}</p><p>تمت.</p>", "date_published": "2026-02-15"}
        ],
    }
    path = tmp_path / "feed.json"
    path.write_text(json.dumps(feed), encoding="utf-8")
    (item,) = read([path])
    assert isinstance(item, Article)
    assert (item.text, item.source.name) == (f"{TEXT}\nتمت.", "صحيفة الورد")


def test_a_json_file_of_lines_is_read_as_lines(tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.json", ROW, {**ROW, "id": "r-2"}, "{")
    found = list(read([path]))
    assert [item.id for item in found if isinstance(item, Article)] == ["r-1", "r-2"]
    assert [item.source for item in found if isinstance(item, Skipped)] == ["a.json:3"]


@pytest.mark.parametrize(
    ("content", "source", "expected"),
    [
        ('{"text":\n "a",}', "a.json:2", "not JSON"),
        ("[]", "a.json", "empty: a list without an article"),
        ('{"items": []}', "a.json", "empty: a list without an article"),
        ("null", "a.json", "not an object but null"),
        ("[" * 200_000, "a.json", "nested too deep"),
        ('{"text": ' + "9" * 5_000 + "}", "a.json", "too many digits"),
    ],
)
def test_json_that_is_no_article(tmp_path: Path, content: str, source: str, expected: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(content, encoding="utf-8")
    (item,) = read([path])
    assert isinstance(item, Skipped)
    assert item.source == source
    assert expected in item.reason


# --- ninjs -----------------------------------------------------------------------------------


def test_ninjs_1_is_read() -> None:
    found = article(
        {
            "uri": "https://example.org/n/1",
            "type": "text",
            "pubstatus": "usable",
            "headline": "الجسر",
            "body_xhtml": f"<div><p>{TEXT}</p><p>انتهى.</p></div>",
            "versioncreated": "2026-02-15T10:00:00Z",
            "language": "ar",
            "source": "وكالة الورد",
            "subject": [{"code": "1", "name": "نقل"}],
        }
    )
    assert (found.id, found.url) == ("https://example.org/n/1", "https://example.org/n/1")
    assert (found.title, found.text) == ("الجسر", f"{TEXT}\nانتهى.")
    assert (found.source.name, found.category) == ("وكالة الورد", "نقل")


def test_ninjs_2_is_read() -> None:
    found = article(
        {
            "uri": "urn:n:2",
            "headlines": [
                {"role": "short", "value": "جسر"},
                {"role": "main", "value": "الجسر يفتح"},
            ],
            "bodies": [
                {"role": "summary", "contenttype": "text/plain", "value": "ملخص"},
                {"role": "main", "contenttype": "text/html", "value": f"<p>{TEXT}</p>"},
            ],
            "infosources": [{"name": "وكالة الورد"}],
            "contentcreated": "2026-02-15T10:00:00Z",
        }
    )
    assert (found.title, found.text, found.source.name) == ("الجسر يفتح", TEXT, "وكالة الورد")
    assert str(found.day) == "2026-02-15"


@pytest.mark.parametrize("status", ["canceled", "withheld", "Canceled"])
def test_what_the_agency_withdraws_is_skipped(status: str) -> None:
    row = {"uri": "urn:n:3", "pubstatus": status, "body_text": TEXT}
    assert reason(row) == f"the agency marks it {status.lower()!r} (pubstatus)"


def test_a_picture_of_ninjs_has_no_text() -> None:
    assert "type 'picture'" in reason({"uri": "urn:n:4", "type": "picture", "pubstatus": "usable"})
