"""What docs/watch.md tells people to paste: units that systemd takes, jobs that are jobs."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from ci.schemas import validate
from typer.testing import CliRunner

import checker
from checker.cli.app import app
from checker.feeds import duties, pace
from checker.feeds.adding import BATCH
from checker.feeds.client import Limits
from checker.feeds.watching import Wish

from .site import Site

PAGE = (Path(__file__).parents[2] / "docs" / "watch.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"^```(?:yaml|ini)\n# (\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
BIN = Path(sys.executable).parent


def job(name: str) -> Any:
    """Return a job; to YAML 1.1, and so to this loader, "on" is a truth value."""
    found = yaml.safe_load(BLOCKS[name])
    return {"on" if key is True else key: value for key, value in found.items()}


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    files = []
    for name in ("checker-watch.service", "checker-watch.timer"):
        unit = BLOCKS[f"/etc/systemd/system/{name}"]
        (tmp_path / name).write_text(unit.replace("/usr/local/bin/checker", str(BIN / "checker")))
        files.append(str(tmp_path / name))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *files],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    told = [line for line in done.stderr.splitlines() if "checker-watch" in line]
    assert (done.returncode, told) == (0, [])


def test_the_jobs_are_jobs() -> None:
    validate(job(".github/workflows/watch.yml"), "github-workflow")
    validate(job(".gitlab-ci.yml"), "gitlab-ci")
    assert set(re.findall(r"checker@v(\S+)", PAGE)) == {checker.__version__}


def test_what_the_jobs_run_feeds_an_index(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = job(".github/workflows/watch.yml")["jobs"]["watch"]["steps"]
    (line,) = [step["run"] for step in steps if step.get("run", "").startswith("checker")]
    assert job(".gitlab-ci.yml")["checker-watch"]["script"] == [line]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sources.txt").write_text(site.feed(site.articles(1)), encoding="utf-8")
    done = CliRunner().invoke(app, [*shlex.split(line)[1:], "--delay", "0s"])
    assert (done.exit_code, done.stdout) == (0, "")
    assert "1 of 1 sources read; 1 new" in done.stderr


def test_the_cron_line_is_one_and_its_command_is_that_of_the_units() -> None:
    (cron,) = re.findall(r"^ {4}(\*/15.*)$", PAGE, re.MULTILINE)
    assert re.fullmatch(r"\S+ \* \* \* \* checker watch --urls \S+ --index \S+ --quiet", cron)
    (start,) = re.findall(r"^ExecStart=\S+/checker (.*)$", PAGE, re.MULTILINE)
    assert re.fullmatch(r"watch --urls \S+ --index \S+", start)


def test_the_figures_are_those_of_the_code() -> None:
    wish, usual = Wish(), Limits()
    for told in (
        f"`--limit {wish.limit}`",
        f"`--recheck {wish.window / 86_400:.0f}d`",
        f"`--delay {wish.delay:.0f}s`",
        f"`--timeout {usual.total:.0f}s`",
        f"{usual.connect:.0f} s for a connection, {usual.read:.0f} s of silence",
        f"most the {BATCH} articles",
        f"up to {pace.PATIENCE:.0f} s are waited",
    ):
        assert told in PAGE, told
    assert (pace.BUDGET, pace.LONGEST, wish.wait) == (600, 300, 300)
    assert (duties.SOURCE_FIRST, duties.SOURCE_LAST, duties.TRIES) == (300, 6 * 3600, 8)
