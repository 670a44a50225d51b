"""Undated article.

What it flags:
    An article without any date: none in its metadata, none in its text. The evidence is
    its headline, and what it says of time all the same ("today", "on Saturday", "recently"), which
    nobody can resolve.

Why it matters:
    A rank, a figure or a post may be right at its date and wrong a month later: without a date,
    time can explain nothing, and every comparison with other articles is weaker.

When it stays silent:
    A publication date in the metadata or in the text; a headline or lead that names a full date.

Options:
    evidence: most expressions of time shown (default 8).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from checker.rules.base import ArticleRule, Option
from checker.rules.hygiene.lexicon import family, hits
from checker.rules.sides import Proof, sides
from checker.types import Corpus, DateValue, Finding, Statement, Subject

_SILENT = frozenset({"residue", "byline", "caption"})


class UndatedArticle(ArticleRule):
    """Flag an article that has no date."""

    kind = "undated-article"
    family = "hygiene"
    options: ClassVar[Mapping[str, Option]] = {"evidence": 8}

    def judge_article(self, corpus: Corpus, article: str) -> Iterator[Finding]:
        """Yield a finding if the article has no date."""
        told, statements = corpus.articles[article], corpus.statements[article]
        if told.language not in self.languages:
            # Dates in its text are not read.
            return
        if told.published is not None or not statements or _dated(statements):
            return
        vague = _vague(statements)[: int(self.number("evidence"))]
        proofs = [_opening(statements), *vague]
        yield self.finding(
            subject=Subject(f"undated-{article}", _label(statements)),
            sides=sides(corpus, proofs),
            confidence=0.95,
            text="default" if vague else "bare",
            times="، ".join(dict.fromkeys(f"«{proof.value}»" for proof in vague[:4])),
        )


def _dated(statements: Sequence[Statement]) -> bool:
    """Say whether the text names a full date anywhere."""
    return any(
        isinstance(mention.value, DateValue)
        and mention.value.precision == "day"
        and mention.value.start is not None
        and not mention.value.relative
        for statement in statements
        for mention in statement.mentions
    )


def _vague(statements: Sequence[Statement]) -> list[Proof]:
    """Return the expressions of time that need a date, those of a day first."""
    told = [s for s in statements if s.sentence.kind not in _SILENT]
    dates = [
        Proof("undated", mention.text, statement, mention.span)
        for statement in told
        for mention in statement.mentions
        if isinstance(mention.value, DateValue)
        and (mention.value.relative or mention.value.start is None)
    ]
    words = [
        Proof("undated", hit.text, hit.statement, hit.span)
        for hit in hits(family("vague_time"), told)
        if not any(hit.span.overlaps(proof.span) for proof in dates)
    ]
    return [*dates, *words]


def _opening(statements: Sequence[Statement]) -> Proof:
    first = next((s for s in statements if s.sentence.kind not in _SILENT), statements[0])
    return Proof("undated", first.sentence.text[:80], first, first.sentence.span)


def _label(statements: Sequence[Statement]) -> str:
    text = " ".join(_opening(statements).statement.sentence.text.split())
    return text if len(text) <= 80 else f"{text[:80].rsplit(' ', 1)[0]}…"
