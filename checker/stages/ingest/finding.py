"""Find the files behind the paths that were named: folders in sorted order, each file once.

Hidden entries inside a folder are passed over. Links are followed as long as they stay inside
the folder that was named; a link out of it could carry any file of the machine into a report.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from checker.errors import InputError
from checker.stages.ingest.base import STAGE
from checker.types import Skipped


@dataclass(frozen=True, slots=True)
class File:
    """A regular file: ``shown`` as reports name it, ``label`` relative to the named folder."""

    path: Path
    shown: str
    label: str
    size: int


@dataclass(slots=True)
class Finder:
    """Walk named paths, remembering which files and folders were seen under any name."""

    _files: set[str] = field(default_factory=set)
    _folders: set[str] = field(default_factory=set)

    def find(self, named: Path) -> Iterator[File | Skipped]:
        """Yield the files of one named path.

        Raises:
            InputError: there is no such path.
        """
        if _is_folder(named):
            yield from self._folder(named)
        else:
            label = f"{named.absolute().parent.name}/{named.name}"
            yield from self._entry(named, _shown(named, named), readable(label))

    def met(self, named: Path) -> bool:
        """Say whether a named file, or any file of a named folder, was read before."""
        real = os.path.realpath(named)
        return any(file == real or file.startswith(real + os.sep) for file in self._files)

    def _folder(self, root: Path) -> Iterator[File | Skipped]:
        """Walk a folder with a stack of its own: paths nest deeper than Python calls."""
        top = os.path.realpath(root)
        stack = [root]
        while stack:
            path = stack.pop()
            shown = _shown(path, root)
            if path is not root and path.is_symlink() and not _inside(path, top):
                yield Skipped(shown, STAGE, "a link that leads out of the folder is not followed")
            elif _is_folder(path):
                if _again(path, self._folders):
                    if path.is_symlink():
                        yield Skipped(shown, STAGE, "a link to a folder that is read already")
                    continue
                try:
                    stack.extend(sorted(_visible(path), reverse=True))
                except OSError as error:
                    yield Skipped(shown, STAGE, unreadable(error))
            else:
                yield from self._entry(path, shown, readable(path.relative_to(root).as_posix()))

    def _entry(self, path: Path, shown: str, label: str) -> Iterator[File | Skipped]:
        try:
            status = path.stat()
        except OSError as error:
            yield Skipped(shown, STAGE, unreadable(error))
            return
        if not stat.S_ISREG(status.st_mode):
            reason = "not a regular file: pipes and devices are read from standard input (-) only"
            yield Skipped(shown, STAGE, reason)
        elif not _again(path, self._files):
            yield File(path, shown, label, status.st_size)


def _again(path: Path, seen: set[str]) -> bool:
    real = os.path.realpath(path)
    if real in seen:
        return True
    seen.add(real)
    return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def check_paths(inputs: Iterable[str | Path]) -> None:
    """Make sure that every named path exists; ``-`` is none.

    Raises:
        InputError: one does not.
    """
    for name in inputs:
        if not str(name).strip() or (str(name) != "-" and not os.path.lexists(name)):
            hint = "Name a file, a folder, or - for standard input."
            raise InputError("no such file or folder", where=readable(str(name)), hint=hint)


def unreadable(error: OSError) -> str:
    """Return the reason for skipping what the operating system will not give."""
    return f"cannot be read: {error.strerror or type(error).__name__}"


def readable(name: str) -> str:
    """Return a path as valid text on one line, whatever bytes the file system holds."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _visible(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if not path.name.startswith(".")]


def _inside(path: Path, top: str) -> bool:
    """Say whether a link leads into the folder; one that leads nowhere fails on its own."""
    if os.path.realpath(path).startswith(top.rstrip(os.sep) + os.sep):
        return True
    try:
        path.stat()
    except OSError:
        return True
    return False


def _shown(path: Path, root: Path) -> str:
    """Return a path as it was given, made relative: reports never hold absolute paths."""
    if not path.is_absolute():
        return readable(path.as_posix())
    base = Path.cwd()
    if not path.is_relative_to(base):
        base = root.parent
    return readable(path.relative_to(base).as_posix())
