"""Organisation name.

What it flags:
    One organisation under competing names: those that a pack calls contested, and, in any
    coverage, the full names of two articles of one story that share what the body is about
    ("الهيئة العليا للانتخابات", "اللجنة العليا للانتخابات") or their letters in brackets, and two
    bodies that stand in one role: who did it, where it was, whose he is, in two articles of which
    each knows its own name only.

Why it matters:
    The choice among the names of an army or a government is often a position; mixing them
    makes a house seem to take several.

When it stays silent:
    The common and the official name of the same body ("الجيش المصري" and "القوات المسلحة
    المصرية") where the choice carries no meaning; a name that two bodies share and nothing
    resolves; one name throughout; a short form; bodies of two countries or parts of the world; two
    bodies that the lexicon lists; a description that the name follows; news agencies; a name that
    both use. Info are bodies that one person's post links across stories, and two lengths of a
    name in one outlet.

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.ids import digest
from checker.rules.asked import people_asked
from checker.rules.base import Rule
from checker.rules.organisations.contested import contested, distanced, short_form
from checker.rules.organisations.two_names import two_names
from checker.rules.sides import Proof, sides
from checker.rules.titles import posts
from checker.types import Corpus, Finding, Severity, Subject


class OrganisationName(Rule):
    """Flag one organisation under several names."""

    kind = "organisation-name"
    family = "organisations"
    severity: ClassVar[Severity] = "warning"

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per contested organisation, and per body linked by a post."""
        yield from self._contested(corpus)
        yield from self._by_post(corpus)
        for first, second in two_names(corpus):
            proofs = [
                Proof(names[0].text, name.text, name.statement, name.span)
                for names in (first, second)
                for name in names
            ]
            yield self._bodies(corpus, first[0].text, second[0].text, proofs)

    def _bodies(self, corpus: Corpus, one: str, other: str, proofs: list[Proof]) -> Finding:
        return self.finding(
            subject=Subject(f"body-{digest(one, other)}", one),
            sides=sides(corpus, proofs),
            confidence=0.6,
            subject_en=one,
        )

    def _contested(self, corpus: Corpus) -> Iterator[Finding]:
        for name, proofs in sorted(contested(corpus, self.packs).items()):
            body = self.packs.organisations[name]
            subject = Subject(f"organisation-{name}", body.name.ar)
            english = body.name.en or body.name.ar
            if len({proof.key for proof in proofs}) > 1:
                yield self.finding(
                    subject=subject,
                    sides=sides(corpus, proofs),
                    confidence=0.8,
                    severity="info" if short_form(corpus, proofs) else "warning",
                    subject_en=english,
                )
            marked = sides(corpus, distanced(proofs))
            if len(marked) > 1:
                yield self.finding(
                    subject=subject,
                    sides=marked,
                    confidence=0.6,
                    severity="info",
                    text="marks",
                    subject_en=english,
                )

    def _by_post(self, corpus: Corpus) -> Iterator[Finding]:
        for timeline in people_asked(corpus):
            groups: dict[tuple[str, str], list[Proof]] = {}
            for entry, post in posts(timeline.entries):
                scope = post.scope.partition("@")[0]
                if scope and post.country:
                    proof = Proof(scope, post.label, entry.statement, entry.mention.span)
                    groups.setdefault((post.role, post.country), []).append(proof)
            for (role, _), proofs in sorted(groups.items()):
                keys = {proof.key for proof in proofs}
                if len(keys) > 1 and _overlap(keys):
                    yield self.finding(
                        subject=Subject(f"{timeline.id}-{role}", timeline.label),
                        sides=sides(corpus, proofs),
                        confidence=0.5,
                        severity="info",
                        text="post",
                    )


def _overlap(keys: set[str]) -> bool:
    """Say whether all names share a word: then they are likely names of one body."""
    common = set.intersection(*(set(key.split()) for key in keys))
    return bool(common)
