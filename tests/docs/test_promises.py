"""What README promises of a run: exit codes, privacy, languages, the sample in Python."""

import contextlib
import io
import json
import re
import socket
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from typer.testing import CliRunner, Result

import checker
from checker.cli.app import app

from . import pages

ROWS = (
    {"id": "a", "text": "قال اللواء سالم الورداني إن الجسر آمن.", "published": "2031-04-02"},
    {"id": "b", "text": "قال الفريق سالم الورداني إن الجسر آمن.", "published": "2031-04-02"},
)
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in a folder with two articles that disagree."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)
    (tmp_path / "wire.jsonl").write_text(lines, encoding="utf-8")
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check", "wire.jsonl", "--fail-on", "none"), 0),
        (("check", "wire.jsonl"), 1),
        (("check", "empty"), 2),
        (("check", "wire.jsonl", "--fail-on", "sometimes"), 2),
        (("check", "wire.jsonl", "--pack", "./nowhere"), 2),
    ],
)
def test_exit_codes_are_those_of_the_readme(
    run: Run, arguments: tuple[str, ...], code: int
) -> None:
    told = re.findall(r"`(\d)`: ", pages.text("README.md"))
    assert told == ["0", "1", "2"]
    assert run(*arguments).exit_code == code


def test_nothing_is_asked_of_the_network(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the network was asked")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    result = run("check", "wire.jsonl", "-f", "html", "-f", "json", "-o", "out")
    assert result.exit_code == 1, result.output


def test_english_is_read_but_not_compared_and_others_are_skipped() -> None:
    row = {"published": "2031-04-02", "source": "Harbour News"}
    report = checker.check(
        [
            {**row, "text": "Major General John Harding said the bridge killed 10 people."},
            {**row, "text": "Lieutenant General John Harding said the bridge killed 30 people."},
            {**row, "text": "Le pont est sûr, a dit le général.", "language": "fr"},
        ]
    )
    assert (report.corpus.articles, report.corpus.sentences, report.findings) == (2, 2, ())
    assert "'fr'" in report.corpus.skipped[0].reason


def test_the_python_sample_prints_what_is_shown() -> None:
    (sample,), (shown,) = pages.fenced("README.md", "python"), pages.fenced("README.md", "text")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(sample, "README.md", "exec"), {})  # noqa: S102 - our own page
    assert printed.getvalue() == shown


def test_the_sample_of_scoring_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pages.ROOT)
    (sample,) = pages.fenced("docs/evaluation.md", "python")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(sample, "evaluation", "exec"), {"report": checker.check(list(ROWS))})  # noqa: S102
    assert printed.getvalue().startswith("recall by tier")


def test_the_encoder_gives_unit_rows() -> None:
    vectors = checker.load_encoder("default").encode(["خبر عاجل", "نبأ عاجل"])
    assert (str(vectors.dtype), len(vectors)) == ("float32", 2)
    assert [round(float(row @ row), 5) for row in vectors] == [1, 1]
