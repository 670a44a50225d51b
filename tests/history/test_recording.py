"""What is kept of runs: what is new, open, resolved, set aside, or gone for another reason."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest

from checker.errors import HistoryError
from checker.history import HISTORY_NAME, Snapshot, read_history, record
from checker.history.schema import MIGRATIONS
from checker.types import Finding

from .desk import NOON, OTHER_TOOL, TOOL, Newsroom, article, finding

DAY = date(2031, 4, 7)
WEEK = timedelta(7)
RANKS = {"لواء": [("a", "اللواء سالم")], "فريق": [("b", "الفريق سالم")]}


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    room = Newsroom(tmp_path)
    room.publish(
        article("a", "وصل اللواء سالم إلى الميناء.", day=DAY),
        article("b", "وصل الفريق سالم إلى الميناء.", day=DAY, source=NOON),
    )
    return room


def conflict(**more: object) -> Finding:
    return finding("rank-conflict", RANKS, **more)  # type: ignore[arg-type]


def events(room: Newsroom) -> list[tuple[int, str, str]]:
    with read_history(room.folder) as db:
        return db.execute("SELECT run, state, cause FROM event ORDER BY run, finding").fetchall()


def test_a_finding_that_stays_open_takes_one_row(room: Newsroom) -> None:
    room.run(DAY, conflict())
    for week in range(1, 4):
        room.publish(article(f"n{week}", "خبر آخر.", day=DAY + week * WEEK))
        room.run(DAY + week * WEEK, conflict())
    assert events(room) == [(1, "open", "text")]
    with read_history(room.folder) as db:
        assert db.execute("SELECT count(*) FROM run").fetchone() == (4,)
        assert db.execute("SELECT count(*) FROM article").fetchone() == (5,)


def test_a_corrected_text_resolves(room: Newsroom) -> None:
    room.run(DAY, conflict())
    room.publish(article("a", "وصل الفريق سالم إلى الميناء صباحا.", day=DAY))
    room.run(DAY + WEEK)
    assert events(room) == [(1, "open", "text"), (2, "gone", "corrected")]


def test_a_correction_elsewhere_in_the_text_resolves_too(room: Newsroom) -> None:
    room.run(DAY, conflict())
    room.publish(article("a", "وصل اللواء سالم إلى الميناء العام الماضي.", day=DAY))
    room.run(DAY + WEEK)
    assert events(room)[-1] == (2, "gone", "corrected")


def test_a_correction_beside_untouched_witnesses_explains_nothing(room: Newsroom) -> None:
    """Each answer is still given by an article that nobody changed: something else explains it."""
    room.publish(article("c", "وصل اللواء سالم إلى الميناء.", day=DAY))
    wide = finding("rank-conflict", {**RANKS, "لواء": [*RANKS["لواء"], ("c", "اللواء سالم")]})
    room.run(DAY, wide)
    room.publish(article("a", "وصل العميد سالم إلى الميناء.", day=DAY))
    room.run(DAY + WEEK)
    assert events(room)[-1] == (2, "gone", "context")


def test_a_removed_article_resolves(room: Newsroom) -> None:
    room.run(DAY, conflict())
    del room.articles["b"]
    room.run(DAY + WEEK)
    assert events(room)[-1] == (2, "gone", "removed")
    with read_history(room.folder) as db:
        rows = db.execute("SELECT run, digest, source FROM article WHERE id = 'b'").fetchall()
    assert [(run, bool(digest), source) for run, digest, source in rows] == [
        (1, True, NOON),
        (2, False, NOON),
    ]


def test_another_tool_resolves_nothing(room: Newsroom) -> None:
    room.run(DAY, conflict())
    room.run(DAY + WEEK, tool=OTHER_TOOL)
    assert events(room)[-1] == (2, "gone", "tool")


def test_with_another_tool_only_words_that_are_gone_prove_a_correction(room: Newsroom) -> None:
    room.run(DAY, conflict())
    room.publish(article("a", "وصل اللواء سالم إلى الميناء مساء.", day=DAY))
    room.run(DAY + WEEK, tool=OTHER_TOOL)
    assert events(room)[-1] == (2, "gone", "tool")
    room.run(DAY + 2 * WEEK, conflict(), tool=OTHER_TOOL)
    room.publish(article("a", "وصل الفريق سالم إلى الميناء مساء.", day=DAY))
    room.run(DAY + 3 * WEEK, tool=TOOL)
    assert [each[1:] for each in events(room)[2:]] == [("open", "back"), ("gone", "corrected")]


def test_other_articles_may_take_a_finding_away(room: Newsroom) -> None:
    room.run(DAY, conflict())
    room.publish(article("c", "رقي سالم إلى رتبة فريق.", day=DAY))
    room.run(DAY + WEEK)
    assert events(room)[-1] == (2, "gone", "context")


def test_a_third_answer_is_the_same_question(room: Newsroom) -> None:
    room.run(DAY, conflict())
    room.publish(article("c", "وصل العميد سالم إلى الميناء.", day=DAY + WEEK))
    grown = finding("rank-conflict", {**RANKS, "عميد": [("c", "العميد سالم")]})
    room.run(DAY + WEEK, grown)
    assert events(room)[1:] == [(2, "gone", "continued"), (2, "open", "text")]
    with read_history(room.folder) as db:
        found = db.execute("SELECT id FROM finding WHERE continues = ?", (conflict().id,))
        assert found.fetchall() == [(grown.id,)]


def test_one_shared_side_is_another_question(room: Newsroom) -> None:
    room.run(DAY, conflict())
    room.publish(article("a", "وصل العميد سالم إلى الميناء.", day=DAY))
    other = finding("rank-conflict", {"عميد": [("a", "العميد سالم")], "فريق": RANKS["فريق"]})
    room.run(DAY + WEEK, other)
    assert events(room)[1:] == [(2, "gone", "corrected"), (2, "open", "text")]


def test_what_a_new_tool_finds_in_old_articles_says_so(room: Newsroom) -> None:
    room.run(DAY)
    room.run(DAY + WEEK, conflict(), tool=OTHER_TOOL)
    assert events(room) == [(2, "open", "tool")]


def test_set_aside_and_back(room: Newsroom) -> None:
    room.run(DAY, conflict())
    room.run(DAY + WEEK, aside=[conflict()])
    room.run(DAY + 2 * WEEK, conflict())
    assert events(room) == [(1, "open", "text"), (2, "aside", "review"), (3, "open", "back")]


def test_another_severity_is_an_event(room: Newsroom) -> None:
    room.run(DAY, conflict())
    room.run(DAY + WEEK, conflict(severity="info"))
    assert events(room)[-1] == (2, "open", "severity")


def test_the_same_state_is_no_second_run(room: Newsroom) -> None:
    assert room.run(DAY, conflict()).outcome == "kept"
    assert room.run(DAY + timedelta(1), conflict()).outcome == "same"
    with read_history(room.folder) as db:
        assert db.execute("SELECT count(*) FROM run").fetchone() == (1,)
        assert db.execute("SELECT run, at FROM again").fetchall() == [
            (1, "2031-04-08T06:00:00+00:00")
        ]


def test_a_run_from_before_the_last_is_not_kept(room: Newsroom) -> None:
    room.run(DAY + WEEK, conflict())
    assert room.run(DAY).outcome == "older"
    assert events(room) == [(1, "open", "text")]


def test_a_run_that_fails_leaves_nothing(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    room.run(DAY, conflict())
    room.publish(article("c", "خبر.", day=DAY))
    monkeypatch.setattr("checker.history.recording.ended_by", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        room.run(DAY + WEEK)
    monkeypatch.undo()
    with read_history(room.folder) as db:
        assert db.execute("SELECT max(number) FROM run").fetchone() == (1,)
        assert db.execute("SELECT count(*) FROM article").fetchone() == (2,)
    assert room.run(DAY + WEEK).gone == 1


def test_rows_are_only_added(room: Newsroom) -> None:
    room.run(DAY, conflict())
    with sqlite3.connect(room.folder / HISTORY_NAME) as db:
        for table in ("run", "article", "finding", "evidence", "event"):
            with pytest.raises(sqlite3.IntegrityError, match="only added to"):
                db.execute(f"DELETE FROM {table}")  # noqa: S608
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            db.execute("UPDATE event SET state = 'gone'")
    db.close()


def test_migrations_record_themselves(room: Newsroom) -> None:
    room.run(DAY)
    with read_history(room.folder) as db:
        steps = db.execute("SELECT number, name FROM migration").fetchall()
    assert steps == [(n, name) for n, (name, _) in enumerate(MIGRATIONS, 1)]


def test_a_newer_history_and_another_file_are_refused(room: Newsroom) -> None:
    room.run(DAY)
    with sqlite3.connect(room.folder / HISTORY_NAME) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(HistoryError, match="format 99"):
        room.run(DAY + WEEK)
    (room.folder / HISTORY_NAME).write_bytes(b"not a database at all, but long enough" * 99)
    with pytest.raises(HistoryError, match="not a database"), read_history(room.folder):
        pass
    (room.folder / HISTORY_NAME).unlink()
    with sqlite3.connect(room.folder / HISTORY_NAME) as db:
        db.execute("CREATE TABLE other (x)")
    db.close()
    with pytest.raises(HistoryError, match="not a history"):
        room.run(DAY + WEEK)


def test_hostile_words_are_kept_as_words(tmp_path: Path) -> None:
    room = Newsroom(tmp_path)
    text = "'; DROP TABLE run; -- \x00 <script>"
    room.publish(article("x", text, day=DAY, source=f"\ud800{text}", desk=text))
    room.run(DAY, finding("rank-conflict", {text: [("x", text)]}, subject=text))
    room.run(DAY + WEEK, finding("rank-conflict", {text: [("x", text)]}, subject=text))
    assert events(room) == [(1, "open", "text")]


def test_an_empty_snapshot_is_a_run(tmp_path: Path) -> None:
    room = Newsroom(tmp_path)
    assert record(tmp_path, room.report(DAY, ()), Snapshot(), TOOL).outcome == "kept"


def test_two_at_once_keep_one_run(room: Newsroom) -> None:
    """Also where there is no file yet: both make it, and one is first."""
    with ThreadPoolExecutor(4) as pool:
        kept = list(pool.map(lambda _: room.run(DAY, conflict()).outcome, range(4)))
    assert sorted(kept) == ["kept", "same", "same", "same"]
    assert events(room) == [(1, "open", "text")]


def test_a_folder_that_is_only_lent_can_be_read(room: Newsroom) -> None:
    room.run(DAY, conflict())
    with sqlite3.connect(room.folder / HISTORY_NAME) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    for name in ("-wal", "-shm"):
        room.folder.joinpath(HISTORY_NAME + name).unlink(missing_ok=True)
    room.folder.chmod(0o555)
    try:
        assert events(room) == [(1, "open", "text")]
    finally:
        room.folder.chmod(0o755)
