"""Workflow commands, read back as GitHub's runner reads them."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from checker.stages.report import render
from checker.types import Report

from .factory import empty, gate, large, market, report

Command = tuple[str, dict[str, str], str]


def commands(one: Report) -> list[Command]:
    """The runner ends lines at CR and LF, cuts at the first "::" after the name, then unescapes."""
    found = []
    for line in re.split(r"\r\n|\r|\n", render(one, "github").removesuffix("\n")):
        assert line.startswith("::")
        head, message = line[2:].split("::", 1)
        name, _, rest = head.partition(" ")
        pairs = [pair.partition("=") for pair in rest.split(",")]
        assert all(separator for _, separator, _ in pairs)
        properties = {key: _unescaped(value, "%3A:", "%2C,") for key, _, value in pairs}
        found.append((name, properties, _unescaped(message)))
    return found


def _unescaped(text: str, *more: str) -> str:
    for token in (*more, "%0D\r", "%0A\n", "%25%"):
        text = text.replace(token[:3], token[3:])
    return text


def test_errors_come_first_and_the_sum_last() -> None:
    names = [name for name, _, _ in commands(report())]
    assert names == ["error"] * 6 + ["warning"] * 4 + ["notice"] * 4
    assert commands(report())[-1][2].startswith("13 findings (6 error, 4 warning, 3 info); 10 art")


def test_a_report_without_findings_says_so() -> None:
    ((name, properties, message),) = commands(empty())
    assert (name, properties) == ("notice", {"title": "checker"})
    assert message == "0 findings (0 error, 0 warning, 0 info); 4 articles read"


def test_words_of_a_text_file_are_marked() -> None:
    properties = next(p for _, p, _ in commands(market()) if p["file"] == "new/rasid.TXT")
    assert properties["line"] == "1"
    places = [p for _, p, _ in commands(gate()) if p.get("col")]
    assert places
    assert all(p["line"] == p["endLine"] and int(p["endColumn"]) > int(p["col"]) for p in places)


def test_columns_are_left_out_of_a_range_over_several_lines() -> None:
    base = gate()
    finding, article = base.findings[0], next(a for a in base.articles if a.id == "marsa")
    item = finding.sides[1].evidence[1]
    span = replace(item.span, end=item.span.end + 1)
    text = article.text[: span.end - 1] + "\n" + article.text[span.end :]
    evidence = replace(item, span=span, quote=text[span.start : span.end])
    one = replace(
        base,
        findings=(replace(finding, sides=(replace(finding.sides[0], evidence=(evidence,)),)),),
        articles=(replace(article, text=text),),
    )
    properties = commands(one)[0][1]
    assert (properties["line"], properties["endLine"]) == ("1", "2")
    assert "col" not in properties


def test_no_more_than_the_runner_keeps_and_the_cut_is_told() -> None:
    found = commands(large(20))
    assert Counter(name for name, _, _ in found) == {"error": 10, "warning": 10, "notice": 10}
    assert "231 findings not shown as annotations" in found[-1][2]


def test_set_aside_and_skipped_are_counted() -> None:
    assert commands(gate())[-1][2].endswith("2 set aside; 2 inputs skipped")


@pytest.mark.parametrize(
    "words",
    [
        "::set-output name=a::b",
        "\n::error::x",
        "\r\n::stop-commands::x",
        "%0A::error::x",
        "\u2028::error::x",
        "\x85::add-mask::x",
        "##[error]x",
        "a,file=/etc/passwd,title=b",
        "a::b",
    ],
)
def test_an_article_cannot_start_a_command(words: str) -> None:
    base = gate().findings[0]
    question = replace(base.question, ar=words, en=words)
    sides = tuple(replace(side, value=words, key=words) for side in base.sides)
    hostile = replace(base, question=question, message=question, kind=words, sides=sides)
    articles = tuple(replace(one, path=f"{words}.txt") for one in gate().articles)
    one = replace(gate(), findings=(hostile,), articles=articles)
    names = [(name, set(properties)) for name, properties, _ in commands(one)]
    assert [name for name, _ in names] == ["error", "notice"]
    assert names[0][1] <= {"file", "line", "endLine", "col", "endColumn", "title"}
    assert len(render(one, "github").splitlines()) == 2
