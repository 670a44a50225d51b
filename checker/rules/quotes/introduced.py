"""Speakers whom nothing but their place gives away: a post, a comma, a name, a colon, marks."""

from __future__ import annotations

from functools import cache

from checker.languages import read, words
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.text.tokens import Token
from checker.types import Mention, Person, Post, Statement

_COMMAS = frozenset("،,")
_MARKS = frozenset('"“”„«»')
_NAME = (2, 3)  # words of a name that no list knows
_POST_WITHIN = 2  # words, of a place, between the post and the comma


def introduced(statement: Statement, quotation: Mention) -> str:
    """Return the name in "said the mayor of A, B C: <quotation>" read by nobody, or ""."""
    before = [t for t in tokens_of(statement.sentence) if t.end <= quotation.span.start]
    while before and before[-1].text in _MARKS:
        before.pop()
    if not before or before.pop().text != ":":
        return ""
    comma = next((i for i in range(len(before) - 1, -1, -1) if before[i].text in _COMMAS), None)
    if comma is None or not _follows_post(statement, before, comma):
        return ""
    name = before[comma + 1 :]
    if not _NAME[0] <= len(name) <= _NAME[1] or not all(map(_unknown, name)):
        return ""
    if any(
        isinstance(m.value, Person) and m.span.start >= name[0].start for m in statement.mentions
    ):
        return ""
    return " ".join(token.norm for token in name)


def _follows_post(statement: Statement, before: list[Token], comma: int) -> bool:
    """Say whether a post without a holder stands right before a comma, or with a place between."""
    start = before[max(0, comma - 1 - _POST_WITHIN)].start
    return any(
        isinstance(m.value, Post) and not m.holder and start <= m.span.end <= before[comma].end
        for m in statement.mentions
    )


def _unknown(token: Token) -> bool:
    return token.is_word and not token.definite and token.norm not in _function()


@cache
def _function() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "speech")["function"]))
