"""Keep vectors between runs: worth it for a model that takes milliseconds a sentence.

One SQLite file, one row per encoder and text. The key is the encoder's id with the digest of
the text, so that another model, or another version of it, never meets these vectors.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np

from checker.errors import EncoderError
from checker.stages.embed.base import Encoder, Vectors

_SCHEMA = """
CREATE TABLE IF NOT EXISTS vectors (
    encoder TEXT NOT NULL, content BLOB NOT NULL, row BLOB NOT NULL,
    PRIMARY KEY (encoder, content)
) WITHOUT ROWID
"""
_SELECT = "SELECT content, row FROM vectors WHERE encoder = ?"
_BATCH = 500  # texts asked for at once; SQLite takes at most 999 parameters in old builds
_KEPT = 1024  # texts encoded before their vectors are written: what an interruption may cost
_WAIT = 30.0  # seconds for another run to finish writing


class CachedEncoder:
    """Encode with ``encoder`` what ``path`` does not hold yet; the vectors are the encoder's own.

    Two runs may share the file. Nothing is ever taken out of it: delete it when it is too large.

    Raises:
        EncoderError: the file cannot be opened, read or written, or is something else.
    """

    def __init__(self, encoder: Encoder, path: Path) -> None:
        self._encoder = encoder
        self._path = path
        with self._open() as database:
            database.execute(_SCHEMA)

    @property
    def id(self) -> str:
        """Return the id of the encoder: the vectors are the same."""
        return self._encoder.id

    @property
    def dimensions(self) -> int:
        """Return the length of a row."""
        return self._encoder.dimensions

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return float32 rows [len(texts), dimensions], each of length one."""
        keys = [
            hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
            for text in texts
        ]
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        with self._open() as database:
            known = self._known(database, sorted(set(keys)))
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        new = list(missing.items())
        for start in range(0, len(new), _KEPT):
            part = dict(new[start : start + _KEPT])
            known.update(zip(part, self._encoder.encode(list(part.values())), strict=True))
            with self._open() as database:
                database.executemany(
                    "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)",
                    ((self.id, key, known[key].tobytes()) for key in part),
                )
        for index, key in enumerate(keys):
            rows[index] = known[key]
        return rows

    def _known(self, database: sqlite3.Connection, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
        """Return the rows that the file holds; one of another length counts as missing."""
        found: dict[bytes, Vectors] = {}
        for start in range(0, len(keys), _BATCH):
            part = keys[start : start + _BATCH]
            marks = ", ".join("?" * len(part))
            query = f"{_SELECT} AND content IN ({marks})"
            for key, row in database.execute(query, (self.id, *part)):
                if len(row) == 4 * self.dimensions:
                    found[key] = np.frombuffer(row, dtype=np.float32)
        return found

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Open the file for one transaction: all of it is kept, or nothing."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=_WAIT)) as database, database:
                yield database
        except (sqlite3.Error, OSError) as error:
            raise EncoderError(
                f"the vector cache cannot be used: {error}",
                where=str(self._path),
                hint="delete the file, or set another vector_cache",
            ) from error
