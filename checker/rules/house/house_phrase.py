"""House phrase.

What it flags:
    A phrase that a newsroom's pack says the house does not use. The finding bears the name of
    the newsroom's own rule, and its words where it has some.

Why it matters:
    A style guide that nobody has to remember is kept.

When it stays silent:
    Where the phrase is not there as spelled; outside the rule's scope; without packs.

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.packs.rules import PhraseRule
from checker.rules.base import ArticleRule
from checker.rules.house.occurrences import HouseRule, occurrences
from checker.types import Corpus, Finding


class HousePhrase(HouseRule, ArticleRule):
    """Flag a phrase that a pack rules out."""

    kind = "house-phrase"

    def judge_article(self, corpus: Corpus, article: str) -> Iterator[Finding]:
        """Yield a finding per rule of the packs."""
        for spec in self.packs.rules:
            if not isinstance(spec, PhraseRule):
                continue
            proofs = [
                proof
                for phrase in spec.phrases
                for proof in occurrences(
                    corpus, article, phrase, inflected=spec.inflected, scope=spec.scope
                )
            ]
            if proofs:
                text = "use" if spec.use else "default"
                yield self.in_article(corpus, spec, article, proofs, text)
