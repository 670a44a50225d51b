"""Chronology.

What it flags:
    An impossible order: an event told as past on a day after the article's own date; what follows
    from an event dated before it (a bridge reopened on 3 March that was swept away on 9 March, a
    verdict of May on a man arrested in August, "sent in 2021, received in 2019", "released in
    June after his arrest in July"); and a person who acts or speaks in an article published after
    a death that a pack dates.

Why it matters:
    The text was dated, copied or edited wrongly; readers cannot place anything in it.

When it stays silent:
    Announcements and plans for a later day; a difference of one day (time zones); articles whose
    own date is not known; articles that give several days for one of the two; verdicts on those who
    fled; lives of other people; quotations of the dead from earlier days ("كان قد قال").

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import ClassVar

from checker.ids import digest
from checker.rules.asked import is_asked, stories_asked
from checker.rules.base import ArticleRule
from checker.rules.dates.courses import wrong_courses
from checker.rules.dates.days import is_counted, is_this_month
from checker.rules.dates.gaps import wrong_gaps
from checker.rules.dates.lapses import wrong_lapses
from checker.rules.dates.lives import beyond_life
from checker.rules.dates.order import wrong_orders
from checker.rules.dates.past import past_verb, right_behind_verb, verb_to_come, word_set
from checker.rules.dates.steps import swapped_steps
from checker.rules.events import Told
from checker.rules.sides import Proof, sides
from checker.text.normalise import fold
from checker.types import (
    Corpus,
    DateValue,
    Finding,
    Mention,
    Person,
    Severity,
    Span,
    Statement,
    Subject,
)

_SOON = 31  # days


class Chronology(ArticleRule):
    """Flag an order of events that cannot be."""

    kind = "chronology"
    family = "dates"
    severity: ClassVar[Severity] = "error"

    def judge_article(self, corpus: Corpus, article: str) -> Iterator[Finding]:
        """Yield a finding per event told too early and per dead person who acts."""
        day = corpus.articles[article].day
        if day is None or corpus.articles[article].dated_by == "nothing":
            return
        for statement in corpus.statements[article]:
            yield from self._too_early(corpus, statement, day)
            yield from self._after_death(corpus, statement, day)
        yield from self._spans(corpus, article)
        swapped = {
            (first.mention.text, then.mention.text): (first, then)
            for first, then in (
                *wrong_orders(corpus, article),
                *swapped_steps(corpus, article),
                *_told_together(corpus, (article,)),
                *(
                    pair
                    for other in _reports(corpus, article)
                    for pair in _told_together(corpus, (article, other))
                ),
            )
        }
        for first, then in swapped.values():
            yield self._swapped(corpus, first, then)

    def _spans(self, corpus: Corpus, article: str) -> Iterator[Finding]:
        groups = [(article,), *((article, other) for other in _reports(corpus, article))]
        lapses = (told for group in groups for told in wrong_lapses(corpus, group))
        for told in (*lapses, *wrong_gaps(corpus, article)):
            proofs = [
                Proof(t.mention.text, t.mention.text, t.statement, t.mention.span) for t in told
            ]
            yield self.finding(
                subject=Subject(
                    f"s-{digest(article, *(p.value for p in proofs))}", proofs[-1].value
                ),
                sides=sides(corpus, proofs),
                confidence=0.6,
                text="span",
            )

    def _swapped(self, corpus: Corpus, first: Told, then: Told) -> Finding:
        proofs = [
            Proof(name, told.mention.text, told.statement, told.mention.span)
            for name, told in (("first", first), ("then", then))
        ]
        article = first.statement.article
        return self.finding(
            subject=Subject(f"s-{digest(article, *(p.value for p in proofs))}", proofs[1].value),
            sides=sides(corpus, proofs),
            confidence=0.6,
            text="order",
            first=proofs[0].value,
        )

    def _too_early(self, corpus: Corpus, statement: Statement, day: date) -> Iterator[Finding]:
        for mention in statement.mentions:
            if _is_future(statement, mention, day):
                verb, text = past_verb(statement, mention), "default"
            elif _is_over(mention, day):
                verb, text = verb_to_come(statement, mention), "over"
            else:
                continue
            if verb is not None:
                span = Span(statement.sentence.span.field, verb.start, verb.end)
                proofs = [
                    Proof("event", mention.text, statement, mention.span),
                    Proof("told", verb.text, statement, span),
                ]
                yield self.finding(
                    subject=Subject(f"o-{digest(statement.article, mention.text)}", mention.text),
                    sides=sides(corpus, proofs),
                    confidence=0.7,
                    text=text,
                    published=day.isoformat(),
                )

    def _after_death(self, corpus: Corpus, statement: Statement, day: date) -> Iterator[Finding]:
        for mention in statement.mentions:
            if not isinstance(mention.value, Person) or statement.speaker != mention.holder:
                continue
            person = self.packs.person_by_name(mention.value.key)
            if person is None or self.packs.alive_on(person.id, day - timedelta(days=2)) != "no":
                continue
            if word_set("back") & set(fold(statement.sentence.text).split()):
                continue
            proof = Proof("speaks", mention.text, statement, mention.span)
            yield self.finding(
                subject=Subject(f"death-{person.id}", person.name.ar),
                sides=sides(corpus, [proof]),
                confidence=0.7,
                text="death",
                published=day.isoformat(),
                died=str(person.died),
            )


def _told_together(corpus: Corpus, articles: tuple[str, ...]) -> Iterator[tuple[Told, Told]]:
    """Yield what one article, or one of two against the other, tells of lives and spans."""
    yield from beyond_life(corpus, articles)
    yield from wrong_courses(corpus, articles)


def _reports(corpus: Corpus, article: str) -> Iterator[str]:
    """Yield the other articles of a story, each pair of articles once."""
    for story in stories_asked(corpus):
        if article in story.articles:
            for other in story.articles:
                if other > article or (other != article and not is_asked(corpus, other)):
                    yield other


def _is_future(statement: Statement, mention: Mention, day: date) -> bool:
    value = mention.value
    if not isinstance(value, DateValue) or value.start is None or value.precision != "day":
        return False
    # A day with no year may be of any, but hardly of last year where it would be so soon.
    soon = not is_counted(mention) and value.start <= day + timedelta(days=_SOON)
    sure = not value.relative or is_this_month(mention)
    sure = sure or (soon and right_behind_verb(statement, mention))
    return sure and value.start > day + timedelta(days=1)


def _is_over(mention: Mention, day: date) -> bool:
    """Say whether a day, its month and year sure, is before the one of the report."""
    value = mention.value
    if not isinstance(value, DateValue) or value.end is None or value.precision != "day":
        return False
    sure = not value.relative or is_this_month(mention)
    return sure and value.calendar == "gregorian" and value.end < day - timedelta(days=1)
