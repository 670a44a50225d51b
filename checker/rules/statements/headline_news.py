"""What a headline announces and the text below says did not come about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from checker.languages import read, words
from checker.rules.reading import tokens_of
from checker.rules.sides import Proof
from checker.rules.statements.parts import Clash
from checker.text.normalise import fold
from checker.text.phrases import spellings
from checker.text.tokens import Token
from checker.types import Span, Statement

_REACH = 8  # tokens between a negation and the noun that it denies
_STOPS = frozenset("،,؛;.:()؟!")
_ASKS = frozenset("؟?")


def announced(statements: Sequence[Statement]) -> Iterator[Clash]:
    """Yield a headline that opens with an event's noun, with a sentence that denies the event.

    Only where the text never speaks of the event as a fact: "Agreement between ..." above "the
    two sides signed no agreement".
    """
    body = [s for s in statements if s.sentence.kind in {"lead", "body"}]
    for headline in statements:
        noun = _noun(headline) if headline.sentence.kind == "headline" else None
        if noun is None:
            continue
        told = [
            found
            for statement in body
            for found in _occurrences(statement, noun)
            if found is None or _on_topic(headline, statement, noun)
        ]
        if told and all(proof is not None for proof in told):
            first = Proof("announced", noun.text, headline, headline.sentence.span)
            yield from ((first, proof) for proof in told if proof)


def _on_topic(headline: Statement, statement: Statement, noun: Token) -> bool:
    """Say whether a sentence has more of the headline's words than the noun it denies."""
    return bool(set(headline.words) & set(statement.words) - {noun.stem})


def _noun(headline: Statement) -> Token | None:
    """Return the indefinite noun of an event with which a headline opens."""
    tokens = tokens_of(headline.sentence)
    if not tokens or tokens[0].definite or any(token.norm in _ASKS for token in tokens):
        return None
    return tokens[0] if tokens[0].norm in _events() else None


def _occurrences(statement: Statement, noun: Token) -> Iterator[Proof | None]:
    """Yield the denials of an event in a sentence, and None where it is spoken of as a fact."""
    tokens = tokens_of(statement.sentence)
    for index, token in enumerate(tokens):
        forms = {form.rstrip("ا") for form in spellings(token.norm)}
        if noun.stem.rstrip("ا") not in forms | {token.stem.rstrip("ا")}:
            continue
        start = _denied_from(tokens, index)
        if start is None or token.definite:
            yield None
            continue
        span = Span(statement.sentence.span.field, tokens[start].start, token.end)
        base = statement.sentence.span.start
        text = statement.sentence.text[span.start - base : span.end - base]
        yield Proof("denied", text, statement, span)


def _denied_from(tokens: Sequence[Token], index: int) -> int | None:
    for before in range(index - 1, max(index - 1 - _REACH, -1), -1):
        if tokens[before].norm in _STOPS:
            return None
        if {tokens[before].norm, tokens[before].stem} & _negation():
            return before
        if tokens[before].norm[:1] == "و" and tokens[before].norm[1:] in _negation():
            return before
    return None


@cache
def _negation() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "oppositions")["negation"]))


@cache
def _events() -> frozenset[str]:
    return frozenset(fold(name) for name in read("ar", "oppositions")["targets"])
