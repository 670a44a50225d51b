"""The command in an empty folder, and reports without a pipeline."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from checker.cli.app import app

Checker = Callable[..., Result]


@pytest.fixture
def checker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checker:
    """Run the command in an empty folder with a clean environment."""
    monkeypatch.chdir(tmp_path)
    for name in ("CHECKER_CONFIG", "CHECKER_BASELINE", "CHECKER_PACKS"):
        monkeypatch.delenv(name, raising=False)
    return lambda *arguments: CliRunner().invoke(app, list(arguments))
