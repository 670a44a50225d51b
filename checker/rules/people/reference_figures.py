"""Figures of a text that contradict a dated reference figure of a pack."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from checker.languages import read
from checker.packs import PackIndex
from checker.packs.model import Reference
from checker.rules.events import leading
from checker.rules.numbers.values import contradicts
from checker.rules.sides import Proof
from checker.text.normalise import fold
from checker.types import Corpus, Quantity, Statement


def wrong_figures(corpus: Corpus, packs: PackIndex) -> Iterator[tuple[Reference, list[Proof]]]:
    """Yield each reference figure with the places that give another, one value at a time."""
    wrong: dict[tuple[str, str], list[Proof]] = {}
    facts: dict[str, Reference] = {}
    for _, statements in sorted(corpus.statements.items()):
        for statement in statements:
            told = [(m, m.value) for m in statement.mentions if isinstance(m.value, Quantity)]
            # Hardly any figure is off; that is sooner known than what it is about.
            if not any(contradicts(fact, v) for fact in packs.facts for _, v in told):
                continue
            for fact in packs.facts_about(_words(corpus, statement)):
                for mention, value in told:
                    if contradicts(fact, value):
                        facts[fact.id] = fact
                        key = f"{value.low:g}-{value.high:g}"
                        proof = Proof(key, mention.text, statement, mention.span)
                        wrong.setdefault((fact.id, key), []).append(proof)
    for (name, _), proofs in sorted(wrong.items()):
        yield facts[name], proofs


def _words(corpus: Corpus, statement: Statement) -> tuple[str, ...]:
    """Return the words of a sentence; "the two countries" are those of the headline and lead."""
    if not _pair() & set(statement.words):
        return statement.words
    leads = leading(corpus, statement.article)
    return (*statement.words, *(word for lead in leads for word in lead.words))


@cache
def _pair() -> frozenset[str]:
    return frozenset(fold(word) for word in read("ar", "titles")["pair"])
