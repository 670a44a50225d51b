"""Counts told beside what they leave out: "the son of the leader and 20 others" are 21."""

from __future__ import annotations

from functools import cache

from checker.languages import read, words
from checker.rules.events import Told
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.types import Mention, Quantity, Statement

_BEHIND = 2  # words behind a count in which "others" may stand
_LIST = 5  # words before a count in which others are told off ("a man, a woman and 3 children")
_AND = "و"
_WITH = frozenset({_AND, "مع"})


def left_out(statement: Statement, mention: Mention) -> frozenset[float]:
    """Return what "and N others" may leave out: one, or a count told before it.

    Of a list, those told off before ("an officer, a sergeant and 4 soldiers"). Nothing where
    "others" is not joined to what stands before ("وإصابة 20 آخرين").
    """
    tokens = tokens_of(statement.sentence)
    first = next((i for i, t in enumerate(tokens) if t.end > mention.span.start), 0)
    last = next((i for i, t in enumerate(tokens) if t.start >= mention.span.end), len(tokens))
    joined = tokens[first].prefix == _AND or tokens[first].text.startswith(_AND)
    joined = joined or (first > 0 and tokens[first - 1].text in _WITH)
    if not joined:
        return frozenset()
    told_off = sum(token.norm in _ones() for token in tokens[max(0, first - _LIST) : first])
    said = {token.norm for token in tokens[first : last + _BEHIND]}
    if said.isdisjoint(_others()):
        return frozenset({float(told_off)} - {0.0})  # "an officer, a sergeant and 4 soldiers"
    told = {
        other.value.low
        for other in statement.mentions
        if isinstance(other.value, Quantity) and other.span.end <= mention.span.start
    }
    return frozenset((1.0, float(told_off), *told))


def of_others(told: Told) -> bool:
    """Say whether a count is of what comes on top of something told before: "five other towns"."""
    tokens = tokens_of(told.statement.sentence)
    behind = [token.norm for token in tokens if token.end > told.mention.span.start]
    return not _others().isdisjoint(behind[: 1 + _BEHIND])


@cache
def _ones() -> frozenset[str]:
    bare = {fold(word) for word in words(read("ar", "counted")["one"])}
    return frozenset(form for word in bare for form in (word, _AND + word))


@cache
def _others() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "counted")["others"]))
