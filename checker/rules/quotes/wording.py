"""Lay two wordings side by side, word by word, and say how they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from checker.languages import read, words
from checker.text.normalise import fold
from checker.text.phrases import spellings
from checker.text.tokens import Token, tokenize

Words: TypeAlias = tuple[Token, ...]
Change: TypeAlias = Literal["word", "number", "negation"]

# A pronoun or an ending that changes with the person of the speaker, longest first.
_ENDINGS = ("هما", "كما", "ها", "هم", "نا", "كم", "ون", "ين", "ات", "ان", "وا", "ه", "ي", "ك", "ا", "ت")
_OWNERS = ("هما", "ها", "هم", "ه")
_SHORTEST_STEM = 3
# Swept on pairs of words read by eye: at 70 "سنواصل/سيواصلون" is one word, "مصر/قطر" are two.
_SAME_WORD = 70


@cache
def _function(language: str = "ar") -> frozenset[str]:
    listed = {fold(word) for word in words(read(language, "speech")["function"])}
    return frozenset(listed - negators())


@cache
def negators() -> frozenset[str]:
    """Return the folded words that turn a sentence into its opposite."""
    return frozenset(fold(word) for word in words(read("ar", "oppositions")["negation"]))


def content(text: str, *, base: int = 0) -> Words:
    """Return the content words and numbers of a text; words of negation are content here."""
    return tuple(
        token
        for token in tokenize(text, base=base)
        if (token.is_word or token.is_number)
        and (len(token.norm) > 1 or token.is_number)
        and not {token.norm, token.stem} & _function()
    )


@lru_cache(maxsize=50_000)
def stem(norm: str) -> str:
    """Return a folded word without clitics in front and without pronoun or ending behind."""
    word = min(spellings(norm), key=len)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def stems(found: Words) -> tuple[str, ...]:
    """Return the stems of content words, in order."""
    return tuple(stem(token.norm) for token in found)


def same_word(first: Token, second: Token) -> bool:
    """Say whether two words are forms of one word, or one word spelled twice."""
    if not set(spellings(first.norm)).isdisjoint(spellings(second.norm)):
        return True
    if first.is_number != second.is_number:
        return True  # "five" and "5": the reading of numbers is not done here
    return not first.is_number and fuzz.ratio(stem(first.norm), stem(second.norm)) >= _SAME_WORD


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two wordings share and where they part.

    ``start, end`` is the part of the longer one that was compared; ``replaced`` are pairs of
    different words with common words on both sides; ``added`` stand in the longer one only.
    """

    start: int
    end: int
    equal: int
    size: int
    replaced: tuple[tuple[Token, Token], ...]
    added: Words
    dropped: Words

    @property
    def share(self) -> float:
        """The part of the shorter wording that both have, 0 to 1."""
        return self.equal / self.size if self.size else 0.0


def compare(short: Words, long: Words) -> Comparison:
    """Compare a wording with the part of a longer one that is most like it."""
    one, other = stems(short), stems(long)
    found = fuzz.partial_ratio_alignment(one, other)
    start, end = (found.dest_start, found.dest_end) if found else (0, len(long))
    # A word put in makes the part longer than what it is compared with.
    ends = range(end, min(end + 2, len(long)) + 1)
    end = max(ends, key=lambda stop: (fuzz.ratio(one, other[start:stop]), -stop))
    return _opened(short, long, start, end)


def _opened(short: Words, long: Words, start: int, end: int) -> Comparison:
    blocks = Levenshtein.opcodes(stems(short), stems(long[start:end]))
    equal, replaced, added, dropped = 0, [], [], []
    for block in blocks:
        pairs = [
            (short[block.src_start + step], long[start + block.dest_start + step])
            for step in range(min(block.src_end - block.src_start, block.dest_end - block.dest_start))
        ]
        if block.tag in {"equal", "replace"}:
            equal += sum(same_word(*pair) for pair in pairs)
            replaced += [pair for pair in pairs if not same_word(*pair)]
        elif block.tag == "insert":
            added += long[start + block.dest_start : start + block.dest_end]
        else:
            dropped += short[block.src_start : block.src_end]
    return Comparison(start, end, equal, len(short), tuple(replaced), tuple(added), tuple(dropped))
