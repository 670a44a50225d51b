"""Sentences as rules read them: cut into words once for all rules that look at them in a row."""

from __future__ import annotations

from functools import lru_cache

from checker.text.tokens import Token, tokenize
from checker.types import Sentence


def tokens_of(sentence: Sentence) -> tuple[Token, ...]:
    """Return the tokens of a sentence; their places are those of the raw field."""
    return _tokens(sentence.text, sentence.span.start)


# As many as surround an article on people of whom a thousand others tell: with 256 the slowest
# gates cut each sentence four times over, and took a fifth longer.
@lru_cache(maxsize=1 << 12)
def _tokens(text: str, base: int) -> tuple[Token, ...]:
    return tokenize(text, base=base)
