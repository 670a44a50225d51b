"""Keep a run: which articles it saw, which findings are new, and what became of the others."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from checker.history.changes import Quotes, ended_by, moved, successors
from checker.history.log import write_history
from checker.history.snapshot import Snapshot, plain
from checker.history.tool import Tool
from checker.ids import digest
from checker.types import Finding, Report

Outcome = Literal["kept", "same", "older"]
_State = tuple[str, str, str]  # state, cause, severity
_OPEN = ("open", "aside")


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a run: kept as a new one, nothing had changed, or a later one is there.

    ``new`` and ``gone`` are how many findings were first seen, and how many were no longer.
    """

    outcome: Outcome
    new: int = 0
    gone: int = 0


def record(folder: Path, report: Report, seen: Snapshot, tool: Tool) -> Kept:
    """Add a run to the history of an index, in one transaction.

    ``report`` is what the check found, decisions and baseline heeded; ``report.run.started`` is
    the moment of the run. The same state once more is noted, and is no run of its own.

    Raises:
        HistoryError: the history cannot be written.
        ValueError: the moment is none in ISO 8601.
    """
    at = datetime.fromisoformat(report.run.started).astimezone(UTC).isoformat(timespec="seconds")
    with write_history(folder) as db:
        last = db.execute(
            "SELECT number, at, tool, state FROM run ORDER BY number DESC LIMIT 1"
        ).fetchone()
        if last and at < last[1]:
            return Kept("older")
        state = _state(report, seen, tool)
        if last and state == last[3]:
            db.execute("INSERT INTO again VALUES (?, ?)", (last[0], at))
            return Kept("same")
        return _Writer(db, seen, last[2] if last else None, tool).run(at, state, report)


class _Writer:
    """Writes one run; ``before`` is the tool of the run before it, None where there is none."""

    def __init__(
        self, db: sqlite3.Connection, seen: Snapshot, before: str | None, tool: Tool
    ) -> None:
        self.db = db
        self.seen = seen
        self.first = before is None
        self.same_tool = before == tool.digest
        self.tool = tool

    def run(self, at: str, state: str, report: Report) -> Kept:
        """Write all of it, and say how many findings came and went."""
        tool = self.tool
        self.number = self.db.execute(
            "INSERT INTO run (at, version, tool, encoder, packs, state, articles, undated)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (at, tool.version, tool.digest, tool.encoder, ", ".join(tool.packs), state,
             len(self.seen.articles), self.seen.undated),
        ).lastrowid  # fmt: skip
        known = dict(self.db.execute("SELECT id, row FROM finding"))
        states = _states(self.db)
        found = {finding.id: (finding, aside) for finding, aside in _all(report)}
        rows = {row: name for name, row in known.items()}
        gone = sorted(
            row for row, now in states.items() if now[0] in _OPEN and rows[row] not in found
        )
        quotes = _quotes(self.db, gone)
        touched = moved(self.db, self.seen)
        fresh = [one for name, (one, _) in sorted(found.items()) if name not in known]
        heirs = successors(fresh, quotes, _rules(self.db, gone))
        self._articles(touched)
        for name, (finding, aside) in sorted(found.items()):
            row = known.get(name) or self._finding(finding, rows, heirs)
            self._evidence(row, finding)
            self._state(row, finding, aside, states.get(row), touched)
        for row in gone:
            heir = row in heirs.values()
            cause = ended_by(quotes[row], self.seen, touched, same=self.same_tool, heir=heir)
            self._event(row, "gone", cause, states[row][2], 0.0)
        return Kept("kept", len(fresh), len(gone))

    def _articles(self, touched: set[str]) -> None:
        for name in sorted(touched):
            if name in self.seen.articles:
                values = self.seen.row(name)
            else:
                last = self.db.execute(
                    "SELECT source, desk, author, day FROM article WHERE id = ?"
                    " ORDER BY run DESC LIMIT 1",
                    (plain(name),),
                ).fetchone()
                values = ("", *last)
            self.db.execute(
                "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?)",
                (plain(name), self.number, *values),
            )

    def _finding(self, finding: Finding, rows: dict[int, str], heirs: dict[str, int]) -> int:
        older = heirs.get(finding.id)
        question = finding.question
        row = self.db.execute(
            "INSERT INTO finding (id, rule, kind, subject, label, ar, en, continues)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (finding.id, finding.rule, finding.kind, plain(finding.subject.id),
             plain(finding.subject.label), plain(question.ar), plain(question.en),
             None if older is None else rows[older]),
        ).lastrowid  # fmt: skip
        assert row is not None  # noqa: S101 - sqlite says so after every insertion
        return row

    def _evidence(self, row: int, finding: Finding) -> None:
        self.db.executemany(
            "INSERT OR IGNORE INTO evidence VALUES (?, ?, ?, ?, ?)",
            [(row, side, *quote, self.number) for side, quote in _told(finding)],
        )

    def _state(
        self, row: int, finding: Finding, aside: str, before: _State | None, touched: set[str]
    ) -> None:
        if before and before[0] != "gone":
            if (before[0] == "aside", before[2]) == (bool(aside), finding.severity):
                return
            cause = aside or ("severity" if before[0] == "open" else "back")
        elif aside:
            cause = aside
        elif before:
            cause = "back"
        else:
            cause = self._why(finding, touched)
        self._event(row, "aside" if aside else "open", cause, finding.severity, finding.confidence)

    def _why(self, finding: Finding, touched: set[str]) -> str:
        """Say why a finding is there that was not: its articles, the tool, or other articles."""
        if self.first or any(article in touched for _, (article, _) in _told(finding)):
            return "text"
        return "context" if self.same_tool else "tool"

    def _event(self, row: int, state: str, cause: str, severity: str, confidence: float) -> None:
        self.db.execute(
            "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)",
            (row, self.number, state, cause, severity, confidence),
        )


def _all(report: Report) -> Iterator[tuple[Finding, str]]:
    """Yield every finding with who set it aside, or ""."""
    for suppressed in report.suppressed:
        yield suppressed.finding, suppressed.suppression.origin
    for finding in report.findings:
        yield finding, ""


def _told(finding: Finding) -> Iterator[tuple[str, tuple[str, str]]]:
    for side in finding.sides:
        for evidence in side.evidence:
            yield plain(side.key), (plain(evidence.article), plain(evidence.quote))


def _state(report: Report, seen: Snapshot, tool: Tool) -> str:
    found = sorted(f"{finding.id} {finding.severity} {aside}" for finding, aside in _all(report))
    return digest(tool.digest, seen.state, *found)


def _states(db: sqlite3.Connection) -> dict[int, _State]:
    """Return the state, cause and severity that each finding was last given."""
    rows = db.execute("SELECT finding, state, cause, severity FROM event ORDER BY run")
    return {row: (state, cause, severity) for row, state, cause, severity in rows}


def _rules(db: sqlite3.Connection, rows: Iterable[int]) -> dict[int, str]:
    return {
        row: db.execute("SELECT rule FROM finding WHERE row = ?", (row,)).fetchone()[0]
        for row in rows
    }


def _quotes(db: sqlite3.Connection, rows: Iterable[int]) -> dict[int, Quotes]:
    found: dict[int, Quotes] = {}
    for row in rows:
        sides: Quotes = {}
        for side, article, quote in db.execute(
            "SELECT side, article, quote FROM evidence WHERE finding = ?", (row,)
        ):
            sides.setdefault(side, set()).add((article, quote))
        found[row] = sides
    return found
