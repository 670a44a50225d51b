"""The tables of an index, and the migrations that led to them.

A change of the tables is a new entry at the end of ``MIGRATIONS``, never an edit of an old one:
each is run once, in order, and recorded.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

MIGRATIONS: tuple[tuple[str, str], ...] = (
    (
        "articles, what is kept of each, and how they are linked",
        """
        CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

        -- One row per article. "first" and "count" are its rows of the vector file. "story" is the
        -- smallest id of the articles it stands with, "copy_of" the id of what it is a copy of.
        CREATE TABLE article (
            row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, url TEXT NOT NULL,
            day INTEGER NOT NULL, digest TEXT NOT NULL, first INTEGER NOT NULL,
            count INTEGER NOT NULL, story TEXT, copy_of TEXT
        );
        CREATE INDEX article_url ON article (url) WHERE url != '';
        CREATE INDEX article_day ON article (day);

        CREATE TABLE content (
            row INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
            article BLOB NOT NULL, statements BLOB NOT NULL
        );
        CREATE TABLE outline (
            row INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, body BLOB NOT NULL
        );

        -- Who is named where ("places" are statements), and which names are alike.
        CREATE TABLE name (
            key TEXT NOT NULL, row INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
            "full" INTEGER NOT NULL, mentions INTEGER NOT NULL, countries TEXT NOT NULL,
            roles TEXT NOT NULL, places TEXT NOT NULL, PRIMARY KEY (key, row)
        ) WITHOUT ROWID;
        CREATE INDEX name_row ON name (row);
        CREATE TABLE name_block (
            block TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (block, key)
        ) WITHOUT ROWID;

        -- What else leads from one article to others, as hashes: see postings.py.
        CREATE TABLE posting (
            token INTEGER NOT NULL, row INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
            PRIMARY KEY (token, row)
        ) WITHOUT ROWID;
        CREATE INDEX posting_row ON posting (row);

        -- The smallest hashes of each text: near-identical texts have most of them in common.
        CREATE TABLE sketch (
            hash INTEGER NOT NULL, row INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
            PRIMARY KEY (hash, row)
        ) WITHOUT ROWID;
        CREATE INDEX sketch_row ON sketch (row);

        -- Articles of one slot that tell of one event.
        CREATE TABLE edge (
            slot INTEGER NOT NULL, first TEXT NOT NULL, second TEXT NOT NULL,
            similarity REAL NOT NULL, PRIMARY KEY (slot, first, second)
        ) WITHOUT ROWID;

        -- What was changed since the articles were last linked.
        CREATE TABLE stale (day INTEGER PRIMARY KEY);
        CREATE TABLE unlinked (id TEXT PRIMARY KEY) WITHOUT ROWID;

        -- What articles said before they were corrected.
        CREATE TABLE version (
            id TEXT NOT NULL, number INTEGER NOT NULL, article BLOB NOT NULL,
            PRIMARY KEY (id, number)
        ) WITHOUT ROWID;
        """,
    ),
)

_RECORDS = (
    "CREATE TABLE IF NOT EXISTS migration"
    " (number INTEGER PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL);"
)


def number(connection: sqlite3.Connection) -> int:
    """Return the number of migrations that an index has seen."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, version: str) -> None:
    """Run the migrations that are missing, each with its record in one transaction."""
    for step, (name, script) in enumerate(MIGRATIONS, 1):
        if step <= number(connection):
            continue
        connection.executescript(f"BEGIN IMMEDIATE; {_RECORDS} {script}")
        connection.execute("INSERT INTO migration VALUES (?, ?, ?)", (step, name, version))
        connection.execute(f"PRAGMA user_version = {step}")
        connection.execute("COMMIT")


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit what is done inside to a database in autocommit mode, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
