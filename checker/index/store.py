"""An index on disk: opening it, and what can be wrong with it.

One folder: ``articles.sqlite`` (WAL), ``vectors-N.f16``, and ``lock``, which a writer holds.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from checker import __version__
from checker.errors import ArchiveError
from checker.index.codec import STRANGE, UnreadableError, unpack_article
from checker.index.schema import MIGRATIONS, migrate, number, transaction
from checker.index.vectors import Floats, VectorFile
from checker.types import Article

DATABASE = "articles.sqlite"
VECTORS = "vectors-0.f16"
LOCK = "lock"
_VECTORS = re.compile(r"vectors-\d{1,9}\.f16")
_NUMBER = re.compile(r"[0-9]{1,19}")
_WIDEST = 1 << 16
_LOOKS = 20  # at an index that is compacted again and again
_BUSY = 30.0  # seconds that a statement waits for another process


class Store:
    """The database and the vectors of an index; settings are strings by name."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self.db = connection
        self.use_vectors()

    def use_vectors(self) -> None:
        """Read and write the vectors in the file that the database names, as wide as it says."""
        name = self.setting("vectors", VECTORS)
        if not _VECTORS.fullmatch(name):  # it is written to, and deleted
            raise UnreadableError(f"{name!r} is no file of vectors")
        self.vectors = VectorFile(self.folder / name, self.number("width", 1, _WIDEST))
        self.vectors.open()

    def next_vectors(self) -> VectorFile:
        """Return an empty file that may take the place of the one in use."""
        count = int(self.vectors.path.stem.rpartition("-")[2] or 0)
        path = self.folder / f"vectors-{count + 1}.f16"
        path.unlink(missing_ok=True)
        return VectorFile(path, self.number("width", 1, _WIDEST))

    def one(self, query: str, *values: object) -> int:
        """Return the one number that a query gives."""
        return int(self.db.execute(query, values).fetchone()[0])

    def setting(self, name: str, default: str = "") -> str:
        """Return a setting, or the default where it was never set."""
        row = self.db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else default

    def number(self, name: str, least: int = 0, most: int = 1 << 62) -> int:
        """Return a setting that is a number, ``least`` where it was never set.

        Raises:
            UnreadableError: it is none, or out of bounds.
        """
        value = self.setting(name, str(least))
        if not _NUMBER.fullmatch(value) or not least <= int(value) <= most:
            raise UnreadableError(f"{name} is {value!r}")
        return int(value)

    def set(self, name: str, value: str) -> None:
        """Set a setting, inside the transaction that is open."""
        self.db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    def known(self, name: str) -> Article | None:
        """Return the article of that id, if there is one."""
        row = self.db.execute(
            "SELECT c.article FROM content c JOIN article a USING (row) WHERE a.id = ?", (name,)
        ).fetchone()
        return unpack_article(row[0]) if row else None

    def content(self, row: int) -> tuple[bytes, bytes]:
        """Return what is kept of an article, and of its statements.

        Raises:
            UnreadableError: nothing is.
        """
        found: tuple[bytes, bytes] | None = self.db.execute(
            "SELECT article, statements FROM content WHERE row = ?", (row,)
        ).fetchone()
        if found is None:
            raise UnreadableError(f"the article of row {row} has no text")
        return found

    def rows(self, name: str) -> Floats:
        """Return the vectors of the statements [n, d] of an article that is there."""
        found = self.db.execute("SELECT first, count FROM article WHERE id = ?", (name,)).fetchone()
        return self.vectors.read(*found)

    def posted(self, token: int) -> list[str]:
        """Return the ids of the articles that have a posting."""
        rows = self.db.execute(
            "SELECT a.id FROM posting p JOIN article a USING (row) WHERE p.token = ?", (token,)
        )
        return [row[0] for row in rows]

    def transaction(self) -> AbstractContextManager[None]:
        """Commit what is done inside, or nothing of it."""
        return transaction(self.db)


@contextlib.contextmanager
def reading(folder: Path) -> Iterator[Store]:
    """Open an index to look at it: one state of it, whatever a writer does meanwhile.

    Raises:
        ArchiveError: there is none, it is damaged, or a newer checker wrote it.
    """
    must_be(folder)
    with faults(folder), strange(folder):
        connection = _connect_read_only(folder / DATABASE)
        with contextlib.closing(connection):
            _check_version(connection, folder)
            connection.execute("BEGIN")  # a snapshot, from the first read on
            store = Store(folder, connection)
            for _ in range(_LOOKS):
                if store.setting("rows", "0") == "0" or store.vectors.is_mapped:
                    break
                # Compacted between our two looks: the next snapshot names the new file.
                connection.execute("ROLLBACK")
                connection.execute("BEGIN")
                store.use_vectors()
            yield store


