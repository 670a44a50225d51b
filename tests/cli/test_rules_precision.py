"""`checker rules list` tells how right each rule was: what editors decided, fed back."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import Result

from checker.decisions import LOG_NAME, Decision, DecisionLog, decide, undo, write_lines

Checker = Callable[..., Result]
NOON = datetime(2031, 4, 2, 12, tzinfo=UTC)


def decision(number: int, verdict: str, *, rule: str = "rank-conflict", **more: str) -> Decision:
    return decide(
        finding=f"f{number}",
        verdict=verdict,  # type: ignore[arg-type]
        editor=more.pop("editor", "هدى"),
        at=NOON + timedelta(minutes=number),
        rule=rule,
        reason="event" if verdict == "not-a-conflict" else "",
        **more,
    )


@pytest.fixture
def entries() -> list[Decision]:
    taken_back = decision(7, "confirmed")
    return [
        decision(1, "confirmed"),
        decision(2, "confirmed"),
        decision(3, "not-a-conflict"),
        decision(4, "both-right"),
        decision(5, "later"),
        decision(6, "confirmed"),
        decision(6, "both-right", editor="سامي"),  # editors disagree: it counts for neither
        taken_back,
        undo(taken_back, editor="هدى", at=NOON + timedelta(hours=1)),
        decision(8, "not-a-conflict", rule="metonym"),
    ]


@pytest.fixture
def index(tmp_path: Path, entries: list[Decision]) -> Path:
    folder = tmp_path / "archive.index"
    DecisionLog(folder / LOG_NAME).add(entries)
    return folder


def test_the_log_of_an_index_gives_each_rule_its_record(checker: Checker, index: Path) -> None:
    shown = checker("rules", "list", "--index", str(index), "-f", "json")
    rows = {row["name"]: row for row in json.loads(shown.stdout)}
    keys = ("confirmed", "dismissed", "precision")
    assert [rows["rank-conflict"][key] for key in keys] == [2, 2, 0.5]
    assert [rows["metonym"][key] for key in keys] == [0, 1, 0.0]
    assert [rows["chronology"][key] for key in keys] == [0, 0, None]


def test_an_export_does_as_well_as_a_log(
    checker: Checker, tmp_path: Path, entries: list[Decision]
) -> None:
    file = tmp_path / "decisions.jsonl"
    file.write_text(write_lines(entries), encoding="utf-8")
    shown = checker("rules", "list", "--decisions", str(file)).stdout
    lines = {line.split()[0]: line for line in shown.splitlines()}
    assert "2 of 4 right" in lines["rank-conflict"]
    assert "0 of 1 right" in lines["metonym"]
    assert "nothing decided" in lines["chronology"]


def test_an_index_on_which_nothing_was_decided(checker: Checker, tmp_path: Path) -> None:
    (tmp_path / "new.index").mkdir()
    shown = checker("rules", "list", "--index", str(tmp_path / "new.index"))
    assert shown.exit_code == 0
    assert "nothing decided" in shown.stdout


def test_without_a_log_the_list_is_as_before(checker: Checker) -> None:
    (row, *_) = json.loads(checker("rules", "list", "-f", "json").stdout)
    assert set(row) == {"name", "family", "severity", "runs", "title"}
    assert "decided" not in checker("rules", "list").stdout


@pytest.mark.parametrize("option", ["--index", "--decisions"])
def test_a_log_that_is_not_there_is_an_error(checker: Checker, option: str) -> None:
    assert checker("rules", "list", option, "nowhere").exit_code == 2
