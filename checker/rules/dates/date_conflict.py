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
        """Yield a finding per event and pair of days, with all that tell of them."""
        found: dict[tuple[str, str, frozenset[str]], list[Told]] = {}
        for key, label, first, second in self._pairs(corpus):
            keys = frozenset((_key(first.mention), _key(second.mention)))
            found.setdefault((key, label, keys), []).extend((first, second))
        for (key, label, _), told in found.items():
            yield self._finding(corpus, key, label, told)

    def _pairs(self, corpus: Corpus) -> Iterator[tuple[str, str, Told, Told]]:
        for event in events(corpus, _is_day):
            for first, second in combinations(event.told, 2):
                if _differ(corpus, first, second) and self._same(first, second):
                    yield event.key, event.label, first, second
        for deed in deeds(corpus):
            one, other = _days(deed.first), _days(deed.second)
            if one and other and _differ(corpus, one[0], other[0]):
                yield deed.key, deed.label, one[0], other[0]

    def _same(self, first: Told, second: Told) -> bool:
        least = self.number("likeness")
        full = _full(first) and _full(second)
        # A bare weekday may be the day of the report as well as that of the event.
        return same_event(first, second, least if full else max(least, 0.7), alone=full)

    def _finding(self, corpus: Corpus, key: str, label: str, told: list[Told]) -> Finding:
        proofs = [
            Proof(_key(item.mention), item.mention.text, item.statement, item.mention.span)
            for item in told
        ]
        keys = sorted({proof.key for proof in proofs})
        alike = max(
            likeness(a.statement, b.statement) for a, b in zip(told[::2], told[1::2], strict=True)
        )
        return self.finding(
            subject=Subject(f"t-{digest(key, *keys)}", label),
            sides=sides(corpus, proofs),
            confidence=0.5 + 0.4 * alike,
            claim=key,
        )


def _differ(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether two sentences of two articles each name one day, and not the same."""
    if first.statement.article == second.statement.article:
        return False
    if not _one_day(first.statement) or not _one_day(second.statement):
        return False
    one, other = first.mention.value, second.mention.value
    if not isinstance(one, DateValue) or not isinstance(other, DateValue) or _meet(one, other):
        return False
    return places_agree(first.statement, second.statement) and not _series(corpus, first, second)


def _full(told: Told) -> bool:
    """Say whether a date is spelled out: a bare weekday needs more to tell the event."""
    value = told.mention.value
    return isinstance(value, DateValue) and value.precision == "day" and not value.relative


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


def _one_day(statement: Statement) -> bool:
    """Say whether all dates of a sentence may be one day, whatever calendar they are in."""
    dates = [m.value for m in statement.mentions if isinstance(m.value, DateValue)]
    return all(_meet(one, other) for one, other in combinations(dates, 2))


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
        if _full(told):
            # Spelled out, a date is no mere "the day before".
            return False
        published.add(day)
        ages.append((day - value.start).days)
    return len(published) == 2 and all(-1 <= age <= 1 for age in ages)


def _key(mention: Mention) -> str:
    value = mention.value
    if not isinstance(value, DateValue) or value.start is None:
        return mention.text
    return value.start.isoformat()
