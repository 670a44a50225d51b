"""Date conflict.

What it flags:
    One event put on different days by sentences about the same fact.

Why it matters:
    A wrong day turns one event into two and breaks every later "a year ago today".

When it stays silent:
    The same day in two calendars (one day of tolerance for Hijri dates) or relative to two dates
    of publication; a day inside a stated period; one day of difference where either side is
    relative ("أمس"), since midnight and time zones explain it; sentences that name several dates;
    articles without a date, whose "today" means nothing to others; two reports of different days,
    each on the day before it: matches, sessions and attacks come in series.

Options:
    likeness: least share of common words, 0 to 1, of two sentences and around their dates
    (default 0.5).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import combinations
from typing import ClassVar

from checker.ids import digest
from checker.rules.actions import deeds
from checker.rules.base import Option, Rule
from checker.rules.events import Told, events, likeness, places_agree, same_event
from checker.rules.sides import Proof, sides
from checker.types import Corpus, DateValue, Finding, Mention, Statement, Subject


class DateConflict(Rule):
    """Flag one event on two days."""

    kind = "date-conflict"
    family = "dates"
    options: ClassVar[Mapping[str, Option]] = {"likeness": 0.5}

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per event and pair of days."""
        least = self.number("likeness")
        for event in events(corpus, _is_day):
            for first, second in combinations(event.told, 2):
                if _differ(corpus, first, second) and same_event(first, second, least):
                    yield self._finding(corpus, event.key, event.label, (first, second))
        for deed in deeds(corpus):
            one, other = _days(deed.first), _days(deed.second)
            if len(one) == len(other) == 1 and _differ(corpus, one[0], other[0]):
                yield self._finding(corpus, deed.key, deed.label, (one[0], other[0]))

    def _finding(self, corpus: Corpus, key: str, label: str, pair: tuple[Told, Told]) -> Finding:
        proofs = [
            Proof(_key(told.mention), told.mention.text, told.statement, told.mention.span)
            for told in pair
        ]
        keys = sorted(proof.key for proof in proofs)
        return self.finding(
            subject=Subject(f"t-{digest(key, *keys)}", label),
            sides=sides(corpus, proofs),
            confidence=0.5 + 0.4 * likeness(pair[0].statement, pair[1].statement),
            claim=key,
        )


def _differ(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether two sentences of two articles each name one day, and not the same."""
    if first.statement.article == second.statement.article:
        return False
    if len(_dates(first.statement)) != 1 or len(_dates(second.statement)) != 1:
        return False
    one, other = first.mention.value, second.mention.value
    if not isinstance(one, DateValue) or not isinstance(other, DateValue) or _meet(one, other):
        return False
    return places_agree(first.statement, second.statement) and not _series(corpus, first, second)


def _days(statement: Statement) -> list[Told]:
    return [Told(statement, m, leads=False) for m in statement.mentions if _is_day(m)]


def _is_day(mention: Mention) -> bool:
    value = mention.value
    return (
        isinstance(value, DateValue)
        and value.start is not None
        and value.end is not None
        and value.precision in {"day", "weekday"}
    )


def _dates(statement: Statement) -> list[DateValue]:
    return [m.value for m in statement.mentions if isinstance(m.value, DateValue)]


def _meet(first: DateValue, second: DateValue) -> bool:
    """Say whether two dates may be one day, calendars and midnight allowed for."""
    if first.start is None or second.start is None or first.end is None or second.end is None:
        return True
    if first.weekday is not None and first.weekday == second.weekday:
        # "Thursday" alone may be the last one or the next.
        return "weekday" in {first.precision, second.precision} or first.start == second.start
    hijri = "hijri" in {first.calendar, second.calendar}
    slack = timedelta(days=1 if hijri or first.relative or second.relative else 0)
    return first.start <= second.end + slack and second.start <= first.end + slack


def _series(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether each of two reports of different days tells of its own last day."""
    ages = []
    published = set()
    for told in (first, second):
        day = corpus.articles[told.statement.article].day
        value = told.mention.value
        if day is None or not isinstance(value, DateValue) or value.start is None:
            return False
        published.add(day)
        ages.append((day - value.start).days)
    return len(published) == 2 and all(-1 <= age <= 1 for age in ages)


def _key(mention: Mention) -> str:
    value = mention.value
    if not isinstance(value, DateValue) or value.start is None:
        return mention.text
    return value.start.isoformat()
