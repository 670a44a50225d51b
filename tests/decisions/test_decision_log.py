"""The log: only added to, the same in any order, and safe against what it may be given."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest
from pydantic import ValidationError

from checker.decisions import (
    DecisionLog,
    decide,
    exchange,
    read_any,
    read_lines,
    read_log,
    standing,
    undo,
    write_lines,
)
from checker.errors import DecisionError

from .conftest import Make

NOW = datetime(2026, 3, 2, tzinfo=UTC)


def test_the_last_word_of_each_editor_counts(make: Make) -> None:
    entries = [make("confirmed"), make("both-right"), make("both-right", "سامر")]
    (found,) = standing(entries).values()
    assert found.verdict == "both-right"
    assert [each.editor for each in found.decisions] == ["سامر", "هدى"]


def test_editors_who_disagree_decide_nothing(make: Make) -> None:
    entries = [make("confirmed"), make("not-a-conflict", "سامر")]
    assert standing(entries)["f1"].verdict == "disagreement"


def test_putting_it_off_is_no_disagreement(make: Make) -> None:
    assert standing([make("confirmed"), make("later", "سامر")])["f1"].verdict == "confirmed"
    assert standing([make("later")])["f1"].verdict == "later"


def test_undo_brings_back_what_stood_before(make: Make) -> None:
    first, second = make("confirmed"), make("later")
    back = undo(second, editor="هدى", at=NOW)
    assert standing([first, second, back])["f1"].verdict == "confirmed"
    assert standing([first, undo(first, editor="هدى", at=NOW)]) == {}


def test_the_order_of_entries_plays_no_part(make: Make) -> None:
    entries = [make("confirmed"), make("later", "سامر"), make("both-right")]
    entries.append(undo(entries[2], editor="هدى", at=NOW))
    found = [standing(order) for order in permutations(entries)]
    assert all(each == found[0] for each in found)


def test_a_log_keeps_what_it_was_given(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "desk" / "decisions.sqlite"
    entries = [
        make("confirmed", right="لواء", correct=("a", "b"), note="راجع\nالنشرة"),
        make("later"),
    ]
    assert DecisionLog(path).add(entries) == 2
    assert DecisionLog(path).add(entries) == 0
    assert read_log(path) == tuple(entries)
    assert read_any(path) == tuple(entries)


def test_no_log_is_an_empty_one(tmp_path: Path) -> None:
    assert read_log(tmp_path / "decisions.sqlite") == ()


def test_entries_cannot_be_changed_or_removed(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "decisions.sqlite"
    DecisionLog(path).add([make("later")])
    with sqlite3.connect(path) as db:
        for statement in ("DELETE FROM decision", "UPDATE decision SET entry = '{}'"):
            with pytest.raises(sqlite3.IntegrityError, match="only added to"):
                db.execute(statement)


def test_many_writers_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "decisions.sqlite"

    def write(number: int) -> int:
        entry = decide(finding=f"f{number}", verdict="later", editor=f"e{number % 4}", at=NOW)
        return DecisionLog(path).add([entry])

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(write, range(120))) == 120
    assert len(read_log(path)) == 120


def test_lines_go_out_and_come_back(make: Make) -> None:
    entries = (make("not-a-conflict", note="نص فيه \u202e قلب\u2028"), make("confirmed"))
    text = write_lines(reversed(entries))
    assert text.count("\n") == 2 and "\u202e" not in text
    assert read_lines("\ufeff" + text.replace("\n", "\r\n"), where="x") == entries


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "not a decision"),
        ("[]", "not a decision"),
        ('{"finding": "f1"}', "verdict"),
        ('{"finding":"f1","verdict":"maybe","editor":"x","at":"y"}', "verdict"),
        ('{"finding":"f 1","verdict":"later","editor":"x"}', "finding"),
    ],
)
def test_a_line_that_is_none_is_told_by_its_place(line: str, says: str, make: Make) -> None:
    text = write_lines([make("later")]) + line
    with pytest.raises(DecisionError, match=says) as caught:
        read_lines(text, where="moved.jsonl")
    assert caught.value.where == "moved.jsonl:2"


def test_a_line_without_end_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_LONGEST_LINE", 1000)
    with pytest.raises(DecisionError, match="1,001 characters"):
        read_lines("x" * 1001, where="moved.jsonl")


def test_all_articles_of_a_large_correction_go_out_and_come_back(make: Make) -> None:
    names = tuple(f" https://مثال.example/{number}/{'خبر' * 30} " for number in range(3000))
    entry = make("confirmed", right=" لواء ", correct=names)
    assert read_lines(write_lines([entry]), where="x") == (entry,)


@pytest.mark.parametrize(
    "parts",
    [
        {"verdict": "not-a-conflict"},
        {"verdict": "confirmed", "reason": "event"},
        {"verdict": "later", "right": "لواء"},
        {"verdict": "both-right", "correct": ("a",)},
        {"verdict": "undo"},
        {"verdict": "declined"},
        {"verdict": "later", "lesson": "0123456789abcdef"},
        {"verdict": "later", "note": "x" * 2001},
        {"verdict": "later", "editor": ""},
    ],
)
def test_parts_that_do_not_fit_are_refused(parts: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        decide(**{"finding": "f1", "editor": "هدى", "at": NOW, **parts})  # type: ignore[arg-type]


def test_another_program_s_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "decisions.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE mine (x)")
    with pytest.raises(DecisionError, match="not a log"):
        DecisionLog(path)
    with pytest.raises(DecisionError, match="not a log"):
        read_any(path)


def test_a_newer_log_is_not_guessed_at(tmp_path: Path) -> None:
    path = tmp_path / "decisions.sqlite"
    DecisionLog(path)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(DecisionError, match="format 99"):
        read_log(path)


def test_a_damaged_log_is_told(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "decisions.sqlite"
    DecisionLog(path).add([make("later")])
    path.write_bytes(path.read_bytes()[:700] + b"\xff" * 3000)
    with pytest.raises(DecisionError, match=r"decisions\.sqlite"):
        read_log(path)
