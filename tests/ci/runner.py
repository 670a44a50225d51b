"""A stand-in for the runner of GitHub Actions: it does to a composite action what the runner does.

Scripts run in bash, as the runner starts it, with the files and variables it gives; expressions are
evaluated as far as ``action.yml`` uses them, and one beyond that is an error. Steps that use other
actions are written down, not run.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
ACTION: Any = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
BASH = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail")
_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")
_TERM = re.compile(r"'(?P<text>[^']*)'|inputs\.(?P<input>[\w-]+)|steps\.(?P<step>[\w.-]+)")

Outputs = Mapping[str, str]


@dataclass(slots=True)
class Job:
    """A job on the runner: its folders, and what the steps have left behind."""

    workspace: Path
    temp: Path
    outputs: dict[str, Outputs] = field(default_factory=dict)
    used: list[dict[str, Any]] = field(default_factory=list)
    log: str = ""
    code: int = 0

    @property
    def summary(self) -> str:
        """What the page of the run shows."""
        file = self.temp / "summary"
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def commands(self) -> Iterator[str]:
        """Yield the lines of the log that the runner obeys."""
        stopped = ""
        for line in self.log.splitlines():
            if stopped:
                stopped = "" if line == f"::{stopped}::" else stopped
            elif line.startswith("::stop-commands::"):
                stopped = line.removeprefix("::stop-commands::")
            elif line.lstrip().startswith("::") or "##[" in line:
                yield line
        assert not stopped

    def result(self, name: str) -> str:
        """Return an output of the action."""
        return _filled(ACTION["outputs"][name]["value"], {}, self.outputs)


def run(inputs: Mapping[str, str], job: Job, ready: Mapping[str, Outputs]) -> Job:
    """Run the action; the steps in ``ready`` are taken as done, with these outputs."""
    given = {name: one.get("default", "") for name, one in ACTION["inputs"].items()}
    assert inputs.keys() <= given.keys()
    given |= inputs
    job.outputs |= ready
    for step in ACTION["runs"]["steps"]:
        if step.get("id") in ready or not _holds(step.get("if", ""), given, job.outputs):
            continue
        if "uses" in step:
            filled = {
                key: _filled(str(value), given, job.outputs) for key, value in step["with"].items()
            }
            job.used.append({"uses": step["uses"], "with": filled})
            continue
        _run(step, given, job)
        if job.code:
            break
    return job


def _run(step: Mapping[str, Any], given: Mapping[str, str], job: Job) -> None:
    assert step["shell"] == "bash"
    script, written = job.temp / "script.sh", job.temp / "output"
    script.write_text(step["run"], encoding="utf-8")
    written.write_text("")
    variables = {
        key: _filled(value, given, job.outputs) for key, value in step.get("env", {}).items()
    }
    variables |= {
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_OUTPUT": str(written),
        "GITHUB_STEP_SUMMARY": str(job.temp / "summary"),
        "GITHUB_WORKSPACE": str(job.workspace),
        "RUNNER_TEMP": str(job.temp),
    }
    done = subprocess.run(
        [*BASH, str(script)],
        cwd=job.workspace,
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    job.log += done.stdout
    job.code = done.returncode
    if "id" in step:
        job.outputs[step["id"]] = dict(_pairs(written.read_text(encoding="utf-8")))


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Read ``name=value``, and ``name<<MARK``, lines, ``MARK``."""
    lines = iter(text.splitlines())
    for line in lines:
        name, sign, value = re.split("(=|<<)", line, maxsplit=1)
        if sign == "<<":
            value = "\n".join(takewhile(value.__ne__, lines))
        yield name, value


def _filled(text: str, given: Mapping[str, str], outputs: Mapping[str, Outputs]) -> str:
    return _EXPRESSION.sub(lambda match: _value(match[1], given, outputs), text)


def _value(expression: str, given: Mapping[str, str], outputs: Mapping[str, Outputs]) -> str:
    """Return the first alternative that is not empty."""
    values = [_term(part.strip(), given, outputs) for part in expression.split("||")]
    return next((value for value in values if value), "")


def _term(term: str, given: Mapping[str, str], outputs: Mapping[str, Outputs]) -> str:
    match = _TERM.fullmatch(term)
    assert match, f"the runner of the tests cannot read {term!r}"
    if match["text"] is not None:
        return match["text"]
    if match["input"]:
        return given[match["input"]]
    step, _, name = match["step"].partition(".outputs.")
    return outputs.get(step, {}).get(name, "")


def _holds(condition: str, given: Mapping[str, str], outputs: Mapping[str, Outputs]) -> bool:
    for part in filter(None, condition.split("&&")):
        left, sign, right = re.split(r" (==|!=) ", part.strip())
        if (_term(left, given, outputs) == _term(right, given, outputs)) != (sign == "=="):
            return False
    return True
