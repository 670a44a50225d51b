"""The tables of a history, and the migrations that led to them.

A change of the tables is a new entry at the end of ``MIGRATIONS``, never an edit of an old one:
each is run once, in order, and recorded. Rows are only ever added; triggers see to it.
"""

from __future__ import annotations

import sqlite3

MIGRATIONS: tuple[tuple[str, str], ...] = (
    (
        "runs, articles, findings and what became of them",
        """
        -- One row per run that found the index or the tool changed. "tool" is a digest of all that
        -- findings depend on beside the articles, "state" of what was found.
        CREATE TABLE run (
            number INTEGER PRIMARY KEY, at TEXT NOT NULL, version TEXT NOT NULL,
            tool TEXT NOT NULL, encoder TEXT NOT NULL, packs TEXT NOT NULL, state TEXT NOT NULL,
            articles INTEGER NOT NULL, undated INTEGER NOT NULL
        );
        -- When the same state was checked again: no figure is made of it.
        CREATE TABLE again (run INTEGER NOT NULL REFERENCES run, at TEXT NOT NULL);

        -- An article as the run first saw it so; an empty digest says that it was removed.
        CREATE TABLE article (
            id TEXT NOT NULL, run INTEGER NOT NULL REFERENCES run, digest TEXT NOT NULL,
            source TEXT NOT NULL, desk TEXT NOT NULL, author TEXT NOT NULL, day TEXT,
            PRIMARY KEY (id, run)
        ) WITHOUT ROWID;

        -- A finding by its fingerprint; "continues" is the one that it grew out of.
        CREATE TABLE finding (
            row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rule TEXT NOT NULL,
            kind TEXT NOT NULL, subject TEXT NOT NULL, label TEXT NOT NULL,
            ar TEXT NOT NULL, en TEXT NOT NULL, continues TEXT
        );
        CREATE TABLE evidence (
            finding INTEGER NOT NULL REFERENCES finding, side TEXT NOT NULL,
            article TEXT NOT NULL, quote TEXT NOT NULL, run INTEGER NOT NULL REFERENCES run,
            PRIMARY KEY (finding, side, article, quote)
        ) WITHOUT ROWID;

        -- What became of a finding, a row where that changed. "state": open, aside, gone; "cause"
        -- of open: text, tool, context, back, severity; of aside: review, baseline, article; of
        -- gone: corrected, removed, tool, continued, context.
        CREATE TABLE event (
            finding INTEGER NOT NULL REFERENCES finding, run INTEGER NOT NULL REFERENCES run,
            state TEXT NOT NULL, cause TEXT NOT NULL, severity TEXT NOT NULL,
            confidence REAL NOT NULL, PRIMARY KEY (finding, run)
        ) WITHOUT ROWID;

        -- Inputs that `index add` could not read, each with the first time it was said.
        CREATE TABLE skipped (
            source TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL,
            PRIMARY KEY (source, reason)
        ) WITHOUT ROWID;
        """,
    ),
)

_TABLES = ("run", "again", "article", "finding", "evidence", "event", "skipped", "migration")
_RECORDS = (
    "CREATE TABLE IF NOT EXISTS migration"
    " (number INTEGER PRIMARY KEY, name TEXT NOT NULL, version TEXT NOT NULL);"
)
APPLICATION = 0x63686B68  # "chkh": a file of another program is not written to


def number(connection: sqlite3.Connection) -> int:
    """Return the number of migrations that a history has seen."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, version: str) -> None:
    """Run the migrations that are missing, each with its record in one transaction."""
    for step, (name, script) in enumerate(MIGRATIONS, 1):
        if step <= number(connection):
            continue
        connection.executescript(f"BEGIN IMMEDIATE; {_RECORDS}")
        if step > number(connection):  # nobody was faster
            for statement in _statements(script):
                connection.execute(statement)
            connection.execute("INSERT INTO migration VALUES (?, ?, ?)", (step, name, version))
            for trigger in _only_added():
                connection.execute(trigger)
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {step}")
        connection.execute("COMMIT")


def _statements(script: str) -> list[str]:
    lines = [line for line in script.splitlines() if not line.strip().startswith("--")]
    return [part for part in "\n".join(lines).split(";") if part.strip()]


def _only_added() -> list[str]:
    return [
        f"CREATE TRIGGER IF NOT EXISTS {table}_never_{done} BEFORE {verb} ON {table} "
        "BEGIN SELECT RAISE(ABORT, 'history is only added to'); END"
        for table in _TABLES
        for verb, done in (("UPDATE", "changed"), ("DELETE", "removed"))
    ]
