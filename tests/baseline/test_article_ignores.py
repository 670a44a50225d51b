"""What an article asks to ignore about itself, in each format, and what goes wrong with it."""

import json
import time
from pathlib import Path

import pytest

from checker.stages.ingest import read, read_record
from checker.stages.ingest.ignoring import LONGEST, MOST, of_markdown
from checker.stages.segment import segment
from checker.types import Article, Ignore, Skipped

TEXT = "قال اللواء سالم الورداني إن الجسر آمن ويفتح أمام السيارات يوم الأحد المقبل."
RANK = Ignore("rank-conflict", "اتصلنا به")
NINJS = {"uri": "urn:x:1", "versioncreated": "2031-04-02T09:00:00Z", "body_text": TEXT}


def ingested(path: Path, content: str) -> tuple[Article, list[str]]:
    """The article of a file, and the reasons of what was skipped beside it."""
    path.write_text(content, encoding="utf-8", newline="")
    items = list(read([path]))
    (article,) = (item for item in items if isinstance(item, Article))
    skipped = [item for item in items if isinstance(item, Skipped)]
    assert all(item.source.startswith(str(path)) for item in skipped)
    return article, [item.reason for item in skipped]


def of_row(ignore: object) -> tuple[tuple[Ignore, ...], str]:
    row = {"id": "a", "text": TEXT, "checker": {"ignore": ignore}}
    items = list(_read_jsonl(row))
    assert isinstance(items[0], Article)
    reasons = [item.reason for item in items[1:] if isinstance(item, Skipped)]
    assert len(reasons) == len(items) - 1 <= 1
    return items[0].ignore, reasons[0] if reasons else ""


def _read_jsonl(row: object) -> list[Article | Skipped]:
    import io

    return list(read(["-"], stdin=io.BytesIO(json.dumps(row).encode() + b"\n")))


def test_a_row_names_rules_or_says_more() -> None:
    full = {"rule": "number-conflict", "reason": "official", "author": "Huda"}
    asked, problem = of_row(["rank-conflict: اتصلنا به", {**full, "expires": "2031-12-31"}])
    assert asked == (RANK, Ignore("number-conflict", "official", "Huda", "2031-12-31"))
    assert problem == ""


@pytest.mark.parametrize("ignore", ["metonym", {"rule": "metonym"}, ["metonym"]])
def test_one_rule_needs_no_list(ignore: object) -> None:
    assert of_row(ignore) == ((Ignore("metonym"),), "")


@pytest.mark.parametrize("row", [{"text": TEXT}, NINJS], ids=["row", "ninjs"])
def test_rows_from_python_and_ninjs_bear_it_too(row: dict[str, object]) -> None:
    item = read_record({**row, "checker": {"ignore": ["rank-conflict: اتصلنا به"]}}, origin="t")
    assert isinstance(item, Article)
    assert item.ignore == (RANK,)


@pytest.mark.parametrize("checker", ["Huda", {"name": "Huda"}, 7, None, {"ignore": None}])
def test_a_checker_that_is_a_person_is_not_ours(checker: object) -> None:
    (item,) = _read_jsonl({"id": "a", "text": TEXT, "checker": checker})
    assert isinstance(item, Article)
    assert item.ignore == ()


def test_a_page_says_it_in_its_head_and_nowhere_else(tmp_path: Path) -> None:
    meta = '<meta name="checker:ignore" content="{}">'
    page = (
        f"<html><head>{meta.format('rank-conflict: اتصلنا به')}{meta.format('metonym')}</head>"
        f"<body><article><p>{TEXT}</p><p>{TEXT}</p><div>{meta.format('boilerplate')}</div>"
        "</article></body></html>"
    )
    article, skipped = ingested(tmp_path / "a.html", page)
    assert (article.ignore, skipped) == ((RANK, Ignore("metonym")), [])


@pytest.mark.parametrize("head", ["", "---\nchecker: Huda\n---\n"], ids=["bare", "front"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_comment_in_markdown_is_no_text_and_moves_none(
    head: str, end: str, tmp_path: Path
) -> None:
    body = f"{TEXT}\n<!-- checker:ignore rank-conflict: اتصلنا به -->\n\n{TEXT}\n"
    body += "<!--checker:ignore\nmetonym-->\n<!-- another -->\n"
    article, skipped = ingested(tmp_path / "a.md", (head + body).replace("\n", end))
    assert (article.ignore, skipped) == ((RANK, Ignore("metonym")), [])
    assert len(article.text) == len(body.replace("\n", end))
    assert article.text.rindex(TEXT) == body.replace("\n", end).rindex(TEXT)
    assert article.text.count("\n") == body.count("\n"), "lines keep their numbers"
    shown = [sentence.text for sentence in segment(article)]
    assert shown == [TEXT, TEXT, "<!-- another -->"]


def test_comments_of_others_and_other_formats_stay_text(tmp_path: Path) -> None:
    comment = "<!-- checker:ignored metonym -->\n<!-- checker:ignore metonym"
    article, _ = ingested(tmp_path / "a.md", f"{TEXT}\n{comment}\n")
    assert (article.ignore, comment in article.text) == ((), True)
    article, _ = ingested(tmp_path / "b.txt", f"{TEXT}\n<!-- checker:ignore metonym -->\n")
    assert (article.ignore, "<!--" in article.text) == ((), True)


@pytest.mark.parametrize(
    ("ignore", "problem"),
    [
        ("*", "entry 1: '*' is not the name of a rule"),
        (["metonym", "Rank Conflict: x"], "entry 2: 'Rank Conflict' is not the name of a rule"),
        ([""], "entry 1: '' is not the name of a rule"),
        ([{"reason": "x"}], "entry 1: '' is not the name of a rule"),
        ([7], "entry 1: neither the name of a rule nor an object"),
        ([["metonym"]], "entry 1: neither the name of a rule nor an object"),
        ([{"rule": "metonym", "until": "x"}], "entry 1: unknown key 'until'; keys: rule"),
        ([{"rule": "metonym", "reason": None}], "entry 1: reason: not a text"),
        ([{"rule": "metonym", "expires": "soon"}], "entry 1: expires: 'soon' is no day"),
        ([{"rule": "metonym", "reason": "x" * (LONGEST + 1)}], "reason: over 500 characters"),
        (["metonym"] * (MOST + 1), "of 51 entries only the first 50 are read"),
        (["*", "*", 7], "entry 1: '*' is not the name of a rule (and 2 more)"),
    ],
)
def test_a_bad_entry_is_noted_and_costs_nothing_else(ignore: object, problem: str) -> None:
    asked, reason = of_row(ignore)
    assert reason.startswith("the article is checked, but")
    assert problem in reason
    assert set(asked) <= {Ignore("metonym")}
    assert len(asked) <= MOST


def test_reasons_are_one_line_without_control_characters() -> None:
    ((asked,), _) = of_row([{"rule": "metonym", "reason": " a\n\tb\x1b[31m"}])
    assert asked.reason == "a b\u200b[31m"


@pytest.mark.parametrize("part", ["<!-- checker:ignore ", "<!-- checker:ignore metonym -->"])
def test_many_comments_take_little_time(part: str) -> None:
    started = time.perf_counter()
    text, _ = of_markdown(part * 20_000)
    assert time.perf_counter() - started < 2
    assert len(text) == len(part) * 20_000
