"""Times that only one of two reports gives, where each dates its one happening.

Whatever days two reports of one event have in common are left aside. If then each has few times
left of an era (to come, of these days, of old), and two of them are likely told of one happening,
the two answer one question differently: days, weeks, months and years alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, product

from checker.rules.dates.days import is_ago, is_full, is_open, is_stale, start
from checker.rules.dates.happenings import is_bound, kinds_of
from checker.rules.dates.kinds import REPORT
from checker.rules.dates.odds import set_apart
from checker.rules.dates.one_time import (
    SCORE,
    Era,
    Time,
    figures,
    own_figures,
)
from checker.rules.dates.same import next_night, series
from checker.rules.events import Told
from checker.types import Corpus, DateValue, Story

_RECENT = 10  # days back that news still calls by their weekday
_SHORT = 4  # days of a time that is of one day, a little blurred
_ERAS: tuple[Era, ...] = ("ahead", "recent", "old")
_GAP = 4  # days between the two reports
_MANY = 5  # pairs of different times from which on none of them is that of the one happening
_WEEK, _SOON = 7, 3
_SILENT = frozenset({"residue", "byline"})


def lone_times(corpus: Corpus, story: Story) -> Iterator[tuple[Told, Told]]:
    """Yield, per pair of articles and era, the two times of one happening that cannot be one."""
    for pairs in candidates(corpus, story):
        likely, first, second = max(
            ((SCORE.likely(figures(corpus, story, a, b)), a, b) for a, b in pairs),
            key=lambda found: found[0],
        )
        if likely >= SCORE.least:
            yield first.told, second.told


def candidates(corpus: Corpus, story: Story) -> Iterator[list[tuple[Time, Time]]]:
    """Yield, per pair of articles and era, the times left to either that cannot be one."""
    given = {article: tuple(_times(corpus, article)) for article in story.articles}
    for one, other in combinations(story.articles, 2):
        for era, exact in product(_ERAS, (True, False)) if _near(corpus, one, other) else ():
            first, second = (
                [
                    time
                    for time in _left(corpus, given[own], given[rival], era)
                    if time.exact == exact
                ]
                for own, rival in ((one, other), (other, one))
            )
            if _number(first) * _number(second) not in range(1, _MANY):
                continue
            pairs = [
                (a, b)
                for a, b in product(first, second)
                if a.like(b) and not _silent(corpus, a.told, b.told)
            ]
            if pairs:
                yield pairs


def _times(corpus: Corpus, article: str) -> Iterator[Time]:
    published = corpus.articles[article].day
    for statement in corpus.statements[article] if published else ():
        leads = statement.sentence.kind in {"headline", "lead"}
        for mention in () if statement.sentence.kind in _SILENT else statement.mentions:
            time = time_of(corpus, Told(statement, mention, leads))
            if time:
                yield time


def time_of(corpus: Corpus, told: Told) -> Time | None:
    """Return the time that a date of an article is; None where either has no day."""
    published = corpus.articles[told.statement.article].day
    span = _span(told, published) if published else None
    if not published or not span:
        return None
    era = _era(*span, published)
    # "Wednesday next" may be a week later than it is read, if it would be so soon.
    soon = era == "ahead" and (span[0] - published).days < _SOON
    mere = start(told) is None or is_open(told) or soon
    return Time(told, *span, era, start(told) is None or (era == "ahead" and mere))


def _span(told: Told, published: date) -> tuple[date, date] | None:
    """Return the days that a date may mean, those of a loose one with a day of grace."""
    value = told.mention.value
    if not isinstance(value, DateValue):
        return None
    if value.start is None or value.end is None:
        if value.weekday is None:
            return None
        return _next(value.weekday, published)
    if value.weekday is not None and is_stale(told, published):
        return _next(value.weekday, published)  # Tomorrow's weekday is hardly last week's.
    loose = value.calendar == "hijri" or is_ago(told.mention)
    grace = timedelta(days=1 if loose else 0)
    return value.start - grace, value.end + grace


def _next(weekday: int, published: date) -> tuple[date, date]:
    day = published + timedelta(days=(weekday - published.weekday()) % 7)
    return day, day


def _era(first: date, last: date, published: date) -> Era:
    if first > published or (last > published and (last - first).days > _SHORT):
        return "ahead"
    recent = (last - first).days <= _SHORT and (published - first).days <= _RECENT
    return "recent" if recent else "old"


def _left(corpus: Corpus, own: Sequence[Time], others: Sequence[Time], era: Era) -> list[Time]:
    """Return the times of an era that the other article does not give, mere bounds left out.

    What is of the day of the report, or of what was said, is left out where another day is told.
    """
    left = [
        time
        for time in own
        if time.era == era
        and not any(other.names(time) and not _else(other, time) for other in others)
        and not is_bound(time.told)
        and REPORT not in {kind.name for kind in kinds_of(time.told)}
    ]
    earlier = [t for t in left if t.first != corpus.articles[t.told.statement.article].day]
    return earlier or left


def _else(other: Time, time: Time) -> bool:
    """Say whether a spelled-out day that is past meets but a day to come, or a Hijri one."""
    value = other.told.mention.value
    loose = isinstance(value, DateValue) and value.calendar == "hijri"
    return is_full(time.told) and (loose or other.era == "ahead" != time.era)


def _number(times: Sequence[Time]) -> int:
    """Return how many different times there are."""
    different: list[Time] = []
    for time in times:
        if not any(time.meets(other) for other in different):
            different.append(time)
    return len(different)


def _near(corpus: Corpus, one: str, other: str) -> bool:
    first, second = corpus.articles[one].day, corpus.articles[other].day
    return first is not None and second is not None and abs((first - second).days) <= _GAP


def _silent(corpus: Corpus, one: Told, other: Told) -> bool:
    """Say whether two times are of one night, each of its own report, or of two happenings."""
    if next_night(one, other) or series(corpus, one, other) or own_figures(one, other):
        return True
    return set_apart(corpus, one, other)
