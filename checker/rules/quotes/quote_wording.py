"""Quote wording.

What it flags:
    One saying of one speaker whose words differ: two quotations in marks that share most of
    their words but not all, and a quotation that another article reports without marks as the
    pride, wish or will of somebody else ("his pride" in marks, "the capital's pride" without).

Why it matters:
    What stands between quotation marks is promised to be the speaker's own words; two versions
    cannot both be.

When it stays silent:
    A quotation cut short, at either end or with dots; two speakers; another form of the same
    word; a paraphrase that shares few words. Words put in or left out, and another word in a
    report without marks, are info, and so is a difference of spelling.

Options:
    share: least share of common words, 0 to 1, of two quotations (default 0.7).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import ClassVar

from checker.ids import digest
from checker.rules.base import Option, Rule
from checker.rules.quotes.quoted import Quoted, Speakers, quotations, shortened
from checker.rules.quotes.reported import retold
from checker.rules.quotes.wording import compare
from checker.rules.quotes.words import stems
from checker.rules.sides import Proof, sides
from checker.rules.statements.occasions import occasions
from checker.types import Corpus, Finding, Severity, Subject

_SHORTEST = 4  # content words
_COMMON = 4
_MOST_REPLACED = 2  # more than that is another sentence, or another translation


class QuoteWording(Rule):
    """Flag one quotation in two wordings."""

    kind = "quote-wording"
    family = "quotes"
    options: ClassVar[Mapping[str, Option]] = {"share": 0.7}

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per pair of wordings of one saying."""
        speakers = Speakers(corpus)
        for key, articles in occasions(corpus):
            quotes = [q for name in articles for q in quotations(corpus, name, speakers)]
            for first, second in combinations(quotes, 2):
                severity = self._differ(first, second)
                if severity:
                    speaker = speakers.label(first.speaker or second.speaker)
                    pair = [first.proof(), second.proof()]
                    yield self._finding(corpus, key, speaker, pair, severity, "default")
            for quote in quotes:
                for told in retold(corpus, quote, articles, speakers):
                    speaker = speakers.label(quote.speaker)
                    pair = [quote.proof(), told.proof]
                    text = "reported" if told.severity == "info" else "owner"
                    yield self._finding(corpus, key, speaker, pair, told.severity, text)

    def _differ(self, first: Quoted, second: Quoted) -> Severity | None:
        """Say how grave the difference between two quotations is; None where there is none."""
        if first.speaker and second.speaker and first.speaker != second.speaker:
            return None
        if not _comparable(first, second):
            return None
        short, long = sorted((first, second), key=lambda quote: len(quote.words))
        found = compare(short.words, long.words)
        if len(found.equal) < _COMMON or found.share < self.number("share"):
            return None
        if 0 < len(found.replaced) <= _MOST_REPLACED or found.reversed:
            return "warning"
        if found.replaced or not (found.added or found.dropped):
            return None
        return "info"

    def _finding(
        self,
        corpus: Corpus,
        key: str,
        speaker: str,
        pair: list[Proof],
        severity: Severity,
        text: str,
    ) -> Finding:
        wordings = sorted(proof.key for proof in pair)
        return self.finding(
            subject=Subject(f"q-{digest(speaker, *wordings)}", speaker or shortened(pair[0].value)),
            sides=sides(corpus, pair),
            confidence=0.75 if speaker else 0.6,
            severity=severity,
            claim=key,
            text=text,
        )


def _comparable(first: Quoted, second: Quoted) -> bool:
    if min(len(first.words), len(second.words)) < _SHORTEST or first.cut or second.cut:
        return False
    if first.article == second.article and "headline" not in {
        first.statement.sentence.kind,
        second.statement.sentence.kind,
    }:
        return False
    return len(set(stems(first.words)) & set(stems(second.words))) >= _COMMON
