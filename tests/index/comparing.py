"""What two indexes, or a gate and a full check, are compared by."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from checker.index import gate
from checker.pipeline import check_paths
from checker.types import Finding

from .newsroom import CONFIG, Row, write

Table = list[tuple[object, ...]]
Told = tuple[object, ...]


def table(index: Path, query: str) -> Table:
    """Return what a query gives."""
    with closing(sqlite3.connect(index / "articles.sqlite")) as connection:
        return connection.execute(query).fetchall()


def links(index: Path) -> tuple[Table, Table]:
    """Return how the articles of an index are linked."""
    return (
        table(index, "SELECT id, day, story, copy_of FROM article ORDER BY id"),
        table(index, "SELECT first, second, similarity FROM edge ORDER BY 1, 2"),
    )


def told(finding: Finding) -> Told:
    """Return all of a finding that a reader can see."""
    sides = tuple(
        (side.key, side.value, side.support, tuple((e.article, e.span) for e in side.evidence))
        for side in finding.sides
    )
    return (
        finding.id, finding.rule, finding.severity, finding.explained_by, finding.confidence,
        finding.subject.label, finding.message.ar, sides,
    )  # fmt: skip


def gated(index: Path, rows: Sequence[Row], folder: Path) -> dict[str, Told]:
    """Return what the gate says of some articles."""
    report = gate([write(folder / "gated.jsonl", rows)], index, CONFIG)
    return {finding.id: told(finding) for finding in report.findings}


def checked(rows: Iterable[Row], folder: Path) -> tuple[Finding, ...]:
    """Return what a check of all articles finds."""
    return check_paths([write(folder / "checked.jsonl", rows)], CONFIG).findings


def involving(findings: Iterable[Finding], ids: Iterable[str]) -> dict[str, Told]:
    """Return those of the findings that have evidence in one of the articles."""
    wanted = set(ids)
    return {
        finding.id: told(finding)
        for finding in findings
        if any(e.article in wanted for side in finding.sides for e in side.evidence)
    }
