"""What findings are about: kinds by outlet, contested subjects, and what has waited longest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from checker.history.groups import published
from checker.history.ledger import Ledger, Life
from checker.history.model import Contested, Heat, Mark, Waiting
from checker.history.periods import Period

MOST_OUTLETS, MOST_SUBJECTS, MOST_WAITING = 12, 10, 15


def heat(ledger: Ledger, days: Period, lives: Sequence[Life]) -> Heat:
    """Return how many of the findings quote each outlet, by kind; the largest outlets first."""
    articles = Counter(row.source for row in published(ledger, days) if row.source)
    cells: Counter[tuple[str, str]] = Counter()
    for life in lives:
        for outlet in _outlets(ledger, life):
            cells[life.kind, outlet] += 1
    kinds = sorted({kind for kind, _ in cells})
    order = sorted(articles, key=lambda outlet: (-articles[outlet], outlet))
    shown = order[:MOST_OUTLETS]
    return Heat(
        tuple(kinds),
        tuple(shown),
        tuple(articles[outlet] for outlet in shown),
        tuple(tuple(cells[kind, outlet] for outlet in shown) for kind in kinds),
        len(order) - len(shown),
    )


def contested(ledger: Ledger, lives: Sequence[Life]) -> tuple[Contested, ...]:
    """Return the subjects of two findings or more, those of most first."""
    groups: dict[str, list[Life]] = {}
    for life in lives:
        groups.setdefault(life.subject, []).append(life)
    order = sorted(groups, key=lambda name: (-len(groups[name]), groups[name][0].label, name))
    return tuple(
        _contested(ledger, name, groups[name])
        for name in order[:MOST_SUBJECTS]
        if len(groups[name]) > 1
    )


def _contested(ledger: Ledger, name: str, lives: Sequence[Life]) -> Contested:
    marks = sorted(
        (Mark(life.id, life.kind, ledger.arose(life), life.open) for life in lives),
        key=lambda mark: (mark.day or date.max, mark.finding),
    )
    outlets = {outlet for life in lives for outlet in _outlets(ledger, life)}
    return Contested(
        name,
        lives[-1].label,
        len(lives),
        sum(life.open for life in lives),
        tuple(sorted(outlets)),
        tuple(marks),
    )


def waiting(ledger: Ledger, until: date) -> tuple[Waiting, ...]:
    """Return what is open since the earliest run, errors first among those of one day."""
    left = [life for life in ledger.lives if life.open]
    left.sort(key=lambda life: (life.first.run.day, life.last.severity != "error", life.id))
    return tuple(
        Waiting(
            life.id,
            life.kind,
            life.last.severity,
            life.label,
            life.question,
            _outlets(ledger, life),
            life.first.run.day,
            (until - life.first.run.day).days,
        )
        for life in left[:MOST_WAITING]
    )


def _outlets(ledger: Ledger, life: Life) -> tuple[str, ...]:
    return tuple(sorted({ledger.articles[name].source for name in life.articles} - {""}))