@contextlib.contextmanager
def writing(folder: Path, *, create: bool = True, wait: float = 0.0) -> Iterator[Store]:
    """Open an index to change it, or make it where there is none; one process at a time.

    ``wait`` is how many seconds another one may take to finish.

    Raises:
        ArchiveError: another process writes to it, it cannot be written, is damaged or newer.
    """
    from filelock import FileLock, Timeout

    if not create:
        must_be(folder)
    with faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / LOCK, timeout=wait)
        try:
            lock.acquire()
        except Timeout:
            raise ArchiveError(
                "another process is writing to this index",
                where=str(folder),
                hint="Wait until it has finished. Reading (`checker gate`) is possible meanwhile.",
            ) from None
        try:
            connection = sqlite3.connect(folder / DATABASE, timeout=_BUSY, isolation_level=None)
            with contextlib.closing(connection):
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("PRAGMA cache_size = -65536")
                _check_version(connection, folder)
                migrate(connection, __version__)
                store = Store(folder, connection)
                _clear_leftovers(store)
                yield store
        finally:
            lock.release()


def made(folder: Path) -> bool:
    """Say whether there is an index: a run that was killed at its very start leaves none.

    Raises:
        ArchiveError: there is something that cannot be read.
    """
    path = folder / DATABASE
    if not path.is_file():
        return False
    with faults(folder), contextlib.closing(_connect_read_only(path)) as connection:
        return number(connection) > 0


def must_be(folder: Path) -> None:
    """Make sure that a folder holds an index.

    Raises:
        ArchiveError: there is none.
    """
    if not (folder / DATABASE).is_file():
        raise ArchiveError(
            "there is no index here",
            where=str(folder),
            hint=f"`checker index add ARTICLES --index {folder}` makes one.",
        )


def _clear_leftovers(store: Store) -> None:
    """Delete vector files that no commit names: a compaction was stopped before or after it."""
    for path in store.folder.glob("vectors-*.f16"):
        if path != store.vectors.path:
            path.unlink()


def _connect_read_only(path: Path) -> sqlite3.Connection:
    uri = path.absolute().as_uri()
    try:
        connection = sqlite3.connect(
            f"{uri}?mode=ro", uri=True, timeout=_BUSY, isolation_level=None
        )
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        if path.with_name(f"{path.name}-wal").exists():
            raise
        # A folder that cannot be written, and no writer: nothing can change under our feet.
        connection = sqlite3.connect(f"{uri}?immutable=1", uri=True, isolation_level=None)
    return connection


def _check_version(connection: sqlite3.Connection, folder: Path) -> None:
    found = number(connection)
    if found > len(MIGRATIONS):
        raise ArchiveError(
            f"this index has format {found}, and this checker knows up to {len(MIGRATIONS)}",
            where=str(folder),
            hint=f"Use a newer checker than {__version__}, or make the index anew.",
        )


@contextlib.contextmanager
def faults(folder: Path) -> Iterator[None]:
    """Say what is wrong with an index in words: full disk, no right to write, damage.

    Raises:
        ArchiveError: in place of what SQLite, the file system or the codec raised.
    """
    try:
        yield
    except UnreadableError as error:
        raise damaged(folder, str(error)) from error
    except sqlite3.DatabaseError as error:
        raise ArchiveError(
            f"{_reason(error)} ({error})", where=str(folder), hint=_hint(error)
        ) from error
    except OSError as error:
        where = str(error.filename or folder)
        raise ArchiveError(
            f"cannot be written or read: {error.strerror or error}",
            where=where,
            hint="What was committed before is kept; free space or rights, and run it again.",
        ) from error


@contextlib.contextmanager
def strange(folder: Path) -> Iterator[None]:
    """Take what trips over rows of an index for damage: of another type, or out of bounds.

    Raises:
        ArchiveError: in place of it.
    """
    try:
        yield
    except UnreadableError:
        raise
    except STRANGE as error:
        raise damaged(folder, f"{type(error).__name__}: {error}") from error


def damaged(folder: Path, what: str) -> ArchiveError:
    """Return the error of an index whose parts do not fit together."""
    return ArchiveError(
        f"the index is damaged: {what}",
        where=str(folder),
        hint="`checker index verify` says what; make it anew with `checker index add` if need be.",
    )


def _reason(error: sqlite3.DatabaseError) -> str:
    text = str(error)
    if "full" in text:
        return "the disk is full"
    if "readonly" in text or "unable to open" in text:
        return "the index cannot be opened or written"
    if "locked" in text or "busy" in text:
        return "another process holds the index"
    if "disk I/O" in text:
        return "the disk refuses to read or write"
    return "the index is damaged"


def _hint(error: sqlite3.DatabaseError) -> str:
    if _reason(error) == "the index is damaged":
        return "Make it anew: delete the folder, then `checker index add`."
    return "What was committed before is kept; run it again when the cause is gone."
