"""Lay two wordings side by side, word by word, and say how they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import TypeAlias

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from checker.rules.quotes.words import Words, negators, same_word, stems
from checker.text.tokens import Token

_Step: TypeAlias = tuple[str, Token | None, Token | None]

_ROOM = 2  # words that the longer wording may put in, at either end


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
        return any(map(_negates, (*self.added, *self.dropped)))


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
    if len(long) - len(short) <= _ROOM:
        parts.append((0, len(long)))  # a part that ends before the difference may seem more alike
    start, end = max(
        parts, key=lambda part: (fuzz.ratio(one, other[slice(*part)]), part[0] - part[1])
    )
    steps = list(_respaced(list(_steps(short, long[start:end]))))
    whole = start == 0 and end == len(long)
    common = [place for place, step in enumerate(steps) if step[0] == "equal"]
    inner = steps if whole else steps[common[0] : common[-1] + 1] if common else []
    denied = any(map(_negates, short[:1]))
    return Comparison(
        start,
        end,
        len(short),
        tuple((a, b) for kind, a, b in steps if kind == "equal" and a and b),
        tuple((a, b) for kind, a, b in inner if kind == "replaced" and a and b),
        (
            *(one for one in long[max(0, start - 1) : start] if _negates(one) and not denied),
            *(b for kind, _, b in inner if kind == "added" and b),
        ),
        tuple(a for kind, a, _ in inner if kind == "dropped" and a),
    )


def _negates(word: Token) -> bool:
    return word.norm in negators()


def _respaced(steps: list[_Step]) -> Iterator[_Step]:
    """Yield the steps, two words that the other wording writes as one as one equal step."""
    joined = False
    for step, after in zip_longest(steps, steps[1:]):
        if joined:
            joined = False
        elif after and _joins(step, after):
            joined = True
            yield "equal", step[1] or after[1], step[2] or after[2]
        else:
            yield step


def _joins(step: _Step, after: _Step) -> bool:
    """Say whether of two steps one side is a single word, and the other the same in two."""
    sides = [[word.norm for word in side if word] for side in zip(step[1:], after[1:], strict=True)]
    whole, parts = sorted(sides, key=len)
    return len(whole) == 1 and len(parts) == 2 and whole[0].endswith("".join(parts))


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
