"""Headline and body.

What it flags:
    A headline that its own article contradicts: another figure of the same thing, the opposite of
    what happened, or a deed that the text names only to deny, refuse or exclude it.

Why it matters:
    Most readers see nothing but the headline, and it travels without the text.

When it stays silent:
    A figure that some sentence of the text bears out, alone, rounded or as a sum; a headline that
    quotes one speaker where the text quotes another; opposites of which the text tells both; a
    headline that asks, denies or wishes, and one that a single sentence of the text bears out.
    What stands in a sentence with few words of the headline is info: it may be told of others.

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.ids import digest
from checker.rules.base import ArticleRule
from checker.rules.sides import Proof, sides
from checker.rules.statements.headline_denied import denied_deeds
from checker.rules.statements.headline_figures import figures, sure_figure
from checker.rules.statements.headline_poles import sure_opposite, turned_about
from checker.rules.statements.parts import Parts
from checker.types import Corpus, Finding, Severity, Subject


class HeadlineBody(ArticleRule):
    """Flag a headline that the text below it does not bear out."""

    kind = "headline-body"
    family = "statements"

    def judge_article(self, corpus: Corpus, article: str) -> Iterator[Finding]:
        """Yield a finding per sort of contradiction."""
        statements = corpus.statements[article]
        parts = Parts.of(statements)
        if not parts.below or article in corpus.copies:
            return
        day = corpus.articles[article].day
        denied, turned = tuple(denied_deeds(statements)), tuple(turned_about(statements, day))
        counted = tuple(figures(parts))
        for text, clashes, sure in (
            ("figure", counted, any(map(sure_figure, counted))),
            ("opposite", (*denied, *turned), bool(denied) or any(map(sure_opposite, turned))),
        ):
            # Beside what is surely of one thing the rest bears it out; alone it is wrong too often.
            severity: Severity = "warning" if sure else "info"
            if clashes:
                proofs = [proof for clash in clashes for proof in clash]
                yield self._finding(corpus, article, text, proofs, severity)

    def _finding(
        self, corpus: Corpus, name: str, text: str, proofs: list[Proof], severity: Severity
    ) -> Finding:
        headline = " ".join(proofs[0].statement.sentence.text.split())
        return self.finding(
            subject=Subject(f"h-{digest(name, text)}", headline[:100]),
            sides=sides(corpus, proofs),
            confidence=0.6,
            severity=severity,
            text=text,
        )
