"""`checker baseline create|prune|list|explain`: what they write, say and refuse."""

import json
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import Result

from checker.baseline import Entry, read_baseline, write_baseline
from checker.config import Config
from checker.stages.report import render
from checker.types import Report, Suppressed, Suppression

from .factory import baseline, entry, finding, report

Checker = Callable[..., Result]
FILE = Path("checker-baseline.json")
DAY = ("--date", "2031-06-01")


def write(made: Report, name: str = "report.json") -> str:
    Path(name).write_text(render(made, "json"), encoding="utf-8")
    return name


def known() -> dict[str, Entry]:
    return dict(read_baseline(FILE).entries)


def test_create_sets_aside_what_fails(checker: Checker) -> None:
    name = write(
        report(finding("f1"), finding("f2", severity="warning"), finding("f3", severity="info"))
    )
    result = checker(*("baseline", "create", name, "--reason", "قديم", "--author", "Huda", *DAY))
    assert result.exit_code == 0, result.output
    assert result.stdout == f"wrote {FILE}: 2 set aside, 2 of them new\n"
    assert known() == {key: entry(reason="قديم", date="2031-06-01") for key in ("f1", "f2")}


@pytest.mark.parametrize(("severity", "count"), [("error", 1), ("warning", 2), ("info", 3)])
def test_create_takes_a_severity(severity: str, count: int, checker: Checker) -> None:
    name = write(
        report(finding("f1"), finding("f2", severity="warning"), finding("f3", severity="info"))
    )
    checker("baseline", "create", name, "-o", "new/known.json", "--min-severity", severity)
    assert len(read_baseline(Path("new/known.json")).entries) == count


def test_create_keeps_what_holds_and_renews_what_has_expired(checker: Checker) -> None:
    old = entry(expires="2031-05-31")
    write_baseline(baseline(f1=entry(), f2=old, f3=old), FILE)
    name = write(report(finding("f1"), finding("f2"), finding("f4")))
    result = checker(
        *("baseline", "create", name, "--reason", "again", "--expires", "2032-01-01", *DAY)
    )
    assert "4 set aside, 2 of them new" in result.stdout
    entries = known()
    assert (entries["f1"], entries["f3"]) == (entry(), old)
    assert {(entries[key].reason, entries[key].expires) for key in ("f2", "f4")} == {
        ("again", "2032-01-01")
    }


def test_the_author_is_gits_or_the_systems(
    checker: Checker, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(Path.cwd()))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("USER", "desk")
    name = write(report(finding("f1")))
    checker("baseline", "create", name, "-o", "a.json")
    subprocess.run(["git", "config", "--file", ".gitconfig", "user.name", "Huda S."], check=True)
    checker("baseline", "create", name, "-o", "b.json")
    monkeypatch.setenv("PATH", "")
    checker("baseline", "create", name, "-o", "c.json")
    authors = [read_baseline(Path(f"{n}.json")).entries["f1"].author for n in "abc"]
    assert authors == ["desk", "Huda S.", "desk"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--min-severity", "eror"), "option --min-severity: unknown: 'eror'"),
        (("--expires", "soon"), "option --expires: 'soon' is no day"),
        (("--expires", "2031-05-31"), "option --expires: 2031-05-31 has passed"),
        (("--date", "31.5.2031"), "option --date: '31.5.2031' is no day"),
        (("-o", "broken.json"), "broken.json:1:1: not JSON"),
        (("-o", "/dev/null/x.json"), "cannot write: "),
    ],
)
def test_create_refuses_what_it_cannot_do(
    options: Sequence[str], message: str, checker: Checker
) -> None:
    name = write(report(finding("f1")))
    Path("broken.json").write_text("<<<<<<< HEAD", encoding="utf-8")
    result = checker("baseline", "create", name, *DAY, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert not FILE.exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "report.json:1:1: not JSON"),
        ("[]", "no report of checker: the file: expected a table"),
        ('{"schema": 1}', "no report of checker: the key"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_what_is_no_report_is_refused(text: str, message: str, checker: Checker) -> None:
    Path("report.json").write_text(text, encoding="utf-8")
    result = checker("baseline", "create", "report.json")
    assert result.exit_code == 2
    assert message in result.stderr
    assert "-f json -o report.json" in result.stderr


def test_a_missing_report_is_refused(checker: Checker) -> None:
    result = checker("baseline", "create", "none.json")
    assert (result.exit_code, "none.json: cannot be read" in result.stderr) == (2, True)


def test_prune_removes_what_is_gone_and_what_has_expired(checker: Checker) -> None:
    old = entry(expires="2031-05-31")
    write_baseline(
        baseline(
            f1=entry(), f2=old, f3=entry(), f4=entry(rule="metonym"), f5=entry(rule="own-rule")
        ),
        FILE,
    )
    before = FILE.read_bytes()
    settings = Config(disable=("metonym",))
    made = report(finding("f1"), finding("f2"), config=settings)
    aside = Suppressed(finding("f1"), Suppression("baseline"))
    name = write(replace(made, findings=made.findings[1:], suppressed=(aside,)))
    result = checker("baseline", "prune", name, "--dry-run", *DAY)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "expired: f2 rank-conflict سالم الورداني",
        "not found: f3 rank-conflict سالم الورداني",
        f"{FILE}: would remove 2, 3 stay",
    ]
    assert FILE.read_bytes() == before
    assert f"{FILE}: removed 2, 3 stay" in checker("baseline", "prune", name, *DAY).stdout
    assert sorted(known()) == ["f1", "f4", "f5"]
    assert f"{FILE}: removed 0, 3 stay" in checker("baseline", "prune", name, *DAY).stdout


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (report(new=("a",)), "the report of a gate does not see the whole archive"),
        (report(config=Config(min_severity="error")), "leaves out what is below 'error'"),
        (report(config=Config(packs=())), "made without the pack 'libya-egypt'"),
        (replace(report(), corpus=replace(report().corpus, articles=0)), "nothing could be read"),
    ],
)
def test_prune_refuses_a_report_that_does_not_see_everything(
    made: Report, message: str, checker: Checker
) -> None:
    write_baseline(baseline(f1=entry()), FILE)
    result = checker("baseline", "prune", write(made))
    assert result.exit_code == 2
    assert message in result.stderr
    assert "it cannot tell what is gone" in result.stderr
    assert list(known()) == ["f1"]


