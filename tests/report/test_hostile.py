"""Whatever an article says, every format stays what it is and says only what it means."""

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from lxml import etree

from checker.stages.report import FORMATS, render
from checker.types import (
    Article,
    Bilingual,
    Counts,
    Evidence,
    Finding,
    Report,
    Run,
    Side,
    Skipped,
    Source,
    Span,
    Subject,
    Suppressed,
    Suppression,
)

from .published import junit_schema, sarif_schema
from .test_markdown import OURS

NASTY = [
    "]]>", "-->", "<!--", "%0A::error::x", "\n::error::x", "\r\n##[error]x", "|", "``", "\ud800",
    "\udc00", "\x00", "\x1b[31m", "\u202e", "\u2066", "\u2028", "\x85", "\ufffe", "\uffff",
    "<script>", "&lt;", "{{ 1 }}", "{0}", "](javascript:x)", "=1+1", "</details>", "::", ",",
    "خبر", " ", "\ufeff", "😀", "\u0300" * 9, "x" * 3000,
]  # fmt: skip
WORDS = st.lists(
    st.sampled_from(NASTY) | st.characters(min_codepoint=0, exclude_categories=()), max_size=6
).map("".join)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    articles = tuple(
        Article(
            f"{number}{draw(WORDS)}",
            draw(WORDS) + "قول" + draw(WORDS),
            title=draw(WORDS),
            source=Source(draw(WORDS)),
            url=draw(WORDS | st.just("https://a.example/")),
            path=draw(WORDS | st.sampled_from(["a.txt", "./b.txt", "c.jsonl:3", "/d/e.txt"])),
        )
        for number in range(2)
    )
    findings = tuple(_finding(draw, articles, number) for number in range(2))
    suppression = Suppression("article", draw(WORDS), draw(WORDS), draw(WORDS), draw(WORDS))
    return Report(
        Run("1", "2031-01-01T00:00:00+00:00", 0.0, draw(WORDS)),
        Counts(2, 2, 1, 0, (Skipped(draw(WORDS), "ingest", draw(WORDS)),)),
        findings[:1],
        articles,
        suppressed=(Suppressed(findings[1], suppression),),
        new=draw(st.sampled_from([(), (articles[0].id,)])),
    )


def _finding(draw: st.DrawFn, articles: tuple[Article, ...], number: int) -> Finding:
    sides = tuple(Side(draw(WORDS), draw(WORDS), (_said(article),)) for article in articles)
    return Finding(
        f"f{number}",
        "rank-conflict",
        draw(st.sampled_from(["rank-conflict", "house-style"])),
        draw(st.sampled_from(["error", "warning", "info"])),
        0.5,
        Subject(draw(WORDS), draw(WORDS)),
        Bilingual(draw(WORDS), draw(WORDS)),
        Bilingual(draw(WORDS), draw(WORDS)),
        sides,
    )


def _said(article: Article) -> Evidence:
    start = article.text.index("قول")
    span = Span("text", start, start + 3)
    return Evidence(article.id, span, "قول", Span("text", 0, len(article.text)))


def _json(text: str) -> Any:
    return json.loads(text)


def _check_sarif(text: str) -> None:
    Draft4Validator(sarif_schema()).validate(_json(text))


def _check_junit(text: str) -> None:
    junit_schema().assertValid(etree.fromstring(text.encode()))


def _check_github(text: str) -> None:
    lines = re.split(r"\r\n|\r|\n", text.removesuffix("\n"))
    assert 1 <= len(lines) <= 2
    assert all(re.match(r"::(error|warning|notice) (file|title)=", line) for line in lines)
    assert "\u2028" not in text


def _check_markdown(text: str) -> None:
    assert set(re.findall(r"<[^>]*>?", text)) <= OURS
    assert sum("<details>" in line for line in text.splitlines()) == 1
    assert all(row.count("|") == 3 for row in text.splitlines() if "<details>" in row)


def _check_rows(text: str) -> None:
    assert all(isinstance(_json(line), dict) for line in text.split("\n")[:-1])


CHECKS: dict[str, Callable[[str], object]] = {
    "sarif": _check_sarif,
    "junit": _check_junit,
    "github": _check_github,
    "markdown": _check_markdown,
    "gitlab": _json,
    "json": _json,
    "webannotation": _json,
    "rdjsonl": _check_rows,
    "jsonl": _check_rows,
    "csv": lambda text: list(csv.reader(io.StringIO(text, newline=""))),
    "text": lambda text: text,
}


def test_every_format_but_the_page_is_held_to_it() -> None:
    assert set(CHECKS) == set(FORMATS) - {"html"}


@pytest.mark.parametrize("name", CHECKS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(one=reports())
def test_hostile_words_stay_words(name: str, one: Report) -> None:
    text = render(one, name)
    assert text.encode() == render(one, name).encode()
    assert not set(text) & set("\x00\x1b\u202e\u2066\ud800")
    CHECKS[name](text)
