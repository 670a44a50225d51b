"""Times that only one of two reports gives, where each dates its one happening.

Whatever days two reports of one event have in common are left aside. If then each has just one
time left of an era (to come, of these days, of old), and the sentences of the two speak of one
thing, the two answer one question differently: days, weeks, months and years alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, product

from checker.rules.dates.days import is_ago, is_counted, is_full, is_stale, start
from checker.rules.dates.happenings import is_another, is_bound, kinds_of
from checker.rules.dates.kinds import REPORT, forms, word_set
from checker.rules.dates.one_time import (
    SCORE,
    Era,
    Time,
    closing,
    figures,
    followed,
    own_figures,
)
from checker.rules.dates.past import before_that
from checker.rules.dates.same import next_night, series
from checker.rules.events import Told, leading, places_agree
from checker.rules.nearest import other_people
from checker.rules.reading import tokens_of
from checker.types import Corpus, DateValue, Mention, Person, Quotation, Statement, Story

_RECENT = 10  # days back that news still calls by their weekday
_SHORT = 4  # days of a time that is of one day, a little blurred
_GAP: dict[Era, int] = {"ahead": 1, "recent": 1, "old": 4}  # days between the two reports
_TURN = timedelta(hours=12)
_SILENT = frozenset({"residue", "byline"})


def lone_times(corpus: Corpus, story: Story) -> Iterator[tuple[Told, Told]]:
    """Yield, per pair of articles and era, the two times of one happening that cannot be one."""
    for pairs in candidates(corpus, story):
        likely, first, second = max(
            ((likelihood(corpus, a, b), a, b) for a, b in pairs), key=lambda found: found[0]
        )
        if likely >= SCORE.least:
            yield first.told, second.told


def candidates(corpus: Corpus, story: Story) -> Iterator[list[tuple[Time, Time]]]:
    """Yield, per pair of articles and era, the times left to either that cannot be one."""
    given = {article: tuple(_times(corpus, article)) for article in story.articles}
    for one, other in combinations(story.articles, 2):
        for era, exact in product(_GAP, (True, False)) if _near(corpus, one, other) else ():
            first, second = (
                [
                    time
                    for time in _left(corpus, given[own], given[rival], era)
                    if time.exact == exact
                ]
                for own, rival in ((one, other), (other, one))
            )
            if not _single(first) or not _single(second) or not _near(corpus, one, other, era):
                continue
            pairs = list(product(first, second))
            if all(a.like(b) and not _silent(corpus, a.told, b.told) for a, b in pairs):
                yield pairs


def likelihood(corpus: Corpus, first: Time, second: Time) -> float:
    """Return how likely two times that cannot be one are told of one happening, 0 to 1."""
    return SCORE.likely(figures(corpus, first, second))


def _times(corpus: Corpus, article: str) -> Iterator[Time]:
    published = corpus.articles[article].day
    for statement in corpus.statements[article] if published else ():
        leads = statement.sentence.kind in {"headline", "lead"}
        for mention in () if statement.sentence.kind in _SILENT else statement.mentions:
            if is_quoted(statement, mention):
                continue
            time = time_of(corpus, Told(statement, mention, leads))
            if time:
                yield time


def is_quoted(statement: Statement, mention: Mention) -> bool:
    """Say whether "today" or "yesterday" is in the words of another, who may mean it loosely."""
    quoted = (m.span for m in statement.mentions if isinstance(m.value, Quotation))
    return is_counted(mention) and any(span.overlaps(mention.span) for span in quoted)


def time_of(corpus: Corpus, told: Told) -> Time | None:
    """Return the time that a date of an article is; None where either has no day."""
    published = corpus.articles[told.statement.article].day
    span = _span(told, published) if published else None
    if not published or not span:
        return None
    return Time(told, *span, _era(*span, published), start(told) is None)


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
    if first > published:
        return "ahead"
    recent = (last - first).days <= _SHORT and (published - first).days <= _RECENT
    return "recent" if recent else "old"


def _left(corpus: Corpus, own: Sequence[Time], others: Sequence[Time], era: Era) -> list[Time]:
    """Return the times of an era that the other article does not give, mere bounds left out.

    What else is of the day of the report is left out where another day is told.
    """
    left = [
        time
        for time in own
        if time.era == era
        and not any(other.names(time) for other in others)
        and not is_bound(time.told)
        and REPORT not in {kind.name for kind in kinds_of(time.told)}
    ]
    earlier = [t for t in left if t.first != corpus.articles[t.told.statement.article].day]
    return earlier or left


def _single(times: Sequence[Time]) -> bool:
    return bool(times) and all(one.meets(other) for one, other in combinations(times, 2))


def _near(corpus: Corpus, one: str, other: str, era: Era = "old") -> bool:
    first, second = corpus.articles[one].day, corpus.articles[other].day
    return first is not None and second is not None and abs((first - second).days) <= _GAP[era]


def _silent(corpus: Corpus, one: Told, other: Told) -> bool:
    """Say whether two times are of one night, of what only one ends, or of a plan that moved."""
    if next_night(one, other) or closing(one) != closing(other):
        return True
    if series(corpus, one, other) or _by_turns(corpus, one, other) or own_figures(one, other):
        return True
    if before_that(one.statement, one.mention) != before_that(other.statement, other.mention):
        return True
    if is_another(one) != is_another(other) or followed(one, other):
        return True
    if other_people(one, other) and not _people(corpus, one) & _people(corpus, other):
        return True
    if any(_moved(corpus, told) for told in (one, other)):
        return True
    return not places_agree(one.statement, other.statement)


def _people(corpus: Corpus, told: Told) -> frozenset[str]:
    """Return the last names of the people of an article."""
    statements = corpus.statements[told.statement.article]
    values = (mention.value for statement in statements for mention in statement.mentions)
    return frozenset(value.key.split()[-1] for value in values if isinstance(value, Person))


def _by_turns(corpus: Corpus, one: Told, other: Told) -> bool:
    """Say whether two reports of one day, half a day apart, each tell of their own last day."""
    published = [corpus.articles[told.statement.article].published for told in (one, other)]
    days = [start(told) for told in (one, other)]
    if any(moment is None for moment in published) or any(day is None for day in days):
        return False
    if any(is_full(told) for told in (one, other)):
        return False
    order = sorted(zip(published, days, strict=True), key=str)
    first, last = ((moment, day) for moment, day in order if moment and day)
    return last[0] - first[0] >= _TURN and first[1] < last[1] == last[0].date()


def _moved(corpus: Corpus, told: Told) -> bool:
    """Say whether a sentence, or the head of its article, tells that a plan was changed."""
    told_in = (told.statement, *leading(corpus, told.statement.article))
    words = {form for s in told_in for token in tokens_of(s.sentence) for form in forms(token)[:3]}
    changed = {word for kind in kinds_of(told) for word in kind.words}
    return not (word_set("changed") - changed).isdisjoint(words)
