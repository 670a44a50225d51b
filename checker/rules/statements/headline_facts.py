"""What a headline tells as a fact and the text below says did not happen, or not yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from checker.languages import read, words
from checker.rules.reading import tokens_of
from checker.rules.sides import Proof
from checker.rules.statements.parts import Clash
from checker.text.inflect import inflected
from checker.text.normalise import fold
from checker.text.phrases import PhraseMatch, PhraseMatcher, compile_phrases, spellings
from checker.text.tokens import Token
from checker.types import Span, Statement

_ASKS = frozenset("؟?")
_WISHED_WITHIN = 3  # tokens before what is only wished, planned or feared


def undone(statements: Sequence[Statement]) -> Iterator[Clash]:
    """Yield a headline with the sentence by which its fact did not come about.

    Only where nothing in the text bears the headline out: "nine die in a fire" above "no death
    was recorded", but not where the text speaks of a single victim.
    """
    body = [s for s in statements if s.sentence.kind in {"lead", "body"}]
    for headline in statements:
        if headline.sentence.kind != "headline" or not _is_fact(headline):
            continue
        for match in _matcher("announced").find(tokens_of(headline.sentence)):
            found = list(_told(body, match.label))
            if found and None not in found:
                first = _proof("announced", headline, match)
                yield from ((first, proof) for proof in found if proof)


def _told(body: Sequence[Statement], name: str) -> Iterator[Proof | None]:
    """Yield where a text says that a fact did not come about, and None where it bears it out."""
    for statement in body:
        tokens = tokens_of(statement.sentence)
        against = [match for match in _matcher("undone").find(tokens) if match.label == name]
        yield from (_proof("undone", statement, match) for match in against)
        for match in _matcher("borne").find(tokens):
            covered = any(one.start <= match.start < one.end for one in against)
            if match.label == name and not covered and not _unreal(tokens, match.start):
                yield None


def _is_fact(headline: Statement) -> bool:
    """Say whether a headline asks nothing, denies nothing and does not speak of a mere wish."""
    tokens = tokens_of(headline.sentence)
    forms = {form for token in tokens for form in spellings(token.norm)}
    asks = any(token.norm in _ASKS for token in tokens)
    return not asks and forms.isdisjoint(_wishes() | _denials() | _negation())


def _unreal(tokens: Sequence[Token], index: int) -> bool:
    """Say whether what stands there is only wished or feared, or somebody denies it."""
    wish, denial = _wishes(), _denials()
    return any(
        not denial.isdisjoint(forms)
        or (index - at <= _WISHED_WITHIN and not wish.isdisjoint(forms))
        for at, token in enumerate(tokens[:index])
        if (forms := spellings(token.norm))
    )


def _proof(key: str, statement: Statement, match: PhraseMatch) -> Proof:
    tokens, sentence = tokens_of(statement.sentence), statement.sentence
    if key == "announced":
        return Proof(key, sentence.text, statement, sentence.span)
    span = Span(sentence.span.field, tokens[match.start].start, tokens[match.end - 1].end)
    text = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
    return Proof(key, text, statement, span)


@cache
def _matcher(role: str) -> PhraseMatcher:
    classes = read("ar", "headlines")
    return compile_phrases({name: roles[role] for name, roles in classes.items()}, "ar")


@cache
def _wishes() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "oppositions")["irrealis"]))


@cache
def _denials() -> frozenset[str]:
    marked = words(read("ar", "oppositions")["denial"])
    return frozenset().union(*(inflected(word, "ar") for word in marked))


@cache
def _negation() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "oppositions")["negation"]))
