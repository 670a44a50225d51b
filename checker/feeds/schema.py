"""The tables in which a watch keeps what it knows, in `feeds.sqlite` beside the index.

Times are epoch seconds. A change of the tables is a new entry at the end of ``STEPS``.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from checker.errors import FeedError

STATE = "feeds.sqlite"
LOCK = "feeds.lock"
APPLICATION = 0x63686B66  # "chkf": a file of another program is not written to

STEPS: tuple[str, ...] = (
    """
    -- Feeds, sitemaps and pages. "root" is the address that the user named; a sitemap that another
    -- one lists has that one's root. "marker" is what the lister says of it, "done" what it said
    -- when this was last read. "since" and "reason" tell of failures since it was last read.
    CREATE TABLE source (
        address TEXT PRIMARY KEY, root TEXT NOT NULL, kind TEXT NOT NULL,
        final TEXT NOT NULL, etag TEXT NOT NULL, modified TEXT NOT NULL,
        marker TEXT NOT NULL, done TEXT NOT NULL,
        asked REAL NOT NULL, read REAL NOT NULL, due REAL NOT NULL,
        failures INTEGER NOT NULL, since REAL NOT NULL, reason TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX source_root ON source (root);

    -- Articles. "due" is when to ask for it, 0 never; "taken" when it was last read, 0 never;
    -- "digest" is that of the article as it went into the index under "id".
    CREATE TABLE article (
        address TEXT PRIMARY KEY, source TEXT NOT NULL,
        final TEXT NOT NULL, etag TEXT NOT NULL, modified TEXT NOT NULL,
        published TEXT NOT NULL, title TEXT NOT NULL, outlet TEXT NOT NULL, dated REAL NOT NULL,
        first REAL NOT NULL, taken REAL NOT NULL, due REAL NOT NULL, looks INTEGER NOT NULL,
        failures INTEGER NOT NULL, since REAL NOT NULL, reason TEXT NOT NULL,
        id TEXT NOT NULL, digest TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX article_due ON article (due) WHERE due > 0;
    CREATE INDEX article_since ON article (since) WHERE since > 0;

    -- Which source lists which article, and what it says of it.
    CREATE TABLE listed (
        source TEXT NOT NULL, address TEXT NOT NULL, marker TEXT NOT NULL,
        PRIMARY KEY (source, address)
    ) WITHOUT ROWID;
    CREATE INDEX listed_address ON listed (address);

    -- Times in which a source could not be read, or not wholly: for the reports.
    CREATE TABLE gap (
        address TEXT NOT NULL, root TEXT NOT NULL, since REAL NOT NULL, until REAL NOT NULL,
        reason TEXT NOT NULL, PRIMARY KEY (address, since, reason)
    ) WITHOUT ROWID;

    -- Hosts that are left alone for a time, and what their robots.txt said.
    CREATE TABLE pause (host TEXT PRIMARY KEY, until REAL NOT NULL) WITHOUT ROWID;
    CREATE TABLE robots (
        origin TEXT PRIMARY KEY, text TEXT NOT NULL, until REAL NOT NULL
    ) WITHOUT ROWID;
    """,
)


def checked(db: sqlite3.Connection, path: Path) -> int:
    """Return the format of a file, 0 where it is empty.

    Raises:
        FeedError: another program's, or of a newer checker.
    """
    if not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return 0
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise FeedError("not the state of a watch", where=str(path), hint="Move it away.")
    if version > len(STEPS):
        raise FeedError(
            f"a state of format {version}", where=str(path), hint="Use a newer checker."
        )
    return version


@contextlib.contextmanager
def faults(path: Path) -> Iterator[None]:
    """Say in words what is wrong with the file.

    Raises:
        FeedError: in place of what SQLite or the file system raised.
    """
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise FeedError(
            f"cannot be read or written: {error}",
            where=str(path),
            hint="Check the disk and its rights. What is in the index is kept; if the file is "
            "damaged, delete it: what the sources still list is then asked for again.",
        ) from error
