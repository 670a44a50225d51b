"""Sentences as rules read them: cut into words once for all rules that look at them in a row."""

from __future__ import annotations

from functools import lru_cache

from checker.text.tokens import Token, tokenize
from checker.types import Sentence


def tokens_of(sentence: Sentence) -> tuple[Token, ...]:
    """Return the tokens of a sentence; their places are those of the raw field."""
    return _tokens(sentence.text, sentence.span.start)


# As many sentences as nearly all articles and stories have; more would only leave fast memory.
@lru_cache(maxsize=1 << 8)
def _tokens(text: str, base: int) -> tuple[Token, ...]:
    return tokenize(text, base=base)
