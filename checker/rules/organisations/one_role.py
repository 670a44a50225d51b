"""Two bodies that two reports name in one role: who did it, where it was, whose he is.

Each report knows its own only. How likely the two stand in one role is worked out of figures whose
weights are learned: see bench/bodies.py.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations, product

from checker.rules.asked import all_stories_if_asked
from checker.rules.organisations.bodies import Body
from checker.rules.organisations.role_figures import figures, one_deed
from checker.rules.organisations.told_bodies import (
    Telling,
    alike,
    excused,
    same_name,
    strange,
    telling,
)
from checker.types import Corpus

# What the figures of a pair weigh, and from where on it is held for one role.
WEIGHTS = (
    *(2.15, 1.67, 1.91),
    *(0.37, 0.01, 1.62, 2.66),
    *(0.60, -0.61, 0.16, 1.23),
    *(-3.16, 0.66, 2.20, -1.77),
)
CONSTANT = 7.60
LEAST = 0.5
_APART = 2  # days

Uses = list[Body]


def one_role(corpus: Corpus) -> Iterator[tuple[Uses, Uses]]:
    """Yield the uses of two names in two articles of a story whose bodies play one role."""
    for one, other, first, second in candidates(corpus):
        found = figures(one, other, first, second)
        if likely(found) >= LEAST and one_deed(found, first, second):
            yield first, second


def likely(found: tuple[float, ...]) -> float:
    """Return how likely two bodies are told of in one role, 0 to 1."""
    raw = CONSTANT + sum(weight * each for weight, each in zip(WEIGHTS, found, strict=True))
    return 1 / (1 + math.exp(-raw))


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
