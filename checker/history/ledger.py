"""A history as it stood on a day: its runs, its articles, and the life of each finding."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from checker.types import Bilingual

State = Literal["open", "aside", "gone"]
RESOLVED = ("corrected", "removed")


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run that was kept; ``day`` is in UTC."""

    number: int
    day: date
    version: str
    tool: str
    articles: int
    undated: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What an article is by the last run; ``removed`` says that it is no longer there."""

    id: str
    source: str
    desk: str
    author: str
    day: date | None
    removed: bool


@dataclass(frozen=True, slots=True)
class Event:
    """What a run found to have become of a finding."""

    run: RunRow
    state: State
    cause: str
    severity: str


@dataclass(frozen=True, slots=True)
class Change:
    """An event of a finding: its ``first`` one or not, and what the finding grew out of, or ""."""

    finding: str
    event: Event
    first: bool
    continues: str


@dataclass(slots=True)
class Life:
    """One finding under its last fingerprint, with those it grew out of.

    ``sides`` are the articles of each answer; ``first`` is the event that began it, under
    whatever fingerprint, ``last`` what became of it, ``prior`` the state before that.
    """

    id: str
    rule: str
    kind: str
    subject: str
    label: str
    question: Bilingual
    first: Event
    last: Event
    prior: State
    sides: tuple[frozenset[str], ...] = ()

    @property
    def articles(self) -> frozenset[str]:
        """All articles that it quotes."""
        return frozenset().union(*self.sides)

    @property
    def open(self) -> bool:
        """Say whether it still asks for somebody's attention."""
        return self.last.state == "open" and self.last.severity != "info"

    @property
    def resolved(self) -> bool:
        """Say whether the text was corrected, or removed, while somebody was asked to."""
        ended = self.last.state == "gone" and self.last.cause in RESOLVED
        return ended and self.prior == "open" and not self._note

    @property
    def dismissed(self) -> bool:
        """Say whether somebody decided that it needs no second look."""
        return self.last.state == "aside" and not self._note

    @property
    def counts(self) -> bool:
        """Say whether it was one: not dismissed, explained, or gone for another reason."""
        return self.open or self.resolved

    @property
    def _note(self) -> bool:
        return self.last.severity == "info"


@dataclass(slots=True)
class Ledger:
    """All that was known at the end of a day."""

    runs: tuple[RunRow, ...]
    articles: dict[str, ArticleRow]
    lives: tuple[Life, ...]
    events: tuple[Change, ...]
    skipped: tuple[tuple[str, str, date], ...] = ()
    _days: dict[str, date | None] = field(default_factory=dict)

    def arose(self, life: Life) -> date | None:
        """Return the day on which a second answer was published, or the only one.

        None where too little of it has a date.
        """
        if life.id not in self._days:
            days = [
                min((day for name in side if (day := self.articles[name].day)), default=None)
                for side in life.sides
            ]
            known = sorted(day for day in days if day)
            self._days[life.id] = known[min(1, len(known) - 1)] if known else None
        return self._days[life.id]


def read_ledger(db: sqlite3.Connection, until: date) -> Ledger:
    """Return what a history says of the runs up to the end of a day (UTC)."""
    runs = {run.number: run for run in _runs(db, until)}
    last = max(runs, default=0)
    events = list(_events(db, runs, last))
    lives = tuple(_lives(db, events, last))
    rows = db.execute("SELECT source, reason, at FROM skipped ORDER BY at, source, reason")
    skipped = [(source, reason, _day(at)) for source, reason, at in rows]
    return Ledger(
        tuple(runs.values()),
        {row.id: row for row in _articles(db, last)},
        lives,
        tuple(events),
        tuple(each for each in skipped if each[2] <= until),
    )


def first_and_last(db: sqlite3.Connection) -> tuple[date, date] | None:
    """Return the days of the first and the last run, the last time it was repeated included."""
    first, last = db.execute(
        "SELECT min(at), max(at) FROM (SELECT at FROM run UNION ALL SELECT at FROM again)"
    ).fetchone()
    return (_day(first), _day(last)) if first else None


def first_published(db: sqlite3.Connection) -> date | None:
    """Return the earliest day of any article; None where none has one."""
    (first,) = db.execute("SELECT min(day) FROM article").fetchone()
    return date.fromisoformat(first) if first else None


def _day(moment: str) -> date:
    return date.fromisoformat(moment[:10])


def _runs(db: sqlite3.Connection, until: date) -> Iterator[RunRow]:
    rows = db.execute(
        "SELECT number, at, version, tool, articles, undated FROM run ORDER BY number"
    )
    for number, at, *rest in rows:
        if _day(at) <= until:
            yield RunRow(number, _day(at), *rest)


def _articles(db: sqlite3.Connection, last: int) -> Iterator[ArticleRow]:
    rows = db.execute(
        "SELECT id, source, desk, author, day, digest FROM article WHERE run <= ? ORDER BY id, run",
        (last,),
    )
    for name, source, desk, author, day, content in rows:  # the last of an id is what holds
        known = date.fromisoformat(day) if day else None
        yield ArticleRow(name, source, desk, author, known, not content)


def _events(db: sqlite3.Connection, runs: dict[int, RunRow], last: int) -> Iterator[Change]:
    rows = db.execute(
        "SELECT f.id, e.run, e.state, e.cause, e.severity, coalesce(f.continues, '')"
        " FROM event e JOIN finding f ON f.row = e.finding WHERE e.run <= ? ORDER BY e.run, f.row",
        (last,),
    )
    known: set[str] = set()
    for name, run, state, cause, severity, continues in rows:
        event = Event(runs[run], state, cause, severity)
        first = name not in known
        known.add(name)
        yield Change(name, event, first, continues if first else "")


def _lives(db: sqlite3.Connection, events: list[Change], last: int) -> Iterator[Life]:
    first: dict[str, Event] = {}
    final: dict[str, Event] = {}
    prior: dict[str, State] = {}
    for change in events:
        if change.first:
            first[change.finding] = first.get(change.continues, change.event)
            prior[change.finding] = "open"
        else:
            prior[change.finding] = final[change.finding].state
        final[change.finding] = change.event
    sides: dict[str, dict[str, set[str]]] = {}
    for name, side, article in db.execute(
        "SELECT f.id, e.side, e.article FROM evidence e JOIN finding f ON f.row = e.finding"
        " WHERE e.run <= ?",
        (last,),
    ):
        sides.setdefault(name, {}).setdefault(side, set()).add(article)
    rows = db.execute("SELECT id, rule, kind, subject, label, ar, en FROM finding ORDER BY row")
    for name, rule, kind, subject, label, arabic, english in rows:
        if name in final and final[name].cause != "continued":
            told = tuple(frozenset(side) for side in sides.get(name, {}).values())
            question = Bilingual(arabic, english)
            yield Life(
                name,
                rule,
                kind,
                subject,
                label,
                question,
                first[name],
                final[name],
                prior[name],
                told,
            )
