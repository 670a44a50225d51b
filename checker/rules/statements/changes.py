"""What has changed between two reports: prices turn within hours, and borders close."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import cache
from itertools import combinations

from checker.languages import read
from checker.rules.reading import tokens_of
from checker.rules.sides import Proof
from checker.text.phrases import PhraseMatcher, compile_phrases
from checker.types import Corpus

HOURS = timedelta(hours=3)  # in which a price turns or a talk ends
A_DAY = timedelta(days=1)  # in which who refused a thing may come round
_LATER = timedelta(hours=1)  # from which a report says of itself that something is still so
_SAYS_SO_WITHIN = 2  # words before a state that say that it is still so, or so again
_UNTIL_WITHIN = 6  # words behind it that say until when


def changed_since(
    corpus: Corpus, proofs: Iterable[Proof], *, after: timedelta, last: str = ""
) -> bool:
    """Say whether one side is told long ``after`` the other: prices turn, and borders close.

    Who looks back on the day of the other side knows how it ended; and nothing follows on what is
    told ``last``, by its key: the dead are not arrested.
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
    if any(_still_so(corpus, *pair) for pair in pairs):
        return False
    if any(_looks_back(corpus, *pair) for pair in pairs):
        return False
    return bool(pairs) and min(_gap(corpus, *pair) for pair in pairs) >= after


def _still_so(corpus: Corpus, first: Proof, second: Proof) -> bool:
    """Say whether the later of two reports tells as still so what the earlier says has changed."""
    earlier = _earlier(corpus, first, second)
    later = second if earlier is first else first
    return _gap(corpus, first, second) >= _LATER and "still" in _words_of_order(later)


def changed_back(corpus: Corpus, proofs: Iterable[Proof]) -> bool:
    """Say whether one side is still so and the other is so again, and nothing says until when.

    A report that is an hour later than that of the change says it of itself.
    """
    proofs = tuple(proofs)
    if any(
        _still_so(corpus, *pair) for pair in combinations(proofs, 2) if pair[0].key != pair[1].key
    ):
        return False
    told = {(proof.key, order) for proof in proofs for order in _orders(proof)}
    return any(
        {one[1], other[1]} == {"still", "again"} and one[0] != other[0]
        for one, other in combinations(told, 2)
    )


def _orders(proof: Proof) -> set[str]:
    """Return what the words of a state say of its order in time; until when makes up for still."""
    found = _words_of_order(proof)
    return found - {"still"} if "until" in found else found


def _words_of_order(proof: Proof) -> set[str]:
    """Return what the words of a state and those around it say of its order in time."""
    tokens = tokens_of(proof.statement.sentence)
    first = next(i for i, token in enumerate(tokens) if token.end > proof.span.start)
    end = next((i for i, t in enumerate(tokens) if t.start >= proof.span.end), len(tokens))
    start = max(0, first - _SAYS_SO_WITHIN)
    return {
        match.label
        for match in _order().find(tokens[start : end + _UNTIL_WITHIN])
        if match.label == "until" or match.start < end - start
    }


@cache
def _order() -> PhraseMatcher:
    return compile_phrases(read("ar", "oppositions")["order"], "ar", where="ar/oppositions.yml")


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
    if "again" in _orders(later):
        return False  # what is open again was closed before: both are true, one after the other
    as_of = later.statement.as_of
    return bool(as_of and as_of.start and as_of.start == as_of.end == min(days[0], days[1]))
