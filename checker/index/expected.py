"""How many articles some inputs hold, roughly, so that a progress bar can say how long it takes."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path

_PIECE = 1 << 20


def expected(inputs: Sequence[str | Path]) -> int:
    """Return the number of files, and of lines in JSONL; 0 where that cannot be known."""
    if any(str(each) == "-" for each in inputs):
        return 0
    try:
        return sum(_lines(file) for each in inputs for file in _files(Path(each)))
    except (OSError, EOFError):  # whoever reads them in earnest says what is wrong
        return 0


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (each for each in path.rglob("*") if each.is_file())
    else:
        yield path


def _lines(path: Path) -> int:
    if ".jsonl" not in path.suffixes:
        return 1
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as stream:
        return sum(piece.count(b"\n") for piece in iter(lambda: stream.read(_PIECE), b""))
