"""The GitHub Action, its scripts run in bash on a repository as the runner would run them."""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import unquote

import pytest

from . import desk
from .install import install_wanted
from .runner import ACTION, Job, run
from .schemas import validate

READY = {"install": {"bin": str(desk.BIN)}}
Act = Callable[..., Job]


@pytest.fixture
def act(newsroom: Path, tmp_path: Path) -> Act:
    """Run the action in the newsroom's repository, checker installed already."""

    def with_inputs(ready: Mapping[str, Mapping[str, str]] = READY, **inputs: str) -> Job:
        temp = tmp_path / "runner temp"
        temp.mkdir()
        given = {"index": "archive.index"} | inputs
        job = Job(newsroom, temp)
        return run({key.replace("_", "-"): value for key, value in given.items()}, job, ready)

    return with_inputs


def _changed(newsroom: Path, *names: str) -> Path:
    """Commit conflicting articles of these names, and list them as docs/ci.md says."""
    for name in names:
        desk.write(newsroom, name, desk.CONFLICTING)
    desk.commit(newsroom)
    file = newsroom.parent / "new"
    file.write_text(
        desk.git(newsroom, "diff", "-z", "--name-only", "--diff-filter=d", "main...HEAD"),
        encoding="utf-8",
    )
    return file


def _places(job: Job) -> set[str]:
    log = json.loads(Path(job.result("sarif")).read_text(encoding="utf-8"))
    validate(log, "sarif")
    return {
        unquote(place["physicalLocation"]["artifactLocation"]["uri"])
        for result in log["runs"][0]["results"]
        for place in result["locations"]
    }


def test_the_action_is_one() -> None:
    validate(ACTION, "github-action")


def test_no_expression_is_written_into_a_script() -> None:
    assert not [step for step in ACTION["runs"]["steps"] if "${{" in step.get("run", "")]


def test_a_conflict_fails_last_with_annotation_summary_and_sarif(act: Act, newsroom: Path) -> None:
    desk.write(newsroom, desk.CALM, desk.CONFLICTING)
    job = act(paths=f"{desk.CALM}\n", upload_sarif="true")
    assert job.code == 1
    errors = [line for line in job.commands() if line.startswith("::error ")]
    assert len(errors) == 1
    assert f"file={desk.CALM},line=5" in errors[0]
    assert "الفريق رشيد البحيري" in errors[0]
    assert "رشيد البحيري" in job.summary
    assert _places(job) == {desk.CALM}
    assert (job.result("exit-code"), job.result("findings")) == ("1", "1")
    upload = next(step for step in job.used if "upload-sarif" in step["uses"])
    assert upload["with"]["sarif_file"] == job.result("sarif")


def test_nothing_found_passes_and_is_reported(act: Act, newsroom: Path) -> None:
    desk.write(newsroom, desk.CALM, desk.HARMLESS)
    job = act(paths=desk.CALM, upload_sarif="true")
    assert job.code == 0
    assert (job.result("exit-code"), job.result("findings")) == ("0", "0")
    assert _places(job) == set()
    assert [step["uses"].partition("@")[0] for step in job.used] == [
        *("actions/setup-python", "github/codeql-action/upload-sarif")
    ]


def test_changed_files_keep_their_names(act: Act, newsroom: Path) -> None:
    names = (desk.CALM, desk.HOSTILE, desk.BROKEN, desk.DASHED)
    job = act(paths_from=str(_changed(newsroom, *names)), fail_on="error")
    assert job.code == 1
    assert not list(newsroom.rglob("pwned"))
    log = json.loads(Path(job.result("sarif")).read_text(encoding="utf-8"))
    assert len(log["runs"][0]["properties"]["new"]) == len(names)
    commands = list(job.commands())
    assert {line.partition(" ")[0] for line in commands} <= {"::error", "::notice", "::warning"}
    assert not [line for line in commands if line.lstrip().startswith("::error::pwned")]


def test_a_name_cannot_command_the_runner_out_of_a_fault(act: Act, newsroom: Path) -> None:
    job = act(paths_from=str(_listed(newsroom, desk.BROKEN)), index="x\n::error::pwned")
    assert job.code == 2
    assert "pwned" in job.log
    assert not [line for line in job.commands() if "pwned" in line]


