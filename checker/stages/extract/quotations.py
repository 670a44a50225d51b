"""Find quotations: speech inside quotation marks, told apart from names, titles, scare quotes."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from checker.languages import read, words
from checker.text.normalise import fold
from checker.text.spellings import spellings
from checker.text.tokens import Token
from checker.types import Mention, Quotation, Sentence, Span

# Content words. Shorter ones are scare quotes or names ("الحصار", "ديلي ميل").
SHORTEST = 3
_LONGEST_NAME = 4
_INTRODUCES = frozenset(":")
_MARKS = frozenset("\"“”„‟«»‹›'’‘(")


@dataclass(frozen=True, slots=True)
class _Signs:
    function: frozenset[str]
    naming: frozenset[str]
    leads: frozenset[str]
    language: str


@cache
def _signs(language: str) -> _Signs:
    data = read(language, "speech")
    function, naming, leads = (
        frozenset(fold(word, language) for word in words(data[name]))
        for name in ("function", "naming", "leads")
    )
    return _Signs(function, naming, leads, language)


def find(
    tokens: tuple[Token, ...], sentence: Sentence, *, language: str = "ar"
) -> tuple[Mention, ...]:
    """Return a mention for every quotation of at least three content words that is speech.

    The mention's span lies inside the marks; its speaker is filled in later, by ``speakers``.
    """
    if not sentence.quotes:
        return ()
    signs = _signs(language)
    starts = [token.start for token in tokens]
    mentions = []
    for span in sentence.quotes:
        first, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
        content = _content(tokens[first:end], signs)
        if len(content) >= SHORTEST and not _is_name(tokens, first, end, content, signs):
            mentions.append(_mention(sentence, span, content))
    return tuple(mentions)


def _mention(sentence: Sentence, span: Span, content: list[Token]) -> Mention:
    text = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
    return Mention(span, text, Quotation(tuple(token.stem for token in content)))


def _content(tokens: tuple[Token, ...], signs: _Signs) -> list[Token]:
    return [
        token
        for token in tokens
        if (token.is_word or token.is_number)
        and (len(token.stem) > 1 or token.is_number)
        and not signs.function & {token.norm, token.stem}
    ]


def _is_name(
    tokens: tuple[Token, ...], first: int, end: int, content: list[Token], signs: _Signs
) -> bool:
    """Say whether marks hold a name: after "newspaper", in Latin letters, or all definite."""
    before = _before(tokens, first)
    if before and _names(before, signs):
        return True
    spoken = before is None or before.norm in _INTRODUCES or before.norm in signs.leads
    if spoken:
        return False
    if sum(token.norm.isascii() and token.is_word for token in content) * 2 > len(content):
        return signs.language == "ar"
    every = all(token.definite for token in tokens[first:end] if token.is_word)
    return every and len(content) <= _LONGEST_NAME


def _names(before: Token, signs: _Signs) -> bool:
    """Say whether a naming noun leads to the marks; "the team" with its article does not."""
    if before.definite:
        return before.norm in signs.naming
    return not signs.naming.isdisjoint(spellings(before.norm, signs.language))


def _before(tokens: tuple[Token, ...], first: int) -> Token | None:
    """Return the word or mark that leads to a quotation: marks and bare clitics skipped."""
    for token in reversed(tokens[max(0, first - 4) : first]):
        if token.norm not in _MARKS and not (token.is_word and len(token.norm) == 1):
            return token
    return None
