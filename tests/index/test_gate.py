"""`checker gate`: only what involves the new articles, and never an article's own past."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from checker.decisions import LOG_NAME, DecisionLog, decide, write_lines
from checker.index import gating

from .comparing import gated, links
from .newsroom import Draft, Row, pair, write

Add = Callable[[list[Row]], None]
Checker = Callable[..., Result]
FIRE = Draft(event=1, count=1)
CORRECTED = replace(FIRE, count=2)


def cited(found: dict[str, Any]) -> set[str]:
    """Return the articles that findings have evidence in."""
    return {article for each in found.values() for *_, proofs in each[-1] for article, _ in proofs}


def test_a_new_article_is_held_against_the_archive(
    checker: Checker, index: Path, tmp_path: Path, add: Add
) -> None:
    one, other = pair()
    add([one])
    file = write(tmp_path / "new.jsonl", [other])
    result = checker("gate", file, "--index", index, "-f", "json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert {finding["kind"] for finding in report["findings"]} >= {"number-conflict"}
    assert "1 new articles" in result.stderr


def test_what_the_archive_says_against_itself_is_not_repeated(
    checker: Checker, index: Path, tmp_path: Path, add: Add
) -> None:
    add(pair())
    file = write(tmp_path / "new.jsonl", [Draft(event=4, city=2, day=9).row("new")])
    result = checker("gate", file, "--index", index, "-f", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["findings"] == []


def test_a_gate_and_a_check_heed_what_editors_decided(
    checker: Checker, index: Path, tmp_path: Path, add: Add
) -> None:
    one, other = pair()
    add([one])
    file = write(tmp_path / "new.jsonl", [other])
    found = json.loads(checker("gate", file, "--index", index, "-f", "json").stdout)["findings"]
    log = DecisionLog(index / LOG_NAME)
    for finding in found:
        log.add(
            [
                decide(
                    finding=finding["id"],
                    verdict="not-a-conflict",
                    reason="update",
                    editor="هدى",
                    at=datetime(2026, 3, 1, tzinfo=UTC),
                )
            ]
        )
    result = checker("gate", file, "--index", index, "-f", "json")
    assert result.exit_code == 0
    aside = json.loads(result.stdout)["suppressed"]
    assert {each["suppression"]["origin"] for each in aside} == {"review"}
    assert checker("gate", file, "--index", index, "--decisions", "").exit_code == 1
    add([other])
    assert checker("check", "--index", index).exit_code == 0
    assert checker("check", "--index", index, "--decisions", "").exit_code == 1


def test_a_confirmed_finding_still_fails_and_says_who_confirmed_it(
    checker: Checker, index: Path, tmp_path: Path, add: Add
) -> None:
    one, other = pair()
    add([one])
    file = write(tmp_path / "new.jsonl", [other])
    found = json.loads(checker("gate", file, "--index", index, "-f", "json").stdout)["findings"]
    entry = decide(
        finding=found[0]["id"],
        verdict="confirmed",
        editor="هدى",
        at=datetime(2026, 3, 1, tzinfo=UTC),
    )
    lines = tmp_path / "moved.jsonl"
    lines.write_text(write_lines([entry]), encoding="utf-8")
    result = checker("gate", file, "--index", index, "-f", "json", "--decisions", lines)
    assert result.exit_code == 1
    assert json.loads(result.stdout)["confirmed"] == [
        {"finding": found[0]["id"], "author": "هدى", "day": "2026-03-01", "note": ""}
    ]


def test_a_named_file_of_decisions_must_be_there(
    checker: Checker, index: Path, tmp_path: Path, add: Add
) -> None:
    add(pair())
    result = checker("check", "--index", index, "--decisions", tmp_path / "none.jsonl")
    assert result.exit_code == 2
    assert "no such file of decisions" in result.stderr


def test_a_gate_changes_nothing(index: Path, tmp_path: Path, add: Add) -> None:
    add(pair())
    before = links(index), {path.name: path.read_bytes() for path in index.glob("[av]*s*6")}
    gated(index, [CORRECTED.row("a"), FIRE.row("new")], tmp_path)
    after = links(index), {path.name: path.read_bytes() for path in index.glob("[av]*s*6")}
    assert before == after


@pytest.mark.parametrize("name", ["a", "a-corrected"])
def test_a_corrected_version_is_not_compared_with_the_one_before(
    index: Path, tmp_path: Path, add: Add, name: str
) -> None:
    add([FIRE.row("a")])
    address = FIRE.row("a")["url"]
    assert gated(index, [CORRECTED.row("other")], tmp_path), "without that they do disagree"
    assert gated(index, [CORRECTED.row(name, url=address)], tmp_path) == {}


def test_a_corrected_version_is_still_compared_with_all_others(
    index: Path, tmp_path: Path, add: Add
) -> None:
    add([FIRE.row("a"), replace(FIRE, count=5, outlet=1).row("b")])
    assert cited(gated(index, [CORRECTED.row("a")], tmp_path)) == {"a", "b"}


def test_an_address_that_several_articles_have_is_no_one_of_theirs(
    index: Path, tmp_path: Path, add: Add
) -> None:
    home = "https://press.example/"
    add([FIRE.row("a", url=home), Draft(event=4).row("b", url=home)])
    assert "a" in cited(gated(index, [CORRECTED.row("new", url=home)], tmp_path))


def test_an_older_version_does_not_speak_against_other_articles(
    index: Path, tmp_path: Path, add: Add
) -> None:
    add([FIRE.row("a")])
    add([CORRECTED.row("a")])
    assert gated(index, [replace(CORRECTED, outlet=2).row("new")], tmp_path) == {}


def test_new_articles_are_compared_with_one_another(index: Path, tmp_path: Path, add: Add) -> None:
    add([Draft(event=4, city=2, day=9).row("far")])
    assert cited(gated(index, pair(), tmp_path)) == {"a", "b"}


@pytest.mark.parametrize(("made", "asked"), [("default", "hashing"), ("hashing", "default")])
def test_an_index_of_another_encoder_is_refused_with_a_hint(
    checker: Checker, index: Path, tmp_path: Path, made: str, asked: str
) -> None:
    file = write(tmp_path / "news.jsonl", pair())
    checker("index", "add", file, "--index", index, "--encoder", made)
    result = checker("gate", file, "--index", index, "--encoder", asked)
    assert result.exit_code == 2
    assert "the index has vectors of" in result.stderr
    assert "`checker index add --index" in result.stderr
    assert result.stdout == ""


def test_an_index_of_other_language_data_is_refused_with_a_hint(
    checker: Checker, index: Path, tmp_path: Path, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(pair())
    monkeypatch.setattr(gating, "stages_digest", lambda: "9-other")
    file = write(tmp_path / "news.jsonl", pair())
    result = checker("gate", file, "--index", index)
    assert result.exit_code == 2
    assert "other language data or another version" in result.stderr
    assert "brings it up to date" in result.stderr


def test_no_index_is_said_with_the_command_that_makes_one(
    checker: Checker, index: Path, tmp_path: Path
) -> None:
    file = write(tmp_path / "news.jsonl", pair())
    for command in (["gate", file], ["index", "status"], ["index", "verify"]):
        result = checker(*command, "--index", index)
        assert result.exit_code == 2
        assert "there is no index here" in result.stderr
        assert "`checker index add ARTICLES --index" in result.stderr
    assert not index.exists()


def test_an_empty_archive_is_an_archive(index: Path, tmp_path: Path, add: Add) -> None:
    add([])
    assert cited(gated(index, pair(), tmp_path)) == {"a", "b"}
