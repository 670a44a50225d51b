"""What has changed between two reports: prices turn within hours, and borders close."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from itertools import combinations

from checker.rules.sides import Proof
from checker.types import Corpus

_CHANGES = timedelta(hours=3)  # in which a price turns or a talk ends


def changed_since(corpus: Corpus, proofs: Iterable[Proof], *, state: bool, last: str = "") -> bool:
    """Say whether one side is told hours after the other: prices turn, and borders close.

    Where a ``state`` is told, who looks back on the day of the other side knows how it ended; and
    nothing follows on what is told ``last``, by its key: the dead are not arrested.
    """
    told: dict[str, list[Proof]] = {}
    for proof in proofs:
        if corpus.articles[proof.statement.article].published is None:
            return False
        told.setdefault(proof.key, []).append(proof)
    pairs = [
        (first, second)
        for one, other in combinations(told.values(), 2)
        for first in one
        for second in other
    ]
    if any(_earlier(corpus, *pair).key == last for pair in pairs):
        return False
    if state and any(_looks_back(corpus, *pair) for pair in pairs):
        return False
    return bool(pairs) and min(_gap(corpus, *pair) for pair in pairs) >= _CHANGES


def _earlier(corpus: Corpus, first: Proof, second: Proof) -> Proof:
    one, two = (corpus.articles[proof.statement.article].published for proof in (first, second))
    return second if one and two and two < one else first


def _gap(corpus: Corpus, first: Proof, second: Proof) -> timedelta:
    one, two = (corpus.articles[proof.statement.article].published for proof in (first, second))
    return abs(one - two) if one and two else timedelta(0)


def _looks_back(corpus: Corpus, first: Proof, second: Proof) -> bool:
    """Say whether the later of two articles speaks of a day that the other is of."""
    days = [corpus.articles[proof.statement.article].day for proof in (first, second)]
    if not days[0] or not days[1] or days[0] == days[1]:
        return False
    later = first if days[0] > days[1] else second
    as_of = later.statement.as_of
    return bool(as_of and as_of.start and as_of.start == as_of.end == min(days[0], days[1]))
