"""Find what stands inside quotation marks, in one pass over one paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

# Marks that may close one another; outlets mix the members of a family freely.
_FAMILY = dict.fromkeys('"“”„‟＂', "double") | dict.fromkeys("«»‹›", "angle") | {"''": "double"}
_NEUTRAL = frozenset({'"', "＂", "''"})
_OPENERS = frozenset("“„‟«‹")
# One of the marks, or two apostrophes; a set at its head is found fast.
_MARK = re.compile("[\"“”„‟＂«»‹›'](?:(?<!')|')")
_BEHIND = frozenset(' \t\xa0\n.,،؛;:!?؟…)]}-–—/"”»')

_Act = Literal["open", "close", "reopen", "ignore"]

# No real quotation of the archive sample is longer; a longer pair is two stray marks.
LONGEST = 600


@dataclass(frozen=True, slots=True)
class Quoted:
    """A pair of marks: ``[outer_start, outer_end)`` with them, ``[start, end)`` without."""

    outer_start: int
    outer_end: int
    start: int
    end: int


def quoted(text: str, start: int, end: int) -> tuple[Quoted, ...]:
    """Return the outermost quotations of ``text[start:end]``, in order; stray marks are none.

    Both marks of a pair may be the closing form, or turned round: whether a mark opens is read
    off what is open already and off the spaces around it.
    """
    stacks: dict[str, list[tuple[int, int]]] = {"double": [], "angle": []}
    pairs: list[Quoted] = []
    for match in _MARK.finditer(text, start, end):
        stack = stacks[_FAMILY[match.group()]]
        if stack and match.start() - stack[-1][1] > LONGEST:
            stack.clear()
        act = _act(match.group(), *_sides(text, match, start, end), is_open=bool(stack))
        if act == "close":
            outer, inner = stack.pop()
            pairs.append(_pair(text, outer, inner, match.start(), match.end()))
        elif act != "ignore":
            if act == "reopen":
                stack.pop()  # what stood open was a stray mark
            stack.append((match.start(), match.end()))
    return _outermost(pairs)


def _sides(text: str, match: re.Match[str], start: int, end: int) -> tuple[bool, bool]:
    """Say whether a mark leans on what follows it, and whether on what stands before it."""
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    leans_on = not before.isspace() and before not in "([{"
    return after not in _BEHIND and not after.isspace(), leans_on


def _act(mark: str, leans_forward: bool, leans_back: bool, *, is_open: bool) -> _Act:
    """Decide what a mark does; both leanings hold in "و«" and "بـ”"."""
    opens, closes = leans_forward and not leans_back, leans_back and not leans_forward
    if is_open:
        if mark in _OPENERS:
            return "close" if closes else "open"
        return "reopen" if opens and mark in _NEUTRAL else "close"
    if mark in _OPENERS:
        return "open"
    if mark in _NEUTRAL:
        return "ignore" if closes else "open"
    return "open" if leans_forward else "ignore"


def _pair(text: str, outer_start: int, start: int, end: int, outer_end: int) -> Quoted:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quoted(outer_start, outer_end, start, end)


def _outermost(pairs: list[Quoted]) -> tuple[Quoted, ...]:
    kept: list[Quoted] = []
    for pair in sorted(pairs, key=lambda pair: (pair.outer_start, -pair.outer_end)):
        if pair.start < pair.end and (not kept or pair.outer_start >= kept[-1].outer_end):
            kept.append(pair)
    return tuple(kept)
