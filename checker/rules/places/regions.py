"""Regions that stand for a party: those of a side, and those counted as countries."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from checker.languages import read
from checker.packs import PackIndex
from checker.packs.model import KnownSide
from checker.rules.reading import tokens_of
from checker.rules.sides import Proof
from checker.types import Corpus, Mention, Place, Span, Statement

_AND = "و"


def called_by_region(corpus: Corpus, side: KnownSide, packs: PackIndex) -> Iterator[Proof]:
    """Yield where articles call a side by its region."""
    for statements in corpus.statements.values():
        for statement in statements:
            for mention in statement.mentions:
                named = isinstance(mention.value, Place) and packs.side_by_region(mention.text)
                if named == side:
                    yield Proof(f"region:{side.id}", mention.text, statement, mention.span)


def dual_regions(corpus: Corpus, article: str) -> Iterator[tuple[Place, list[Proof]]]:
    """Yield each region that stands "between X and Y" as Y, with where the two become countries.

    Where an article sets two regions so, nobody can tell which of them "the two countries" means.
    """
    pairs: dict[str, tuple[Place, list[Proof]]] = {}
    for statement in corpus.statements[article]:
        for region, mention in _paired(statement):
            proof = Proof(f"region:{region.key}", region.name, statement, mention.span)
            pairs.setdefault(region.key, (region, []))[1].append(proof)
    if len(pairs) != 1:
        return
    duals = [proof for statement in corpus.statements[article] for proof in _duals(statement)]
    if duals:
        region, proofs = next(iter(pairs.values()))
        yield region, [*proofs, *duals]


def _paired(statement: Statement) -> Iterator[tuple[Place, Mention]]:
    """Yield the regions of a country that a sentence joins to a place of another by "and"."""
    text, base = statement.sentence.text, statement.sentence.span.start
    placed = [m for m in statement.mentions if isinstance(m.value, Place)]
    for first, second in pairwise(placed):
        one, other = first.value, second.value
        if not isinstance(one, Place) or not isinstance(other, Place):
            continue
        if other.kind != "region" or not other.country or one.country in {"", other.country}:
            continue
        before = text[: first.span.start - base].split()
        between = text[first.span.end - base : second.span.start - base].split()
        if before and before[-1] in _between() and between == [_AND]:
            yield other, second


def _duals(statement: Statement) -> Iterator[Proof]:
    for token in tokens_of(statement.sentence):
        if token.definite and token.stem in _both():
            span = Span(statement.sentence.span.field, token.start, token.end)
            yield Proof("countries", token.text, statement, span)


@cache
def _both() -> frozenset[str]:
    return frozenset(read("ar", "titles")["pair"])


@cache
def _between() -> frozenset[str]:
    return frozenset(read("ar", "titles")["places"]["between"])
