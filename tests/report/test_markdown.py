"""The page for a job summary: what an article says stays words."""

import html
import re
from dataclasses import replace

import pytest

from checker.stages.report import markdown_format, render
from checker.stages.report.markdown_format import escaped

from .factory import empty, gate, large, report

OURS = {
    *("<br>", "<details>", "</details>", "<summary>", "</summary>", "<p>", "</p>"),
    *("<ul>", "</ul>", "<li>", "</li>", "<b>", "</b>", '<span dir="auto">', "</span>"),
}
HOSTILE = [
    "a|b",
    "<script>x</script>",
    "`code`",
    "**bold** _it_ ~~no~~",
    "[text](javascript:x)",
    "![x](https://evil.example/p.png)",
    "https://evil.example www.evil.example",
    "@someone a@b.example #12",
    "# head",
    "- item",
    "--> ]]> <!--",
    "</details>",
    "&lt;b&gt; &#60;",
    "a\n\n| b | c |\n|---|---|",
    "$$x$$",
    "\\|",
    ":smile:",
]


def test_there_is_a_table_per_severity() -> None:
    text = render(report(), "markdown")
    assert re.findall(r"^## .*· (.*)$", text, re.MULTILINE) == [
        *("High priority", "Medium priority", "Note")
    ]
    assert "| 6 | 4 | 3 |" in text


def test_evidence_is_folded_and_marked() -> None:
    text = render(report(), "markdown")
    assert text.count("<details>") == text.count("</details>") == 13
    assert "<b>اللواء طارق الدهماني</b> يفتتح مناورات" in text


def test_every_row_has_its_cells_and_only_our_tags() -> None:
    text = render(report(), "markdown")
    rows = [line for line in text.splitlines() if "<details>" in line]
    assert len(rows) == 13
    assert all(row.count("|") == 3 for row in rows)
    assert set(re.findall(r"<[^>]*>", text)) <= OURS


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_of_an_article_is_markup(words: str) -> None:
    line = escaped(words)
    assert not set(line) & set("|<>`*_~[]()!@#:.\\$\"'") - set("#")
    assert "#" not in re.sub(r"&#\d+;", "", line)
    assert html.unescape(line).replace("\u2060", "") == " ".join(words.split())
    assert not re.search(r"@\w", html.unescape(line))


def test_what_was_set_aside_and_skipped_is_counted() -> None:
    text = render(gate(), "markdown")
    assert "Set aside: 2" in text
    assert "Skipped: 2" in text


def test_a_page_without_findings_says_what_was_read() -> None:
    assert "Articles: 4" in render(empty(), "markdown")
    assert "<details>" not in render(empty(), "markdown")


def test_no_page_is_larger_than_github_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert markdown_format.MAX_BYTES < 1024 * 1024
    one = large(150)
    monkeypatch.setattr(markdown_format, "MAX_BYTES", 100_000)
    text = render(one, "markdown")
    assert 80_000 < len(text.encode()) <= 100_000
    shown = text.count("<details>")
    assert f"{len(one.findings) - shown:,} findings" in text
    assert "not shown" in text


def test_one_enormous_sentence_does_not_fill_the_page() -> None:
    base = report()
    article = replace(base.articles[0], title="كلمة " * 50_000)
    one = replace(base, articles=(article, *base.articles[1:]))
    assert len(render(one, "markdown")) < 40_000
