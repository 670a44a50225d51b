"""Chronology.

What it flags:
    An impossible order in one article: an event told as past on a day after
    the article's own date, or as to come on a day before it; what follows from an event, dated
    before it (a verdict of May on a man arrested in August, "sent in 2021, received in 2019"); a
    span of time that cannot lie between the two dates told with it ("closed in 2028, three years
    after its opening in 2018"); and a person who acts or speaks in an article published after a
    death that a pack dates.

Why it matters:
    The text was dated, copied or edited wrongly; readers cannot place anything in it.

When it stays silent:
    Announcements and plans for a later day; a difference of one day (time zones); articles whose
    own date is not known; articles that give several days for one of the two; verdicts on those who
    fled; days counted from the report ("أمس", "العام الماضي") beside such as are named; spans that
    are a seventh too long or short. Info is what is to come on a day that is over: on real text
    too much of it is in order.

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import ClassVar

from checker.ids import digest
from checker.rules.base import ArticleRule
from checker.rules.dates.gaps import wrong_gaps
from checker.rules.dates.past import word_set
from checker.rules.dates.untimely import swapped, untimely
from checker.rules.events import Told
from checker.rules.sides import Proof, sides
from checker.text.normalise import fold
from checker.types import Corpus, Finding, Person, Severity, Statement, Subject


class Chronology(ArticleRule):
    """Flag an order of events that cannot be."""

    kind = "chronology"
    family = "dates"
    severity: ClassVar[Severity] = "error"

    def judge_article(self, corpus: Corpus, article: str) -> Iterator[Finding]:
        """Yield a finding per event told too early or too late, and per order that cannot be."""
        day = corpus.articles[article].day
        if day is None or corpus.articles[article].dated_by == "nothing":
            return
        for statement in corpus.statements[article]:
            yield from self._untimely(corpus, statement, day)
            yield from self._after_death(corpus, statement, day)
        orders = {(a.mention.text, b.mention.text): (a, b) for a, b in swapped(corpus, article)}
        for order in orders.values():
            yield self._against(corpus, order, "order")
        for dates in {told[-1].mention.span: told for told in wrong_gaps(corpus, article)}.values():
            yield self._against(corpus, dates, "span")

    def _against(self, corpus: Corpus, told: Sequence[Told], text: str) -> Finding:
        proofs = [
            Proof(f"{at}-{each.mention.text}", each.mention.text, each.statement, each.mention.span)
            for at, each in enumerate(told)
        ]
        article = told[0].statement.article
        return self.finding(
            subject=Subject(f"s-{digest(article, *(p.value for p in proofs))}", proofs[-1].value),
            sides=sides(corpus, proofs),
            confidence=0.6,
            text=text,
            first=proofs[0].value,
        )

    def _untimely(self, corpus: Corpus, statement: Statement, day: date) -> Iterator[Finding]:
        for mention, verb, span, text in untimely(statement, day):
            proofs = [
                Proof("event", mention.text, statement, mention.span),
                Proof("told", verb, statement, span),
            ]
            yield self.finding(
                subject=Subject(f"o-{digest(statement.article, mention.text)}", mention.text),
                sides=sides(corpus, proofs),
                confidence=0.7,
                severity="info" if text == "over" else "error",
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
