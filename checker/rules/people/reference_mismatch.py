"""Reference mismatch.

What it flags:
    A figure, or a person's rank at the date of the article, that contradicts a dated fact of a
    pack (the length of a border, the rank held since a known promotion).

Why it matters:
    It is the one case in which the tool can say which side a dated source supports.

When it stays silent:
    Without a pack; where the pack is not certain for that day; where the article has no date
    (for ranks); figures that the reference rounds to, at the precision that the text uses;
    numbers outside the plausible range of the reference figure.

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from checker.languages import read
from checker.packs.model import Reference
from checker.rules.base import Rule
from checker.rules.events import leading
from checker.rules.numbers.values import contradicts
from checker.rules.sides import Proof, sides, with_name
from checker.rules.titles import ranks
from checker.text.normalise import fold
from checker.types import Corpus, Finding, Quantity, Severity, Statement, Subject


class ReferenceMismatch(Rule):
    """Flag what a dated fact of a pack contradicts."""

    kind = "reference-mismatch"
    family = "people"
    severity: ClassVar[Severity] = "warning"

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per reference figure and value, and per person and rank."""
        yield from self._figures(corpus)
        yield from self._ranks(corpus)

    def _figures(self, corpus: Corpus) -> Iterator[Finding]:
        wrong: dict[tuple[str, str], list[Proof]] = {}
        facts: dict[str, Reference] = {}
        for _, statements in sorted(corpus.statements.items()):
            for statement in statements:
                told = [(m, m.value) for m in statement.mentions if isinstance(m.value, Quantity)]
                # Hardly any figure is off; that is sooner known than what it is about.
                if not any(contradicts(fact, v) for fact in self.packs.facts for _, v in told):
                    continue
                for fact in self.packs.facts_about(_words(corpus, statement)):
                    for mention, value in told:
                        if contradicts(fact, value):
                            facts[fact.id] = fact
                            key = f"{value.low:g}-{value.high:g}"
                            proof = Proof(key, mention.text, statement, mention.span)
                            wrong.setdefault((fact.id, key), []).append(proof)
        for (name, _), proofs in sorted(wrong.items()):
            yield self._figure(corpus, facts[name], proofs)

    def _figure(self, corpus: Corpus, fact: Reference, proofs: list[Proof]) -> Finding:
        low, high = (float(part) for part in proofs[0].key.split("-", 1))
        edition = fact.edition_of(low, high)
        return self.finding(
            subject=Subject(f"fact-{fact.id}", fact.subject.ar),
            sides=sides(corpus, proofs),
            confidence=0.7 if edition else 0.8,
            text="edition" if edition else "default",
            subject_en=fact.subject.en or fact.subject.ar,
            reference=f"{fact.value:g}",
            edition=str(edition.as_of) if edition else "",
        )

    def _ranks(self, corpus: Corpus) -> Iterator[Finding]:
        for timeline in corpus.timelines:
            given = ranks(timeline.entries)
            if len({rank.level for _, rank in given}) != 1:
                # The rank conflict says it already, with the other articles as evidence.
                continue
            person = self.known_person(timeline)
            if person is None:
                continue
            wrong: dict[str, list[Proof]] = {}
            held: dict[str, str] = {}
            for entry, rank in given:
                day = corpus.articles[entry.statement.article].day
                if self.packs.contradicts_rank(person.id, rank.key, day):
                    span = with_name(entry.statement, entry.mention.span, entry.mention.holder)
                    wrong.setdefault(rank.key, []).append(
                        Proof(rank.key, rank.label, entry.statement, span)
                    )
                    labels = [on.fact.label for on in self.packs.ranks_on(person.id, day)]
                    held[rank.key] = "، ".join(labels)
            for key, proofs in sorted(wrong.items()):
                yield self.finding(
                    subject=Subject(timeline.id, timeline.label),
                    sides=sides(corpus, proofs),
                    confidence=0.8,
                    text="rank",
                    reference=held[key],
                )


def _words(corpus: Corpus, statement: Statement) -> tuple[str, ...]:
    """Return the words of a sentence; "the two countries" are those of the headline and lead."""
    if not _pair() & set(statement.words):
        return statement.words
    leads = leading(corpus, statement.article)
    return (*statement.words, *(word for lead in leads for word in lead.words))


@cache
def _pair() -> frozenset[str]:
    return frozenset(fold(word) for word in read("ar", "titles")["pair"])
