"""What an index should have from its sources and has not: for whoever reports on it."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from checker.feeds.schema import STATE, checked, faults

Kind = Literal["source", "article"]
# What is missing still, then what was missing for a time. A source that nobody asks for any more
# is missing until it was last asked for.
_QUERY = """
SELECT 'source', root, address, since, asked, NULL, reason, failures, 0 FROM source
WHERE since > 0
UNION ALL
SELECT 'article', source, address, since, NULL, NULL, reason, failures, due = 0 FROM article
WHERE since > 0
UNION ALL
SELECT 'source', root, address, since, NULL, until, reason, 0, 0 FROM gap
"""


@dataclass(frozen=True, slots=True, order=True)
class Missing:
    """A source or an article that could not be had.

    ``source`` is the address that the user named, ``address`` that of what is missing. ``until``
    is when it was had again, None if it is still missing; ``lost``: no further try is made.
    """

    since: datetime
    kind: Kind
    source: str
    address: str
    reason: str
    until: datetime | None = None
    tries: int = 0
    lost: bool = False

    def told(self) -> dict[str, object]:
        """Return it for programs: JSON types."""
        until = self.until.isoformat() if self.until else None
        return asdict(self) | {"since": self.since.isoformat(), "until": until}


def missing(
    index: Path, *, since: datetime | None = None, until: datetime | None = None
) -> tuple[Missing, ...]:
    """Return what is missing now or, with ``since``, was missing at any time from then ``until``.

    Nothing where the index was never fed by a watch. Moments are timezone-aware. A lost article
    was missing at the time that it was first missed.

    Raises:
        FeedError: the state cannot be read.
    """
    found = []
    for row in _rows(index):
        each, asked = _missing(row)
        if since is None:
            inside = each.until is None
        else:
            last = each.since if each.lost else each.until or (_moment(asked) if asked else None)
            inside = (last is None or last >= since) and (until is None or each.since < until)
        if inside:
            found.append(each)
    return tuple(sorted(found, key=lambda each: (each.since, each.kind, each.address, each.reason)))


def waiting(index: Path) -> int:
    """Return how many articles are listed and were not yet asked for.

    Raises:
        FeedError: the state cannot be read.
    """
    rows = _rows(index, "SELECT count(*) FROM article WHERE due > 0 AND taken = 0 AND since = 0")
    return int(rows[0][0]) if rows else 0  # type: ignore[call-overload]


def _rows(index: Path, query: str = _QUERY) -> list[tuple[object, ...]]:
    path = index / STATE
    if not path.is_file():
        return []
    with faults(path), contextlib.closing(_read_only(path)) as db:
        return db.execute(query).fetchall() if checked(db, path) else []


def _read_only(path: Path) -> sqlite3.Connection:
    uri = path.absolute().as_uri()
    db = sqlite3.connect(f"{uri}?mode=ro", uri=True, timeout=30)
    try:
        db.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        if path.with_name(f"{path.name}-wal").exists():
            raise
        # A folder that cannot be written, and no writer: nothing can change under our feet.
        db = sqlite3.connect(f"{uri}?immutable=1", uri=True)
    return db


def _missing(row: tuple[object, ...]) -> tuple[Missing, float | None]:
    kind, source, address, since, asked, until, reason, tries, lost = row
    found = Missing(
        since=_moment(since),
        kind="source" if kind == "source" else "article",
        source=str(source),
        address=str(address),
        reason=str(reason),
        until=_moment(until) if until is not None else None,
        tries=int(str(tries)),
        lost=bool(lost),
    )
    return found, float(str(asked)) if asked is not None else None


def _moment(seconds: object) -> datetime:
    return datetime.fromtimestamp(int(float(str(seconds))), UTC)
