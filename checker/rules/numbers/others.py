"""Counts told beside what they leave out: "the son of the leader and 20 others" are 21."""

from __future__ import annotations

from functools import cache

from checker.languages import read, words
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.types import Mention, Quantity, Statement

_BEHIND = 2  # words behind a count in which "others" may stand
_AND = "و"
_WITH = frozenset({_AND, "مع"})


def left_out(statement: Statement, mention: Mention) -> frozenset[float]:
    """Return what "and N others" may leave out: one, or a count told before it.

    Nothing where "others" is not joined to what stands before ("وإصابة 20 آخرين").
    """
    tokens = tokens_of(statement.sentence)
    first = next((i for i, t in enumerate(tokens) if t.end > mention.span.start), 0)
    last = next((i for i, t in enumerate(tokens) if t.start >= mention.span.end), len(tokens))
    joined = tokens[first].prefix == _AND or tokens[first].text.startswith(_AND)
    joined = joined or (first > 0 and tokens[first - 1].text in _WITH)
    said = {token.norm for token in tokens[first : last + _BEHIND]}
    if not joined or said.isdisjoint(_others()):
        return frozenset()
    told = {
        other.value.low
        for other in statement.mentions
        if isinstance(other.value, Quantity) and other.span.end <= mention.span.start
    }
    return frozenset((1.0, *told))


@cache
def _others() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "counted")["others"]))
