"""`checker watch` as it is typed: options, exit codes, what it says and where."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner, Result

from checker.cli import watch as command
from checker.cli.app import app
from checker.cli.times import moment, seconds

from .site import Site

Checker = Callable[..., Result]
FAST = ("--delay", "0s")


@pytest.fixture
def checker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checker:
    """Run the command in an empty folder; `--index` is given."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CHECKER_CONFIG", raising=False)
    monkeypatch.setenv("CHECKER_INDEX", "archive.index")
    return lambda *arguments: CliRunner().invoke(app, [str(each) for each in arguments])


def test_all_was_had(site: Site, checker: Checker) -> None:
    result = checker("watch", site.feed(site.articles(1, 2)), *FAST)
    assert result.exit_code == 0
    assert result.stderr == (
        "1 of 1 sources read; 2 new, 0 changed, 0 unchanged, 0 missing; the index has 2 articles\n"
    )
    assert result.stdout == ""


def test_some_of_it_was_not(site: Site, checker: Checker) -> None:
    feed = site.feed([*site.articles(1), site.url("/gone")])
    result = checker("watch", feed, site.url("/none.xml"), *FAST, "--quiet")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"missing {site.url('/gone')}: the server answers 404",
        f"missing {site.url('/none.xml')}: the server answers 404",
    ]


def test_nothing_could_be_read(site: Site, checker: Checker) -> None:
    result = checker("watch", site.url("/none.xml"), *FAST)
    assert result.exit_code == 2
    assert "0 of 1 sources read" in result.stderr
    again = checker("watch", site.url("/none.xml"), *FAST, "-q")
    assert again.exit_code == 2
    assert "put off until" in again.stderr


def test_the_summary_for_programs(site: Site, checker: Checker) -> None:
    feed = site.feed([*site.articles(1), site.url("/gone")])
    result = checker("watch", feed, *FAST, "-f", "json", "-q")
    told = json.loads(result.stdout)
    assert told["code"] == result.exit_code == 1
    (source,) = told["sources"]
    assert source == {
        "source": feed, "kind": "feed", "status": "read", "entries": 2, "reason": "",
    }  # fmt: skip
    assert told["articles"] == {
        "new": 1, "changed": 0, "same": 0, "left": 0, "waiting": 0, "missed": 1, "index": 1,
    }  # fmt: skip
    (lack,) = told["missed"]
    assert (lack["kind"], lack["source"], lack["address"]) == ("article", feed, site.url("/gone"))


def test_what_is_missing_can_be_asked_without_asking_anybody(site: Site, checker: Checker) -> None:
    feed = site.feed([*site.articles(1), site.url("/gone")])
    assert checker("watch", "--missing").exit_code == 2
    checker("watch", feed, *FAST)
    before = len(site.visits)
    shown = checker("watch", "--missing")
    assert (shown.exit_code, len(site.visits)) == (0, before)
    assert f"article {site.url('/gone')}: since 20" in shown.stdout
    assert shown.stdout.endswith("1 missing, 0 not yet asked for\n")
    told = json.loads(checker("watch", "--missing", "-f", "json").stdout)
    assert told["missing"][0]["reason"] == "the server answers 404"


def test_addresses_come_from_a_file_too(site: Site, checker: Checker, tmp_path: Path) -> None:
    feed, more = site.feed(site.articles(1)), site.feed(site.articles(2), path="/more.xml")
    lines = f"# our press\n{feed}  # the first\n\n{more}#top\n"
    (tmp_path / "sources.txt").write_text(lines, encoding="utf-8")
    assert "2 of 2 sources read; 2 new" in checker("watch", "--urls", "sources.txt", *FAST).stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "no address to watch"),
        (("ftp://a.example/rss",), "ftp://a.example/rss: only http and https are read"),
        (("http://u:p@a.example/",), "a name or password"),
        (("http://a.example/", "--every", "soon"), "--every: 'soon' is no time"),
        (("http://a.example/", "--since", "lately"), "--since: 'lately' is neither"),
        (("http://a.example/", "--delay", "1"), "--delay: '1' is no time"),
        (("http://a.example/", "--timeout", "x"), "--timeout"),
        (("http://a.example/", "--recheck", "x"), "--recheck"),
        (("http://a.example/", "--contact", "a\nX-Evil: 1"), "--contact"),
        (("http://a.example/", "-f", "xml"), "there is no format 'xml'"),
        (("--urls", "nowhere.txt"), "nowhere.txt: cannot be read"),
        (("--urls", "empty.txt"), "no address in this file"),
    ],
)
def test_what_cannot_be_done_is_said(
    checker: Checker, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    (tmp_path / "empty.txt").write_text("# nothing\n", encoding="utf-8")
    result = checker("watch", *arguments)
    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
    assert not (tmp_path / "archive.index" / "articles.sqlite").exists()


def test_passes_are_repeated_and_a_failing_one_ends_nothing(
    site: Site, checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = site.feed(site.articles(1))
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 2:
            site.feed([site.url("/news/1"), site.article(2)])
        if len(slept) == 3:
            raise KeyboardInterrupt

    clock = SimpleNamespace(monotonic=time.monotonic, time=time.time, sleep=sleep)
    monkeypatch.setattr(command, "time", clock)
    Path("archive.index").write_text("in the way", encoding="utf-8")
    real = command._pass

    def once(*arguments: object, **more: object) -> int:
        try:
            return real(*arguments, **more)  # type: ignore[arg-type]
        finally:
            Path("archive.index").unlink() if Path("archive.index").is_file() else None

    monkeypatch.setattr(command, "_pass", once)
    result = checker("watch", feed, *FAST, "--every", "15m")
    assert result.exit_code == 130
    assert result.stderr.count("error: ") == 1
    told = [line for line in result.stderr.splitlines() if "sources read" in line]
    assert [line.split("; ")[1].split(",")[0] for line in told] == ["1 new", "1 new"]
    assert all(890 < seconds <= 900 for seconds in slept)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("7d", 1e9 - 604_800),
        ("1.5h", 1e9 - 5400),
        ("2001-09-09", 999_993_600),
        ("2001-09-09T02:00+02:00", 999_993_600),
    ],
)
def test_days_and_times(text: str, found: float) -> None:
    assert moment(text, "--since", now=1e9) == found


@pytest.mark.parametrize("text", ["0s", "90s", "15m", "2h", "7d", "1w"])
def test_lengths_of_time(text: str) -> None:
    units = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
    assert seconds(text, "--every") == int(text[:-1]) * units[text[-1]]


def test_who_reads_what_is_missing_loads_nothing_of_the_network() -> None:
    code = (
        "import sys, pathlib; from checker.feeds import missing; missing(pathlib.Path('none'));"
        "print(sorted({'httpcore2', 'protego', 'lxml', 'numpy', 'pydantic'} & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
