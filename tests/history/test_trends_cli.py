"""From articles to the report by commands: what is kept, what is not, and what they say."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from checker.cli.app import app
from checker.decisions import LOG_NAME, DecisionLog, decide
from checker.feeds.state import SourceRow, watching
from checker.history import HISTORY_NAME, read_history

from .servers import web

PORT = "استقبل المحافظ في المطار اللواء سالم الورداني، قائد المنطقة الشمالية."
NOON = "وصل الفريق سالم الورداني، قائد المنطقة الشمالية، إلى المطار."


def run(*words: str, code: int = 0) -> str:
    found = CliRunner().invoke(app, list(words))
    assert found.exit_code == code, found.output
    return found.output


def write(path: Path, *rows: dict[str, str]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def row(name: str, source: str, text: str) -> dict[str, str]:
    return {
        "id": name, "source": source, "published": "2031-04-02", "text": text,
        "section": "محليات", "author": "هدى النجار",
    }  # fmt: skip


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An index of two articles that disagree, one input that is none, checked and corrected."""
    folder = tmp_path_factory.mktemp("desk")
    name = str(folder / "archive.index")
    first = write(
        folder / "a.jsonl", row("a", "صحيفة الميناء", PORT), row("b", "قناة الضحى", NOON), {}
    )
    run("index", "add", first, "--index", name, "-q")
    told = run("check", "--index", name, "--fail-on", "none", "-f", "json")
    assert "kept in the history: " in told
    again = run("check", "--index", name, "--fail-on", "none", "-f", "json")
    assert "nothing has changed since" in again
    corrected = write(
        folder / "b.jsonl", row("a", "صحيفة الميناء", PORT.replace("اللواء", "الفريق"))
    )
    run("index", "add", corrected, "--index", name, "-q")
    run("check", "--index", name, "--fail-on", "none", "-f", "json")
    return name


def test_runs_are_kept_with_what_became_of_findings(index: str) -> None:
    with read_history(Path(index)) as db:
        assert db.execute("SELECT count(*) FROM run").fetchone() == (2,)
        assert db.execute("SELECT count(*) FROM again").fetchone() == (1,)
        events = db.execute(
            "SELECT f.kind, e.run, e.state, e.cause FROM event e JOIN finding f"
            " ON f.row = e.finding WHERE f.kind = 'rank-conflict' ORDER BY e.run"
        ).fetchall()
        articles = db.execute("SELECT id, source, desk, author, day FROM article").fetchall()
    assert events == [
        ("rank-conflict", 1, "open", "text"),
        ("rank-conflict", 2, "gone", "corrected"),
    ]
    assert ("a", "صحيفة الميناء", "محليات", "هدى النجار", "2031-04-02") in articles


def test_the_report(index: str) -> None:
    """Publishing counts on the days of the articles, what runs found on those of the runs."""
    words = ("trends", "--index", index, "-f", "json")
    april = json.loads(run(*words, "--since", "2031-04-01", "--until", "2031-04-30"))
    (measure,) = april["measures"]
    assert measure["articles"] == 2
    assert measure["flow"]["runs"] == 0
    assert {one["author"] for one in april["scores"]} == {"", "هدى النجار"}
    now = json.loads(run(*words, "--period", "week"))
    flows = [one["flow"] for one in now["measures"]]
    assert sum(flow["runs"] for flow in flows) == 2
    assert sum(flow["resolved"] for flow in flows) >= 1
    assert now["days"] in (0.0, 1.0), "midnight may come between two runs"


def test_every_format(index: str, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    for suffix in ("html", "json", "csv", "md", "parquet"):
        path = tmp_path / f"out.{suffix}"
        assert f"wrote {path}" in run("trends", "--index", index, "-o", str(path))
        assert path.stat().st_size > 100
    told = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert told["quality"]["skipped"][0][1].startswith("no text")
    assert told["step"] == "month"


def test_several_formats_are_files_of_a_folder(index: str, tmp_path: Path) -> None:
    folder = tmp_path / "monthly"
    run("trends", "--index", index, "-f", "html", "-f", "csv", "-f", "json", "-o", str(folder))
    assert {each.name for each in folder.iterdir()} == {
        "trends.html", "scorecard.csv", "trends.json",
    }  # fmt: skip
    told = run("trends", "--index", index, "-f", "csv", "-f", "json", code=2)
    assert "cannot share standard output" in told


def test_a_narrowed_run_is_not_kept(index: str) -> None:
    before = (Path(index) / HISTORY_NAME).read_bytes()
    told = run("check", "--index", index, "--rule", "metonym", "--fail-on", "none")
    assert "not kept in the history: --rule changes what is found" in told
    quiet = run("check", "--index", index, "--no-history", "--fail-on", "none")
    assert "history" not in quiet
    assert (Path(index) / HISTORY_NAME).read_bytes() == before


def test_wrong_options_say_what_is_wrong(index: str, tmp_path: Path) -> None:
    assert "no period" in run("trends", "--index", index, "--period", "day", code=2)
    assert "is no day" in run("trends", "--index", index, "--since", "1.1.2031", code=2)
    assert "unknown format" in run("trends", "--index", index, "-f", "pdf", code=2)
    assert "no index here" in run("trends", "--index", str(tmp_path), code=2)
    (tmp_path / "articles.sqlite").touch()
    assert "no history yet" in run("trends", "--index", str(tmp_path), code=2)
    assert "is before" in run(
        "trends", "--index", index, "--since", "2031-05-01", "--until", "2031-04-01", code=2
    )
    assert "no notice is set up" in run(
        "trends", "--index", index, "-f", "json", "--notify", code=2
    )


def test_a_notice_goes_where_the_settings_say(
    index: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with web() as heard:
        monkeypatch.setenv("CHECKER_NOTICE_WEBHOOK", f"http://127.0.0.1:{heard.port}/hook")
        path = tmp_path / "out.md"
        told = run("trends", "--index", index, "-o", str(path), "--notify")
    assert "the summary went to the webhook" in told
    assert json.loads(heard.bodies[0])["schema"] == 1


def test_decisions_count_from_their_day_on(index: str) -> None:
    """A report up to an earlier day knows nothing of what was decided later."""
    log = DecisionLog(Path(index) / LOG_NAME)
    at = datetime(2031, 4, 5, tzinfo=UTC)
    log.add([decide(finding="f1", verdict="confirmed", editor="huda", at=at, rule="metonym")])
    words = ("trends", "--index", index, "-f", "json", "--since", "2031-04-01", "--until")
    (one,) = json.loads(run(*words, "2031-04-05"))["precision"]
    assert (one["rule"], one["confirmed"]["count"], one["confirmed"]["total"]) == ("metonym", 1, 1)
    assert json.loads(run(*words, "2031-04-04"))["precision"] == []


def test_what_a_watch_could_not_have_is_told(index: str) -> None:
    """In the days on which it was missing, and in no others."""
    since = datetime(2031, 4, 3, tzinfo=UTC).timestamp()
    address = "https://news.example/rss.xml"
    with watching(Path(index)) as state, state.transaction():
        state.put([SourceRow(address, address, since=since, asked=since, reason="it timed out")])
    words = ("trends", "--index", index, "-f", "json", "--since", "2031-04-01", "--until")
    told = json.loads(run(*words, "2031-04-05"))["quality"]["missing"]
    assert told == [{"source": address, "reason": "it timed out"}]
    assert json.loads(run(*words, "2031-04-02"))["quality"]["missing"] == []
