"""Read new articles in a process of their own, while this one loads what they are compared with.

Most of a cold gate is loading: words and phrases to read an article with, and beside them the
settings, vectors, packs and rules. On two processors the two need not wait for one another.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.errors import CheckerError

if TYPE_CHECKING:
    from checker.pipeline import Wanted


class Ahead:
    """A reader that has got ready when it is told what is wanted."""

    def __init__(self, paths: Sequence[str], index: Path) -> None:
        self._paths = paths
        self._index = index
        self._child = 0
        if hasattr(os, "fork") and (os.cpu_count() or 1) > 1:
            self._begin()

    def _begin(self) -> None:
        ours, theirs = os.pipe(), os.pipe()
        self._child = os.fork()
        if not self._child:
            os.close(ours[1])
            os.close(theirs[0])
            _answer(ours[0], theirs[1], self._paths, self._index)
        os.close(ours[0])
        os.close(theirs[1])
        self._asks, self._answers = ours[1], theirs[0]

    def tell(self, wanted: Wanted) -> None:
        """Say what is wanted: reading begins."""
        self._wanted = wanted
        if self._child:
            with os.fdopen(self._asks, "wb") as stream:
                pickle.dump(wanted, stream)

    def read(self) -> Any:
        """Return what `checker.pipeline.read_statements` returns, when it is there.

        Raises:
            CheckerError: what reading raised.
        """
        if not self._child:
            return _read(self._paths, self._wanted)
        with os.fdopen(self._answers, "rb") as stream:
            data = stream.read()
        _, status = os.waitpid(self._child, 0)
        if status or not data:  # it came to grief: whatever it was, it shows itself here
            return _read(self._paths, self._wanted)
        found = pickle.loads(data)  # noqa: S301 - from our own process, a moment ago
        if isinstance(found[0], type):
            kind, message, where, hint = found
            raise kind(message, where=where, hint=hint)
        return found


def _read(paths: Sequence[str], wanted: Wanted) -> Any:
    from checker.pipeline import read_statements

    return read_statements(paths, wanted, stdin=sys.stdin.buffer if "-" in paths else None)


def _answer(asked: int, answer: int, paths: Sequence[str], index: Path) -> None:
    """Get ready, read what is asked for, and end this process without its parent's business."""
    code = 1
    try:
        _get_ready(index)
        with os.fdopen(asked, "rb") as stream:
            question = stream.read()
        if question:  # else the parent has ended: its settings were wrong
            try:
                found: Any = _read(paths, pickle.loads(question))  # noqa: S301 - from our parent
            except CheckerError as error:
                found = type(error), error.message, error.where, error.hint
            with os.fdopen(answer, "wb") as stream:
                pickle.dump(found, stream)
        code = 0
    finally:
        os._exit(code)


def _get_ready(index: Path) -> None:
    """Load what every article is read with."""
    from checker.index.stages import use_languages

    use_languages(index)
    from checker.stages import ingest  # noqa: F401 - imported for later
    from checker.stages.extract import extract
    from checker.stages.segment import segment
    from checker.types import Article

    extract(article := Article("", "."), segment(article))
