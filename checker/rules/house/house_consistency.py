"""House consistency.

What it flags:
    Two spellings or names of one thing, where a newsroom's pack says that they are one and wants
    one of them. The finding bears the name of the newsroom's own rule.

Why it matters:
    A house writes a word one way; search, captions and archives rely on it.

When it stays silent:
    One of the spellings alone, whichever it is; two spellings in two articles, where the rule
    asks for consistency inside an article only; outside the rule's scope.

Options:
    evidence: most places shown for each spelling (default 20).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from checker.packs.rules import ConsistencyRule
from checker.rules.base import Option
from checker.rules.house.occurrences import HouseRule, capped, occurrences
from checker.rules.sides import Proof, sides
from checker.types import Corpus, Finding, Subject


class HouseConsistency(HouseRule):
    """Flag two spellings that a pack calls one."""

    kind = "house-consistency"
    options: ClassVar[Mapping[str, Option]] = {"evidence": 20}

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per rule of the packs, or per rule and article."""
        specs = [spec for spec in self.packs.rules if isinstance(spec, ConsistencyRule)]
        across: list[list[Proof]] = [[] for _ in specs]
        # Article by article: each text is looked through for all rules in a row.
        for article in sorted(corpus.articles):
            for spec, gathered in zip(specs, across, strict=True):
                proofs = _found(corpus, spec, article)
                if spec.across == "corpus":
                    gathered.extend(proofs)
                else:
                    yield from self._judge(corpus, spec, list(proofs), article)
        for spec, gathered in zip(specs, across, strict=True):
            yield from self._judge(corpus, spec, gathered, "")

    def _judge(
        self, corpus: Corpus, spec: ConsistencyRule, proofs: Sequence[Proof], where: str
    ) -> Iterator[Finding]:
        if len({proof.key for proof in proofs}) < 2:
            return
        label = spec.label.bilingual() if spec.label else None
        variants = " / ".join(spec.variants)
        yield self.as_own(
            spec,
            self.finding(
                subject=Subject(f"house-{spec.name}-{where}", label.ar if label else variants),
                sides=capped(sides(corpus, proofs), int(self.number("evidence"))),
                confidence=0.9,
                severity=spec.severity,
                text="prefer" if spec.prefer else "default",
                label_en=label.en if label else variants,
                prefer=spec.prefer,
            ),
        )


def _found(corpus: Corpus, spec: ConsistencyRule, article: str) -> Iterator[Proof]:
    for variant in spec.variants:
        yield from occurrences(corpus, article, variant, inflected=spec.inflected, scope=spec.scope)
