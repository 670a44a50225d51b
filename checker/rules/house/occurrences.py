"""Where the words of a newsroom's rule stand, and findings that carry the rule's own name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import ClassVar

from checker.ids import fingerprint
from checker.packs.rules import RuleSpec, Scope
from checker.packs.spelled import spelled
from checker.rules.base import Rule
from checker.rules.sides import Proof, sides
from checker.types import Corpus, Finding, Side, Span, Statement, Subject

# Vowel marks and tatweel, which `spelled` skips.
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]+")


class HouseRule(Rule):
    """An archetype: every rule of the packs that extends it yields findings under its own name."""

    family = "house"
    severity: ClassVar = "info"

    def as_own(self, spec: RuleSpec, finding: Finding) -> Finding:
        """Return a finding under the name, kind and words of the newsroom's rule."""
        return replace(
            finding,
            id=fingerprint(
                rule=spec.name,
                subject=finding.subject.id,
                values=[side.key for side in finding.sides],
            ),
            rule=spec.name,
            kind=spec.kind,
            message=spec.message.bilingual() if spec.message else finding.message,
            suggestion=spec.suggestion.bilingual() if spec.suggestion else finding.suggestion,
        )

    def in_article(
        self, corpus: Corpus, spec: RuleSpec, article: str, proofs: Sequence[Proof], text: str
    ) -> Finding:
        """Return the finding of one article for all occurrences of what a rule is about."""
        found = sides(corpus, proofs)
        finding = self.finding(
            subject=Subject(f"house-{spec.name}-{article}", found[0].value),
            sides=found,
            confidence=0.9,
            severity=spec.severity,
            text=text,
            rule_name=spec.name,
            use=getattr(spec, "use", ""),
        )
        return self.as_own(spec, finding)


def in_scope(statement: Statement, scope: Scope) -> bool:
    """Say whether a rule looks at a sentence; in "quotes", at what it has between its marks."""
    if scope == "any":
        return True
    if scope in {"title", "text"}:
        return statement.sentence.span.field == scope
    if scope == "quotes":
        return bool(statement.sentence.quotes)
    return statement.sentence.kind == scope


def occurrences(
    corpus: Corpus, article: str, word: str, *, inflected: bool, scope: Scope
) -> Iterator[Proof]:
    """Yield where an article has a word or phrase in this spelling; the word is the key."""
    if not _may_have(corpus, article, word):
        return
    pattern = spelled(word, inflected=inflected)
    for statement in corpus.statements[article]:
        if in_scope(statement, scope):
            for match in pattern.finditer(statement.sentence.text):
                span = span_of(statement, *match.span())
                if is_quoted(statement, span) or scope != "quotes":
                    yield Proof(word, match.group(), statement, span)


def span_of(statement: Statement, start: int, end: int) -> Span:
    """Return the raw span of a range of the sentence's own text."""
    base = statement.sentence.span
    return Span(base.field, base.start + start, base.start + end)


def is_quoted(statement: Statement, span: Span) -> bool:
    """Say whether a span lies between quotation marks."""
    return any(quote.contains(span) for quote in statement.sentence.quotes)


def capped(found: Sequence[Side], most: int) -> tuple[Side, ...]:
    """Return the sides with at most so many pieces of evidence each; the support stays."""
    return tuple(replace(side, evidence=side.evidence[:most]) for side in found)


def _may_have(corpus: Corpus, article: str, word: str) -> bool:
    """Say whether a text can have a word at all: spares nearly all texts the slow matching."""
    told = corpus.articles[article]
    return _longest(word) in _bare(told.title, told.text)


@lru_cache(maxsize=1 << 12)
def _longest(word: str) -> str:
    letters = max((part.removeprefix("ال") for part in word.split()), key=len)
    return _MARKS.sub("", letters).casefold()


@lru_cache(maxsize=4)
def _bare(title: str, text: str) -> str:
    return _MARKS.sub("", f"{title}\n{text}").casefold()
