"""Reference mismatch.

What it flags:
    A figure, or a person's rank or post at the date of the article, that contradicts a dated fact
    of a pack (the length of a border, the rank held since a known promotion, a post that was over
    by then or that somebody else of the same side held).

Why it matters:
    It is the one case in which the tool can say which side a dated source supports.

When it stays silent:
    Without a pack; where the pack is not certain for that day; where the article has no date (for
    ranks and posts); a post within two weeks of its end; figures that the reference rounds to, at
    the precision that the text uses; numbers outside the plausible range of the figure.

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.packs.model import Reference
from checker.rules.asked import people_asked
from checker.rules.base import Rule
from checker.rules.people.misheld import misheld
from checker.rules.people.reference_figures import wrong_figures
from checker.rules.sides import Proof, beside_name, sides, with_name
from checker.rules.titles import posts, ranks
from checker.types import Corpus, Finding, Severity, Subject


class ReferenceMismatch(Rule):
    """Flag what a dated fact of a pack contradicts."""

    kind = "reference-mismatch"
    family = "people"
    severity: ClassVar[Severity] = "warning"

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per reference figure and value, and per person and rank."""
        for fact, proofs in wrong_figures(corpus, self.packs):
            yield self._figure(corpus, fact, proofs)
        yield from self._ranks(corpus)
        yield from self._posts(corpus)

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

    def _posts(self, corpus: Corpus) -> Iterator[Finding]:
        for timeline in people_asked(corpus):
            person = self.known_person(timeline)
            if person is None:
                continue
            wrong: dict[str, list[Proof]] = {}
            for entry, post in posts(timeline.entries):
                day = corpus.articles[entry.statement.article].day
                if beside_name(entry) and (known := misheld(self.packs, person, post, day)):
                    span = with_name(entry.statement, entry.mention.span, entry.mention.holder)
                    proof = Proof(known, post.label, entry.statement, span)
                    wrong.setdefault(known, []).append(proof)
            for known, proofs in sorted(wrong.items()):
                yield self.finding(
                    subject=Subject(timeline.id, timeline.label),
                    sides=sides(corpus, proofs),
                    confidence=0.75,
                    text="post",
                    reference=known,
                )

    def _ranks(self, corpus: Corpus) -> Iterator[Finding]:
        for timeline in people_asked(corpus):
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
