"""What a watch knows from one pass to the next: one SQLite file, one watch at a time.

Only the thread that opened it touches it.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from checker.errors import FeedError
from checker.feeds.client import Seen
from checker.feeds.robots import Robots
from checker.feeds.schema import APPLICATION, LOCK, STATE, STEPS, checked, faults
from checker.index.schema import transaction

_BUSY = 30.0  # seconds that a statement waits for a reader


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of ``source``; see the schema."""

    address: str
    root: str
    kind: str = ""
    final: str = ""
    etag: str = ""
    modified: str = ""
    marker: str = ""
    done: str = ""
    asked: float = 0.0
    read: float = 0.0
    due: float = 0.0
    failures: int = 0
    since: float = 0.0
    reason: str = ""

    @property
    def seen(self) -> Seen:
        """What is known of its last answer."""
        return Seen(self.final, self.etag, self.modified)


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """A row of ``article``; see the schema."""

    address: str
    source: str
    final: str = ""
    etag: str = ""
    modified: str = ""
    published: str = ""
    title: str = ""
    outlet: str = ""
    dated: float = 0.0
    first: float = 0.0
    taken: float = 0.0
    due: float = 0.0
    looks: int = 0
    failures: int = 0
    since: float = 0.0
    reason: str = ""
    id: str = ""
    digest: str = ""

    @property
    def seen(self) -> Seen:
        """What is known of its last answer."""
        return Seen(self.final, self.etag, self.modified)


Row = TypeVar("Row", SourceRow, ArticleRow)
_TABLES = {SourceRow: "source", ArticleRow: "article"}
_NAMES = {kind: [field.name for field in fields(kind)] for kind in (SourceRow, ArticleRow)}
_WRITTEN = {
    kind: (_TABLES[kind], attrgetter(*names), ", ".join("?" * len(names)))
    for kind, names in _NAMES.items()
}


