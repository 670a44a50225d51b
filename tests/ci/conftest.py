"""The repository that the integrations are tried on: made once, a copy for each test."""

import shutil
from pathlib import Path

import pytest

from . import desk


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep away what the machine, or a hook that runs these tests, has set."""
    names = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "PRE_COMMIT", "SKIP", "CHECKER_INDEX")
    for name in (*names, "CHECKER_CONFIG", "CHECKER_FAIL_ON", "CHECKER_PACKS", "CHECKER_BASELINE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return desk.found(tmp_path_factory.mktemp("ci") / "desk")


@pytest.fixture
def newsroom(founded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(founded, tmp_path / "newsroom"))
