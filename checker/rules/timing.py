"""What time explains: uses of a title that are over before the others begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time
from itertools import combinations

from checker.rules.sides import Proof, days, same_story
from checker.rules.titles import tells_change
from checker.types import Corpus, Entry, Rank

_MIDNIGHT = time()  # the time of day of an article that gives none


def contemporary(
    corpus: Corpus, sides: Mapping[str, Sequence[Proof]], gap: float
) -> dict[str, list[Proof]]:
    """Return the sides without the uses that a change over time explains.

    A use is explained when its article is dated and every dated use of the other sides lies at
    least ``gap`` days later, or every one that much earlier. Undated uses are never explained,
    and no side loses all its uses. The side that was over first is looked at first.
    """
    kept = {key: list(proofs) for key, proofs in sides.items()}

    def day(proof: Proof) -> date | None:
        return corpus.articles[proof.statement.article].day

    def last(key: str) -> tuple[date, str]:
        return max((known for use in kept[key] if (known := day(use))), default=date.max), key

    for key in sorted(kept, key=last):
        rivals = [
            known
            for other, uses in kept.items()
            if other != key
            for use in uses
            if (known := day(use))
        ]
        left = [use for use in kept[key] if not _apart(day(use), rivals, gap)]
        kept[key] = left or kept[key]
    return kept


def _apart(day: date | None, rivals: Sequence[date], gap: float) -> bool:
    if day is None or not rivals:
        return False
    days = [(rival - day).days for rival in rivals]
    return min(days) >= gap or max(days) <= -gap


def hours_between(corpus: Corpus, one: str, other: str) -> float | None:
    """Return how many hours apart two articles came out, if both say when.

    Of one that gives its day only, the hours between are those between the days.
    """
    first, second = (corpus.articles[article].published for article in (one, other))
    if not first or not second:
        return None
    if _MIDNIGHT in {first.time(), second.time()}:
        return abs((first.date() - second.date()).days) * 24.0
    return abs((first - second).total_seconds()) / 3600


def meet(corpus: Corpus, sides: Sequence[Sequence[Proof]]) -> bool:
    """Say whether two sides meet in one article, one story or within one month."""
    articles = [{proof.statement.article for proof in side} for side in sides]
    for index, first in enumerate(articles):
        for second in articles[index + 1 :]:
            if first & second or same_story(corpus, first, second):
                return True
    known = [[day for day in days(corpus, side) if day] for side in sides]
    return any(
        abs((one - other).days) <= 30
        for index, first in enumerate(known)
        for second in known[index + 1 :]
        for one in first
        for other in second
    )


def change_told(corpus: Corpus, group: Sequence[tuple[Entry, Rank]]) -> bool:
    """Say whether a change that the articles tell explains two ranks of one person.

    Where each of two reports of one event tells of the same appointment, to a post, it does not.
    """
    levels = sorted({rank.level for _, rank in group})
    sides = [[entry for entry, rank in group if rank.level == level] for level in levels]
    told = [any(map(tells_change, side)) for side in sides]
    if not all(told) or any(tells_change(entry, "promotion") for entry, _ in group):
        return any(told)
    articles = [{entry.statement.article for entry in side} for side in sides]
    apart = not any(one & other for one, other in combinations(articles, 2))
    return not apart or not same_story(corpus, articles[0], articles[-1])
