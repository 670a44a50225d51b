"""House pattern.

What it flags:
    Text that a regular expression of a newsroom's pack matches, sentence by sentence. The finding
    bears the name of the newsroom's own rule, and its words where it has some.

Why it matters:
    What is neither a word nor a phrase - marks in a row, a form of dates - is house style too.

When it stays silent:
    Where an expression of ``unless`` matches the sentence; outside the rule's scope. An expression
    that takes too long on a sentence is given up for that article, which the report shows as an
    info; after three such articles it is not tried again.

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from checker.packs.rules import MATCH_SECONDS, PatternRule, compiled
from checker.rules.house.occurrences import HouseRule, in_scope, is_quoted, span_of
from checker.rules.sides import Proof
from checker.types import Corpus, Finding, Statement

_MOST_TIMEOUTS = 3
_MOST_MATCHES = 50  # in one article: more of the same tells an editor nothing


@dataclass(slots=True)
class _Pattern:
    """The compiled expressions of a rule."""

    spec: PatternRule
    wanted: regex.Pattern[str]
    unless: tuple[regex.Pattern[str], ...] = field(default=())

    def proofs(self, statement: Statement) -> Iterator[Proof]:
        """Yield the matches of a sentence; TimeoutError where that takes too long."""
        text = statement.sentence.text
        if any(other.search(text, timeout=MATCH_SECONDS) for other in self.unless):
            return
        for match in self.wanted.finditer(text, timeout=MATCH_SECONDS):
            span = span_of(statement, *match.span())
            quoted = self.spec.scope != "quotes" or is_quoted(statement, span)
            if match.group() and quoted:
                yield Proof(self.spec.name, match.group(), statement, span)


class HousePattern(HouseRule):
    """Flag what a pack's regular expression matches."""

    kind = "house-pattern"

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per rule of the packs and article."""
        for spec in self.packs.rules:
            if isinstance(spec, PatternRule):
                yield from self._judge(corpus, spec)

    def _judge(self, corpus: Corpus, spec: PatternRule) -> Iterator[Finding]:
        unless = tuple(compiled(other) for other in spec.unless)
        pattern = _Pattern(spec, compiled(spec.pattern), unless)
        timeouts = 0
        for article in sorted(corpus.articles):
            proofs, late = _read(corpus, pattern, article)
            if proofs:
                yield self.in_article(corpus, spec, article, proofs, "default")
            if late:
                yield self._late(corpus, spec, article, late)
                timeouts += 1
                if timeouts >= _MOST_TIMEOUTS:
                    return

    def _late(
        self, corpus: Corpus, spec: PatternRule, article: str, statement: Statement
    ) -> Finding:
        proof = Proof("timeout", spec.name, statement, statement.sentence.span)
        calm = spec.model_copy(update={"severity": "info", "message": None, "suggestion": None})
        return self.in_article(corpus, calm, article, [proof], "timeout")


def _read(corpus: Corpus, pattern: _Pattern, article: str) -> tuple[list[Proof], Statement | None]:
    """Return the matches in an article, and the sentence on which the expression was given up."""
    proofs: list[Proof] = []
    for statement in corpus.statements[article]:
        if not in_scope(statement, pattern.spec.scope):
            continue
        try:
            proofs += pattern.proofs(statement)
        except TimeoutError:
            return proofs, statement
        if len(proofs) >= _MOST_MATCHES:
            break
    return proofs[:_MOST_MATCHES], None
