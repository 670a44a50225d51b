"""A newsroom's repository: an archive on ``main`` with its index, and new articles on a branch.

The archive calls one invented officer a major general; a new article on the same visit makes him a
lieutenant general. That is the one conflict.
"""

import os
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
PRINTED = """قائد السواحل في مرفأ النورس

نشر في 3 مايو 2031

زار اللواء رشيد البحيري، قائد قوات السواحل، مرفأ النورس والتقى البحارة.
"""
CONFLICTING = """جولة في مرفأ النورس

نشر في 3 مايو 2031

تفقد الفريق رشيد البحيري، قائد قوات السواحل، أرصفة مرفأ النورس والتقى البحارة.
"""
HARMLESS = """مكتبة في حي المنارة

نشر في 4 مايو 2031

افتتحت بلدية النورس مكتبة عامة في حي المنارة، وتضم قاعة للأطفال.
"""
# Names that a careless script would run, split, take for options or lose.
CALM = "articles/خبر عاجل.txt"
HOSTILE = "articles/$(touch pwned) `touch pwned`; \"a\" 'b' & *.txt"
BROKEN = "articles/سطر\n::error::pwned\n##[error]pwned.txt"
DASHED = "-x --index=pwned.txt"


def shell(folder: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder with this environment's checker first on the PATH."""
    path = os.pathsep.join((str(BIN), os.environ["PATH"]))
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PATH": path, **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def git(folder: Path, *words: str) -> str:
    """Run git as a committer of its own, heedless of the settings of the machine."""
    settings = ("-c", "user.name=desk", "-c", "user.email=desk@example.org")
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = shell(folder, "git", *settings, *words, **quiet)
    assert done.returncode == 0, done.stderr
    return done.stdout


def write(folder: Path, name: str, text: str) -> None:
    """Write an article, whatever it is called."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def found(folder: Path) -> Path:
    """Make the repository, its ``main`` with the archive, and the index."""
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    write(folder, "articles/archive/harbour.txt", PRINTED)
    write(folder, ".gitignore", "/archive.index/\n")
    commit(folder)
    made = shell(folder, "checker", "index", "add", "articles", "--index", "archive.index")
    assert made.returncode == 0, made.stderr
    git(folder, "switch", "--quiet", "--create", "new")
    return folder


def commit(folder: Path) -> None:
    """Commit everything."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--no-verify", "--message", "articles")
