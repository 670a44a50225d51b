"""Figures of one event that are rivals by all the evidence together, whatever words tell them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import combinations

from checker.rules.events import Told
from checker.rules.numbers.answers import by_article
from checker.rules.numbers.likely import SCORE, Rivalry, candidates, figures, wanted
from checker.rules.numbers.rivals import one_thing
from checker.rules.numbers.tolls import comparable, is_told, thing
from checker.types import Corpus, Quantity

Pairs = Set[tuple[Told, Told]]
# An article, and a value that it tells.
Answer = tuple[str, float]

# A story of more reports tells of more events than one.
_MANY = 25


def answer(told: Told) -> Answer:
    """Return which value which article tells."""
    value = told.mention.value
    return told.statement.article, value.low if isinstance(value, Quantity) else 0.0


def scored(
    corpus: Corpus, told: Sequence[Told], flagged: Set[Answer]
) -> Iterator[tuple[list[Told], set[tuple[Told, Told]]]]:
    """Yield groups of figures, with the pairs of them that are rivals.

    Left out is what articles tell that is ``flagged`` already.
    """
    by = by_article(item for item in told if wanted(item.mention) and is_told(item.mention))
    if len(by) > _MANY:
        return
    pairs = [
        (pair.first, pair.second)
        for one, other in combinations(sorted(by), 2)
        for pair in candidates(by[one], by[other])
        if flagged.isdisjoint(map(answer, (pair.first, pair.second))) and _rival(corpus, pair)
    ]
    while pairs:
        group, inside = [*pairs[0]], {pairs[0]}
        for pair in pairs[1:]:
            if not set(pair).isdisjoint(group):
                inside.add(pair)
                group += [item for item in pair if item not in group]
        pairs = [pair for pair in pairs if pair not in inside]
        yield group, inside


def _rival(corpus: Corpus, pair: Rivalry) -> bool:
    return SCORE.holds(figures(corpus, pair)) and one_thing(corpus, pair)


def in_pairs(pairs: Pairs, one: Told, other: Told) -> bool:
    """Say whether two figures are one of some pairs."""
    return (one, other) in pairs or (other, one) in pairs


def groups(told: Sequence[Told]) -> list[tuple[tuple[str, str, str], list[Told]]]:
    """Return what articles tell of each thing."""
    found: dict[tuple[str, str, str], list[Told]] = {}
    for item in told:
        if comparable(item.mention):
            found.setdefault(thing(item.mention), []).append(item)
    return sorted(found.items())
