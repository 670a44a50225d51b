"""The words of two headlines as the pair model compares them: what is kept, what differs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from checker.languages import read
from checker.rules.statements.pair_lexicon import countries, negations, particles
from checker.text.tokens import Token, tokenize

_ALIKE = 75.0  # of 100: spellings nearer than this are one word
_SHORTEST = 4  # letters, below which words that look alike are as a rule two


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
        if token.norm in negations() or not {token.norm, token.stem} & particles()
    )


@lru_cache(maxsize=1 << 12)
def all_words(headline: str) -> tuple[Token, ...]:
    """Return the words and numbers of a headline."""
    return tuple(token for token in tokenize(headline) if token.is_word or token.is_number)


@lru_cache(maxsize=1 << 16)
def likeness(one: str, other: str) -> float:
    """Return how alike two stems are, 1 for the same; 0 for two words."""
    if one == other:
        return 1.0
    if one in countries() and countries()[one] == countries().get(other):
        return 0.95
    if skeleton(one) == skeleton(other):
        return 0.9
    score = ratio(one, other) if min(len(one), len(other)) >= _SHORTEST else 0.0
    return score / 100 if score >= _ALIKE else 0.0


@lru_cache(maxsize=1 << 16)
def skeleton(stem: str) -> str:
    """Return the lasting letters of a stem."""
    rules = read("ar", "skeleton")
    ending = next((e for e in rules["endings"] if stem.endswith(e) and len(stem) > len(e) + 2), "")
    word = stem.removesuffix(ending)
    opening = next((o for o in rules["openings"] if word.startswith(o)), "")
    if len(word) >= len(opening) + 3:
        word = word.removeprefix(opening)
    lasting = "".join(letter for letter in word if letter not in rules["weak"])
    return lasting if len(lasting) >= 2 else word
