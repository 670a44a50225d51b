"""Days that nobody can compare, since an article that names one in passing has no date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.rules.events import headline
from checker.rules.sides import Proof
from checker.rules.statements.occasions import occasions
from checker.text.normalise import fold
from checker.types import Corpus, DateValue

_OPENING = 4  # sentences, the headline included, that say when what they tell of happened
_DAYS = frozenset({"day", "weekday"})


@dataclass(frozen=True, slots=True)
class Unclear:
    """Days in other words that articles give one occasion, one of them without a date."""

    key: str
    label: str
    proofs: tuple[Proof, ...]


def unclear_days(corpus: Corpus) -> Iterator[Unclear]:
    """Yield, per occasion, the first day that each article names, where no date settles them."""
    for key, articles in occasions(corpus):
        proofs = [proof for article in articles for proof in _first_day(corpus, article)]
        undated = any(corpus.articles[p.statement.article].published is None for p in proofs)
        if undated and len({proof.key for proof in proofs}) > 1:
            yield Unclear(key, headline(corpus, articles[0]), tuple(proofs))


def _first_day(corpus: Corpus, article: str) -> Iterator[Proof]:
    """Yield the day that the opening of an article names, in its words; none if it names two."""
    found = [
        Proof(fold(mention.text), mention.text, statement, mention.span)
        for statement in corpus.statements[article][:_OPENING]
        for mention in statement.mentions
        if isinstance(mention.value, DateValue)
        and mention.value.precision in _DAYS
        and mention.value.relative
        and mention.value.start is None
    ]
    if len({proof.key for proof in found}) == 1:
        yield found[0]
