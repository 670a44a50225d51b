"""The JSON contract of the design."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

import checker.stages.report as package
from checker.stages.report import render

from .factory import empty, report

SCHEMA = json.loads(Path(package.__file__).with_name("schema.json").read_text(encoding="utf-8"))


def parsed() -> Any:
    return json.loads(render(report(), "json"))


def test_schema_itself_is_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("one", [report(), empty(), empty(articles=0)])
def test_report_follows_the_schema(one: Any) -> None:
    Draft202012Validator(SCHEMA).validate(json.loads(render(one, "json")))


@pytest.mark.parametrize("key", ["severity", "sides", "question"])
def test_schema_refuses_a_finding_without(key: str) -> None:
    data = parsed()
    del data["findings"][0][key]
    with pytest.raises(ValidationError):
        Draft202012Validator(SCHEMA).validate(data)


def test_schema_refuses_unknown_keys() -> None:
    data = parsed()
    data["findings"][0]["sides"][0]["evidence"][0]["offset"] = 3
    with pytest.raises(ValidationError):
        Draft202012Validator(SCHEMA).validate(data)


def test_keys_stand_in_the_order_of_the_contract() -> None:
    data = parsed()
    assert list(data) == ["schema", "run", "corpus", "new", "findings", "suppressed", "confirmed"]
    assert list(data["corpus"]) == ["articles", "sentences", "claims", "copies", "skipped"]
    assert list(data["findings"][0]) == [
        *("id", "rule", "kind", "severity", "confidence", "subject", "claim"),
        *("question", "message", "suggestion", "explained_by", "sides"),
    ]
    side = data["findings"][0]["sides"][0]
    assert list(side) == ["value", "key", "evidence"]
    assert list(side["evidence"][0]) == ["article", "field", "start", "end", "quote", "sentence"]


def test_every_quote_equals_the_raw_text_at_its_offsets() -> None:
    articles = {article.id: article for article in report().articles}
    found = [
        item for one in parsed()["findings"] for side in one["sides"] for item in side["evidence"]
    ]
    assert len(found) > 30
    for item in found:
        assert (
            articles[item["article"]].field(item["field"])[item["start"] : item["end"]]
            == (item["quote"])
        )


def test_arabic_is_readable_and_indented_by_one() -> None:
    text = render(report(), "json")
    assert '\n "schema": 1' not in text.replace('{\n "schema": 1', "")
    assert "طارق الدهماني" in text


def test_direction_overrides_are_escaped_and_survive_parsing() -> None:
    text = render(report(), "json")
    assert "\u202e" not in text
    assert "\\u202e" in text
    assert any(
        "\u202e71" in item["quote"]
        for one in parsed()["findings"]
        for side in one["sides"]
        for item in side["evidence"]
    )


def test_lone_surrogates_do_not_break_the_file() -> None:
    one = report()
    broken = replace(one.findings[0], claim="\ud800")
    text = render(replace(one, findings=(broken,)), "json")
    assert json.loads(text.encode().decode())["findings"][0]["claim"] == "\ud800"


def test_lines_hold_the_run_then_one_finding_each() -> None:
    rows = [json.loads(line) for line in render(report(), "jsonl").splitlines()]
    assert [row["type"] for row in rows] == ["run"] + ["finding"] * len(report().findings)
    assert rows[0]["corpus"]["skipped"][0]["source"] == "inbox/broken.jsonl:7"
    assert rows[1] == {"type": "finding", **parsed()["findings"][0]}
