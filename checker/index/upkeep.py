"""Look after an index: what it holds, whether it is whole, and giving back unused room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from checker.config import Config
from checker.index.codec import UnreadableError, unpack_article, unpack_outline, unpack_statements
from checker.index.schema import number
from checker.index.stages import stages_digest
from checker.index.store import Store, reading, writing
from checker.stages.cluster.outlines import UNDATED
from checker.stages.embed import load_encoder


def status(folder: Path, config: Config) -> dict[str, object]:
    """Return what an index holds and whether it fits this checker and these settings.

    Raises:
        ArchiveError: there is no index, or it cannot be read.
    """
    encoder = load_encoder(config.encoder)
    with reading(folder) as store:
        one = store.one
        first, last = store.db.execute(
            "SELECT min(day), max(day) FROM article WHERE day != ?", (UNDATED,)
        ).fetchone()
        kept = store.setting("encoder")
        told: dict[str, object] = {
            "articles": one("SELECT count(*) FROM article"),
            "sentences": one("SELECT coalesce(sum(count), 0) FROM article"),
            "from": date.fromordinal(first).isoformat() if first else None,
            "to": date.fromordinal(last).isoformat() if last else None,
            "undated": one("SELECT count(*) FROM article WHERE day = ?", UNDATED),
            "copies": one("SELECT count(*) FROM article WHERE copy_of IS NOT NULL"),
            "stories": one("SELECT count(DISTINCT story) FROM article"),
            "older versions": one("SELECT count(*) FROM version"),
            "to be linked": one("SELECT count(*) FROM unlinked"),
            "encoder": kept if kept == encoder.id else f"{kept} (this run: {encoder.id})",
            "up to date": store.setting("stages") == stages_digest() and kept == encoder.id,
            "format": number(store.db),
        }
    return told | {"bytes": _size(folder)}


def verify(folder: Path) -> list[str]:
    """Return what is damaged in an index, a line each; nothing is what all is well.

    Raises:
        ArchiveError: there is no index, or it cannot even be opened.
    """
    with reading(folder) as store:
        return list(_faults(store))


def compact(folder: Path) -> tuple[int, int]:
    """Rewrite an index without what was removed, and return its bytes before and after.

    Raises:
        ArchiveError: it cannot be read or written.
    """
    before = _size(folder) if folder.is_dir() else 0
    with writing(folder, create=False) as store:
        _compact_vectors(store)
        store.db.execute("DELETE FROM name_block WHERE key NOT IN (SELECT key FROM name)")
        store.db.execute("VACUUM")
        store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return before, _size(folder)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir() if path.is_file())


def _faults(store: Store) -> Iterator[str]:
    for (line,) in store.db.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield f"database: {line}"
    for table, row, parent, _ in store.db.execute("PRAGMA foreign_key_check"):
        yield f"database: row {row} of {table} has no {parent}"
    rows = store.vectors.rows()
    found = store.db.execute(
        "SELECT a.id, a.first, a.count, c.article, c.statements, o.body FROM article a"
        " LEFT JOIN content c USING (row) LEFT JOIN outline o USING (row) ORDER BY a.id"
    )
    for name, first, count, article, statements, outline in found:
        try:
            told = unpack_statements(unpack_article(article), statements)
            if outline is not None:
                unpack_outline(name, outline, store.vectors.width)
        except UnreadableError as error:
            yield f"article {name}: cannot be read ({error})"
            continue
        if len(told) != count or (outline is None) != (count == 0):
            yield f"article {name}: {len(told)} statements, {count} vectors"
        if first + count > rows:
            yield f"article {name}: its vectors are beyond the end of {store.vectors.path.name}"
    for (name,) in store.db.execute(
        "SELECT id FROM article WHERE copy_of NOT IN (SELECT id FROM article)"
        " AND id NOT IN (SELECT id FROM unlinked)"
    ):
        yield f"article {name}: it is a copy of one that is not there"


def _compact_vectors(store: Store) -> None:
    """Copy the rows that are in use to a new file, and count in that from one commit on."""
    old = store.vectors
    new = store.next_vectors()
    moved: list[tuple[int, int]] = []
    at = 0
    for row, first, count in store.db.execute(
        "SELECT row, first, count FROM article ORDER BY first"
    ).fetchall():
        new.write(at, old.read(first, count), sync=False)
        moved.append((at, row))
        at += count
    new.sync()
    with store.transaction():
        store.db.executemany("UPDATE article SET first = ? WHERE row = ?", moved)
        store.set("rows", str(at))
        store.set("vectors", new.path.name)
    store.use_vectors()
    old.path.unlink(missing_ok=True)
