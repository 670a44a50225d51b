"""What sets two days apart: an article that names both, reports that each tell of their own day."""

from __future__ import annotations

from itertools import product

from checker.rules.dates.days import is_ahead, is_day, is_open, names, start
from checker.rules.dates.happenings import by_kind, by_the_way, is_another, kinds_of
from checker.rules.dates.kinds import REPORT
from checker.rules.dates.same import same_day, series
from checker.rules.events import Told, leading, likeness
from checker.types import Corpus


def look_alikes(corpus: Corpus, one: Told, other: Told) -> bool:
    """Say whether two values are of two events: by their sentences' days, or by the leads'.

    Two reports of different days that lead with what happened on their own days tell of two.
    """
    first, second = by_kind(one.statement), by_kind(other.statement)
    if (pairs := _pairs(first, second)) and not any(same_day(*pair) for pair in pairs):
        return True
    leads = [by_kind(*leading(corpus, told.statement.article)) for told in (one, other)]
    pairs = _pairs(*leads)
    return bool(pairs) and all(not same_day(*pair) and series(corpus, *pair) for pair in pairs)


def _pairs(first: dict[str, list[Told]], second: dict[str, list[Told]]) -> list[tuple[Told, Told]]:
    names = first.keys() & second.keys() - {REPORT}
    return [pair for name in sorted(names) for pair in product(first[name], second[name])]


def told_apart(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether one article names both days, or one sentence another event of the kind."""
    if _knows(corpus, first, second) or _knows(corpus, second, first):
        return True
    if _nearer(corpus, first, second) or _nearer(corpus, second, first):
        return True
    return by_the_way(first, second) or is_another(first) != is_another(second)


def _nearer(corpus: Corpus, told: Told, other: Told) -> bool:
    """Say whether an article has the other's day in a sentence that is more like the other's."""
    least = likeness(told.statement, other.statement)
    return any(
        is_day(mention)
        and start(Told(statement, mention, leads=False)) == start(other)
        and likeness(statement, other.statement) > least
        for statement in corpus.statements[told.statement.article]
        if statement.sentence != told.statement.sentence
        for mention in statement.mentions
    )


def midnight(first: Told, second: Told) -> bool:
    """Say whether two days are of what was said, and midnight may lie between them."""
    one, other = start(first), start(second)
    if one is None or other is None or abs((one - other).days) > 1:
        return False
    return all(any(kind.name == REPORT for kind in kinds_of(told)) for told in (first, second))


def _knows(corpus: Corpus, told: Told, other: Told) -> bool:
    """Say whether an article names the day of the other as well, and not as its own.

    What it says will be on that day is something else, where its own happening is past.
    """
    article, day = told.statement.article, start(other)
    mentions = [mention for s in corpus.statements[article] for mention in s.mentions]
    ahead = {m for m in mentions if is_ahead(corpus, Told(told.statement, m, leads=False))}
    if is_open(other) and any(same_day(Told(told.statement, m, False), other) for m in ahead):
        # A mere weekday may be the one to come: "Saturday" here, "tomorrow, Saturday" there.
        return True
    bare = (m for m in mentions if is_open(Told(told.statement, m, False)))
    if is_ahead(corpus, other) and any(
        same_day(Told(told.statement, m, False), other) for m in bare
    ):
        return True
    told_of = [m for m in mentions if is_ahead(corpus, told) or m not in ahead]
    return day != corpus.articles[article].day and any(names(m, day) for m in told_of)
