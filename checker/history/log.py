"""The history of an index on disk: opening it, and what can be wrong with it."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from checker import __version__
from checker.errors import HistoryError
from checker.history.schema import APPLICATION, MIGRATIONS, migrate, number
from checker.index.schema import transaction

HISTORY_NAME = "history.sqlite"
_BUSY = 30.0  # seconds that a statement waits for another process


@contextlib.contextmanager
def read_history(folder: Path) -> Iterator[sqlite3.Connection]:
    """Open the history of an index to read one state of it.

    Raises:
        ArchiveError: there is no index.
        HistoryError: it has no history, or one that is damaged or that a newer checker wrote.
    """
    from checker.index.store import must_be

    path = folder / HISTORY_NAME
    if not path.is_file():
        must_be(folder)
        hint = f"`checker check --index {folder}` keeps every run from now on."
        raise HistoryError("this index has no history yet", where=str(folder), hint=hint)
    with faults(path), contextlib.closing(_read_only(path)) as db:
        _check(db, path)
        db.execute("BEGIN")
        yield db


@contextlib.contextmanager
def write_history(folder: Path) -> Iterator[sqlite3.Connection]:
    """Open the history of an index to add to it: all of what is done inside, or nothing.

    Raises:
        HistoryError: it cannot be written, is damaged, or a newer checker wrote it.
    """
    path = folder / HISTORY_NAME
    with faults(path):
        db = sqlite3.connect(path, timeout=_BUSY, isolation_level=None)
        with contextlib.closing(db):
            _check(db, path)
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
            db.execute("PRAGMA foreign_keys = ON")
            migrate(db, __version__)
            with transaction(db):
                yield db


def can_be_written(folder: Path) -> bool:
    """Say whether a history can be kept here: an index may be lent for reading only."""
    import os

    path = folder / HISTORY_NAME
    return os.access(folder, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _read_only(path: Path) -> sqlite3.Connection:
    uri = path.absolute().as_uri()
    db = sqlite3.connect(f"{uri}?mode=ro", uri=True, timeout=_BUSY, isolation_level=None)
    try:
        db.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        if path.with_name(f"{path.name}-wal").exists():
            raise
        # A folder that cannot be written, and no writer: nothing can change under our feet.
        db = sqlite3.connect(f"{uri}?immutable=1", uri=True, isolation_level=None)
    return db


def _check(db: sqlite3.Connection, path: Path) -> None:
    """Make sure that the file is a history, or empty.

    Raises:
        HistoryError: it is something else, or of a newer checker.
    """
    if not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise HistoryError("not a history of runs", where=str(path), hint="Move it away.")
    if number(db) > len(MIGRATIONS):
        raise HistoryError(
            f"this history has format {number(db)}, and this checker knows up to {len(MIGRATIONS)}",
            where=str(path),
            hint=f"Use a newer checker than {__version__}.",
        )


@contextlib.contextmanager
def faults(path: Path) -> Iterator[None]:
    """Say in words what is wrong with the file.

    Raises:
        HistoryError: in place of what SQLite or the file system raised.
    """
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        hint = "What was kept before is kept; --no-history checks without it."
        raise HistoryError(
            f"cannot be read or written: {error}", where=str(path), hint=hint
        ) from error
