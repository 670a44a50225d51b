"""JUnit XML, against the schema of Jenkins and what Ant asks beyond it."""

from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from checker.stages.report import render
from checker.types import Report

from .factory import empty, gate, report
from .published import junit_schema


def suites(one: Report) -> list[Any]:
    root = etree.fromstring(render(one, "junit").encode())
    junit_schema().assertValid(root)
    assert root.attrib == {}
    return list(root)


@pytest.mark.parametrize("one", [report(), gate(), empty(), empty(articles=0)])
def test_follows_the_published_schema(one: Report) -> None:
    assert suites(one)


def test_the_published_schema_refuses_what_is_not_junit() -> None:
    root = etree.fromstring(render(gate(), "junit").encode())
    del root[0].attrib["failures"]
    assert not junit_schema().validate(root)


@pytest.mark.parametrize("one", [report(), gate(), empty()])
def test_a_suite_is_what_ant_wants_too(one: Report) -> None:
    for number, suite in enumerate(suites(one)):
        assert suite.get("id") == str(number)
        assert {"name", "package", "timestamp", "hostname", "time"} <= set(suite.attrib)
        tags = [element.tag for element in suite]
        cases = tags.count("testcase")
        assert tags == ["properties", *["testcase"] * cases, "system-out", "system-err"]
        assert all({"name", "classname", "time"} == set(case.attrib) for case in suite[1:-2])
        assert all(len(case) <= 1 for case in suite.iter("testcase"))


@pytest.mark.parametrize("one", [report(), gate(), empty()])
def test_counts_are_those_of_the_cases(one: Report) -> None:
    for suite in suites(one):
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("skipped")) == len(suite.findall("testcase/skipped"))
        assert suite.get("errors") == "0"


def test_a_gate_has_a_suite_per_new_article_in_their_order() -> None:
    names = [suite.get("name") for suite in suites(gate())]
    assert names[: len(gate().new)] == list(gate().new)
    assert names[-1] == "skipped inputs"


def test_a_new_article_without_findings_passes() -> None:
    clean = next(suite for suite in suites(gate()) if suite.get("name") == "clean")
    assert [case.get("name") for case in clean.iter("testcase")] == ["no findings"]
    assert clean.find("testcase/failure") is None


def test_a_check_without_findings_is_seen_to_have_passed() -> None:
    (suite,) = suites(empty())
    assert (suite.get("name"), suite.get("tests"), suite.get("failures")) == ("checker", "1", "0")


def test_errors_and_warnings_fail_and_notes_pass() -> None:
    one = report()
    failed = [failure.get("type") for suite in suites(one) for failure in suite.iter("failure")]
    grave = [finding.kind for finding in one.findings if finding.severity != "info"]
    assert sorted(failed) == sorted(grave)
    output = "".join(suite.findtext("system-out") or "" for suite in suites(one))
    assert "كم قطعة بحرية شاركت؟" in output
    assert "ما رتبة طارق الدهماني؟" not in output


def test_what_was_set_aside_is_skipped_and_says_why() -> None:
    messages = [
        skipped.get("message") for suite in suites(gate()) for skipped in suite.iter("skipped")
    ]
    assert (
        "set aside by the article: صيغة الموقع, ه. الصيرفي, 2026-03-05, until 2026-09-05"
        in messages
    )
    assert "set aside by the baseline" in messages


def test_what_could_not_be_read_is_skipped() -> None:
    cases = {case.get("name"): case for case in suites(report())[-1].iter("testcase")}
    assert cases["inbox/broken.jsonl:7"].find("skipped").get("message").startswith("ليس JSON")


def test_a_failure_holds_the_evidence() -> None:
    text = "".join(failure.text for suite in suites(gate()) for failure in suite.iter("failure"))
    assert "[اللواء طارق الدهماني] يفتتح مناورات" in text


def test_names_of_cases_are_unique() -> None:
    names = [case.get("name") for suite in suites(report()) for case in suite.iter("testcase")]
    assert len(set(names)) == len(names)


def test_moments_are_in_utc_without_a_zone() -> None:
    assert suites(report())[0].get("timestamp") == "2026-03-06T07:15:00"
    never = replace(report(), run=replace(report().run, started=""))
    assert suites(never)[0].get("timestamp") == "1970-01-01T00:00:00"
