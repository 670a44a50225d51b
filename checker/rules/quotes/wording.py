"""Lay two wordings side by side, word by word, and say how they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import zip_longest
from typing import TypeAlias

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from checker.languages import read, words
from checker.text.normalise import fold
from checker.text.phrases import spellings
from checker.text.tokens import Token, tokenize

Words: TypeAlias = tuple[Token, ...]
_Step: TypeAlias = tuple[str, Token | None, Token | None]

# A pronoun or an ending that changes with the person of the speaker, longest first.
_ENDINGS = (
    "هما",
    "كما",
    "ها",
    "هم",
    "نا",
    "كم",
    "ون",
    "ين",
    "ات",
    "ان",
    "وا",
    "ه",
    "ي",
    "ك",
    "ا",
    "ت",
)
_SHORTEST_STEM = 3
# Swept on pairs of words read by eye: at 70 "سنواصل/سيواصلون" is one word, "مصر/قطر" are two.
_SAME_WORD = 70
_ROOM = 2  # words that the longer wording may put in, at either end


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
    """What a wording and the part ``[start, end)`` of a longer one share, and where they part.

    ``equal`` of ``size`` words of the shorter one are in both; ``replaced`` are pairs of different
    words that stand between common ones, ``added`` and ``dropped`` words of one of the two only.
    """

    start: int
    end: int
    size: int
    equal: tuple[tuple[Token, Token], ...]
    replaced: tuple[tuple[Token, Token], ...]
    added: Words
    dropped: Words

    @property
    def share(self) -> float:
        """The part of the shorter wording that both have, 0 to 1."""
        return len(self.equal) / self.size if self.size else 0.0

    @property
    def reversed(self) -> bool:
        """Say whether a word of negation stands in one of the two only."""
        return any(token.norm in negators() for token in (*self.added, *self.dropped))


def compare(short: Words, long: Words) -> Comparison:
    """Compare a wording with the part of a longer one that is most like it."""
    one, other = stems(short), stems(long)
    found = fuzz.partial_ratio_alignment(one, other)
    start, end = (found.dest_start, found.dest_end) if found else (0, len(long))
    # Words put in make the part longer than what it is compared with.
    parts = [
        (first, last)
        for first in range(max(0, start - _ROOM), start + 1)
        for last in range(end, min(end + _ROOM, len(long)) + 1)
    ]
    start, end = max(
        parts, key=lambda part: (fuzz.ratio(one, other[slice(*part)]), part[0] - part[1])
    )
    steps = _respaced(list(_steps(short, long[start:end])))
    whole = start == 0 and end == len(long)
    common = [place for place, step in enumerate(steps) if step[0] == "equal"]
    inner = steps if whole else steps[common[0] : common[-1] + 1] if common else []
    return Comparison(
        start,
        end,
        len(short),
        tuple((a, b) for kind, a, b in steps if kind == "equal" and a and b),
        tuple((a, b) for kind, a, b in inner if kind == "replaced" and a and b),
        tuple(b for kind, _, b in inner if kind == "added" and b),
        tuple(a for kind, a, _ in inner if kind == "dropped" and a),
    )


def _respaced(steps: list[_Step]) -> list[_Step]:
    """Leave out a word that the other wording writes together with the next one."""
    kept = []
    for step, after in zip_longest(steps, steps[1:]):
        lone, (one, other) = step[1] or step[2], after[1:] if after else (None, None)
        joined = one and other and step[0] in {"added", "dropped"} and lone
        whole, rest = (one, other) if step[0] == "added" else (other, one)
        if not (joined and whole and rest and whole.norm.endswith(lone.norm + rest.norm)):
            kept.append(step)
    return kept


def _steps(short: Words, long: Words) -> Iterator[_Step]:
    """Yield the words of both in order: equal, replaced, added or dropped."""
    for block in Levenshtein.opcodes(stems(short), stems(long)):
        left, right = (
            short[block.src_start : block.src_end],
            long[block.dest_start : block.dest_end],
        )
        for one, other in zip_longest(left, right):
            if one and other:
                yield ("equal" if same_word(one, other) else "replaced"), one, other
            else:
                yield ("dropped" if one else "added"), one, other
