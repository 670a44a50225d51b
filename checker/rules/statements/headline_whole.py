"""All of a kind in the headline, and in the text some of it, or the rest that is otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from checker.languages import read
from checker.rules.reading import tokens_of
from checker.rules.sides import Proof
from checker.rules.statements.pair_words import likeness
from checker.rules.statements.parts import Clash
from checker.text.phrases import PhraseMatcher, compile_phrases, spellings
from checker.text.tokens import Token
from checker.types import Span, Statement

_TOP = 4  # sentences of the text that tell what the headline announces
_WITHIN = 5  # tokens between what is counted and "out of"
_ASKS = frozenset("؟?:")


def wholes(statements: Sequence[Statement]) -> Iterator[Clash]:
    """Yield "all X" of a headline with "the rest of X" or "some X out of" of the text.

    Only where the text never says "all X" itself.
    """
    body = [one for one in statements if one.sentence.kind in {"lead", "body"}]
    for headline in (one for one in statements if one.sentence.kind == "headline"):
        tokens = tokens_of(headline.sentence)
        for match in _matcher().find(tokens):
            if match.label != "all" or any(token.norm in _ASKS for token in tokens):
                continue
            noun = tokens[match.end] if match.end < len(tokens) else None
            # "not all schools": nothing is said of all.
            if noun is None or not noun.is_word or _negated(tokens[: match.start]):
                continue
            found = [part for one in body for part in _parts(one, noun)]
            if any(label == "all" for label, _ in found):
                continue
            first = _proof("all", headline, tokens[match.start], noun)
            top = body[:_TOP]
            yield from ((first, proof) for _, proof in found if proof.statement in top)


def _negated(before: Sequence[Token]) -> bool:
    return any(form in {"ليس", "لا", "غير"} for t in before[-1:] for form in spellings(t.norm))


def _parts(statement: Statement, noun: Token) -> Iterator[tuple[str, Proof]]:
    """Yield where a sentence speaks of all, the rest or some of what a noun names."""
    tokens = tokens_of(statement.sentence)
    for match in _matcher().find(tokens):
        if match.label == "of":
            ahead = tokens[max(0, match.start - _WITHIN) : match.start]
            named = [token for token in ahead if _same(token, noun)]
            counted = any(token.is_number for token in ahead)
            if named and counted:
                yield "of", _proof("part", statement, ahead[0], tokens[match.end - 1])
            continue
        behind = tokens[match.end : match.end + 1]
        if behind and _same(behind[0], noun):
            yield match.label, _proof(match.label, statement, tokens[match.start], behind[0])


def _same(one: Token, other: Token) -> bool:
    return one.is_word and (one.stem == other.stem or bool(likeness(one.stem, other.stem)))


def _proof(key: str, statement: Statement, first: Token, last: Token) -> Proof:
    span = Span(statement.sentence.span.field, first.start, last.end)
    base = statement.sentence.span.start
    text = statement.sentence.text[span.start - base : span.end - base]
    return Proof(key, text, statement, span)


@cache
def _matcher() -> PhraseMatcher:
    return compile_phrases(read("ar", "oppositions")["headline"]["wholes"], "ar")
