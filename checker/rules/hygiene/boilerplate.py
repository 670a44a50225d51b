"""Boilerplate.

What it flags:
    Text that tells nothing of the story: the site's invitation to visit it, the outlet praising
    itself, an unfilled template, what share buttons and rewriting machines leave behind, a link
    in the middle of the text that leads to quite another story. Also a headline or a long
    phrase that stands twice, key words in every subheading, stock openings and endings.

Why it matters:
    It is published as if it were news, and shows that nobody read the text.

When it stays silent:
    Wording that careful outlets use as well; a phrase of fewer than ten words said twice; words
    repeated inside quotation marks; a title that the text repeats once above the story. Stock
    phrases, links to stories of the same matter or below the text, and repetitions are info.

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from checker.rules.base import ArticleRule
from checker.rules.hygiene.lexicon import Hit, family, hits
from checker.rules.hygiene.repetition import repeated_headline, repeated_phrases, stuffed
from checker.rules.sides import Proof, sides
from checker.types import Corpus, Finding, Severity, Statement, Subject

_BELOW = 2  # sentences in which the story goes on behind a link to another one
_IN_COMMON = 1  # words that a link to quite another story has in common with this one
_LONGEST = 200  # characters of a sentence that is shown whole
# Wording that condemns its whole sentence; elsewhere the phrase alone is shown.
_WHOLE = frozenset({"promotion", "self_reference", "share", "related", "stock_heading"})
_REPETITIONS = {
    "headline": repeated_headline,
    "phrase": repeated_phrases,
    "stuffing": stuffed,
}


class Boilerplate(ArticleRule):
    """Flag text that is no news."""

    kind = "boilerplate"
    family: ClassVar[str] = "hygiene"

    def judge_article(self, corpus: Corpus, article: str) -> Iterator[Finding]:
        """Yield a finding per class, with all its places."""
        statements = corpus.statements[article]
        yield from self._worded(corpus, article, statements)
        for text, find in _REPETITIONS.items():
            proofs = find(statements)
            if proofs:
                subject = Subject(f"{text}-{article}", " ".join(proofs[0].value.split())[:80])
                yield self.finding(
                    subject=subject,
                    sides=sides(corpus, [replace(proof, key=text) for proof in proofs]),
                    confidence=0.7,
                    severity="info",
                    text=text,
                )

    def _worded(
        self, corpus: Corpus, name: str, statements: tuple[Statement, ...]
    ) -> Iterator[Finding]:
        found = family("boilerplate")
        groups: dict[tuple[str, Severity], list[Hit]] = {}
        for hit in hits(found, statements):
            if not _is_told(hit):
                severity = found.classes[hit.name].severity
                if hit.name == "related" and _is_foreign(hit, statements):
                    severity = "warning"
                groups.setdefault((hit.name, severity), []).append(hit)
        for (kind, severity), group in sorted(groups.items()):
            told = found.classes[kind]
            yield self.finding(
                subject=Subject(f"{kind}-{name}", told.label.ar),
                sides=sides(corpus, [_proof(hit) for hit in group]),
                confidence=0.85 if severity != "info" else 0.5,
                severity=severity,
                label_ar=told.label.ar,
                label_en=told.label.en,
            )


def _is_told(hit: Hit) -> bool:
    """Say whether wording is part of the story: somebody's words, or a headline's.

    "Watch: ...", or the news of a social network, whose name opens what a share button leaves.
    """
    sentence = hit.statement.sentence
    headline = hit.name in {"related", "share"} and sentence.kind == "headline"
    return headline or any(quote.contains(hit.span) for quote in sentence.quotes)


def _is_foreign(hit: Hit, statements: Sequence[Statement]) -> bool:
    """Say whether the story goes on below a link, and the link leads to quite another one."""
    place = hit.statement.sentence.index
    goes_on = any(
        one.sentence.kind == "body" and one.sentence.text.rstrip().endswith(".")
        for one in statements[place + 1 : place + 1 + _BELOW]
    )
    told = {word for one in statements if one.sentence.index != place for word in one.words}
    return goes_on and len(told.intersection(hit.statement.words)) <= _IN_COMMON


def _proof(hit: Hit) -> Proof:
    """Return wording as evidence: with its whole sentence where that says nothing else."""
    sentence = hit.statement.sentence
    if hit.name in _WHOLE and len(sentence.text) <= _LONGEST:
        return Proof(hit.name, sentence.text, hit.statement, sentence.span)
    return Proof(hit.name, hit.text, hit.statement, hit.span)
