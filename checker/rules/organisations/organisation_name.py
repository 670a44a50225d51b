"""Organisation name.

What it flags:
    One organisation under competing names: those that a pack calls contested, and, in any
    coverage, the body of which one person holds one post while articles name it differently.

Why it matters:
    The choice among the names of an army or a government is often a position; mixing them
    makes a house seem to take several.

When it stays silent:
    The common and the official name of the same body ("الجيش المصري" and "القوات المسلحة
    المصرية") in a country where the choice carries no meaning; a name that two bodies share and
    nothing in the article resolves; one name used throughout. Bodies that only a shared
    post-holder links are info.

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.packs.names import body_key
from checker.rules.actors import actors, body_meant, countries
from checker.rules.base import Rule
from checker.rules.sides import Proof, sides
from checker.rules.titles import posts
from checker.types import Corpus, Finding, Organisation, Severity, Subject


class OrganisationName(Rule):
    """Flag one organisation under several names."""

    kind = "organisation-name"
    family = "organisations"
    severity: ClassVar[Severity] = "warning"

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per contested organisation, and per body linked by a post."""
        yield from self._contested(corpus)
        yield from self._by_post(corpus)

    def _contested(self, corpus: Corpus) -> Iterator[Finding]:
        named: dict[str, list[Proof]] = {}
        for article, statements in sorted(corpus.statements.items()):
            present = frozenset(actor.side.id for actor in actors(corpus, article, self.packs))
            named_countries = countries(statements)
            for statement in statements:
                for mention in statement.mentions:
                    if not isinstance(mention.value, Organisation):
                        continue
                    body = body_meant(mention, present, self.packs)
                    if body and body.contested and body.country in named_countries:
                        proof = Proof(
                            " ".join(body_key(mention.text)),
                            mention.text,
                            statement,
                            mention.span,
                        )
                        named.setdefault(body.id, []).append(proof)
        for name, proofs in sorted(named.items()):
            if len({proof.key for proof in proofs}) > 1:
                body = self.packs.organisations[name]
                yield self.finding(
                    subject=Subject(f"organisation-{name}", body.name.ar),
                    sides=sides(corpus, proofs),
                    confidence=0.8,
                    subject_en=body.name.en or body.name.ar,
                )

    def _by_post(self, corpus: Corpus) -> Iterator[Finding]:
        for timeline in corpus.timelines:
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
