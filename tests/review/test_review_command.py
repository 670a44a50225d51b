"""The command: decisions in and out, reports that are none, and a machine without the extra."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from checker.cli.app import app
from checker.decisions import LOG_NAME, Decision, DecisionLog, decide, read_log, undo
from checker.review import Desk, serving
from checker.stages.report import render

from .newsdesk import many
from .room import Room

Run = Callable[..., Result]
NOON = datetime(2031, 4, 2, 12, tzinfo=UTC)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in an empty folder; what it would serve is kept."""
    monkeypatch.chdir(tmp_path)
    for name in ("CHECKER_CONFIG", "CHECKER_PACKS", "CHECKER_INDEX"):
        monkeypatch.delenv(name, raising=False)
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def desks(monkeypatch: pytest.MonkeyPatch) -> list[Desk]:
    """The desks that the command would have served."""
    found: list[Desk] = []
    monkeypatch.setattr(serving, "serve", lambda desk, *_, **__: found.append(desk))
    return found


def made(finding: str, verdict: str, editor: str, minute: int) -> Decision:
    reason = "event" if verdict == "not-a-conflict" else ""
    at = NOON + timedelta(minutes=minute)
    return decide(finding=finding, verdict=verdict, editor=editor, at=at, reason=reason)  # type: ignore[arg-type]


def log(folder: Path, *entries: Decision) -> Path:
    DecisionLog(folder / LOG_NAME).add(entries)
    return folder


def test_logs_of_two_desks_are_merged_without_loss(run: Run, tmp_path: Path) -> None:
    slip = made("f3", "later", "هدى", 3)
    mine = [made("f1", "confirmed", "هدى", 1), made("f2", "both-right", "هدى", 2), slip]
    mine.append(undo(slip, editor="هدى", at=NOON + timedelta(minutes=9)))
    theirs = [made("f1", "not-a-conflict", "سامر", 4), made("f4", "confirmed", "سامر", 5)]
    log(tmp_path / "a", *mine)
    log(tmp_path / "b", *theirs)
    assert run("review", "export", "--index", "a", "-o", "a.jsonl").exit_code == 0
    merged = run("review", "import", "a.jsonl", "--index", "b")
    assert merged.exit_code == 0 and "4 new of 4" in merged.stdout
    assert set(read_log(tmp_path / "b" / LOG_NAME)) == {*mine, *theirs}
    (said,) = [line for line in merged.stdout.splitlines() if "disagree" in line]
    assert "f1" in said and "هدى: confirmed" in said and "سامر: not-a-conflict" in said
    assert "0 new of 4" in run("review", "import", "a.jsonl", "--index", "b").stdout
    # The other way round, from the log itself: both desks have the same lines.
    assert run("review", "import", tmp_path / "b" / LOG_NAME, "--index", "a").exit_code == 0
    out = [run("review", "export", "--index", name).stdout for name in "ab"]
    assert out[0] == out[1] and out[0].count("\n") == 6


def test_a_bad_line_leaves_the_log_as_it_was(run: Run, tmp_path: Path) -> None:
    log(tmp_path / "a", made("f1", "later", "هدى", 1))
    good = run("review", "export", "--index", "a").stdout
    (tmp_path / "in.jsonl").write_text(good.replace("f1", "f9") + "{]\n", encoding="utf-8")
    failed = run("review", "import", "in.jsonl", "--index", "a")
    assert failed.exit_code == 2 and "in.jsonl:2" in failed.stderr
    assert len(read_log(tmp_path / "a" / LOG_NAME)) == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("export",), "either an --index or a --report"),
        (("export", "--index", "none"), "there is no index here"),
        (("import", "none.jsonl", "--index", "."), "none.jsonl"),
        (("--index", "none"), "there is no index here"),
        (("--report", "none.json"), "no such report"),
        (("--index", ".", "--report", "x.json"), "either an --index or a --report"),
        (("--index", ".", "export"), "stand behind the command"),
        (("--index", ".", "--host", "192.0.2.7"), "other machines"),
        (("--index", ".", "--known-as", "review.example.org"), "other machines"),
        (("--index", ".", "--proxy", "*"), "no address of a proxy"),
        (("--index", ".", "--tokens", "none"), "the token file cannot be read"),
        (("--index", ".", "--tokens", "x", "--editor", "y"), "exclude each other"),
    ],
)
def test_what_cannot_be_done_is_said(run: Run, words: tuple[str, ...], says: str) -> None:
    failed = run("review", *words)
    assert failed.exit_code == 2
    assert says in failed.stderr


