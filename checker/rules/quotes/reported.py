"""Find where another article reports a quotation without marks, and whose it makes the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.rules.quotes.quoted import Quoted
from checker.rules.quotes.speakers import Speakers
from checker.rules.quotes.unquoted import Unquoted
from checker.rules.quotes.wording import Comparison, compare
from checker.rules.quotes.words import Words
from checker.rules.sides import Proof
from checker.text.normalise import fold
from checker.text.phrases import spellings
from checker.text.tokens import Token
from checker.types import (
    Corpus,
    Mention,
    Organisation,
    Person,
    Place,
    Post,
    Rank,
    Severity,
    Span,
    Statement,
)

_SHORTEST = 3  # content words of a quotation whose owner is looked at
_SHORTEST_FREE = 5  # content words of one whose other words are
_SHARE = 0.75
_OWNED = ("هما", "هم", "ها", "ه")


@dataclass(frozen=True, slots=True)
class Retold:
    """A report of a quotation: warning where its words are somebody else's, else info."""

    proof: Proof
    severity: Severity


def retold(
    corpus: Corpus, quote: Quoted, sentences: Sequence[Unquoted], speakers: Speakers
) -> Iterator[Retold]:
    """Yield the sentences of other articles that report a quotation in different words."""
    if len(quote.words) < _SHORTEST or quote.cut:
        return
    wanted = set(quote.stems)
    least = _SHARE * len(wanted)
    for told in sentences:
        if len(wanted & told.stems) < least or told.statement.article == quote.article:
            continue
        if speakers.differ(quote.speaker, told.voice):
            continue
        found = compare(quote.words, told.words)
        severity = _severity(quote, found, told, speakers)
        if severity:
            words = told.words[found.start : found.end]
            yield Retold(_proof(corpus, told.statement, words), severity)


def _severity(
    quote: Quoted, found: Comparison, told: Unquoted, speakers: Speakers
) -> Severity | None:
    if len(found.equal) == found.size and not found.dropped:
        for pair in found.equal:
            owner = _other_owner(*pair, told.words, told.statement)
            if owner is not None:
                return _whose(owner, quote, told.statement, speakers)
    named = told.voice and told.voice == quote.speaker
    changed = found.replaced or found.added or found.dropped
    if named and changed and found.size >= _SHORTEST_FREE and found.share >= _SHARE:
        return "info"
    return None


def _other_owner(quoted: Token, told: Token, words: Words, statement: Statement) -> Mention | None:
    """Return who stands behind a noun that the quotation gives a pronoun ("pride" for "his")."""
    if not quoted.text.endswith(_OWNED) or told.definite or told.text.endswith(_OWNED):
        return None
    if not set(spellings(quoted.norm)).isdisjoint(spellings(told.norm)):
        return None
    place = words.index(told) + 1
    if place >= len(words) or words[place].start - told.end > 2:
        return None
    return next(
        (m for m in statement.mentions if m.span.start <= words[place].start < m.span.end), None
    )


def _whose(
    owner: Mention, quote: Quoted, statement: Statement, speakers: Speakers
) -> Severity | None:
    """Say how grave another owner is: not at all where it is the speaker by name or title."""
    if isinstance(owner.value, Post | Rank):
        return None
    if isinstance(owner.value, Person):
        key = speakers.id_of(statement.article, owner.value.key)
        return None if not quote.speaker or key == quote.speaker else "warning"
    return "warning" if isinstance(owner.value, Place | Organisation) else "info"


def _proof(corpus: Corpus, statement: Statement, words: Words) -> Proof:
    span = Span(statement.sentence.span.field, words[0].start, words[-1].end)
    text = corpus.articles[statement.article].field(span.field)[span.start : span.end]
    return Proof(fold(text), text, statement, span)
