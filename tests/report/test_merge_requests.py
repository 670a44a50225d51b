"""GitLab's Code Quality and reviewdog's diagnostics."""

import json
from dataclasses import replace
from typing import Any

from checker.stages.report import render
from checker.types import Report, Source

from .factory import empty, gate, market, report


def issues(one: Report) -> Any:
    return json.loads(render(one, "gitlab"))


def diagnostics(one: Report) -> list[Any]:
    return [json.loads(line) for line in render(one, "rdjsonl").splitlines()]


def test_gitlab_gets_the_fields_that_it_reads() -> None:
    found = issues(gate())
    assert len(found) == len(gate().findings)
    for issue in found:
        assert list(issue) == [
            *("description", "check_name", "fingerprint", "severity", "location")
        ]
        assert issue["severity"] in {"info", "minor", "major"}
        assert list(issue["location"]) == ["path", "lines"]
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith(("./", "/"))
        assert "\n" not in issue["description"]


def test_gitlab_fingerprints_are_unique() -> None:
    prints = [issue["fingerprint"] for issue in issues(report())]
    assert len(set(prints)) == len(prints)


def test_nothing_found_is_an_empty_list() -> None:
    assert render(empty(), "gitlab") == "[]\n"
    assert render(empty(), "rdjsonl") == ""


def test_reviewdog_gets_a_line_per_quotation_in_the_new_articles() -> None:
    found = diagnostics(market())
    error = [row for row in found if row["code"]["value"] == "number-conflict"]
    assert [row["severity"] for row in found].count("ERROR") == 2
    assert {row["location"]["path"] for row in error[:2]} == {"new/rasid.TXT"}
    assert {place["location"]["path"] for place in error[0]["relatedLocations"]} == {
        *("sada", "archive/bayan.txt")
    }


def test_columns_of_reviewdog_count_bytes() -> None:
    article = next(one for one in market().articles if one.id == "rasid")
    row = next(
        row for row in diagnostics(market()) if "column" in row["location"]["range"]["start"]
    )
    span = row["location"]["range"]
    line = article.text.split("\n")[span["start"]["line"] - 1].encode()
    assert line[span["start"]["column"] - 1 : span["end"]["column"] - 1].decode() == "21 قتيلًا"


def test_without_a_column_reviewdog_gets_the_line() -> None:
    rows = [row for row in diagnostics(gate()) if row["location"]["path"] == "new/minbar.html"]
    assert rows
    assert all(row["location"]["range"] == {"start": {"line": 1}} for row in rows)


def test_lines_of_reviewdog_are_no_longer_than_it_reads() -> None:
    base, words = market(), "\ud800" + "😀" * 100_000
    loud = replace(base.findings[0].message, ar=words, en=words)
    sides = tuple(replace(side, evidence=side.evidence * 50) for side in base.findings[0].sides)
    articles = tuple(replace(one, source=Source(words[:200])) for one in base.articles)
    finding = replace(base.findings[0], message=loud, question=loud, sides=sides)
    text = render(replace(base, findings=(finding,), articles=articles), "rdjsonl")
    assert max(len(line.encode()) for line in text.splitlines()) < 64 * 1024
    assert "\\ud" not in text


def test_what_was_set_aside_is_no_comment() -> None:
    aside = {one.finding.rule for one in gate().suppressed}
    assert not aside & {issue["check_name"] for issue in issues(gate())}
    assert not aside & {row["code"]["value"] for row in diagnostics(gate())}
