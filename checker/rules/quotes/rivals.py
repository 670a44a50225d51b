"""Quotations of one wording whose speakers are surely not one person."""

from __future__ import annotations

from itertools import combinations, product

from rapidfuzz import fuzz

from checker.rules.quotes.quoted import Quoted
from checker.rules.quotes.speakers import Speakers
from checker.text.normalise import fold
from checker.types import Person, Quotation

_SAME_PART = 60  # of 100: below it, two words are no two spellings of one foreign name


def rivals_of(group: list[Quoted], speakers: Speakers) -> list[Quoted]:
    """Return the quotations of a group if two of its speakers are surely two persons."""
    ids = sorted({quote.speaker for quote in group})
    if not all(speakers.differ(one, other) for one, other in combinations(ids, 2)):
        return []
    if len(ids) < 2 or not any(quote.named for quote in group):
        return []
    return (
        [] if any(_partly(speakers, *pair) for pair in combinations(group, 2)) else _one_each(group)
    )


def _partly(speakers: Speakers, one: Quoted, other: Quoted) -> bool:
    """Say whether a name of one word may be a part of the other, however it is spelled."""
    if one.speaker == other.speaker or (one.named and other.named):
        return False
    pairs = product(*(speakers.label(quote.speaker).split() for quote in (one, other)))
    return any(fuzz.ratio(fold(a), fold(b)) >= _SAME_PART for a, b in pairs)


def _one_each(group: list[Quoted]) -> list[Quoted]:
    """Return the quotations, unless an article itself gives them to both speakers."""
    said: dict[str, set[str]] = {}
    for quote in group:
        said.setdefault(quote.article, set()).add(quote.speaker)
    return group if all(len(speakers) == 1 for speakers in said.values()) else []


def named_beside(quote: Quoted) -> bool:
    """Say whether the quotation's own sentence names who speaks, or a post before it does.

    Who is only carried over from a sentence before is too often read wrong.
    """
    outside = (m for m in quote.statement.mentions if not quote.mention.span.contains(m.span))
    carried = isinstance(quote.mention.value, Quotation) and quote.mention.value.speaker
    return not carried or any(isinstance(m.value, Person) for m in outside)
