"""Times that only one of two reports gives, where each dates its one happening.

Whatever days two reports of one event have in common are left aside. If then each has just one
time left of an era (to come, of these days, of old), and the sentences of the two speak of one
thing, the two answer one question differently: days, weeks, months and years alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, product
from typing import Literal

from checker.rules.dates.akin import figures_in_common, is_sport
from checker.rules.dates.days import is_ago, is_ahead, is_open, is_stale, start
from checker.rules.dates.happenings import by_the_way, clause_kinds, content, is_bound, kinds_of
from checker.rules.dates.kinds import REPORT, Kind, forms, word_set
from checker.rules.dates.past import before_that
from checker.rules.dates.same import next_night, series
from checker.rules.events import Told, leading, places_agree
from checker.rules.nearest import other_people
from checker.rules.reading import tokens_of
from checker.types import Corpus, DateValue, Person, Story

Era = Literal["ahead", "recent", "old"]

_RECENT = 10  # days back that news still calls by their weekday
_SHORT = 4  # days of a time that is of one day, a little blurred
_FAR: dict[Era, int] = {"ahead": 400, "recent": 6, "old": 4000}  # days between the two times
_GAP: dict[Era, int] = {"ahead": 1, "recent": 1, "old": 4}  # days between the two reports
_WIDER = 12  # days by which a time may be wider and still be the same answer, blurred
_HARM = "harm"
_WORDS = 3  # words in common that prove one happening by themselves
_SILENT = frozenset({"residue", "byline"})


@dataclass(frozen=True, slots=True)
class Time:
    """A time that an article gives, from its first to its last possible day."""

    told: Told
    first: date
    last: date
    era: Era
    open: bool = False

    def meets(self, other: Time) -> bool:
        """Say whether two times may be one: a weekday left open is the last or the next."""
        mere = self.weekday or other.weekday
        loose = self.open or other.open or self.era == other.era == "ahead"
        if mere and loose and self.first.weekday() == other.first.weekday():
            return True  # "Wednesday next" may be a week later than it is read.
        return self.first <= other.last and other.first <= self.last

    @property
    def weekday(self) -> bool:
        """Say whether a time is but a weekday."""
        value = self.told.mention.value
        return isinstance(value, DateValue) and value.precision == "weekday"

    @property
    def exact(self) -> bool:
        """Say whether a time is a day, or no more than a week or a third of a month."""
        return (self.last - self.first).days <= _WIDER

    def like(self, other: Time) -> bool:
        """Say whether two times are about as exact, and not too far from one another."""
        one, two = ((time.last - time.first).days for time in (self, other))
        if abs(one - two) > max(_WIDER, min(one, two)):
            return False
        return abs((self.first - other.first).days) <= _FAR[self.era]

    def names(self, other: Time) -> bool:
        """Say whether this time gives the other, about as exactly."""
        wide = (self.last - self.first).days - (other.last - other.first).days
        return self.meets(other) and wide <= max(_WIDER, 2 * (other.last - other.first).days)


def lone_times(corpus: Corpus, story: Story) -> Iterator[tuple[Told, Told]]:
    """Yield, per pair of articles and era, the two times of one happening that cannot be one."""
    given = {article: tuple(_times(corpus, article)) for article in story.articles}
    for one, other in combinations(story.articles, 2):
        for era, exact in product(_GAP, (True, False)):
            first, second = (
                [
                    time
                    for time in _left(corpus, given[own], given[rival], era)
                    if time.exact == exact
                ]
                for own, rival in ((one, other), (other, one))
            )
            if (
                not _single(first)
                or not _single(second)
                or not _near(corpus, one, other, _GAP[era])
            ):
                continue
            pairs = list(product(first, second))
            if any(not a.like(b) or _silent(corpus, a.told, b.told) for a, b in pairs):
                continue
            telling = [(a.told, b.told) for a, b in pairs if _alike(corpus, a, b)]
            if telling:
                yield telling[0]


def _times(corpus: Corpus, article: str) -> Iterator[Time]:
    published = corpus.articles[article].day
    for statement in corpus.statements[article] if published else ():
        leads = statement.sentence.kind in {"headline", "lead"}
        for mention in () if statement.sentence.kind in _SILENT else statement.mentions:
            told = Told(statement, mention, leads)
            span = _span(told, published) if published else None
            if published and span:
                yield Time(told, *span, _era(*span, published), start(told) is None)


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


def _near(corpus: Corpus, one: str, other: str, gap: int) -> bool:
    first, second = corpus.articles[one].day, corpus.articles[other].day
    return first is not None and second is not None and abs((first - second).days) <= gap


def _silent(corpus: Corpus, one: Told, other: Told) -> bool:
    """Say whether two times are of two happenings, or of one night, or of no matter."""
    if before_that(one.statement, one.mention) != before_that(other.statement, other.mention):
        return True
    if series(corpus, one, other) or next_night(one, other) or by_the_way(one, other):
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


def _moved(corpus: Corpus, told: Told) -> bool:
    """Say whether a sentence, or the head of its article, tells that a plan was changed."""
    told_in = (told.statement, *leading(corpus, told.statement.article))
    words = {form for s in told_in for token in tokens_of(s.sentence) for form in forms(token)[:3]}
    changed = {word for kind in kinds_of(told) for word in kind.words}
    return not (word_set("changed") - changed).isdisjoint(words)


def _alike(corpus: Corpus, first: Time, second: Time) -> bool:
    """Say whether the sentences of two times speak of one happening.

    What they call it may be one (or of one kind), unknown, or two: the less it tells, the more
    words and figures they must have in common.
    """
    one, other = first.told, second.told
    given = [frozenset(kinds_of(told)) for told in (one, other)]
    known = one_class(*given)
    if known is False and (_closing(*given) or not _one_harm(one, other)):
        return False
    shared = [kind for kind in given[0] & given[1] if not kind.loose]
    words = frozenset(word for kind in shared for word in kind.words)
    common = len(content(one, words) & content(other, words))
    articles = one.statement.article, other.statement.article
    led = one.leads or other.leads
    if any(is_sport(corpus, article) for article in articles):
        ahead = all(is_ahead(corpus, told) or is_open(told) for told in (one, other))
        at_once = ahead and led and _near(corpus, *articles, 0)
        return common >= _WORDS and (known is True or (at_once and known is None))
    figures = bool(figures_in_common(corpus, *articles))
    mere = is_open(one) and is_open(other)
    if mere and not (given[0] & given[1] and (figures or _behind(corpus, first, second))):
        return False
    if known is False or not (known or led):
        return figures and common > _WORDS
    if not led:
        return common > _WORDS
    if not known and first.era == "old":
        return figures and common >= _WORDS
    return common >= _WORDS or sum((bool(known), bool(common), figures)) > 1


def _behind(corpus: Corpus, *times: Time) -> bool:
    """Say whether a report is of a day before its last: what is told at once is told every day."""
    days = (corpus.articles[time.told.statement.article].day for time in times)
    return any(day and (day - time.last).days > 1 for day, time in zip(days, times, strict=True))


def _one_harm(one: Told, other: Told) -> bool:
    """Say whether words near two days are of one harm, though nearer ones are not.

    What follows a harm (a rescue, a burial) has a day of its own.
    """
    if any(kind.after for told in (one, other) for kind in kinds_of(told)):
        return False
    first, second = ({k.group for k in clause_kinds(told)} for told in (one, other))
    return _HARM in first & second


def one_class(one: frozenset[Kind], other: frozenset[Kind]) -> bool | None:
    """Say whether classes are one or of one group; None where either has none that tells."""
    if one and other and _closing(one, other):
        return False
    first, second = ({kind for kind in kinds if not kind.loose} for kinds in (one, other))
    if not first or not second:
        return None
    groups = [{name for kind in kinds for name in kind.group.split()} for kinds in (first, second)]
    return bool(first & second or groups[0] & groups[1])


def _closing(one: frozenset[Kind], other: frozenset[Kind]) -> bool:
    """Say whether only one of two times is of the end of something."""
    return any(kind.closing for kind in one) != any(kind.closing for kind in other)
