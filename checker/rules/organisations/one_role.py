"""Two bodies that two reports name in one role: who did it, where it was, whose he is.

Each report knows its own only. How likely the two stand in one role is a learned score.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from checker.rules.asked import all_stories_if_asked
from checker.rules.organisations.bodies import Body
from checker.rules.organisations.role_figures import SCORE, figures, told_apart
from checker.rules.organisations.told_bodies import (
    Telling,
    alike,
    excused,
    same_name,
    strange,
    telling,
)
from checker.types import Corpus

_APART = 2  # days

Uses = list[Body]


def one_role(corpus: Corpus) -> Iterator[tuple[Uses, Uses]]:
    """Yield the uses of two names in two articles of a story whose bodies play one role."""
    for one, other, first, second in candidates(corpus):
        found = figures(one, other, first, second)
        if SCORE.holds(found) and not told_apart(found, first, second):
            yield first, second


def candidates(corpus: Corpus) -> Iterator[tuple[Telling, Telling, Uses, Uses]]:
    """Yield two names, of kinds that do alike things, each known to its own article only."""
    for story in all_stories_if_asked(corpus):
        told = [telling(corpus, a) for a in story.articles if a not in corpus.copies]
        for one, other in combinations(told, 2):
            if not _of_one_time(corpus, one, other):
                continue
            for first, second in product(one.names, other.names):
                if _rivals(one, other, first[0], second[0]):
                    yield one, other, first, second


def _of_one_time(corpus: Corpus, one: Telling, other: Telling) -> bool:
    days = [corpus.articles[each.article].day for each in (one, other)]
    if days[0] is None or days[1] is None:
        return True
    return abs((days[0] - days[1]).days) <= _APART


def _rivals(one: Telling, other: Telling, first: Body, second: Body) -> bool:
    if not alike(first, second) or same_name(first, second) or excused(first, second):
        return False
    if _knows(other, first) or _knows(one, second):
        return False
    return strange(first, second, other) and strange(second, first, one)


def _knows(article: Telling, name: Body) -> bool:
    return any(same_name(name, body) for uses in article.names for body in uses)
