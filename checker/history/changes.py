"""Why a finding is gone: its text was corrected, or the tool or its surroundings changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import Literal, TypeAlias

from checker.history.snapshot import Snapshot, plain
from checker.types import Finding

Quotes: TypeAlias = dict[str, set[tuple[str, str]]]  # of each side: article, quoted words
End = Literal["corrected", "removed", "tool", "continued", "context"]


def moved(db: sqlite3.Connection, seen: Snapshot) -> set[str]:
    """Return the articles that are new, changed or gone since the last run."""
    rows = db.execute("SELECT id, digest, source, desk, author, day FROM article ORDER BY run")
    known = {row[0]: row[1:] for row in rows}
    changed = {name for name in seen.articles if known.get(plain(name)) != seen.row(name)}
    here = {plain(name) for name in seen.articles}
    return changed | {name for name, row in known.items() if row[0] and name not in here}


def ended_by(
    quotes: Quotes, seen: Snapshot, touched: Collection[str], *, same: bool, heir: bool
) -> End:
    """Say why a finding is gone that the run before had.

    ``touched`` are the articles that changed between the two runs, ``same`` that the tool did
    not, ``heir`` that a new finding carries this one on. A correction explains it where one side
    has no witness left as it was; if the tool changed too, only words that are no longer there
    prove that.
    """
    if heir:
        return "continued"
    for evidence in quotes.values():
        if not any(
            seen.stands(article, quote) and not (same and article in touched)
            for article, quote in evidence
        ):
            still = any(article in seen.articles for article, _ in evidence)
            return "corrected" if still else "removed"
    return "context" if same else "tool"


def successors(
    fresh: Iterable[Finding], gone: Mapping[int, Quotes], rules: Mapping[int, str]
) -> dict[str, int]:
    """Return which new finding carries on which that is gone: id -> row, each row once.

    A third answer, or other words for one, is another fingerprint; where a new finding of the
    same rule quotes the same words of the same articles on as many of the old sides as make a
    conflict (two, or all there are), it is the old question still.
    """
    by_quote: dict[tuple[str, str, str], set[tuple[int, str]]] = {}
    for row, sides in gone.items():
        for side, quotes in sides.items():
            for quote in quotes:
                by_quote.setdefault((rules[row], *quote), set()).add((row, side))
    found: dict[str, int] = {}
    taken: set[int] = set()
    for finding in fresh:
        shared: dict[int, set[str]] = {}
        for answer in finding.sides:
            for each in answer.evidence:
                key = finding.rule, plain(each.article), plain(each.quote)
                for row, old in by_quote.get(key, ()):
                    shared.setdefault(row, set()).add(old)
        fitting = [
            (-len(sides), row)
            for row, sides in shared.items()
            if row not in taken and len(sides) >= min(2, len(gone[row]))
        ]
        if fitting:
            found[finding.id] = min(fitting)[1]
            taken.add(found[finding.id])
    return found
