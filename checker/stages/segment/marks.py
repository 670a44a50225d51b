"""Find what stands inside quotation marks, in one pass over one paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Marks that may close one another; outlets mix the members of a family freely.
_FAMILY = dict.fromkeys('"“”„‟＂', "double") | dict.fromkeys("«»‹›", "angle") | {"''": "double"}
_NEUTRAL = frozenset({'"', "＂", "''"})
_OPENERS = frozenset("“„‟«‹")
_MARK = re.compile("''|[\"“”„‟＂«»‹›]")
_BEHIND = frozenset(' \t\xa0\n.,،؛;:!?؟…)]}-–—/"”»')

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
        while stack and match.start() - stack[-1][1] > LONGEST:
            stack.clear()
        if stack and _closes(text, match, end):
            outer, inner = stack.pop()
            pairs.append(_pair(text, outer, inner, match.start(), match.end()))
        elif _opens(text, match, end):
            stack.append((match.start(), match.end()))
    return _outermost(pairs)


def _closes(text: str, match: re.Match[str], end: int) -> bool:
    """Say whether a mark closes what is open: always, unless it is an opener used as one."""
    if match.group() not in _OPENERS:
        return True
    spaced = text[match.start() - 1].isspace()
    return not spaced and (match.end() >= end or text[match.end()] in _BEHIND)


def _opens(text: str, match: re.Match[str], end: int) -> bool:
    """Say whether a mark may open: something stands right behind it, or it can do nothing else."""
    if match.group() in _OPENERS or match.group() in _NEUTRAL:
        return True
    return match.end() < end and text[match.end()] not in _BEHIND


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
