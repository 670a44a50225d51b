"""Articles that answer "how many" once, so that reports of one day compare."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from checker.rules.events import Told
from checker.rules.numbers.tolls import MEASURED, RESULTS, grows
from checker.rules.numbers.values import reconcilable
from checker.types import Corpus, Quantity


def sole_answers(corpus: Corpus, group: Sequence[Told]) -> frozenset[str]:
    """Return the articles that give one value only for a toll, an area or a result.

    What an article counts once is the event's own; reports of one day then compare without
    further likeness. Where an article gives several values, their surroundings must tell.
    """
    told: dict[str, list[Quantity]] = {}
    for item in group:
        value = item.mention.value
        if not isinstance(value, Quantity):
            return frozenset()
        if not (grows(value.counted) or value.counted in RESULTS or value.unit in MEASURED):
            return frozenset()
        told.setdefault(item.statement.article, []).append(value)
    sole = {
        article
        for article, values in told.items()
        if all(reconcilable(one, other) for one, other in combinations(values, 2))
    }
    days = [day for article in sole if (day := corpus.articles[article].day)]
    near = not days or (max(days) - min(days)).days <= 1
    return frozenset(sole) if near else frozenset()
