"""Chronology.

What it flags:
    An impossible order in one article: an event told as past on a day after the article's own date;
    a step dated before the one that it follows ("sent in 2021, received in 2019"); and a person who
    acts or speaks in an article published after a death that a pack dates.

Why it matters:
    The text was dated, copied or edited wrongly; readers cannot place anything in it.

When it stays silent:
    Announcements and plans for a later day; a difference of one day (time zones); articles whose
    own date is not known; days counted from the report ("أمس", "العام الماضي") beside such as are
    named; dates that only say since when ("منذ اندلاع الحرب عام 2030"); "after" that stands further
    behind the first of the two dates. Two steps in a wrong order are info: on real text most such
    sentences were only awkward.

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import ClassVar

from checker.ids import digest
from checker.rules.base import ArticleRule
from checker.rules.dates.past import word_set
from checker.rules.dates.steps import swapped_steps
from checker.rules.dates.untimely import untimely
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
        orders = {
            (a.mention.text, b.mention.text): (a, b) for a, b in swapped_steps(corpus, article)
        }
        for order in orders.values():
            yield self._against(corpus, order)

    def _against(self, corpus: Corpus, told: Sequence[Told]) -> Finding:
        proofs = [
            Proof(f"{at}-{each.mention.text}", each.mention.text, each.statement, each.mention.span)
            for at, each in enumerate(told)
        ]
        article = told[0].statement.article
        return self.finding(
            subject=Subject(f"s-{digest(article, *(p.value for p in proofs))}", proofs[-1].value),
            sides=sides(corpus, proofs),
            confidence=0.6,
            severity="info",
            text="order",
            first=proofs[0].value,
        )

    def _untimely(self, corpus: Corpus, statement: Statement, day: date) -> Iterator[Finding]:
        for mention, verb, span in untimely(statement, day):
            proofs = [
                Proof("event", mention.text, statement, mention.span),
                Proof("told", verb, statement, span),
            ]
            yield self.finding(
                subject=Subject(f"o-{digest(statement.article, mention.text)}", mention.text),
                sides=sides(corpus, proofs),
                confidence=0.7,
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
