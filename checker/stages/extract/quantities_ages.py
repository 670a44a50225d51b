"""Ages told by an ordinal: "وهو في الرابعة والسبعين", "عن عمر ناهز التاسعة والستين"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from checker.languages import read, words
from checker.text.normalise import fold
from checker.text.numbers_lexicon import NumberWord, lookup, starts, tables
from checker.text.tokens import Token
from checker.types import Bound, Quantity

_IN, _THE = "في", "ال"
_REACH = 2  # words before an ordinal in which "age" says that it is one


def ages(tokens: Sequence[Token], language: str) -> Iterator[tuple[int, int, Quantity]]:
    """Yield (first, end, age) of the ages of two words that ordinals tell.

    Ordinals of editions and anniversaries stand behind a noun, not behind a preposition.
    """
    if language != "ar":
        return
    for index in range(1, len(tokens) - 1):
        unit = _units().get(tokens[index].norm)
        tens = lookup(tokens[index + 1].norm, language) if unit else None
        if not unit or tens is None or not _completes(tens):
            continue
        hedged = tokens[index - 1].norm in _hedges()
        near = {token.norm for token in tokens[max(0, index - _REACH) : index]}
        told = not near.isdisjoint(tables(language).sets["age_before"])
        told = told or starts(tables(language).age_after, tokens, index + 2) is not None
        # "في الحادية عشرة" alone is an hour.
        if told or (tens.kind == "tens" and (hedged or tokens[index - 1].norm == _IN)):
            value = float(unit + tens.value)
            bound: Bound = "about" if hedged else "exact"
            yield index, index + 2, Quantity(value, value, bound, "years_old", "age")


def _completes(tens: NumberWord) -> bool:
    """Say whether a word is the second of an ordinal: "الخامسة عشرة", "الخامسة والستين"."""
    if tens.kind == "ten":
        return not tens.joined and not tens.definite
    return tens.kind == "tens" and tens.joined and tens.definite


@cache
def _units() -> dict[str, int]:
    """Return the definite ordinals of one to nine, as ages have them, with their values."""
    return {
        _THE + fold(word): int(value)
        for value, block in read("ar", "chronology")["ordinals"].items()
        for word in words(block)
    }


@cache
def _hedges() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "chronology")["hedges"]))