def test_without_the_extra_it_names_it_and_moves_decisions_all_the_same(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("uvicorn", "starlette", "python_multipart"):
        monkeypatch.setitem(sys.modules, name, None)
    log(tmp_path / "a", made("f1", "later", "هدى", 1))
    failed = run("review", "--index", "a")
    assert failed.exit_code == 2
    assert "pip install 'claim-checker[review]'" in failed.stderr
    assert run("review", "export", "--index", "a").exit_code == 0


def written(folder: Path) -> Path:
    """Write a report and, beside it, the articles it was made of."""
    of = many(2)
    rows = [{"id": one.id, "title": one.title, "text": one.text} for one in of.articles]
    lines = "".join(f"{json.dumps(row)}\n" for row in rows)
    (folder / "articles.jsonl").write_text(lines, encoding="utf-8")
    (folder / "report.json").write_text(render(of, "json"), encoding="utf-8")
    return folder / "report.json"


def test_a_report_is_reviewed_with_its_articles(
    run: Run, tmp_path: Path, desks: list[Desk]
) -> None:
    path = written(tmp_path)
    assert run("review", "--report", path, "--articles", "articles.jsonl").exit_code == 0
    (desk,) = desks
    assert [one.id for one in desk.findings] == ["f00", "f01"]
    assert desk.log.path == tmp_path / "report.json.decisions.sqlite"
    browser = Room(desk.report, tmp_path).browser()
    assert "وشكر الأهالي" in browser.get("/finding/f00").words("//*[@class='shelf']")
    desk.log.add([made("f00", "confirmed", "هدى", 1)])
    assert run("review", "export", "--report", path).stdout.count("\n") == 1


def test_a_report_without_its_articles_shows_the_quotations(
    run: Run, tmp_path: Path, desks: list[Desk]
) -> None:
    assert run("review", "--report", written(tmp_path)).exit_code == 0
    browser = Room(desks[0].report, tmp_path).browser()
    page = browser.get("/finding/f00")
    assert page.status == 200
    assert "12 قتيلا" in page.words("//*[@class='bench']")
    assert "لا نص لهذا المقال" in page.words("//section[@class='whole']")
    assert browser.decide("f00", "confirmed").status == 303
    assert browser.get("/corrections.csv").text.count("\r\n") == 3
    assert browser.get("/").status == browser.get("/proposals").status == 200


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("\x00\x01", "not JSON"),
        ("[]", "no report of checker"),
        ("{}", "schema"),
        ('{"schema": 2, "findings": []}', "schema"),
        ('{"schema": 1}', "findings"),
        ('{"schema": 1, "findings": [{"id": "a b"}]}', "findings.0.id"),
        ('{"version": "2.1.0", "runs": []}', "no report of checker"),
    ],
)
def test_a_file_that_is_no_report_is_refused(
    run: Run, tmp_path: Path, desks: list[Desk], text: str, says: str
) -> None:
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    failed = run("review", "--report", "x.json")
    assert failed.exit_code == 2
    assert says in failed.stderr and "x.json" in failed.stderr
    assert "check PATHS -f json" in failed.stderr
    assert desks == [] and not (tmp_path / "x.json.decisions.sqlite").exists()


def test_a_report_without_findings_is_an_empty_queue(
    run: Run, tmp_path: Path, desks: list[Desk]
) -> None:
    (tmp_path / "x.json").write_text('{"schema": 1, "findings": []}', encoding="utf-8")
    assert run("review", "--report", "x.json").exit_code == 0
    assert "0 findings" in run("review", "--report", "x.json").stderr
    assert desks[0].findings == ()
