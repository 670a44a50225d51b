"""The beginnings of two articles: what they share, and of which day they are."""

from __future__ import annotations

from datetime import timedelta
from itertools import chain

from checker.types import Corpus, DateValue, Quantity, Statement

_NEAR = timedelta(days=2)  # between two articles of one event
_TOP = 6  # sentences, the headline among them, that tell what happened


def are_near(corpus: Corpus, one: str, other: str) -> bool:
    """Say whether two articles are of two days or fewer apart, or one has no date."""
    first, second = (corpus.articles[article].day for article in (one, other))
    return not first or not second or abs(first - second) <= _NEAR


def shared_by_tops(corpus: Corpus, one: str, other: str) -> tuple[float, int]:
    """Return the share of words, and how many figures, two beginnings have in common."""
    first, second = (corpus.statements[article][:_TOP] for article in (one, other))
    words = [frozenset(chain.from_iterable(s.words for s in top)) for top in (first, second)]
    least = min(map(len, words))
    figures = len(_figures(first) & _figures(second))
    return len(words[0] & words[1]) / least if least else 0.0, figures


def _figures(top: tuple[Statement, ...]) -> frozenset[tuple[str, float]]:
    return frozenset(
        (mention.value.unit, mention.value.low)
        for statement in top
        for mention in statement.mentions
        if isinstance(mention.value, Quantity) and mention.value.bound == "exact"
    )


def days_agree(first: Statement, second: Statement) -> bool:
    """Say whether the days of two sentences meet, or one has none."""
    one, other = first.as_of, second.as_of
    if not isinstance(one, DateValue) or not isinstance(other, DateValue):
        return True
    if one.start is None or other.start is None or one.end is None or other.end is None:
        return True
    return one.start <= other.end and other.start <= one.end
