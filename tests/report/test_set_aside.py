"""Findings that somebody has set aside, in the formats that are older than they."""

import json

from jsonschema import Draft202012Validator

from checker.stages.report import render

from .factory import gate, report
from .test_json_format import SCHEMA


def test_json_lists_them_with_their_reason() -> None:
    data = json.loads(render(gate(), "json"))
    Draft202012Validator(SCHEMA).validate(data)
    first, second = data["suppressed"]
    assert first["finding"]["kind"] == "boilerplate"
    assert first["suppression"] == {
        "origin": "article",
        "reason": "صيغة الموقع",
        "author": "ه. الصيرفي",
        "day": "2026-03-05",
        "expires": "2026-09-05",
    }
    assert second["suppression"]["origin"] == "baseline"
    assert data["new"] == ["marsa", "rasid", "minbar", "clean"]


def test_reports_written_before_there_were_any_still_follow_the_schema() -> None:
    data = json.loads(render(report(), "json"))
    del data["new"], data["suppressed"]
    Draft202012Validator(SCHEMA).validate(data)


def test_lines_hold_them_after_the_findings() -> None:
    rows = [json.loads(line) for line in render(gate(), "jsonl").splitlines()]
    assert [row["type"] for row in rows] == ["run"] + ["finding"] * 11 + ["suppressed"] * 2
    assert rows[0]["new"] == list(gate().new)


def test_text_counts_them_only_where_there_are_any() -> None:
    assert render(gate(), "text").splitlines()[1] == "2 set aside (baseline: 1, article: 1)"
    assert "set aside" not in render(report(), "text")


def test_the_page_counts_them_only_where_there_are_any() -> None:
    assert "مُنحّى" in render(gate(), "html")
    assert "مُنحّى" not in render(report(), "html")
