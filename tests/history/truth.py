"""The raw facts of a simulated press in plain tables, to be asked without any code of checker."""

from __future__ import annotations

import sqlite3

from .year import Press

_TABLES = """
CREATE TABLE art (id TEXT, source TEXT, desk TEXT, author TEXT, day TEXT, there INTEGER);
CREATE TABLE fin (id TEXT, rule TEXT, kind TEXT, subject TEXT, severity TEXT, born TEXT,
                  state TEXT, ended TEXT);
CREATE TABLE ev (fin TEXT, side TEXT, art TEXT);
CREATE TABLE happened (fin TEXT, day TEXT, what TEXT);
CREATE TABLE run (day TEXT);
CREATE TABLE span (first TEXT, last TEXT);  -- the periods of the report that is asked about
-- The day on which a second side was published, or the only one.
CREATE VIEW arose AS
    WITH side AS (SELECT fin, side, min(day) AS day FROM ev JOIN art ON art.id = ev.art
                  GROUP BY fin, side HAVING min(day) IS NOT NULL),
    placed AS (SELECT fin, day, row_number() OVER (PARTITION BY fin ORDER BY day) AS place,
                      count(*) OVER (PARTITION BY fin) AS sides FROM side)
    SELECT fin, day FROM placed WHERE place = min(2, sides);
CREATE VIEW counts AS SELECT fin.*, arose.day FROM fin LEFT JOIN arose ON arose.fin = fin.id
    WHERE severity != 'info' AND state IN ('open', 'resolved');
"""


def tables(press: Press) -> sqlite3.Connection:
    """Return the facts: every article ever, every finding under its last name, what happened."""
    db = sqlite3.connect(":memory:")
    db.executescript(_TABLES)
    db.executemany(
        "INSERT INTO art VALUES (?, ?, ?, ?, ?, ?)",
        [
            (a.id, a.source.name, a.category, a.author, a.day and a.day.isoformat(),
             a.id in press.room.articles)
            for a in press.ever.values()
        ],
    )  # fmt: skip
    db.executemany("INSERT INTO run VALUES (?)", [(day.isoformat(),) for day in press.runs])
    for fate in press.fates.values():
        if fate.state == "grown":
            continue
        one = fate.finding
        db.execute(
            "INSERT INTO fin VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (one.id, one.rule, one.kind, one.subject.id, one.severity, fate.born.isoformat(),
             fate.state, fate.ended and fate.ended.isoformat()),
        )  # fmt: skip
        cited = [(one.id, side.key, e.article) for side in one.sides for e in side.evidence]
        db.executemany("INSERT INTO ev VALUES (?, ?, ?)", cited)
        happened = [(one.id, day.isoformat(), what) for day, what in fate.events]
        db.executemany("INSERT INTO happened VALUES (?, ?, ?)", happened)
    return db
