"""Times that two reports each give alone, and how likely they are told of one happening."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import log, log1p
from typing import Literal

from checker.rules.dates.akin import is_sport, measured
from checker.rules.dates.days import is_open
from checker.rules.dates.happenings import content, kinds_of
from checker.rules.dates.odds import one_class
from checker.rules.events import Told, nearby
from checker.rules.score import Score
from checker.types import Corpus, DateValue, Story

Era = Literal["ahead", "recent", "old"]

SCORE = Score(
    weights={
        "both to come": 1.26,
        "both of old": -0.96,
        "what happened: one or another class": 1.42,
        "words of the sentences in common": 0.44,
        "words around in common": 0.52,
        "times that the reports give": -2.65,
        "mere weekdays": -0.69,
        "sport": -2.00,
        "one leads its report": 1.57,
        "one but for a part": 1.39,
        "days of their own reports": -1.16,
        "one source": -1.90,
        "reports of the story": -2.03,
    },
    constant=2.39,
    least=0.5,
)
_WIDER = 12  # days by which a time may be wider and still be the same answer, blurred
_TEN = 10
_FAR: dict[Era, int] = {"ahead": 1500, "recent": 10, "old": 4000}  # days between the two times


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
        if mere and (self.open or other.open) and self.first.weekday() == other.first.weekday():
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
        return self.exact == other.exact and (
            abs((self.first - other.first).days) <= _FAR[self.era]
        )

    def names(self, other: Time) -> bool:
        """Say whether this time gives the other, about as exactly."""
        wide = (self.last - self.first).days - (other.last - other.first).days
        return self.meets(other) and wide <= max(_WIDER, 2 * (other.last - other.first).days)


def figures(corpus: Corpus, story: Story, first: Time, second: Time) -> tuple[float, ...]:
    """Return what tells whether two times are of one happening, in the order of ``SCORE``.

    In long stories, in one source, and where a day is that of its report, real reports mostly tell
    of what came next.
    """
    one, other = first.told, second.told
    articles = [corpus.articles[told.statement.article] for told in (one, other)]
    given = [frozenset(kinds_of(told)) for told in (one, other)]
    shared = {word for kind in given[0] & given[1] if not kind.loose for word in kind.words}
    return (
        first.era == "ahead",
        first.era == "old",
        {True: 1, None: 0, False: -1}[one_class(*given)],
        log1p(len(content(one, shared) & content(other, shared))),
        log1p(len(nearby(one) & nearby(other))),
        log(max(_times(corpus, article.id) for article in articles)),
        is_open(one) + is_open(other),
        any(is_sport(corpus, article.id) for article in articles),
        one.leads + other.leads,
        _one_part(first, second),
        (first.first == articles[0].day) + (second.first == articles[1].day),
        bool(articles[0].source.name) and articles[0].source == articles[1].source,
        log(len(story.articles)),
    )


def _one_part(first: Time, second: Time) -> bool:
    """Say whether two days are one but for the day, the month or the year."""
    if first.first != first.last or second.first != second.last:
        return False
    one, other = first.first, second.first
    if one.day == other.day:
        return one.month == other.month or one.year == other.year
    # 12 and 21, 13 and 23
    tens = sorted(f"{one:%d}") == sorted(f"{other:%d}") or (one.day - other.day) % _TEN == 0
    return tens and (one.month, one.year) == (other.month, other.year)


def _times(corpus: Corpus, article: str) -> int:
    """Return how many times an article gives."""
    mentions = (mention for s in corpus.statements[article] for mention in s.mentions)
    return max(1, sum(isinstance(mention.value, DateValue) for mention in mentions))


def own_figures(one: Told, other: Told) -> bool:
    """Say whether each of two longer times comes with its own figure: "1.5 million in 2024"."""
    values = [told.mention.value for told in (one, other)]
    if any(not isinstance(v, DateValue) or v.precision in {"day", "weekday"} for v in values):
        return False
    first, second = (dict(measured(told.statement)) for told in (one, other))
    return any(first[what] != second[what] for what in first.keys() & second.keys())
