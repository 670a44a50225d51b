"""Weekday mismatch.

What it flags:
    A weekday and a date side by side that do not agree ("الأحد 14 فبراير 2026", a Saturday).

Why it matters:
    One of the two is wrong, and nothing but a calendar is needed to see it.

When it stays silent:
    A weekday or a date alone; Hijri dates, which may differ by a day; dates without a year in
    an article that has no date of its own.

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from checker.ids import digest
from checker.rules.base import ArticleRule
from checker.rules.sides import Proof, sides
from checker.types import Corpus, DateValue, Finding, Severity, Subject

_WEEKDAYS_AR = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")


class WeekdayMismatch(ArticleRule):
    """Flag a weekday that is not the weekday of the date beside it."""

    kind = "weekday-mismatch"
    family = "dates"
    severity: ClassVar[Severity] = "error"

    def judge_article(self, corpus: Corpus, article: str) -> Iterator[Finding]:
        """Yield a finding per date whose weekday is wrong."""
        for statement in corpus.statements[article]:
            for mention in statement.mentions:
                day = _wrong(mention.value)
                if day is None:
                    continue
                proof = Proof(day.isoformat(), mention.text, statement, mention.span)
                yield self.finding(
                    subject=Subject(f"d-{digest(article, mention.text)}", mention.text),
                    sides=sides(corpus, [proof]),
                    confidence=0.95,
                    actual=_WEEKDAYS_AR[day.weekday()],
                    actual_en=f"{day:%A}",
                )


def _wrong(value: object) -> date | None:
    if not isinstance(value, DateValue) or value.weekday is None or value.start is None:
        return None
    if value.precision != "day" or value.calendar != "gregorian" or value.relative:
        return None
    if value.start != value.end:
        return None
    return value.start if value.start.weekday() != value.weekday else None
