"""The hooks of pre-commit, run by pre-commit itself when git commits.

Installing a hook takes from the package index what checker needs, so all but one of these tests
override the hook's language: pre-commit reads our manifest and calls the checker that is here.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from . import desk
from .install import install_wanted
from .runner import ROOT

MANIFEST = ".pre-commit-hooks.yaml"
HERE = "unsupported"  # what pre-commit calls a hook that it does not install


@pytest.fixture
def newsroom(newsroom: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository with nothing of the machine's pre-commit and git in reach."""
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    return newsroom


def _published(folder: Path, *names: str) -> Path:
    """Make a repository of these parts of this one, for pre-commit to clone."""
    folder.mkdir()
    ignore = shutil.ignore_patterns("__pycache__")
    for name in (MANIFEST, *names):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=ignore)
        else:
            shutil.copy(ROOT / name, folder / name)
    desk.git(folder, "init", "--quiet")
    desk.commit(folder)
    return folder


def _use(newsroom: Path, hooks: Path, language: str | None, hook: str, *args: str) -> None:
    """Configure a hook of a repository, and let git call pre-commit."""
    chosen = {"id": hook, "files": "^articles/", "args": list(args)}
    chosen |= {"language": language} if language else {}
    rev = desk.git(hooks, "rev-parse", "HEAD").strip()
    config = {"repos": [{"repo": hooks.as_uri(), "rev": rev, "hooks": [chosen]}]}
    desk.write(newsroom, ".pre-commit-config.yaml", yaml.safe_dump(config))
    desk.commit(newsroom)
    assert desk.shell(newsroom, "pre-commit", "install").returncode == 0


def _commit(newsroom: Path) -> subprocess.CompletedProcess[str]:
    desk.git(newsroom, "add", "--all")
    user = ("-c", "user.name=desk", "-c", "user.email=desk@example.org")
    return desk.shell(newsroom, "git", *user, "commit", "--message", "articles")


@pytest.fixture
def gated(newsroom: Path, tmp_path: Path) -> Path:
    hooks = _published(tmp_path / "hooks")
    _use(newsroom, hooks, HERE, "checker-gate", "--index", "archive.index", "--")
    return newsroom


def test_pre_commit_takes_the_manifest() -> None:
    done = desk.shell(ROOT, "pre-commit", "validate-manifest", MANIFEST)
    assert done.returncode == 0, done.stdout


def test_an_article_that_conflicts_is_not_committed(gated: Path) -> None:
    desk.write(gated, desk.CALM, desk.CONFLICTING)
    done = _commit(gated)
    assert done.returncode == 1
    assert "exit code: 1" in done.stderr
    assert "رشيد البحيري" in done.stderr
    assert desk.git(gated, "status", "--short")


def test_an_article_that_agrees_is_committed(gated: Path) -> None:
    desk.write(gated, desk.CALM, desk.HARMLESS)
    done = _commit(gated)
    assert done.returncode == 0, done.stderr
    assert "Passed" in done.stderr


def test_names_of_files_are_only_names(gated: Path) -> None:
    desk.write(gated, desk.HOSTILE, desk.CONFLICTING)
    desk.write(gated, desk.BROKEN, desk.HARMLESS)
    done = _commit(gated)
    assert "exit code: 1" in done.stderr
    assert not list(gated.rglob("pwned"))


def test_new_articles_are_compared_with_one_another(gated: Path) -> None:
    for number in range(6):
        desk.write(gated, f"articles/{number}.txt", desk.HARMLESS.replace("4 مايو", "5 مايو"))
    desk.write(gated, "articles/7.txt", desk.CONFLICTING.replace("رشيد البحيري", "نبيل الصواف"))
    desk.write(gated, "articles/8.txt", desk.PRINTED.replace("رشيد البحيري", "نبيل الصواف"))
    done = _commit(gated)
    assert "exit code: 1" in done.stderr
    assert "نبيل الصواف" in done.stderr


def test_a_commit_without_articles_is_not_gated(gated: Path) -> None:
    desk.write(gated, "notes/plan.txt", desk.CONFLICTING)
    done = _commit(gated)
    assert done.returncode == 0
    assert "Skipped" in done.stderr


def test_without_an_index_nothing_is_committed(gated: Path) -> None:
    shutil.rmtree(gated / "archive.index")
    desk.write(gated, desk.CALM, desk.HARMLESS)
    done = _commit(gated)
    assert done.returncode == 1
    assert "exit code: 2" in done.stderr
    assert "checker index add" in done.stderr


def test_a_folder_is_compared_within_itself(newsroom: Path, tmp_path: Path) -> None:
    _use(newsroom, _published(tmp_path / "hooks"), HERE, "checker-check", "articles/")
    desk.write(newsroom, desk.CALM, desk.CONFLICTING)
    done = _commit(newsroom)
    assert "exit code: 1" in done.stderr
    assert "رشيد البحيري" in done.stderr


@install_wanted
def test_pre_commit_installs_checker_and_gates(newsroom: Path, tmp_path: Path) -> None:
    hooks = _published(tmp_path / "hooks", "checker", "pyproject.toml", "README.md", "LICENSE")
    _use(newsroom, hooks, None, "checker-gate", "--index", "archive.index")
    desk.write(newsroom, desk.CALM, desk.HARMLESS)
    done = _commit(newsroom)
    assert done.returncode == 0, done.stdout + done.stderr
    desk.write(newsroom, "articles/جولة.txt", desk.CONFLICTING)
    assert "exit code: 1" in _commit(newsroom).stderr
    (installed,) = (tmp_path / "pre-commit").glob("repo*/py_env-*/bin/checker")
    assert installed.is_file()
