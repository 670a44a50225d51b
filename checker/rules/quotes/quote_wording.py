"""Quote wording.

What it flags:
    One saying whose words differ: two quotations in marks of one story that share most of their
    words but not all, or are word for word one but for other words at one place, or for a word
    of one sort ("a month" for "a year"); and a quotation that another article reports without
    marks as the pride, wish or will of somebody else ("his pride" in marks, "the capital's").

Why it matters:
    What stands between quotation marks is promised to be the speaker's own words; two versions
    cannot both be.

When it stays silent:
    A quotation cut short, at either end or with dots; two speakers; two sayings of which an
    article has both; another passage of a speech; another form of the same word; a formula that
    gives each day its figures; what an editor explains in brackets; a paraphrase that shares few
    words. Words put in or left out (but a single one in a saying of one named speaker at one
    event), another word in a report without marks, two outlets' own translations (many small
    changes), and reports a day apart (who speaks daily says much the same) are info.

Options:
    share: least share of common words, 0 to 1, of two quotations (default 0.7).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import ClassVar

from checker.ids import digest
from checker.rules.base import Option, Rule
from checker.rules.quotes.pairs import SAME_START, alike, comparable, differ
from checker.rules.quotes.quoted import Quoted, quotations, shortened
from checker.rules.quotes.reported import retold
from checker.rules.quotes.rivals import named_beside, one_saying, two_speakers
from checker.rules.quotes.speakers import Speakers, speakers_of
from checker.rules.quotes.unquoted import unquoted
from checker.rules.sides import Proof, same_story, sides
from checker.rules.statements.occasions import occasions
from checker.rules.timing import hours_between
from checker.types import Corpus, Finding, Severity, Subject

_COMMON = 4  # content words that two wordings must share
_A_DAY = 24  # hours, after which a spokesman says much the same of the next day
_COMMON_APART = 6  # where no common story says that it is one saying


class QuoteWording(Rule):
    """Flag one quotation in two wordings."""

    kind = "quote-wording"
    family = "quotes"
    options: ClassVar[Mapping[str, Option]] = {"share": 0.7}

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per pair of wordings of one saying."""
        speakers, told = speakers_of(corpus), quotations(corpus)
        for key, articles in occasions(corpus):
            quotes = [quote for name in articles for quote in told[name]]
            said = {(quote.article, quote.stems) for quote in quotes}
            for first, second in combinations(quotes, 2):
                if {(first.article, second.stems), (second.article, first.stems)}.isdisjoint(said):
                    yield from self._pair(corpus, key, first, second, speakers)
            sentences = unquoted(corpus, articles, speakers) if quotes else ()
            for quote in quotes:
                for report in retold(corpus, quote, sentences, speakers):
                    text = "reported" if report.severity == "info" else "owner"
                    pair = [quote.proof(), report.proof]
                    speaker = speakers.label(quote.speaker)
                    yield self._finding(corpus, key, speaker, pair, report.severity, text)
        for first, second in alike(corpus, [quote for quotes in told.values() for quote in quotes]):
            if same_story(corpus, [first.article], [second.article]):
                continue
            yield from self._pair(corpus, "", first, second, speakers)

    def _pair(
        self, corpus: Corpus, key: str, first: Quoted, second: Quoted, speakers: Speakers
    ) -> Iterator[Finding]:
        common = _COMMON if key else _COMMON_APART
        least = SAME_START if key else common
        if not comparable(first, second, least) or two_speakers(first, second, speakers):
            return
        sources = {corpus.articles[quote.article].source.name for quote in (first, second)}
        severity = differ(
            first,
            second,
            share=self.number("share"),
            common=common,
            one_outlet=len(sources) == 1 and "" not in sources,
            one_saying=bool(key) and one_saying(first, second),
        )
        if severity:
            hours = hours_between(corpus, first.article, second.article)
            if hours is not None and hours > _A_DAY:
                severity = "info"
            # Who is only carried over from a sentence before may be another man: not named then.
            sure = (quote.speaker for quote in (first, second) if named_beside(quote))
            speaker = speakers.label(next(filter(None, sure), ""))
            pair = [first.proof(), second.proof()]
            yield self._finding(corpus, key, speaker, pair, severity, "default")

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
            subject=Subject(f"q-{digest(*wordings)}", speaker or shortened(pair[0].value)),
            sides=sides(corpus, pair),
            confidence=0.75 if speaker else 0.6,
            severity=severity,
            claim=key,
            text=text,
        )
