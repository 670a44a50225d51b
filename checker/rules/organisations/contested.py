"""The names under which articles mention bodies whose naming takes a stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from checker.packs import PackIndex
from checker.packs.names import body_key
from checker.rules.actors import actors, body_meant, body_name, countries
from checker.rules.sides import Proof
from checker.types import Corpus, Organisation

# Marks and a preposition that may stand between a name and the end of its quotation.
_MARGIN = 4


def contested(corpus: Corpus, packs: PackIndex) -> dict[str, list[Proof]]:
    """Return the mentions of each contested body by its id; their key is the name.

    A name that bodies share is read by who else stands in the sentence, else in the article.
    """
    found: dict[str, list[Proof]] = {}
    if not any(body.contested for body in packs.organisations.values()):
        return found
    for article, statements in sorted(corpus.statements.items()):
        present = actors(corpus, article, packs)
        sides = frozenset(actor.side.id for actor in present)
        for statement in statements:
            beside = [actor.side for actor in present if actor.statement is statement]
            for mention in statement.mentions:
                if not isinstance(mention.value, Organisation):
                    continue
                country = mention.value.country
                here = frozenset(side.id for side in beside if side.country == country)
                body = body_meant(mention, here if len(here) == 1 else sides, packs)
                if body and body.contested and body.country in countries(statements):
                    name = body_name(mention)
                    proof = Proof(" ".join(body_key(name)), name, statement, mention.span)
                    found.setdefault(body.id, []).append(proof)
    return found


def short_form(corpus: Corpus, proofs: Sequence[Proof]) -> bool:
    """Say whether one outlet uses the names, each a short form of the next."""
    names = sorted({frozenset(proof.key.split()) for proof in proofs}, key=len)
    outlets = {corpus.articles[proof.statement.article].source.name for proof in proofs}
    one = len(outlets) == 1 and (
        "" not in outlets or len({p.statement.article for p in proofs}) == 1
    )
    return one and all(short < long for short, long in pairwise(names))


def distanced(proofs: Sequence[Proof]) -> list[Proof]:
    """Return the uses of names that stand in quotation marks here and without them there."""
    marked = {proof.key for proof in proofs if _in_marks(proof)}
    return [
        replace(proof, key="marks", value=f"«{proof.value}»")
        if _in_marks(proof)
        else replace(proof, key="plain")
        for proof in proofs
        if proof.key in marked
    ]


def _in_marks(proof: Proof) -> bool:
    return any(
        quote.contains(proof.span)
        and (quote.end - quote.start) - (proof.span.end - proof.span.start) <= _MARGIN
        for quote in proof.statement.sentence.quotes
    )