def test_list_shows_age_and_end(checker: Checker) -> None:
    write_baseline(
        baseline(f1=entry(), f2=entry(expires="2031-05-31"), f3=entry(expires="2031-06-01")), FILE
    )
    result = checker("baseline", "list", *DAY)
    assert result.stdout.splitlines()[:4] == [
        "f1  rank-conflict  سالم الورداني",
        "    Huda, 2031-01-10 (142 days): وصلتنا رسالة",
        "f2  rank-conflict  سالم الورداني",
        "    Huda, 2031-01-10 (142 days), EXPIRED 2031-05-31: وصلتنا رسالة",
    ]
    assert "until 2031-06-01" in result.stdout
    assert result.stdout.endswith("3 set aside, 1 of them expired\n")
    rows = json.loads(checker("baseline", "list", "-f", "json", *DAY).stdout)
    assert [(row["id"], row["age_days"], row["expired"]) for row in rows] == [
        ("f1", 142, False),
        ("f2", 142, True),
        ("f3", 142, False),
    ]


def test_list_refuses_other_formats_and_no_file(checker: Checker) -> None:
    result = checker("baseline", "list")
    assert (result.exit_code, "no such baseline file" in result.stderr) == (2, True)
    assert checker("baseline", "list", "-f", "csv").exit_code == 2


def test_text_of_the_file_neither_steers_a_terminal_nor_forges_a_line(checker: Checker) -> None:
    write_baseline(baseline(f1=entry(reason="\x1b[2J\nf2  metonym", author="\u202ex")), FILE)
    shown = checker("baseline", "list").stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert len(shown.splitlines()) == 3


def test_explain_tells_who_and_why_and_with_a_report_what(checker: Checker) -> None:
    write_baseline(baseline(f100=entry(expires="2031-12-31"), f200=entry()), FILE)
    alone = checker("baseline", "explain", "f1", *DAY)
    assert alone.stdout.splitlines() == [
        "f100  rank-conflict  سالم الورداني",
        "ما رتبة سالم الورداني؟",
        "baseline: Huda, 2031-01-10 (142 days), until 2031-12-31: وصلتنا رسالة",
    ]
    made = report(finding("f100"), finding("f300"))
    told = Suppression("article", "checked", "Sami", expires="2031-12-31")
    name = write(replace(made, suppressed=(Suppressed(finding("f400"), told),)))
    shown = checker("baseline", "explain", "f1", name, *DAY).stdout
    assert "report: found\n- لواء 0\n    a:text:4  اللواء\n" in shown
    assert (
        "report: not found, or not looked for" in checker("baseline", "explain", "f2", name).stdout
    )
    assert "baseline: not in it\nreport: found" in checker("baseline", "explain", "f3", name).stdout
    shown = checker("baseline", "explain", "f4", name).stdout
    assert (
        "report: set aside by an article that it cites (Sami), until 2031-12-31: checked" in shown
    )


def test_explain_needs_one_finding(checker: Checker) -> None:
    write_baseline(baseline(f10=entry(), f1=entry(), f11=entry()), FILE)
    assert checker("baseline", "explain", "f1").stdout.startswith("f1  ")
    result = checker("baseline", "explain", "f")
    assert result.exit_code == 2
    assert result.stderr == "error: 3 findings begin with 'f'\n  f1, f10, f11\n"
    result = checker("baseline", "explain", "zz")
    assert (result.exit_code, "no finding begins with 'zz'" in result.stderr) == (2, True)


def test_explain_needs_no_baseline_where_there_is_a_report(checker: Checker) -> None:
    name = write(report(finding("f1")))
    assert "baseline: not in it" in checker("baseline", "explain", "f1", name).stdout
    assert checker("baseline", "explain", "f1", name, "--baseline", "none.json").exit_code == 2


def test_the_configured_file_is_the_one_that_is_used(checker: Checker) -> None:
    Path("desk").mkdir()
    Path("checker.toml").write_text('baseline = "desk/known.json"\n', encoding="utf-8")
    checker("baseline", "create", write(report(finding("f1"))))
    assert list(read_baseline(Path("desk/known.json")).entries) == ["f1"]
    assert "1 set aside" in checker("baseline", "list").stdout
