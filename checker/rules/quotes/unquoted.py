"""Sentences as far as they stand outside quotation marks: there, what others quote is reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.rules.quotes.quoted import SILENT
from checker.rules.quotes.speakers import Speakers
from checker.rules.quotes.words import Words, stems, telling
from checker.rules.reading import tokens_of
from checker.types import Corpus, Sentence, Statement


@dataclass(frozen=True, slots=True)
class Unquoted:
    """The content words of a sentence outside quotation marks, and who says them."""

    statement: Statement
    words: Words
    stems: frozenset[str]
    voice: str


def unquoted(corpus: Corpus, articles: Sequence[str], speakers: Speakers) -> tuple[Unquoted, ...]:
    """Return the sentences of articles that may report what others quote."""
    return tuple(
        Unquoted(
            statement,
            words := _outside(statement.sentence),
            frozenset(stems(words)),
            speakers.id_of(article, statement.speaker),
        )
        for article in articles
        for statement in corpus.statements.get(article, ())
        if statement.sentence.kind not in SILENT
    )


def _outside(sentence: Sentence) -> Words:
    words = telling(tokens_of(sentence))
    for quote in sentence.quotes:
        words = tuple(token for token in words if not quote.start <= token.start < quote.end)
    return words
