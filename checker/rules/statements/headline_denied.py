"""A headline's deed, which the text below it names only to deny, exclude or refuse it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from checker.languages import read, words
from checker.rules.reading import tokens_of
from checker.rules.sides import Proof
from checker.rules.statements import pole_lexicon as lexicon
from checker.rules.statements.denied import root
from checker.rules.statements.outcome_lexicon import denials, negation, wishes
from checker.rules.statements.parts import Clash
from checker.text.phrases import PhraseMatcher, compile_phrases, spellings
from checker.text.tokens import Token
from checker.types import Span, Statement

_TOP = 3  # sentences of the text that say whether the headline's deed took place
_SHORTEST = 3  # letters of a root that tells one deed from others
_PRESENT = frozenset("يت")
_LEAST = 3  # words of the headline that the first sentence and the denial repeat
_NOT_TOLD = frozenset("؟?:")
_STOPS = frozenset("؛;.:!؟?")
_REACH = {"denied": 24, "excluded": 3, "refused": 5}  # tokens behind a word of denial


def denied_deeds(statements: Sequence[Statement]) -> Iterator[Clash]:
    """Yield a headline with the sentence that denies its deed, if the text tells it nowhere.

    Nothing where the headline asks, quotes, wishes or denies itself.
    """
    headlines = [one for one in statements if one.sentence.kind == "headline"]
    body = [one for one in statements if one.sentence.kind in {"lead", "body"}]
    for headline in headlines:
        quotes = headline.sentence.quotes
        named = [mention.span for mention in headline.mentions]
        for deed in _deeds(tokens_of(headline.sentence)):
            # What is quoted, and a town or a figure, is no deed.
            if any(span.start <= deed.start < span.end for span in (*quotes, *named)):
                continue
            told = [(one, at) for one in body for at in _named(one, deed)]
            against = [(one, at, _denied_from(one, at)) for one, at in told]
            if any(start is None for *_, start in against):
                continue
            first = Proof("announced", deed.text, headline, _span(headline, deed, deed))
            for one, at, start in against:
                top = body.index(one) < _TOP and _on_topic(headline, body[0], one)
                if top and start is not None:
                    yield first, _proof(one, start, at)


def _deeds(tokens: Sequence[Token]) -> list[Token]:
    """Return the noun that a headline opens with and its verbs in the present."""
    forms = {form for token in tokens for form in spellings(token.norm)}
    told = forms.isdisjoint(wishes() | denials() | negation() | _doubts())
    if not told or _denying().find(tokens) or any(token.norm in _NOT_TOLD for token in tokens):
        return []
    found = [token for at, token in enumerate(tokens) if at == 0 or _is_present(token)]
    return [token for token in found if token.is_word and len(root(token.stem)) >= _SHORTEST]


def _is_present(token: Token) -> bool:
    bare = not token.definite and not token.prefix.strip("وف")
    return bare and token.norm[:1] in _PRESENT and len(token.norm) > _SHORTEST


def _named(statement: Statement, deed: Token) -> Iterator[int]:
    """Yield where a sentence names a deed, by its verb or its noun."""
    for at, token in enumerate(tokens_of(statement.sentence)):
        if token.is_word and root(token.stem) == root(deed.stem):
            yield at


def _denied_from(statement: Statement, at: int) -> int | None:
    """Return where the denial of what stands at a token begins, None where it is told."""
    tokens = tokens_of(statement.sentence)
    verb = _is_present(tokens[at])
    if at and verb and not lexicon.undone().isdisjoint(spellings(tokens[at - 1].norm)):
        return at - 1
    for match in _denying().find(tokens[:at]):
        between = tokens[match.end : at]
        near = len(between) < _REACH[match.label]
        if near and not any(token.norm in _STOPS for token in between):
            return match.start
    return None


def _on_topic(headline: Statement, *told: Statement) -> bool:
    """Say whether a denial and the first sentence have more of the headline's words."""
    one, other = (
        {root(word) for each in run for word in each.words} for run in ((headline,), told)
    )
    return len(one & other) >= min(_LEAST, len(one))


def _span(statement: Statement, first: Token, last: Token) -> Span:
    return Span(statement.sentence.span.field, first.start, last.end)


def _proof(statement: Statement, start: int, end: int) -> Proof:
    tokens = tokens_of(statement.sentence)
    span = _span(statement, tokens[start], tokens[end])
    base = statement.sentence.span.start
    text = statement.sentence.text[span.start - base : span.end - base]
    return Proof("denied", text, statement, span)


@cache
def _denying() -> PhraseMatcher:
    return compile_phrases(read("ar", "oppositions")["headline"]["denying"], "ar")


@cache
def _doubts() -> frozenset[str]:
    """Return the words of headlines that hand on what others say."""
    return frozenset(words(read("ar", "oppositions")["headline"]["doubts"]))
