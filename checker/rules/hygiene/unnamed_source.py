"""Unnamed source.

What it flags:
    A statement that is hung on nobody: "the sources confirmed" where no source was ever
    introduced, a source line that is a bare link ("source: click here"), and a grave charge
    (bribery, a plot, a secret sale) that rests on hearsay or on "informed sources".

Why it matters:
    Nobody can ask again, and nobody answers for it.

When it stays silent:
    "The sources" of whom the article said before who they are, or before whom somebody spoke whom
    the word may mean, or whom the next sentences describe. Sources described but not named
    ("informed sources"), unnamed analysts and hearsay are common and at times legitimate: info,
    as long as they carry no grave charge.

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from checker.languages import read
from checker.rules.base import ArticleRule
from checker.rules.hygiene.lexicon import Hit, family, hits
from checker.rules.hygiene.phrases import phrases_in
from checker.rules.reading import tokens_of
from checker.rules.sides import Proof, sides
from checker.text.phrases import PhraseMatcher, compile_phrases
from checker.text.tokens import tokenize
from checker.types import Corpus, Finding, Statement, Subject

_LONGEST_LINE = 6  # spaces
_TELLS = ("say", "announce", "confirm", "deny")
_REFERS_BACK = 2  # sentences in which "the source" looks for whom it means


class UnnamedSource(ArticleRule):
    """Flag statements whose source nobody can find."""

    kind = "unnamed-source"
    family = "hygiene"

    def judge_article(self, corpus: Corpus, article: str) -> Iterator[Finding]:
        """Yield a finding per class of wording, with all its places."""
        found = family("unnamed_source")
        statements = corpus.statements[article]
        groups: dict[tuple[str, bool], list[Hit]] = {}
        for hit in hits(found, statements):
            if not _explained(hit, statements):
                groups.setdefault((hit.name, _is_charge(hit)), []).append(hit)
        for (kind, charge), group in sorted(groups.items()):
            told = found.classes[kind]
            severity = "warning" if charge else told.severity
            yield self.finding(
                subject=Subject(f"{kind}{'-charge' * charge}-{article}", told.label.ar),
                sides=sides(corpus, [proof(hit) for hit in group]),
                confidence=0.85 if severity == "warning" else 0.6,
                severity=severity,
                text="charge" if charge else "default",
                label_ar=told.label.ar,
                label_en=told.label.en,
            )


def _is_charge(hit: Hit) -> bool:
    """Say whether a grave charge follows in the sentence, outside quotation marks."""
    sentence = hit.statement.sentence
    tokens = tokens_of(sentence)
    return any(
        name == hit.name
        and tokens[start].start >= hit.span.start
        and not any(quote.start <= tokens[start].start < quote.end for quote in sentence.quotes)
        for name, start, _ in phrases_in(sentence).get(("unnamed_source", "weighty"), ())
    )


def _explained(hit: Hit, statements: Sequence[Statement]) -> bool:
    """Say whether wording is no bare source after all.

    "The source" goes back to whoever spoke before; a source line is short, and a long sentence
    that ends with the word is none.
    """
    if hit.name == "blind_link":
        return hit.statement.sentence.text.count(" ") > _LONGEST_LINE
    if hit.name == "bare_sources" and _described_below(hit, statements):
        return True
    if hit.name != "bare_sources" or not any(token.definite for token in tokenize(hit.text)):
        return False
    before = statements[: hit.statement.sentence.index]
    return any(one.speaker for one in before) or any(
        _speech().find(tokenize(one.sentence.text)) for one in before[-_REFERS_BACK:]
    )


def _described_below(hit: Hit, statements: Sequence[Statement]) -> bool:
    """Say whether one of the next sentences says what sources they are."""
    place = hit.statement.sentence.index
    return any(
        name == hit.name
        for one in statements[place + 1 : place + 1 + _REFERS_BACK]
        for name, _, _ in phrases_in(one.sentence).get(("unnamed_source", "described"), ())
    )


@cache
def _speech() -> PhraseMatcher:
    """Return the verbs with which somebody gives news."""
    verbs = read("ar", "speech")["verbs"]
    return compile_phrases({name: verbs[name].split() for name in _TELLS})


def proof(hit: Hit) -> Proof:
    """Return wording of a class as evidence; its side is the class."""
    return Proof(hit.name, hit.text, hit.statement, hit.span)
