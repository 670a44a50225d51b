"""What came about and what did not: the outcome lexicon, read in headlines and in texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.rules.reading import tokens_of
from checker.rules.statements.cues import Told
from checker.rules.statements.outcome_lexicon import (
    alone,
    denials,
    matches,
    negation,
    outcomes,
    wishes,
)
from checker.text.phrases import spellings
from checker.text.tokens import Token
from checker.types import Corpus, Cue, Mention, Span, Statement

_ASKS = frozenset("؟?")
_WISHED_WITHIN = 3  # tokens before what is only wished, planned or feared
_TOP = 5  # sentences, the headline included, that tell what an article is about
_TEXT = frozenset({"lead", "body"})
_HAPPENED, _UNDONE = "happened", "undone"


def told_outcomes(corpus: Corpus, articles: Iterable[str]) -> Iterator[Told]:
    """Yield what articles tell near their top as come about, or as not.

    An article that speaks for both is left out: it tells of more than one thing, or of a change.
    """
    for article in articles:
        statements = corpus.statements.get(article, ())
        for name in (name for name in outcomes() if not alone(name)):
            against = list(undone(statements, name))
            if not against:
                yield from announced(statements[:_TOP], name)
            elif not borne(statements, name) and not list(announced(statements[:1], name)):
                yield from (told for told in against if told.statement.sentence.index < _TOP)


def announced(statements: Sequence[Statement], name: str) -> Iterator[Told]:
    """Yield the phrases by which sentences tell a fact: nothing asked, denied or wished."""
    for statement in statements:
        if statement.sentence.kind in _TEXT | {"headline"} and _is_fact(statement):
            found = _found(statement, name, "announced", _HAPPENED)
            yield from (told for told in found if not _doubted(told))


def undone(statements: Sequence[Statement], name: str) -> Iterator[Told]:
    """Yield the phrases of a text by which something did not come about, or not yet."""
    for statement in statements:
        if statement.sentence.kind in _TEXT:
            yield from _found(statement, name, "undone", _UNDONE)


def borne(statements: Sequence[Statement], name: str) -> bool:
    """Say whether some sentence of a text bears out that it came about."""
    for statement in statements:
        if statement.sentence.kind not in _TEXT:
            continue
        tokens = tokens_of(statement.sentence)
        against = matches(statement.sentence, name, "undone")
        for match in matches(statement.sentence, name, "borne"):
            covered = any(one.start <= match.start < one.end for one in against)
            if not covered and not _unreal(tokens, match.start):
                return True
    return False


def _found(statement: Statement, name: str, role: str, pole: str) -> Iterator[Told]:
    sentence, tokens = statement.sentence, tokens_of(statement.sentence)
    for match in matches(sentence, name, role):
        span = Span(sentence.span.field, tokens[match.start].start, tokens[match.end - 1].end)
        text = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
        cue = Cue(name, pole, name)
        yield Told(statement, Mention(span, text, cue), cue)


def _doubted(told: Told) -> bool:
    """Say whether what a sentence of a text tells is negated, wished or denied there."""
    tokens = tokens_of(told.statement.sentence)
    index = next(i for i, token in enumerate(tokens) if token.start >= told.mention.span.start)
    near = {
        form
        for token in tokens[max(0, index - _WISHED_WITHIN) : index]
        for form in spellings(token.norm)
    }
    return not near.isdisjoint(negation()) or _unreal(tokens, index)


def _is_fact(statement: Statement) -> bool:
    tokens = tokens_of(statement.sentence)
    if statement.sentence.kind != "headline":
        return True
    forms = {form for token in tokens for form in spellings(token.norm)}
    asks = any(token.norm in _ASKS for token in tokens)
    return not asks and forms.isdisjoint(wishes() | denials() | negation())


def _unreal(tokens: Sequence[Token], index: int) -> bool:
    """Say whether what stands there is only wished or feared, or somebody denies it."""
    wish, denial = wishes(), denials()
    return any(
        not denial.isdisjoint(forms)
        or (index - at <= _WISHED_WITHIN and not wish.isdisjoint(forms))
        for at, token in enumerate(tokens[:index])
        if (forms := spellings(token.norm))
    )
