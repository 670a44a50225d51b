"""Find words of the opposition lexicon, what they are said of, and whether they are negated."""

from __future__ import annotations

from checker.text.tokens import Token
from checker.types import Mention, Sentence


def find(tokens: tuple[Token, ...], sentence: Sentence) -> tuple[Mention, ...]:
    """Return a mention for every cue (placeholder until the lexicon is in)."""
    return ()
