"""`checker train-encoder`: refuses before it works, and writes what `check` can use."""

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

pytest.importorskip("sentence_transformers", reason="extra 'transformers' missing")

from checker.cli.app import app


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    kept = tmp_path / "notes.txt"
    kept.write_text("mine", encoding="utf-8")
    result = CliRunner().invoke(app, ["train-encoder", str(tmp_path), "-o", str(tmp_path)])
    assert result.exit_code == 2
    assert "there is something already" in result.stderr
    assert kept.read_text(encoding="utf-8") == "mine"


def test_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("checker.training")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    result = CliRunner().invoke(app, ["train-encoder", "x", "-o", str(tmp_path / "model")])
    assert result.exit_code == 2
    assert "claim-checker[transformers]" in result.stderr


def test_no_such_archive_is_said(tmp_path: Path) -> None:
    missing = tmp_path / "archive"
    result = CliRunner().invoke(app, ["train-encoder", str(missing), "-o", str(tmp_path / "m")])
    assert result.exit_code == 2
    assert str(missing) in result.stderr
    assert not (tmp_path / "m").exists()
