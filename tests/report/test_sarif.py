"""SARIF, against its published schema and what GitHub asks beyond it."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator, ValidationError

import checker
from checker.stages.report import render, sarif_format
from checker.stages.report.places import parted, relative
from checker.types import Report, Suppressed

from .factory import PATHS, empty, gate, large, report
from .published import sarif_schema


def run_of(one: Report) -> Any:
    log = json.loads(render(one, "sarif"))
    Draft4Validator(sarif_schema()).validate(log)
    (run,) = log["runs"]
    return run


def locations(run: Any) -> Iterator[Any]:
    for result in run["results"]:
        yield from (*result["locations"], *result["relatedLocations"])


@pytest.mark.parametrize("one", [report(), gate(), empty(), empty(articles=0)])
def test_follows_the_published_schema(one: Report) -> None:
    assert run_of(one)["columnKind"] == "unicodeCodePoints"


def test_the_published_schema_refuses_what_is_not_sarif() -> None:
    log = json.loads(render(gate(), "sarif"))
    log["runs"][0]["results"][0]["level"] = "info"
    with pytest.raises(ValidationError):
        Draft4Validator(sarif_schema()).validate(log)


def test_a_finding_is_a_result_the_gravest_first_those_set_aside_last() -> None:
    results = run_of(gate())["results"]
    levels = [result["level"] for result in results if not result["suppressions"]]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)
    assert [bool(result["suppressions"]) for result in results] == [False] * 11 + [True] * 2
    assert all(0 <= result["rank"] <= 100 for result in results)


def test_every_result_names_a_rule_with_its_page() -> None:
    run = run_of(gate())
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    pages = {rule["id"]: rule for rule in rules}
    assert "What it flags:" in pages["rank-conflict"]["help"]["text"]
    assert "\n## When it stays silent\n\nQ" in pages["rank-conflict"]["help"]["markdown"]
    assert pages["rank-conflict"]["properties"]["tags"] == ["people"]
    assert pages["house-style"]["help"]["text"]
    assert all("تضارب" in pages[name]["shortDescription"]["text"] for name in ("rank-conflict",))


def test_every_result_has_a_place_or_github_refuses_the_file() -> None:
    bare = replace(report().findings[0], sides=())
    for one in (gate(), report(), replace(report(), findings=(bare,))):
        for result in run_of(one)["results"]:
            (location,) = result["locations"]
            physical = location["physicalLocation"]
            assert physical["artifactLocation"]["uri"]
            assert physical["region"]["startLine"] >= 1


def test_a_gate_points_to_the_new_article_and_relates_the_others() -> None:
    one = gate()
    files = {relative(parted(PATHS.get(a.id, a.id))[0]) for a in one.articles}
    fresh = {relative(PATHS[name]) for name in one.new if name in PATHS}
    run = run_of(one)
    by_kind = {result["properties"]["kind"]: result for result in run["results"]}
    rank = by_kind["rank-conflict"]
    (first,) = rank["locations"]
    assert unquote(first["physicalLocation"]["artifactLocation"]["uri"]) in fresh
    assert [place["id"] for place in rank["relatedLocations"]] == list(range(1, 10))
    assert all("message" in place for place in rank["relatedLocations"])
    assert {unquote(a["location"]["uri"]) for a in run["artifacts"]} <= files | {
        *("inbox/broken.jsonl", "inbox/photo.bin")
    }


def test_artifacts_stand_where_locations_say() -> None:
    run = run_of(gate())
    for location in locations(run):
        named = dict(location["physicalLocation"]["artifactLocation"])
        index = named.pop("index")
        assert run["artifacts"][index]["location"] == named


def test_regions_are_the_quotations_and_lie_in_their_sentences() -> None:
    one = gate()
    texts = {relative(PATHS.get(a.id, a.id)): a.text for a in one.articles}
    exact = 0
    for location in locations(run_of(one)):
        physical = location["physicalLocation"]
        region = physical["region"]
        if "startColumn" not in region:
            assert "snippet" not in region
            assert "contextRegion" not in physical
            continue
        exact += 1
        text = texts[unquote(physical["artifactLocation"]["uri"])]
        assert _cut(text, region) == region["snippet"]["text"]
        properties = location["properties"]
        assert text[properties["start"] : properties["end"]] == region["snippet"]["text"]
        around = physical.get("contextRegion")
        assert around is None or region["snippet"]["text"] in _cut(text, around)
    assert exact > 5


def _cut(text: str, region: Any) -> str:
    assert region["startLine"] == region["endLine"]
    line = text.split("\n")[region["startLine"] - 1]
    return str(line[region["startColumn"] - 1 : region["endColumn"] - 1])


def test_a_row_is_shown_at_its_line() -> None:
    rows = [
        location["physicalLocation"]["region"]
        for location in locations(run_of(gate()))
        if location["physicalLocation"]["artifactLocation"]["uri"] == "archive/march.jsonl"
    ]
    assert rows
    assert all(region == {"startLine": 2} for region in rows)


def test_what_was_set_aside_says_by_whom() -> None:
    first, second = [r["suppressions"] for r in run_of(gate())["results"] if r["suppressions"]]
    by_kind = {one["kind"]: one for one in (*first, *second)}
    assert by_kind["external"] == {"kind": "external", "status": "accepted", "properties": {}}
    assert by_kind["inSource"]["justification"] == "صيغة الموقع"
    assert by_kind["inSource"]["properties"] == {
        "author": "ه. الصيرفي",
        "day": "2026-03-05",
        "expires": "2026-09-05",
    }


def test_fingerprints_are_the_ids_of_the_findings() -> None:
    one = gate()
    told = [result["partialFingerprints"]["findingId/v1"] for result in run_of(one)["results"]]
    known = [*one.findings, *(suppressed.finding for suppressed in one.suppressed)]
    assert sorted(told) == sorted(finding.id for finding in known)


def test_the_run_says_when_and_what_was_skipped() -> None:
    (invocation,) = run_of(gate())["invocations"]
    assert invocation["executionSuccessful"] is True
    assert invocation["startTimeUtc"] == "2026-03-06T07:15:00.000Z"
    assert invocation["endTimeUtc"] == "2026-03-06T07:15:02.375Z"
    first, second = invocation["toolExecutionNotifications"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "inbox/broken.jsonl"
    assert place["region"] == {"startLine": 7}
    assert "inbox/photo.bin" in second["message"]["text"]


def test_a_run_that_read_nothing_is_no_success() -> None:
    assert run_of(empty(articles=0))["invocations"][0]["executionSuccessful"] is False


def test_a_start_that_is_no_moment_is_left_out() -> None:
    one = replace(report(), run=replace(report().run, started=""))
    assert "startTimeUtc" not in run_of(one)["invocations"][0]


def test_a_gate_and_a_check_are_told_apart() -> None:
    assert run_of(gate())["automationDetails"]["id"] == "checker/gate/"
    assert run_of(report())["automationDetails"]["id"] == "checker/check/"


def test_messages_hold_no_link_and_no_placeholder() -> None:
    tricky = replace(
        report().findings[0].question, en="[click](https://evil.example) {0}", ar="{{1}}"
    )
    one = replace(report(), findings=(replace(report().findings[0], question=tricky),))
    text = run_of(one)["results"][0]["message"]["text"]
    assert "](" not in text
    assert "{{0}}" in text
    assert "{{{{1}}}}" in text


def test_no_more_results_than_github_shows_and_the_cut_is_told() -> None:
    run = json.loads(render(large(400), "sarif"))["runs"][0]
    assert len(run["results"]) == sarif_format.MAX_RESULTS == 5_000
    assert run["properties"]["resultsLeftOut"] == 200
    assert {result["level"] for result in run["results"][:2_000]} == {"error"}
    cut = run["invocations"][0]["toolExecutionNotifications"][-1]
    assert cut["descriptor"]["id"] == "results-cut"
    assert cut["message"]["text"].startswith("200 results")


def test_no_more_locations_than_github_shows() -> None:
    base = report()
    side = base.findings[0].sides[0]
    wide = replace(
        base.findings[0],
        sides=(replace(side, evidence=side.evidence * 60), *base.findings[0].sides),
    )
    (result,) = run_of(replace(base, findings=(wide,)))["results"]
    assert len(result["locations"]) + len(result["relatedLocations"]) == 100
    assert result["properties"]["evidenceLeftOut"] == 60 * 7 + 7 + 3 - 100


def test_a_file_that_is_too_large_to_upload_is_cut_further(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sarif_format, "MAX_GZIPPED", 20_000)
    text = render(large(60), "sarif")
    run = json.loads(text)["runs"][0]
    assert len(gzip.compress(text.encode())) <= 20_000
    assert run["properties"]["resultsLeftOut"] == 13 * 60 - len(run["results"])
    assert run["results"]


def test_suppressed_findings_of_one_id_and_rule_do_not_collide() -> None:
    one = report()
    aside = tuple(Suppressed(found, gate().suppressed[0].suppression) for found in one.findings)
    results = run_of(replace(one, findings=(), suppressed=aside))["results"]
    assert len(results) == len(aside)


def test_a_real_run_points_into_real_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    texts = {
        "a 1.txt": "﻿\r\nاستقبل وزير الدفاع في العاصمة اللواء سامر الدهان، قائد المنطقة الشمالية، "
        "وبحث معه تأمين الحدود.\r\n",
        "b.txt": "بحث وزير الدفاع تأمين الحدود مع العميد سامر الدهان، قائد المنطقة الشمالية، خلال "
        "لقاء في العاصمة.\n",
    }
    for name, text in texts.items():
        Path(name).write_bytes(text.encode())
    run = run_of(checker.check(["a 1.txt", "b.txt"]))
    assert "rank-conflict" in {result["ruleId"] for result in run["results"]}
    assert str(tmp_path) not in json.dumps(run)
    for location in locations(run):
        physical = location["physicalLocation"]
        text = texts[unquote(physical["artifactLocation"]["uri"])].removeprefix("\ufeff")
        assert _cut(text, physical["region"]) == physical["region"]["snippet"]["text"]
