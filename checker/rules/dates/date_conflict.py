"""Date conflict.

What it flags:
    One event put on different days: by sentences about the same fact, or by two articles of one
    story of which either has few times left (days, weeks, months or years, past or to come) that
    the other does not give, if a learned score holds that two of them are of one happening, however
    worded ("سقطت المروحية الخميس 15 أغسطس", "تحطمت أمس السبت"). As info: undated reports of one
    occasion that open with "السبت" here and "اليوم" there.

Why it matters:
    A wrong day turns one event into two and breaks every later "a year ago today".

When it stays silent:
    The same day in two calendars (one day of tolerance for Hijri dates) or relative to two dates
    of publication; a day inside a stated period; one day of difference where either side is a bare
    "أمس", since midnight and time zones explain it, or where one night joins the two; sentences
    that name several dates; an article that names the day of the other as well; days counted back
    ("قبل عشرة أيام"); articles without a date, whose "today" means nothing to others; other people;
    two reports of different days, each on the day before it: matches, sessions and attacks come in
    series. The score wants more where a story has many reports, where both are of one source, and
    where a day is that of its report: these mostly tell of what came next.

Options:
    likeness: least share of common words, 0 to 1, of two sentences and around their dates
    (default 0.5).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import ClassVar

from checker.ids import digest
from checker.rules.asked import stories_asked
from checker.rules.base import Option, Rule
from checker.rules.dates.akin import is_sport
from checker.rules.dates.days import is_ahead, is_day, is_full, iso
from checker.rules.dates.happenings import is_bound
from checker.rules.dates.lone import lone_times
from checker.rules.dates.rivals import midnight, told_apart
from checker.rules.dates.same import differ, edited, told_before
from checker.rules.dates.undated import unclear_days
from checker.rules.events import Told, events, headline, likeness, same_event
from checker.rules.sides import Proof, sides
from checker.types import Corpus, Finding, Subject

_ALIKE = 0.35  # share of common words below which two matches are two matches


class DateConflict(Rule):
    """Flag one event on two days."""

    kind = "date-conflict"
    family = "dates"
    options: ClassVar[Mapping[str, Option]] = {"likeness": 0.5}

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per event and pair of days, with all that tell of them."""
        found: dict[tuple[str, str, frozenset[str]], list[Told]] = {}
        for key, label, first, second in self._pairs(corpus):
            keys = frozenset((iso(first.mention), iso(second.mention)))
            found.setdefault((key, label, keys), []).extend((first, second))
        for (key, label, _), told in found.items():
            yield self._finding(corpus, key, label, told)
        for unclear in unclear_days(corpus):
            told_as = sorted({proof.key for proof in unclear.proofs})
            yield self.finding(
                subject=Subject(f"t-{digest(unclear.key, *told_as)}", unclear.label),
                sides=sides(corpus, unclear.proofs),
                confidence=0.5,
                severity="info",
                claim=unclear.key,
                text="unclear",
            )

    def _pairs(self, corpus: Corpus) -> Iterator[tuple[str, str, Told, Told]]:
        for event in events(corpus, is_day):
            for first, second in combinations(event.told, 2):
                if is_bound(first) or is_bound(second) or midnight(first, second):
                    continue
                if not differ(corpus, first, second) or not self._same(first, second):
                    continue
                if told_before(first) != told_before(second):
                    continue
                if edited(first, second) or not told_apart(corpus, first, second):
                    yield event.key, event.label, first, second
        for story in stories_asked(corpus):
            label = headline(corpus, story.articles[0])
            for first, second in lone_times(corpus, story):
                yield story.key, label, first, second

    def _same(self, first: Told, second: Told) -> bool:
        least = self.number("likeness")
        full = is_full(first) and is_full(second)
        # A bare weekday may be the day of the report as well as that of the event.
        return same_event(first, second, least if full else max(least, 0.7), alone=full)

    def _finding(self, corpus: Corpus, key: str, label: str, told: list[Told]) -> Finding:
        proofs = [
            Proof(iso(item.mention), item.mention.text, item.statement, item.mention.span)
            for item in told
        ]
        keys = sorted({proof.key for proof in proofs})
        alike = max(
            likeness(a.statement, b.statement) for a, b in zip(told[::2], told[1::2], strict=True)
        )
        past = not any(is_ahead(corpus, item) for item in told)
        sport = past and any(is_sport(corpus, item.statement.article) for item in told)
        return self.finding(
            subject=Subject(f"t-{digest(key, *keys)}", label),
            sides=sides(corpus, proofs),
            confidence=0.5 + 0.4 * alike,
            severity="info" if alike < _ALIKE and sport else "warning",
            claim=key,
        )
