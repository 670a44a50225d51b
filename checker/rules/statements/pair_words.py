"""The words of two headlines as the pair model compares them: what is kept, what differs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from checker.rules.statements.pair_lexicon import particles
from checker.rules.statements.unreal import negation
from checker.rules.statements.word_forms import likeness
from checker.text.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two headlines: their words, pairs ``(first, second, likeness)`` kept, and what is left."""

    words: tuple[tuple[Token, ...], tuple[Token, ...]]
    kept: tuple[tuple[int, int, float], ...]
    left: tuple[tuple[Token, ...], tuple[Token, ...]]


def align(first: str, second: str) -> Aligned:
    """Pair the content words of two headlines, the most alike first, each at most once."""
    one, two = content(first), content(second)
    candidates = [
        (score, -abs(i - j), i, j)
        for i, a in enumerate(one)
        for j, b in enumerate(two)
        if (score := likeness(a.stem, b.stem))
    ]
    kept: list[tuple[int, int, float]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for score, _, i, j in sorted(candidates, reverse=True):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            kept.append((i, j, score))
    left = [
        tuple(t for at, t in enumerate(tokens) if at not in gone)
        for tokens, gone in zip((one, two), used, strict=True)
    ]
    return Aligned((one, two), tuple(sorted(kept)), (left[0], left[1]))


def content(headline: str) -> tuple[Token, ...]:
    """Return the words and numbers of a headline without particles, negations kept."""
    return tuple(
        token
        for token in all_words(headline)
        if token.norm in negation() or not {token.norm, token.stem} & particles()
    )


@lru_cache(maxsize=1 << 12)
def all_words(headline: str) -> tuple[Token, ...]:
    """Return the words and numbers of a headline."""
    return tuple(token for token in tokenize(headline) if token.is_word or token.is_number)
