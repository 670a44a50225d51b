"""`checker check`: options, targets, exit codes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from checker.cli.output import SUFFIXES, Target, targets
from checker.errors import ConfigError, InputError
from checker.stages.report import FORMATS
from checker.types import Skipped

Checker = Callable[..., Result]
Stage = Any  # the stand-in of conftest.py


def test_text_goes_to_standard_output_and_notes_to_stderr(stage: Stage, checker: Checker) -> None:
    result = checker("check", "articles")
    assert stage.inputs == ["articles"]
    assert "سالم الورداني" in result.stdout
    assert "1 articles; findings: 0 error, 1 warning, 0 info" in result.stderr
    assert stage.progress is None, "no progress bar without a terminal"


def test_quiet_leaves_only_the_report(stage: Stage, checker: Checker) -> None:
    result = checker("check", "articles", "--quiet")
    assert result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),
        (["--fail-on", "warning"], 1),
        (["--fail-on", "info"], 1),
        (["--fail-on", "error"], 0),
        (["--fail-on", "none"], 0),
        (["--min-severity", "error"], 0),
    ],
)
def test_the_exit_code_follows_fail_on(
    stage: Stage, checker: Checker, options: list[str], code: int
) -> None:
    assert checker("check", "articles", *options).exit_code == code


def test_nothing_found_is_clean(stage: Stage, checker: Checker) -> None:
    stage.findings = ()
    assert checker("check", "articles").exit_code == 0


def test_all_skipped_is_never_clean_and_still_reported(stage: Stage, checker: Checker) -> None:
    stage.articles, stage.findings = 0, ()
    stage.skipped = (Skipped("a.bin", "ingest", "binary"),)
    result = checker("check", "articles", "-f", "json")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["corpus"]["skipped"][0]["source"] == "a.bin"
    assert "error: nothing could be read: 1 skipped\n  a.bin: binary" in result.stderr


def test_some_skipped_is_said(stage: Stage, checker: Checker) -> None:
    stage.skipped = (Skipped("a.bin", "ingest", "binary"),)
    assert "1 skipped; the report says why" in checker("check", "articles").stderr


def test_an_error_of_the_pipeline_is_a_message(stage: Stage, checker: Checker) -> None:
    stage.fault = InputError("no such file", where="missing", hint="Name a file.")
    result = checker("check", "missing")
    assert result.exit_code == 2
    assert result.stderr == "error: missing: no such file\n  Name a file.\n"
    assert result.stdout == ""


def test_an_interrupt_is_130(stage: Stage, checker: Checker) -> None:
    stage.fault = KeyboardInterrupt()
    result = checker("check", "articles")
    assert (result.exit_code, result.stderr) == (130, "interrupted\n")


def test_a_fault_of_checker_itself_is_not_taken_for_findings(
    stage: Stage, checker: Checker
) -> None:
    stage.fault = ZeroDivisionError()
    result = checker("check", "articles")
    assert result.exit_code == 2
    assert "this is a fault of checker itself" in result.stderr


def test_an_unexpected_error_of_the_system_names_the_file(stage: Stage, checker: Checker) -> None:
    stage.fault = PermissionError(13, "Permission denied", "secret.txt")
    result = checker("check", "articles")
    assert (result.exit_code, result.stderr) == (2, "error: secret.txt: Permission denied\n")


def test_standard_input_is_handed_on(stage: Stage, checker: Checker) -> None:
    checker("check", "-", stdin="خبر".encode())
    assert stage.stdin == "خبر".encode()


def test_options_become_settings(stage: Stage, checker: Checker) -> None:
    checker(
        *("check", "articles", "--no-packs", "--encoder", "hashing"),
        *("--rule", "metonym", "--rule", "rank-conflict", "--disable", "metonym"),
    )
    config = stage.config
    assert (config.packs, config.encoder) == ((), "hashing")
    assert config.enable == ("metonym", "rank-conflict")
    assert config.runs("rank-conflict")
    assert not config.runs("metonym")


def test_pack_replaces_the_configured_packs(stage: Stage, checker: Checker) -> None:
    checker("check", "articles", "--pack", "./desk", "--pack", "libya-egypt")
    assert stage.config.packs == ("./desk", "libya-egypt")
    result = checker("check", "articles", "--pack", "desk", "--no-packs")
    assert (result.exit_code, "exclude each other" in result.stderr) == (2, True)


def test_the_file_in_the_folder_and_the_named_file(
    stage: Stage, checker: Checker, tmp_path: Path
) -> None:
    (tmp_path / "checker.toml").write_text('fail_on = "error"', encoding="utf-8")
    (tmp_path / "gate.toml").write_text('fail_on = "none"', encoding="utf-8")
    assert checker("check", "articles").exit_code == 0
    assert stage.config.fail_on == "error"
    checker("check", "articles", "-c", "gate.toml")
    assert stage.config.fail_on == "none"


def test_a_typo_in_the_file_is_shown_with_its_line(
    stage: Stage, checker: Checker, tmp_path: Path
) -> None:
    (tmp_path / "checker.toml").write_text('\nfail_onn = "error"', encoding="utf-8")
    result = checker("check", "articles")
    assert result.exit_code == 2
    assert result.stderr == (
        f"error: {tmp_path / 'checker.toml'}:2:1: unknown key 'fail_onn'\n"
        "  did you mean 'fail_on'?\n"
    )


def test_an_unknown_rule_is_shown_where_it_is_named(
    stage: Stage, checker: Checker, tmp_path: Path
) -> None:
    (tmp_path / "checker.toml").write_text("[rules.metonim]\nenabled = false", encoding="utf-8")
    result = checker("check", "articles")
    assert result.exit_code == 2
    assert "checker.toml:2:1: there is no rule 'metonim'" in result.stderr
    assert "did you mean 'metonym'?" in result.stderr
    (tmp_path / "checker.toml").unlink()
    result = checker("check", "articles", "--disable", "nothing-like-it")
    assert "error: option --disable: there is no rule" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check"], "name either articles or an --index"),
        (["check", "a", "--fail-on", "eror"], "option --fail-on: fail_on: 'eror' is not known"),
        (["check", "a", "--min-severity", "none"], "option --min-severity"),
        (["check", "a", "-f", "htm"], "option --format: unknown format 'htm'"),
        (["check", "a", "-f", "json", "-f", "csv"], "cannot share standard output"),
        (["check", "a", "--nonsense"], "No such option"),
        (["check", "a", "-c", "no.toml"], "no.toml: no such configuration file"),
        (["chek", "a"], "No such command"),
    ],
)
def test_what_is_asked_wrongly_exits_with_2(
    stage: Stage, checker: Checker, arguments: list[str], message: str
) -> None:
    result = checker(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_html_without_output_goes_to_its_own_file(
    stage: Stage, checker: Checker, tmp_path: Path
) -> None:
    result = checker("check", "articles", "-f", "html", "-f", "text")
    assert (tmp_path / "checker-report.html").is_file()
    assert "wrote checker-report.html" in result.stderr
    assert "سالم" in result.stdout


def test_several_formats_fill_a_folder(stage: Stage, checker: Checker, tmp_path: Path) -> None:
    checker("check", "a", "-f", "html", "-f", "json", "-f", "csv", "-o", "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "index.html",
        "report.csv",
        "report.json",
    ]


def test_the_suffix_of_the_output_names_the_format(
    stage: Stage, checker: Checker, tmp_path: Path
) -> None:
    checker("check", "a", "-o", "deep/down/result.json")
    assert json.loads((tmp_path / "deep/down/result.json").read_text("utf-8"))["schema"] == 1


def test_an_output_that_cannot_be_written_is_an_error(
    stage: Stage, checker: Checker, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = checker("check", "a", "-f", "json", "-o", "file/report.json")
    assert result.exit_code == 2
    assert "error: file/report.json: cannot write" in result.stderr


def test_targets_are_decided_before_any_work(tmp_path: Path) -> None:
    assert targets([], None) == (Target("text", None),)
    assert targets(["json", "json"], None) == (Target("json", None),)
    assert targets(["csv"], tmp_path) == (Target("csv", tmp_path / "report.csv"),)
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ConfigError, match="do not fit into one file"):
        targets(["csv", "json"], tmp_path / "file")


def test_every_format_has_a_suffix_and_stands_in_the_help(checker: Checker) -> None:
    assert set(SUFFIXES) == set(FORMATS)
    shown = checker("check", "--help").output
    assert all(name in shown for name in FORMATS)
