"""Quote speaker.

What it flags:
    One quotation, word for word the same, that two articles put into the mouths of two different
    persons, by a verb of speech or as the only one whom its sentence names.

Why it matters:
    One of the two did not say it; a wrong attribution is what people sue over.

When it stays silent:
    A speaker who is only a post or a body ("the spokesman"); two spellings of one name; a single
    word that may be a part of the other's name; short formulas that anybody may say; an article
    that quotes both for it. Info where a speaker is only carried over from a sentence before
    that names somebody else too.

Options:
    similarity: least similarity of the words of two quotations, 0 to 100 (default 92).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from rapidfuzz import fuzz

from checker.ids import digest
from checker.rules.base import Option, Rule
from checker.rules.quotes.pairs import alike
from checker.rules.quotes.quoted import Quoted, quotations
from checker.rules.quotes.rivals import named_beside, proofs, rivals_of, told_before
from checker.rules.quotes.speakers import Speakers, speakers_of
from checker.rules.sides import Proof, same_story, sides
from checker.rules.statements.occasions import occasions
from checker.text.normalise import fold
from checker.types import Corpus, Finding, Severity, Subject

_SHORTEST = 4  # content words
_TOKENS = 6  # words, particles among them, of a quotation as short as that
_LONG = 8  # from which on two may say nearly the same by no chance


class QuoteSpeaker(Rule):
    """Flag one quotation with two speakers."""

    kind = "quote-speaker"
    family = "quotes"
    severity: ClassVar[Severity] = "warning"
    options: ClassVar[Mapping[str, Option]] = {"similarity": 92}

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per quotation that has more than one speaker."""
        speakers, told = speakers_of(corpus), quotations(corpus)
        for key, articles in occasions(corpus):
            quotes = [quote for name in articles for quote in told[name] if _long(quote)]
            for group in self._same(quotes):
                yield from self._in_group(corpus, key, group, speakers)
        every = [quote for quotes in told.values() for quote in quotes if _long(quote)]
        for pair in alike(corpus, every):
            apart = not same_story(corpus, [pair[0].article], [pair[1].article])
            if apart and self._one(*pair):
                yield from self._in_group(corpus, "", list(pair), speakers)

    def _in_group(
        self, corpus: Corpus, key: str, group: list[Quoted], speakers: Speakers
    ) -> Iterator[Finding]:
        known = [quote for quote in group if quote.named or quote.known_in_part]
        rivals = rivals_of(known, speakers)
        if rivals:
            found = [p for quote in rivals for p in proofs(corpus, quote, speakers)]
            sure = all(named_beside(quote) or told_before(corpus, quote) for quote in rivals)
            yield self._finding(corpus, key, rivals[0], found, sure=sure)

    def _same(self, quotes: list[Quoted]) -> Iterator[list[Quoted]]:
        """Yield groups of quotations whose words are nearly the same."""
        groups: list[list[Quoted]] = []
        for quote in quotes:
            for group in groups:
                if self._one(group[0], quote):
                    group.append(quote)
                    break
            else:
                groups.append([quote])
        yield from groups

    def _one(self, first: Quoted, second: Quoted) -> bool:
        """Say whether two quotations are one; short ones word for word, as many may say them."""
        if min(len(first.stems), len(second.stems)) < _LONG:
            return first.stems == second.stems
        return fuzz.ratio(first.stems, second.stems) >= self.number("similarity")

    def _finding(
        self, corpus: Corpus, key: str, quote: Quoted, found: list[Proof], *, sure: bool
    ) -> Finding:
        words = " ".join(quote.mention.text.split())
        return self.finding(
            subject=Subject(f"q-{digest(*quote.stems)}", words[:80]),
            sides=sides(corpus, found),
            confidence=0.75,
            severity="warning" if sure else "info",
            claim=key,
            words=fold(words),
        )


def _long(quote: Quoted) -> bool:
    """Say whether a quotation is too long for two to say it by chance, or for a slogan.

    A slogan is nobody's: what a known person says behind a colon may be a word shorter.
    """
    told = len(quote.words)
    least = _TOKENS - 1 if quote.announced and quote.named else _TOKENS
    return told > _SHORTEST or (told == _SHORTEST and len(quote.mention.text.split()) >= least)
