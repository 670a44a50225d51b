"""What an article is of: the figures of its sentences, and whether it is of sport."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from checker.languages import read, words
from checker.text.normalise import fold
from checker.types import Corpus, Quantity, Statement

# Smaller figures are alike by chance.
_SMALL = 3
_SMALL_MEASURE = 10
# Spans of time and shares are alike by chance, whatever their size.
_COMMON = ("time", "share")
# Words of sport that make an article one of sport.
_SPORT = 3


def measured(*statements: Statement) -> Iterator[tuple[str, float]]:
    """Yield the figures of sentences that are large enough to be alike by more than chance."""
    for statement in statements:
        for mention in statement.mentions:
            value = mention.value
            if not isinstance(value, Quantity):
                continue
            if value.counted and value.low >= _SMALL:
                # "seized:pill": what befell them is told here and left out there.
                yield value.counted.rpartition(":")[2], value.low
            elif value.unit not in _common_units() and (
                value.low >= _SMALL_MEASURE or value.low != int(value.low)
            ):
                yield value.unit, value.low


@cache
def _common_units() -> frozenset[str]:
    units = read("ar", "units")["dimensions"]
    return frozenset({"", *(unit for name in _COMMON for unit in words(units[name]))})


def is_sport(corpus: Corpus, article: str) -> bool:
    """Say whether an article is about sport, where one day's events are like another's.

    One word alone tells nothing: a minister has a "جولة" too, and a "لقاء".
    """
    spoken = {word for statement in corpus.statements[article] for word in statement.words}
    return len(spoken & _fixtures()) >= _SPORT


@cache
def _fixtures() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "chronology")["fixtures"]))
