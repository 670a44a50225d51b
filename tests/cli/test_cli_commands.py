"""The smaller commands, the help, and the command as a process."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from checker import __version__
from checker.config import Config
from checker.rules import load_rules

Checker = Callable[..., Result]
Stage = Any  # the stand-in of conftest.py
COMMAND = [sys.executable, "-c", "from checker.cli import main; main()"]


def process(*arguments: str, cwd: Path) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([*COMMAND, *arguments], cwd=cwd, capture_output=True, check=False)


# --- help ---------------------------------------------------------------------------------------


def test_the_help_tells_commands_examples_and_exit_codes(checker: Checker) -> None:
    result = checker("--help")
    assert result.exit_code == 0
    for word in ("check", "eval", "rules", "packs", "config", "Examples:", "Exit codes:"):
        assert word in result.stdout


@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("eval",),
        ("rules", "list"),
        ("rules", "explain"),
        ("packs", "list"),
        ("packs", "validate"),
        ("packs", "show"),
        ("config", "show"),
    ],
)
def test_every_command_and_option_is_explained(checker: Checker, command: tuple[str, ...]) -> None:
    result = checker(*command, "--help")
    assert result.exit_code == 0
    options = result.stdout.partition("Options:")[2].splitlines()
    bare = [line for line in options if line.strip().startswith("-") and len(line.split()) < 3]
    assert not [line for line in bare if line.split()[-1].startswith("-")]


def test_check_has_the_options_of_the_contract(checker: Checker) -> None:
    shown = checker("check", "--help").stdout
    for option in ("-c, --config", "-f, --format", "-o, --output", "--fail-on", "-q, --quiet"):
        assert option in shown
    for option in ("--min-severity", "--no-packs", "--pack", "--encoder", "--rule", "--disable"):
        assert option in shown


# --- as a process -------------------------------------------------------------------------------


def test_the_version_is_told_at_once(tmp_path: Path) -> None:
    process("--version", cwd=tmp_path)  # compiles what has to be compiled
    seconds = []
    for _ in range(5):
        begun = time.perf_counter()
        shown = process("--version", cwd=tmp_path)
        seconds.append(time.perf_counter() - begun)
    assert shown.stdout.decode() == f"checker {__version__}\n"
    assert min(seconds) < 0.2


def test_the_help_imports_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "sys.argv = ['checker', '--help']\n"
        "from checker.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'numpy', 'sklearn', 'trafilatura', 'torch', 'yaml', 'jinja2', 'regex'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert shown.stdout.decode().splitlines()[-1] == "[]"


def test_a_closed_pipe_is_silent(tmp_path: Path) -> None:
    command = [*COMMAND, "packs", "show", "libya-egypt"]
    running = subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout
    assert running.stderr
    running.stdout.close()
    complaint = running.stderr.read()
    running.stderr.close()
    assert (running.wait(), complaint) == (141, b"")


def test_arabic_is_written_whatever_the_locale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    shown = process("packs", "show", "libya-egypt", cwd=tmp_path)
    assert shown.returncode == 0
    assert "صدام حفتر" in shown.stdout.decode("utf-8")


def test_an_expected_fault_is_a_message_and_2(tmp_path: Path) -> None:
    shown = process("check", "missing.txt", cwd=tmp_path)
    assert shown.returncode == 2
    assert shown.stderr.startswith(b"error: missing.txt: ")
    assert b"Traceback" not in shown.stderr


def test_an_empty_folder_is_2(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    shown = process("check", "empty", cwd=tmp_path)
    assert shown.returncode == 2
    assert shown.stderr.startswith(b"error: ")


# --- rules --------------------------------------------------------------------------------------


def test_rules_list_names_every_rule_and_those_of_packs(checker: Checker) -> None:
    shown = checker("rules", "list").stdout
    assert all(name in shown for name in load_rules())
    assert "strategic-hamza" in shown


def test_rules_list_says_what_is_off(checker: Checker, tmp_path: Path) -> None:
    (tmp_path / "checker.toml").write_text(
        'disable = ["metonym"]\npacks = []\n[rules.rank-conflict]\nseverity = "info"',
        encoding="utf-8",
    )
    rows = {row["name"]: row for row in json.loads(checker("rules", "list", "-f", "json").stdout)}
    assert rows["metonym"]["runs"] is False
    assert rows["rank-conflict"]["severity"] == "info"
    assert set(rows) == set(load_rules())


def test_rules_explain_prints_the_page_of_a_rule(checker: Checker) -> None:
    shown = checker("rules", "explain", "rank-conflict").stdout
    for heading in ("What it flags:", "Why it matters:", "When it stays silent:", "Options:"):
        assert heading in shown


def test_rules_explain_knows_the_rules_of_packs(checker: Checker) -> None:
    shown = checker("rules", "explain", "shouting-marks").stdout
    assert "pattern rule of the pack libya-egypt" in shown


def test_rules_explain_of_a_typo_helps(checker: Checker) -> None:
    result = checker("rules", "explain", "rank-conflct")
    assert result.exit_code == 2
    assert "did you mean 'rank-conflict'?" in result.stderr


# --- packs --------------------------------------------------------------------------------------


def test_packs_list_counts_what_is_in_them(checker: Checker) -> None:
    assert "libya-egypt 1.0" in checker("packs", "list").stdout


def test_packs_validate_is_0_for_a_good_pack(checker: Checker) -> None:
    result = checker("packs", "validate", "libya-egypt")
    assert (result.exit_code, "valid;" in result.stdout) == (0, True)


def test_packs_validate_shows_each_mistake_and_exits_with_2(
    checker: Checker, tmp_path: Path
) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "pack.yml").write_text(
        "name: desk\nversion: '1'\ndescripton: {ar: مكتب}\nlanguages: [ar]\nlicence: MIT\n",
        encoding="utf-8",
    )
    result = checker("packs", "validate", "desk")
    assert result.exit_code == 2
    assert "desk/pack.yml:3:1: unknown key 'descripton'" in result.stdout
    assert "    3 | descripton: {ar: مكتب}" in result.stdout
    assert "did you mean 'description'?" in result.stdout


def test_packs_of_no_such_name_are_an_error(checker: Checker) -> None:
    result = checker("packs", "show", "libya")
    assert (result.exit_code, "no pack is called" in result.stderr) == (2, True)


# --- config -------------------------------------------------------------------------------------


def test_config_show_tells_each_value_and_its_origin(
    checker: Checker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "checker.toml").write_text("[limits]\nmax_bytes = 5", encoding="utf-8")
    monkeypatch.setenv("CHECKER_FAIL_ON", "error")
    shown = checker("config", "show").stdout
    lines = {line.split(" = ")[0]: line for line in shown.splitlines()}
    assert lines["limits.max_bytes"].endswith("checker.toml:2:1")
    assert lines["fail_on"].split("#") == [
        lines["fail_on"].split("#")[0],
        " environment CHECKER_FAIL_ON",
    ]
    assert lines["encoder"].endswith("# default")


def test_config_show_names_every_setting(checker: Checker) -> None:
    shown = json.loads(checker("config", "show", "-f", "json").stdout)
    scalars = set(Config.model_fields) - {"rules", "limits", "thresholds", "notice"}
    assert scalars <= set(shown)
    assert shown["packs"] == {"value": ["libya-egypt"], "from": "default"}


def test_the_environment_names_the_file(
    checker: Checker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "desk.toml").write_text('fail_on = "none"', encoding="utf-8")
    monkeypatch.setenv("CHECKER_CONFIG", "desk.toml")
    assert 'fail_on = "none"' in checker("config", "show").stdout


# --- eval ---------------------------------------------------------------------------------------

GOLD = {
    "conflicts": [
        {
            "id": "C1",
            "kind": "rank-conflict",
            "tier": "required",
            "sides": [
                {
                    "value": "لواء",
                    "evidence": [
                        {"article": "a", "field": "text", "start": 4, "end": 10, "quote": "اللواء"}
                    ],
                }
            ],
        }
    ],
    "traps": [],
}


def test_eval_scores_a_report(stage: Stage, checker: Checker, tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    checker("check", "articles", "-o", "report.json")
    result = checker("eval", "report.json", "--gold", "gold.json")
    assert result.exit_code == 0
    assert "recall by tier" in result.stdout
    assert "1/1" in result.stdout


def test_eval_checks_articles_first(stage: Stage, checker: Checker, tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (tmp_path / "a.txt").write_text("قال اللواء سالم الورداني إن الجسر آمن.", encoding="utf-8")
    result = checker("eval", "a.txt", "--gold", "gold.json", "-f", "json", "--no-packs")
    assert result.exit_code == 0, result.stderr
    assert stage.config.packs == ()
    assert json.loads(result.stdout)


@pytest.mark.parametrize("text", ["{", "[" * 100_000, '{"schema": 1, "findings": 3}'])
def test_eval_of_a_broken_report_is_an_error(
    stage: Stage, checker: Checker, tmp_path: Path, text: str
) -> None:
    (tmp_path / "gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (tmp_path / "report.json").write_text(text, encoding="utf-8")
    result = checker("eval", "report.json", "--gold", "gold.json")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")


def test_eval_without_gold_is_an_error(checker: Checker) -> None:
    result = checker("eval", "report.json", "--gold", "missing.json")
    assert result.exit_code == 2
    assert "missing.json" in result.stderr


# --- progress -----------------------------------------------------------------------------------


def test_progress_is_shown_on_a_terminal_only() -> None:
    import os
    import pty

    code = (
        "from checker.cli.progress import progress\n"
        "with progress(quiet={quiet}) as tell:\n"
        "    if tell:\n"
        "        tell('extract', 1, 2)\n"
    )
    shown = {}
    for quiet in (False, True):
        leader, follower = pty.openpty()
        command = [sys.executable, "-c", code.format(quiet=quiet)]
        subprocess.run(command, stderr=follower, check=True)
        os.set_blocking(leader, False)
        try:
            shown[quiet] = os.read(leader, 10_000).decode()
        except BlockingIOError:
            shown[quiet] = ""
        os.close(follower)
        os.close(leader)
    assert "Extracting" in shown[False]
    assert shown[True] == ""
    piped = subprocess.run(
        [sys.executable, "-c", code.format(quiet=False)], capture_output=True, check=True
    )
    assert piped.stderr == b""
