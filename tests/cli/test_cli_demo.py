"""The demonstration report: the same seeds give the same bytes, and no path of this machine."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from checker.cli.demo import STARTED, main, render_demo

ROOT = Path(__file__).parents[2]
Stage = Any  # the stand-in of conftest.py


def test_three_formats_are_written(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds" / "ar").mkdir(parents=True)
    written = render_demo(Path("seeds"), Path("reports"))
    assert [path.as_posix() for path in written] == [
        "reports/index.html",
        "reports/report.json",
        "reports/report.txt",
    ]
    assert stage.inputs == [Path("seeds/ar")]
    assert STARTED in Path("reports/report.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [[], ["seeds"], ["no-such-folder", "reports"]])
def test_a_wrong_call_is_a_message_and_2(
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith("error: ")


def test_the_bytes_do_not_depend_on_hash_order_or_place(tmp_path: Path) -> None:
    rendered = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        command = [sys.executable, "-m", "checker.cli.demo", "seeds", str(folder)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        rendered.append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
    assert rendered[0] == rendered[1]
    assert {"index.html", "report.json", "report.txt"} <= set(rendered[0])
    for content in rendered[0].values():
        assert str(ROOT).encode() not in content
        assert str(tmp_path).encode() not in content
