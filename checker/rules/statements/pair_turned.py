"""Figures of what turns a headline into its opposite: negation, opposite words, places changed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from checker.rules.statements.pair_lexicon import poles_of
from checker.rules.statements.pair_words import Aligned
from checker.rules.statements.unreal import denials, negation
from checker.rules.statements.word_forms import countries, skeleton
from checker.text.tokens import Token


def negated(first: Sequence[Token], second: Sequence[Token]) -> Iterator[float]:
    """Negations and denials: how many more on one side, on both, and whether they cancel out."""
    counts = [
        [sum(token.norm in forms for token in side) for side in (first, second)]
        for forms in (negation(), denials())
    ]
    for one, two in counts:
        yield from (abs(one - two), min(one, two), (one > 0) != (two > 0))
    yield sum(map(sum, counts)) % 2


def opposed(pair: Aligned, tokens: tuple[Sequence[Token], ...]) -> Iterator[float]:
    """Opposite poles of the lexicon: anywhere, among what differs, and of one neighbour."""
    for one, two in ((poles_of(a), poles_of(b)) for a, b in (tokens, pair.left)):
        shared = one.keys() & two.keys()
        yield sum(not one[group] & two[group] for group in shared)
        yield sum(bool(one[group] & two[group]) for group in shared)
        yield sum(one[group] != two[group] for group in shared if one[group] & two[group])
    told = [set(_told(side)) for side in pair.words]
    yield len(told[0] & told[1])
    yield sum(
        a[:2] == b[:2] and a[2] != b[2] for a, b in product(told[0] - told[1], told[1] - told[0])
    )


def _told(side: Sequence[Token]) -> Iterator[tuple[str, str, str]]:
    """Yield the word that stands beside a word of the lexicon, its opposition and its pole."""
    for at, token in enumerate(side):
        for group, poles in poles_of([token]).items():
            for near in (at - 1, at + 1):
                if 0 <= near < len(side) and not poles_of([side[near]]) and len(poles) == 1:
                    yield skeleton(side[near].stem), group, next(iter(poles))


def order(pair: Aligned) -> Iterator[float]:
    """Kept words that change places: "A warns B" and "B warns A"."""
    for places in (
        [(i, j) for i, j, _ in pair.kept],
        [(i, j) for i, j, _ in pair.kept if pair.words[0][i].stem in countries()],
    ):
        turned = sum((a[0] - b[0]) * (a[1] - b[1]) < 0 for a, b in combinations(places, 2))
        yield from (turned, turned / max(1, math.comb(len(places), 2)))
