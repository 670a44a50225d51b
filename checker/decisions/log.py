"""The log on disk: one SQLite file (WAL) to which entries are added, and nothing else is done."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from checker.decisions.model import Decision
from checker.errors import DecisionError

LOG_NAME = "decisions.sqlite"
_APPLICATION = 0x63686B64  # "chkd": a file of another program is not written to
_FORMAT = 1
_BUSY = 30.0  # seconds that one writer waits for another
# An entry is its JSON; the triggers keep to the promise that none is changed or taken out.
_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS decision (id TEXT PRIMARY KEY, entry TEXT NOT NULL);
CREATE TRIGGER IF NOT EXISTS never_changed BEFORE UPDATE ON decision
    BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER IF NOT EXISTS never_removed BEFORE DELETE ON decision
    BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_FORMAT};
COMMIT;
"""


class DecisionLog:
    """A log that can be added to, from several threads or processes at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with _faults(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            with self._connection() as db:
                if not _checked(db, path):
                    db.execute("PRAGMA journal_mode = WAL")
                    db.executescript(_SCHEMA)

    def add(self, entries: Iterable[Decision]) -> int:
        """Add entries in one transaction, on disk when this returns; say how many were new.

        Raises:
            DecisionError: the file cannot be written.
        """
        rows = [(entry.id, _json(entry)) for entry in entries]
        with _faults(self.path), self._connection() as db:
            db.execute("BEGIN IMMEDIATE")
            before = db.execute("SELECT count(*) FROM decision").fetchone()[0]
            db.executemany("INSERT OR IGNORE INTO decision VALUES (?, ?)", rows)
            after = db.execute("SELECT count(*) FROM decision").fetchone()[0]
            db.execute("COMMIT")
        return int(after - before)

    def entries(self) -> tuple[Decision, ...]:
        """Return all entries in the order of their moments.

        Raises:
            DecisionError: the file cannot be read, or holds what is no decision.
        """
        return read_log(self.path)

    def since(self, row: int) -> tuple[int, tuple[Decision, ...]]:
        """Return the entries that were added after a row (0: all), and the last row.

        Raises:
            DecisionError: the file cannot be read, or holds what is no decision.
        """
        query = "SELECT rowid, entry FROM decision WHERE rowid > ? ORDER BY rowid"
        with _faults(self.path), self._connection() as db:
            rows = db.execute(query, (row,)).fetchall()
            found = tuple(Decision.model_validate_json(entry) for _, entry in rows)
        return (rows[-1][0] if rows else row), found

    @contextlib.contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        db = sqlite3.connect(self.path, timeout=_BUSY, isolation_level=None)
        with contextlib.closing(db):
            db.execute("PRAGMA synchronous = FULL")
            yield db


def read_log(path: Path) -> tuple[Decision, ...]:
    """Return the entries of a log in the order of their moments; none where there is no file.

    Raises:
        DecisionError: the file cannot be read, or holds what is no decision.
    """
    if not path.is_file():
        return ()
    with _faults(path):
        with contextlib.closing(_read_only(path)) as db:
            if not _checked(db, path):
                return ()
            rows = db.execute("SELECT entry FROM decision").fetchall()
        entries = [Decision.model_validate_json(row[0]) for row in rows]
    return tuple(sorted(entries, key=lambda entry: (entry.at, entry.id)))


def _read_only(path: Path) -> sqlite3.Connection:
    uri = path.absolute().as_uri()
    db = sqlite3.connect(f"{uri}?mode=ro", uri=True, timeout=_BUSY)
    try:
        db.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        if path.with_name(f"{path.name}-wal").exists():
            raise
        # A folder that cannot be written, and no writer: nothing can change under our feet.
        db = sqlite3.connect(f"{uri}?immutable=1", uri=True)
    return db


def _checked(db: sqlite3.Connection, path: Path) -> bool:
    """Say whether the file holds a log; an empty file holds none yet."""
    # Asked first: who makes the log at this moment sets its marks and tables in one commit.
    if not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return False
    application = db.execute("PRAGMA application_id").fetchone()[0]
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if application != _APPLICATION:
        raise DecisionError("not a log of decisions", where=str(path), hint="Name another file.")
    if version > _FORMAT:
        hint = "Use a newer checker; `checker review export` of that one makes a file for this one."
        raise DecisionError(f"a log of format {version}", where=str(path), hint=hint)
    return True


def _json(entry: Decision) -> str:
    return json.dumps(entry.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)


@contextlib.contextmanager
def _faults(path: Path) -> Iterator[None]:
    """Say in words what is wrong with the file.

    Raises:
        DecisionError: in place of what SQLite, the file system or the model raised.
    """
    try:
        yield
    except ValidationError as error:
        reason = error.errors(include_url=False)[0]["msg"]
        raise DecisionError(f"an entry is no decision: {reason}", where=str(path)) from error
    except (sqlite3.Error, OSError, UnicodeError) as error:
        hint = "What was decided before is kept; check the disk and the rights of the file."
        raise DecisionError(
            f"cannot be read or written: {error}", where=str(path), hint=hint
        ) from error
