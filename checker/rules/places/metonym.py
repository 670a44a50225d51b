"""Metonym.

What it flags:
    A seat of power named for an actor who is not based there: "between Cairo and Tripoli" or
    "طرابلس تسعى" for a visit by the command of eastern Libya, "بنغازي أعلنت" for the other side;
    and, across the corpus, the same party called by its region in one article and by the rival
    capital in another. As info, with or without a pack: a region that stands beside a country
    ("بين أنقرة وإقليم كردستان") where the article then speaks of "البلدين".

Why it matters:
    In a divided country the capital stands for one of two governments: the wrong one attributes
    the meeting to the other side.

When it stays silent:
    Of capitals, without a pack that knows the sides and their seats; where an actor of the side
    that is seated in the capital appears in the article too; where it is a place and no actor
    ("وصل إلى طرابلس", "حكومة الوحدة في طرابلس"); where it reacts to others ("طرابلس ترفض")
    in a sentence that names no actor: that may be a third side.

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from checker.packs.model import KnownSide
from checker.rules.actors import Actor, actors, capitals, reacts, shown
from checker.rules.base import Rule
from checker.rules.places.regions import called_by_region, dual_regions
from checker.rules.sides import Proof, sides
from checker.types import Corpus, Finding, Severity, Subject


class Metonym(Rule):
    """Flag a capital that stands for the wrong side."""

    kind = "metonym"
    family = "places"
    severity: ClassVar[Severity] = "error"

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per article and capital, and one per side named in two ways."""
        for article in sorted(corpus.articles):
            for region, proofs in dual_regions(corpus, article):
                yield self.finding(
                    subject=Subject(f"region-{region.key}-{article}", region.name),
                    sides=sides(corpus, proofs),
                    confidence=0.6,
                    severity="info",
                    text="countries",
                )
        if not self.packs.sides:
            return
        misnamed: dict[str, list[Proof]] = {}
        for article in sorted(corpus.articles):
            present = actors(corpus, article, self.packs)
            for side, proofs in self._misused(corpus, article, present):
                misnamed.setdefault(side.id, []).extend(proofs)
                yield self._in_article(corpus, article, present, side, proofs)
        for name, proofs in sorted(misnamed.items()):
            yield from self._across(corpus, self.packs.sides[name], proofs)

    def _misused(
        self, corpus: Corpus, article: str, present: tuple[Actor, ...]
    ) -> Iterator[tuple[KnownSide, list[Proof]]]:
        """Yield each side of the article's actors with the rival capitals that stand for it."""
        found: dict[str, list[Proof]] = {}
        by_country = {actor.side.country: set[str]() for actor in present}
        for actor in present:
            by_country[actor.side.country].add(actor.side.id)
        for statement, mention, place in capitals(corpus, article):
            known = self.packs.place_by_name(mention.text)
            seated = self.packs.sides_seated_at(known) if known else ()
            here = by_country.get(place.country, set())
            if not seated or len(here) != 1 or here & {side.id for side in seated}:
                continue
            if reacts(statement, mention) and all(a.statement is not statement for a in present):
                continue
            proof = Proof(f"place:{place.key}", mention.text, statement, mention.span)
            found.setdefault(next(iter(here)), []).append(proof)
        for name, proofs in sorted(found.items()):
            yield self.packs.sides[name], proofs

    def _in_article(
        self,
        corpus: Corpus,
        article: str,
        present: tuple[Actor, ...],
        side: KnownSide,
        proofs: list[Proof],
    ) -> Finding:
        others = [
            Proof(f"side:{side.id}", side.label.ar, actor.statement, shown(actor))
            for actor in present
            if actor.side.id == side.id
        ]
        return self.finding(
            subject=Subject(f"side-{side.id}-{article}", side.label.ar),
            sides=sides(corpus, [*proofs, *others]),
            confidence=0.85,
            place=proofs[0].value,
            side_en=side.label.en or side.label.ar,
        )

    def _across(self, corpus: Corpus, side: KnownSide, proofs: list[Proof]) -> Iterator[Finding]:
        regions = list(called_by_region(corpus, side, self.packs))
        articles = {proof.statement.article for proof in proofs}
        regions = [proof for proof in regions if proof.statement.article not in articles]
        if regions:
            yield self.finding(
                subject=Subject(f"side-{side.id}", side.label.ar),
                sides=sides(corpus, [*proofs, *regions]),
                confidence=0.7,
                severity="warning",
                text="across",
                side_en=side.label.en or side.label.ar,
            )
