"""Headline and body.

What it flags:
    A headline that its own article contradicts: another figure of the same thing, the opposite of
    what happened, an event or a decision of which the text says that it did not come about or
    not yet or which the text only denies, all of a kind of which the text has some, another rank or
    post of the same person, another office, town, country, organisation or day than the only one
    of the text. A person whom the headline names and the text never mentions is info.

Why it matters:
    Most readers see nothing but the headline, and it travels without the text.

When it stays silent:
    A figure that some sentence of the text bears out, alone, rounded or as a sum; a headline that
    quotes one speaker where the text quotes another; opposites of which the text tells both; a
    headline that asks, denies or wishes, and one that a single sentence of the text bears out.

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.ids import digest
from checker.rules.base import ArticleRule
from checker.rules.events import likeness
from checker.rules.sides import Proof, sides
from checker.rules.statements.headline_denied import denied_deeds
from checker.rules.statements.headline_facts import unfounded
from checker.rules.statements.headline_figures import figures, only_ones
from checker.rules.statements.headline_news import announced
from checker.rules.statements.headline_offices import countries, offices
from checker.rules.statements.headline_opposites import LIKENESS, opposites
from checker.rules.statements.headline_others import others
from checker.rules.statements.headline_people import absent, titles
from checker.rules.statements.headline_poles import turned_about
from checker.rules.statements.headline_trends import turned
from checker.rules.statements.headline_whole import wholes
from checker.rules.statements.parts import Clash, Parts
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
        found: dict[str, Iterable[Clash]] = {
            "figure": tuple(figures(parts)),
            "opposite": (
                *opposites(statements, corpus.articles[article].day),
                *announced(statements),
                *unfounded(statements),
                *denied_deeds(statements),
                *wholes(statements),
                *turned(statements),
                *turned_about(statements, corpus.articles[article].day),
            ),
            "title": (*titles(parts), *offices(parts)),
            "other": (*others(parts), *countries(parts)),
        }
        for text, clashes in found.items():
            proofs = [proof for clash in clashes for proof in clash]
            if proofs:
                # The same thing may be counted of others: "an attack" of the past, its victims.
                pair = [proof.statement for proof in proofs[:2]]
                loose = text == "figure" and likeness(*pair) < LIKENESS
                loose = loose and not any(only_ones(parts, clash) for clash in clashes)
                severity: Severity = "info" if loose else "warning"
                yield self._finding(corpus, article, text, proofs, severity)
        for said in absent(parts):
            proof = said.proof(said.mention.text)
            yield self._finding(corpus, article, "absent", [proof], "info")

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
