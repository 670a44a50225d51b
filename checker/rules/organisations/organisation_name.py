"""Organisation name.

What it flags:
    One organisation under competing names: those that a pack calls contested, and, in any
    coverage, the full names of two articles of one story that share what the body is about
    ("الهيئة العليا للانتخابات", "اللجنة العليا للانتخابات"), or the body of which one person holds
    one post while articles name it differently.

Why it matters:
    The choice among the names of an army or a government is often a position; mixing them
    makes a house seem to take several.

When it stays silent:
    The common and the official name of the same body ("الجيش المصري" and "القوات المسلحة
    المصرية") where the choice carries no meaning; a name that two bodies share and nothing
    resolves; one name throughout; a short form; bodies of two countries; a name that both
    articles use. Bodies that only a shared post-holder or a story links are info.

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import ClassVar

from checker.ids import digest
from checker.rules.base import Rule
from checker.rules.organisations.contested import contested, distanced
from checker.rules.organisations.full_names import FullName, full_names, one_body
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
        for first, second in _spelled_out(corpus):
            names = (*first, *second)
            yield self.finding(
                subject=Subject(f"body-{digest(first[0].text, second[0].text)}", first[0].text),
                sides=sides(corpus, [Proof(n.text, n.text, n.statement, n.span) for n in names]),
                confidence=0.4,
                severity="info",
                subject_en=first[0].text,
            )

    def _contested(self, corpus: Corpus) -> Iterator[Finding]:
        for name, proofs in sorted(contested(corpus, self.packs).items()):
            body = self.packs.organisations[name]
            subject = Subject(f"organisation-{name}", body.name.ar)
            english = body.name.en or body.name.ar
            if len({proof.key for proof in proofs}) > 1:
                found = sides(corpus, proofs)
                yield self.finding(subject=subject, sides=found, confidence=0.8, subject_en=english)
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


def _spelled_out(corpus: Corpus) -> Iterator[tuple[list[FullName], list[FullName]]]:
    """Yield the uses of two full names of one body in two articles of a story."""
    for story in corpus.stories:
        named = {article: list(full_names(corpus, article)) for article in story.articles}
        seen: set[frozenset[frozenset[str]]] = set()
        for one, other in combinations(story.articles, 2):
            for first, second in product(named[one], named[other]):
                pair = frozenset((first.words, second.words))
                known = _uses(first, named[other]) or _uses(second, named[one])
                if pair in seen or known or not one_body(first, second):
                    continue
                seen.add(pair)
                yield _uses(first, named[one]), _uses(second, named[other])


def _uses(name: FullName, names: list[FullName]) -> list[FullName]:
    return [other for other in names if other.words == name.words]


def _overlap(keys: set[str]) -> bool:
    """Say whether all names share a word: then they are likely names of one body."""
    common = set.intersection(*(set(key.split()) for key in keys))
    return bool(common)