class State:
    """The state of an index's watch."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.db = connection

    def transaction(self) -> AbstractContextManager[None]:
        """Commit what is done inside, or nothing of it."""
        return transaction(self.db)

    def put(self, rows: Iterable[SourceRow | ArticleRow]) -> None:
        """Write rows in place of those of their address, in the transaction that is open."""
        for row in rows:
            table, values, marks = _WRITTEN[type(row)]
            self.db.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", values(row))  # noqa: S608

    def source(self, address: str) -> SourceRow | None:
        """Return a source, if it was ever named."""
        return next(self._rows(SourceRow, "WHERE address = ?", address), None)

    def children(self, address: str) -> list[SourceRow]:
        """Return the sitemaps that a sitemap lists."""
        return list(
            self._rows(
                SourceRow,
                "WHERE address IN (SELECT address FROM listed WHERE source = ?) AND address != ?",
                address,
                address,
            )
        )

    def article(self, address: str) -> ArticleRow | None:
        """Return an article, if it was ever listed."""
        return next(self._rows(ArticleRow, "WHERE address = ?", address), None)

    def markers(self, source: str) -> dict[str, str]:
        """Return all that a source ever listed, and what it last said of each."""
        rows = self.db.execute("SELECT address, marker FROM listed WHERE source = ?", (source,))
        return dict(rows.fetchall())

    def enlist(self, source: str, told: Iterable[tuple[str, str]]) -> None:
        """Write what a source says of addresses, in the transaction that is open."""
        rows = [(source, address, marker) for address, marker in told]
        self.db.executemany("INSERT OR REPLACE INTO listed VALUES (?, ?, ?)", rows)

    def unlist(self, source: SourceRow, kept: Collection[str]) -> None:
        """Forget the sitemaps that a sitemap no longer lists, in the transaction that is open."""
        gone = [(source.address, each) for each in self.markers(source.address) if each not in kept]
        self.db.executemany("DELETE FROM listed WHERE source = ? AND address = ?", gone)
        self.db.executemany(
            "DELETE FROM source WHERE address = ? AND root = ? AND address != root"
            " AND address NOT IN (SELECT address FROM listed)",
            [(address, source.root) for _, address in gone],
        )

    def forget_taken(self, now: float) -> None:
        """Ask for all that was ever had again, in the transaction that is open."""
        if not self.db.execute("SELECT 1 FROM article WHERE taken > 0 LIMIT 1").fetchone():
            return
        self.db.execute(
            "UPDATE article SET taken = 0, digest = '', id = '', etag = '', modified = '',"
            " looks = 0, due = ? WHERE taken > 0",
            (now,),
        )
        self.db.execute("UPDATE source SET etag = '', modified = ''")
        self.db.execute("UPDATE listed SET marker = '?' WHERE marker != ''")

    def due(self, root: str, now: float, most: int) -> tuple[list[ArticleRow], int]:
        """Return the articles of a named source that are due, the newest first, and how many are.

        No more than ``most`` are returned.
        """
        where = (
            "WHERE due > 0 AND due <= ? AND address IN (SELECT l.address FROM listed l"
            " JOIN source s ON s.address = l.source WHERE s.root = ?)"
        )
        order = "ORDER BY dated DESC, first DESC, address LIMIT ?"
        rows = list(self._rows(ArticleRow, f"{where} {order}", now, root, most))
        if len(rows) < most:
            return rows, len(rows)
        found = self.db.execute(f"SELECT count(*) FROM article {where}", (now, root)).fetchone()  # noqa: S608
        return rows, int(found[0])

    def pauses(self, now: float) -> dict[str, float]:
        """Return the hosts that are left alone, and until when."""
        rows = self.db.execute("SELECT host, until FROM pause WHERE until > ?", (now,))
        return dict(rows.fetchall())

    def robots(self, now: float) -> dict[str, Robots]:
        """Return the robots.txt that are still believed, by origin."""
        rows = self.db.execute("SELECT origin, text, until FROM robots WHERE until > ?", (now,))
        return {place: Robots(text, until) for place, text, until in rows}

    def keep_manners(self, paused: dict[str, float], fresh: dict[str, Robots], now: float) -> None:
        """Write what hosts ask for, and forget what no longer holds."""
        with self.transaction():
            self.db.execute("DELETE FROM pause WHERE until <= ?", (now,))
            self.db.execute("DELETE FROM robots WHERE until <= ?", (now,))
            self.db.executemany("INSERT OR REPLACE INTO pause VALUES (?, ?)", paused.items())
            self.db.executemany(
                "INSERT OR REPLACE INTO robots VALUES (?, ?, ?)",
                [(place, each.text, each.until) for place, each in fresh.items()],
            )

    def gap(self, row: SourceRow, since: float, until: float, reason: str) -> None:
        """Note when a source was missing, in the transaction that is open."""
        self.db.execute(
            "INSERT OR REPLACE INTO gap VALUES (?, ?, ?, ?, ?)",
            (row.address, row.root, since, until, reason),
        )

    def _rows(self, kind: type[Row], where: str, *values: object) -> Iterator[Row]:
        names = ", ".join(_NAMES[kind])
        query = f"SELECT {names} FROM {_TABLES[kind]} {where}"  # noqa: S608 - our own words
        return (kind(*row) for row in self.db.execute(query, values).fetchall())


@contextlib.contextmanager
def watching(index: Path) -> Iterator[State]:
    """Open the state of an index to change it, or make it; one watch at a time.

    Raises:
        FeedError: another watch is at work, or the file cannot be read or written.
    """
    from filelock import FileLock, Timeout

    path = index / STATE
    with faults(path):
        index.mkdir(parents=True, exist_ok=True)
        lock = FileLock(index / LOCK, timeout=0)
        try:
            lock.acquire()
        except Timeout:
            raise FeedError(
                "another `checker watch` is at work on this index",
                where=str(index),
                hint="Wait until it has finished; what it fetches need not be fetched again.",
            ) from None
        try:
            connection = sqlite3.connect(path, timeout=_BUSY, isolation_level=None)
            with contextlib.closing(connection):
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")
                _prepare(connection, path)
                yield State(connection)
        finally:
            lock.release()


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    version = checked(db, path)
    for step, script in enumerate(STEPS[version:], version + 1):
        marks = f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {step};"
        db.executescript(f"BEGIN IMMEDIATE; {script} {marks} COMMIT;")
