"""Times that two reports each give alone, and how likely they are told of one happening."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import log, log1p
from typing import Literal

from checker.rules.dates.akin import figures_in_common, is_sport, measured
from checker.rules.dates.days import is_open
from checker.rules.dates.happenings import content, kinds_of
from checker.rules.dates.kinds import Kind
from checker.rules.events import Told, likeness, nearby
from checker.rules.score import Score
from checker.types import Corpus, DateValue

Era = Literal["ahead", "recent", "old"]

SCORE = Score(
    weights={
        "both to come": 2.27,
        "both of old": -1.23,
        "what happened: one or another class": 1.87,
        "words of the sentences in common": 0.53,
        "words around in common": 0.48,
        "figures of the reports in common": 0.46,
        "times that the reports give": -2.37,
        "mere weekdays": -1.81,
        "sport": -0.81,
        "one leads its report": 1.31,
        "likeness of the sentences": 0.64,
    },
    constant=-0.8,
    least=0.45,
)
_WIDER = 12  # days by which a time may be wider and still be the same answer, blurred
_FAR: dict[Era, int] = {"ahead": 400, "recent": 10, "old": 4000}  # days between the two times


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
        return self.exact == other.exact and (
            abs((self.first - other.first).days) <= _FAR[self.era]
        )

    def names(self, other: Time) -> bool:
        """Say whether this time gives the other, about as exactly."""
        wide = (self.last - self.first).days - (other.last - other.first).days
        return self.meets(other) and wide <= max(_WIDER, 2 * (other.last - other.first).days)


def figures(corpus: Corpus, first: Time, second: Time) -> tuple[float, ...]:
    """Return what tells whether two times are of one happening, in the order of ``SCORE``."""
    one, other = first.told, second.told
    articles = one.statement.article, other.statement.article
    given = [frozenset(kinds_of(told)) for told in (one, other)]
    shared = {word for kind in given[0] & given[1] if not kind.loose for word in kind.words}
    return (
        first.era == "ahead",
        first.era == "old",
        {True: 1, None: 0, False: -1}[one_class(*given)],
        log1p(len(content(one, shared) & content(other, shared))),
        log1p(len(nearby(one) & nearby(other))),
        min(2, len(figures_in_common(corpus, *articles))),
        log(max(_times(corpus, article) for article in articles)),
        is_open(one) + is_open(other),
        any(is_sport(corpus, article) for article in articles),
        one.leads + other.leads,
        likeness(one.statement, other.statement),
    )


def _times(corpus: Corpus, article: str) -> int:
    """Return how many times an article gives."""
    mentions = (mention for s in corpus.statements[article] for mention in s.mentions)
    return max(1, sum(isinstance(mention.value, DateValue) for mention in mentions))


def one_class(one: frozenset[Kind], other: frozenset[Kind]) -> bool | None:
    """Say whether classes are one or of one group; None where either has none that tells."""
    first, second = ({kind for kind in kinds if not kind.loose} for kinds in (one, other))
    if not first or not second:
        return None
    groups = [{name for kind in kinds for name in kind.group.split()} for kinds in (first, second)]
    return bool(first & second or groups[0] & groups[1])


def closing(told: Told) -> bool:
    """Say whether a time is of the end of something that has a day of its own for its beginning."""
    return any(kind.closing for kind in kinds_of(told))


def own_figures(one: Told, other: Told) -> bool:
    """Say whether each of two longer times comes with its own figure: "1.5 million in 2024"."""
    values = [told.mention.value for told in (one, other)]
    if any(not isinstance(v, DateValue) or v.precision in {"day", "weekday"} for v in values):
        return False
    first, second = (dict(measured(told.statement)) for told in (one, other))
    return any(first[what] != second[what] for what in first.keys() & second.keys())


def followed(one: Told, other: Told) -> bool:
    """Say whether one time is of a harm or a deed, the other of what followed it: a rescue."""
    given = [frozenset(kinds_of(told)) for told in (one, other)]
    after = [any(kind.after for kind in kinds) for kinds in given]
    return after[0] != after[1] and one_class(*given) is False