COMMANDS = "$(touch pwned) `touch pwned`\"; touch pwned; '"
GIVEN = [
    *((name, COMMANDS) for name in ("paths", "index", "fail_on", "baseline", "config", "formats")),
    ("paths", "--help"),
]


@pytest.mark.parametrize(("name", "value"), GIVEN)
def test_no_input_is_run_or_taken_for_an_option(
    act: Act, newsroom: Path, name: str, value: str
) -> None:
    desk.write(newsroom, desk.CALM, desk.HARMLESS)
    job = act(**{"paths": desk.CALM, name: value})
    assert (job.code, job.result("exit-code")) == (2, "2")
    assert not list(newsroom.rglob("pwned"))
    assert any(line.startswith("::error title=checker::") for line in job.commands())


def test_an_output_folder_of_any_name_and_further_formats(act: Act, newsroom: Path) -> None:
    desk.write(newsroom, desk.DASHED, desk.CONFLICTING)
    job = act(paths=desk.DASHED, output="-r $(touch pwned)", formats="html\n junit", fail_on="none")
    assert job.code == 0
    assert (job.result("exit-code"), job.result("findings")) == ("0", "1")
    written = {file.name for file in (newsroom / "-r $(touch pwned)").iterdir()}
    assert written >= {"report.sarif", "report.md", "index.html", "report.xml"}
    assert not list(newsroom.rglob("pwned"))


def test_what_was_set_aside_is_no_alert(act: Act, newsroom: Path) -> None:
    desk.write(newsroom, desk.CALM, desk.CONFLICTING)
    gate = ("checker", "gate", desk.CALM, "--index", "archive.index", "-o", "report.json")
    assert desk.shell(newsroom, *gate).returncode == 1
    create = (
        "checker",
        "baseline",
        "create",
        "report.json",
        "--reason",
        "asked",
        "--author",
        "Huda",
    )
    assert desk.shell(newsroom, *create).returncode == 0
    job = act(paths=desk.CALM, baseline="checker-baseline.json")
    assert job.code == 0
    assert job.result("findings") == "0"
    assert _places(job) == set()


def test_nothing_new_passes_and_says_so(act: Act, newsroom: Path) -> None:
    job = act(paths_from=str(_listed(newsroom)), upload_sarif="true")
    assert job.code == 0
    assert list(job.commands()) == ["::notice title=checker::no article is new"]
    assert not [step for step in job.used if "upload-sarif" in step["uses"]]


@pytest.mark.parametrize("inputs", [{"paths": "\n"}, {"paths": "-"}, {"paths_from": "nowhere"}])
def test_without_an_article_it_fails(act: Act, inputs: dict[str, str]) -> None:
    assert act(**inputs).code == 2


def test_without_an_index_it_fails(act: Act, newsroom: Path) -> None:
    desk.write(newsroom, desk.CALM, desk.HARMLESS)
    job = act(paths=desk.CALM, index="")
    assert job.code == 2
    assert "index add" in job.log


def test_a_report_of_a_run_before_is_not_taken_for_this_one(act: Act, newsroom: Path) -> None:
    desk.write(newsroom, "out/report.sarif", "{}")
    job = act(paths="nowhere.txt", output="out")
    assert job.code == 2
    assert (job.result("sarif"), job.summary) == ("", "")


def test_the_repository_cannot_put_modules_in_place_of_pythons(act: Act, newsroom: Path) -> None:
    desk.write(newsroom, desk.CALM, desk.HARMLESS)
    for name in ("json", "secrets", "venv", "pathlib"):
        desk.write(newsroom, f"{name}.py", "raise SystemExit('pwned')\n")
    job = act(paths=desk.CALM)
    assert job.code == 0
    assert "pwned" not in job.log


@install_wanted
def test_the_action_installs_checker_from_its_own_checkout(act: Act, newsroom: Path) -> None:
    desk.write(newsroom, desk.CALM, desk.CONFLICTING)
    desk.write(newsroom, "venv.py", "raise SystemExit('pwned')\n")
    job = act({}, paths=desk.CALM, python_version="")
    assert job.code == 1, job.log
    assert job.result("findings") == "1"
    assert Path(job.outputs["install"]["bin"]).is_relative_to(job.temp)
    assert os.fspath(desk.BIN) != job.outputs["install"]["bin"]


def _listed(newsroom: Path, *names: str) -> Path:
    file = newsroom.parent / "new"
    file.write_text("".join(f"{name}\0" for name in names), encoding="utf-8")
    return file
