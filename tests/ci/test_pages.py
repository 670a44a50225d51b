"""What docs/ci.md tells people to paste: valid by the published schemas, and run as it stands."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

import checker

from . import desk
from .runner import ACTION, BASH, ROOT, Job, run
from .schemas import validate

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


def _snippet(name: str) -> Any:
    """Return the YAML block that begins with a comment of this name."""
    blocks = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    document = yaml.safe_load(dict(blocks)[name])
    if True in document:  # to YAML 1.1, and so to this loader, "on" is a truth value
        document["on"] = document.pop(True)
    return document


def _bash(folder: Path, lines: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
    return desk.shell(folder, *BASH, "-c", "\n".join(lines), **variables)


def _base(newsroom: Path) -> str:
    return desk.git(newsroom, "merge-base", "main", "HEAD").strip()


@pytest.mark.parametrize("name", [".github/workflows/gate.yml", ".github/workflows/index.yml"])
def test_the_workflows_are_workflows(name: str) -> None:
    validate(_snippet(name), "github-workflow")


def test_the_gitlab_jobs_are_jobs() -> None:
    validate(_snippet(".gitlab-ci.yml"), "gitlab-ci")


def test_the_hooks_configuration_is_one(tmp_path: Path) -> None:
    document = _snippet(".pre-commit-config.yaml")
    validate(document, "pre-commit-config")
    file = tmp_path / "config.yaml"
    file.write_text(yaml.safe_dump(document), encoding="utf-8")
    assert desk.shell(tmp_path, "pre-commit", "validate-config", str(file)).returncode == 0
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert document["repos"][0]["hooks"][0]["id"] in {hook["id"] for hook in hooks}


def test_all_snippets_name_this_version() -> None:
    named = re.findall(r"checker@v(\S+)|rev: v(\S+)", PAGE)
    assert {one or other for one, other in named} == {checker.__version__}


def test_the_workflow_gates_what_a_branch_adds(newsroom: Path, tmp_path: Path) -> None:
    steps = _snippet(".github/workflows/gate.yml")["jobs"]["gate"]["steps"]
    diff = next(step for step in steps if "run" in step)
    (use,) = (step for step in steps if step.get("uses", "").startswith("OWNER/checker@"))
    assert use["with"].keys() <= ACTION["inputs"].keys()
    for name in (desk.CALM, desk.HOSTILE, desk.BROKEN):
        desk.write(newsroom, name, desk.CONFLICTING)
    desk.commit(newsroom)
    temp = tmp_path / "temp"
    temp.mkdir()
    made = _bash(newsroom, [diff["run"]], BASE=_base(newsroom), RUNNER_TEMP=str(temp))
    assert made.returncode == 0, made.stderr
    inputs = {
        key: "true" if value is True else value.replace("${{ runner.temp }}", str(temp))
        for key, value in use["with"].items()
    }
    job = run(inputs, Job(newsroom, temp), {"install": {"bin": str(desk.BIN)}})
    assert job.code == 1, job.log
    assert len(json.loads(Path(job.result("sarif")).read_text())["runs"][0]["artifacts"]) == 4
    assert not list(newsroom.rglob("pwned"))


def test_the_nightly_workflow_adds_what_was_merged(newsroom: Path) -> None:
    desk.write(newsroom, desk.CALM, desk.HARMLESS)
    steps = _snippet(".github/workflows/index.yml")["jobs"]["index"]["steps"]
    lines = [step["run"] for step in steps if step.get("run", "").startswith("checker")]
    done = _bash(newsroom, lines)
    assert done.returncode == 0, done.stderr
    assert "1 new, 0 changed, 1 unchanged" in done.stderr


@pytest.fixture
def gitlab() -> Any:
    return _snippet(".gitlab-ci.yml")


def test_the_gitlab_job_leaves_both_reports(newsroom: Path, gitlab: Any) -> None:
    assert _bash(newsroom, gitlab["checker-index"]["script"]).returncode == 0
    for name in (desk.CALM, desk.HOSTILE, desk.BROKEN):
        desk.write(newsroom, name, desk.CONFLICTING)
    desk.commit(newsroom)
    done = _gitlab(newsroom, gitlab)
    assert done.returncode == 1, done.stderr
    reports = gitlab["checker"]["artifacts"]["reports"]
    issues = json.loads((newsroom / reports["codequality"]).read_text(encoding="utf-8"))
    assert {issue["check_name"] for issue in issues} == {"rank-conflict"}
    junit = etree.parse(newsroom / reports["junit"])
    assert junit.xpath("//testcase[failure]")
    assert not list(newsroom.rglob("pwned"))


def test_the_gitlab_job_passes_where_nothing_is_new(newsroom: Path, gitlab: Any) -> None:
    done = _gitlab(newsroom, gitlab)
    assert (done.returncode, done.stdout) == (0, "No article is new.\n")


def test_the_gitlab_job_fails_where_git_cannot_tell_what_is_new(
    newsroom: Path, gitlab: Any
) -> None:
    assert _gitlab(newsroom, gitlab, base="no-such-commit").returncode > 1


def test_a_correction_is_not_held_against_its_first_printing(newsroom: Path) -> None:
    desk.write(newsroom, "articles/archive/harbour.txt", desk.CONFLICTING)
    gate = ("checker", "gate", "articles/archive/harbour.txt", "--index", "archive.index")
    assert desk.shell(newsroom, *gate).returncode == 0


def test_gates_run_while_the_index_is_added_to(newsroom: Path) -> None:
    desk.write(newsroom, desk.CALM, desk.CONFLICTING)
    for number in range(12):
        text = desk.HARMLESS.replace("المنارة", f"رقم {number}")
        desk.write(newsroom, f"more/{number}.txt", text)
    program, index = str(desk.BIN / "checker"), ("--index", "archive.index", "--quiet")
    calls = [[program, "index", "add", "more", "-j", "1", *index]] + [
        [program, "gate", desk.CALM, *index, "-o", f"{number}.json"] for number in (1, 2)
    ]
    running = [subprocess.Popen(call, cwd=newsroom, env=os.environ) for call in calls]
    assert [process.wait() for process in running] == [0, 1, 1]


def _gitlab(newsroom: Path, gitlab: Any, base: str = "") -> subprocess.CompletedProcess[str]:
    variables = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base or _base(newsroom)}
    return _bash(newsroom, gitlab["checker"]["script"], **variables)
