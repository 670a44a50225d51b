"""What could not be read on the way into an index: kept, for a report on the quality of inputs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from checker.history.log import write_history
from checker.history.snapshot import plain
from checker.types import Skipped


def note_intake(folder: Path, skipped: Iterable[Skipped], *, at: str) -> int:
    """Keep the inputs that were skipped, each once, and return how many were not known yet.

    ``at`` is the moment in ISO 8601. Nothing is written where nothing was skipped.

    Raises:
        HistoryError: the history cannot be written.
    """
    moment = datetime.fromisoformat(at).astimezone(UTC).isoformat(timespec="seconds")
    rows = [(plain(each.source), plain(each.reason), moment) for each in skipped]
    if not rows:
        return 0
    with write_history(folder) as db:
        before = db.execute("SELECT count(*) FROM skipped").fetchone()[0]
        db.executemany("INSERT OR IGNORE INTO skipped VALUES (?, ?, ?)", rows)
        after = db.execute("SELECT count(*) FROM skipped").fetchone()[0]
    return int(after - before)
