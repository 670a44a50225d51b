"""Quotations of a corpus: where they stand, in which words, and who speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.rules.quotes.speakers import Speakers
from checker.rules.quotes.words import Words, content
from checker.rules.sides import Proof
from checker.text.normalise import fold
from checker.types import Corpus, Mention, Organisation, Person, Post, Quotation, Statement

SILENT = frozenset({"residue", "byline", "caption"})
_CUT = ("...", "…", "..")


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation: its content words, and its ``speaker``: a timeline's id, or a plain key.

    ``named`` says whether the speaker is a person whom the corpus knows by full name; ``cut``
    whether dots show that something was left out.
    """

    statement: Statement
    mention: Mention
    words: Words
    speaker: str
    named: bool
    cut: bool

    @property
    def article(self) -> str:
        """The id of the article that quotes."""
        return self.statement.article

    def proof(self) -> Proof:
        """Return the quotation as one answer to what was said."""
        text = " ".join(self.mention.text.split())
        return Proof(fold(text), text, self.statement, self.mention.span)


def shortened(text: str, *, longest: int = 60) -> str:
    """Return a text cut at a word where it is too long for a label."""
    return text if len(text) <= longest else f"{text[:longest].rsplit(' ', 1)[0]}…"


def quotations(corpus: Corpus, article: str, speakers: Speakers) -> Iterator[Quoted]:
    """Yield the quotations of an article."""
    for statement in corpus.statements.get(article, ()):
        if statement.sentence.kind in SILENT:
            continue
        for mention in statement.mentions:
            if isinstance(mention.value, Quotation):
                said = mention.value.speaker or _lone_person(statement, mention)
                if said in _named_within(statement, mention):
                    said = ""  # who is spoken of by name does not speak
                speaker = speakers.id_of(article, said)
                yield Quoted(
                    statement,
                    mention,
                    content(mention.text, base=mention.span.start),
                    speaker,
                    speakers.is_person(speaker),
                    any(dots in mention.text for dots in _CUT),
                )


def _lone_person(statement: Statement, quotation: Mention) -> str:
    """Return the only person whom the words before a quotation name, where nobody else speaks."""
    if any(isinstance(m.value, Post) and not m.holder for m in statement.mentions):
        # "قالت رئيسة الوزراء في رسالتها إلى فلان": the post speaks, not the name.
        return ""
    named = {
        mention.value.key
        for mention in statement.mentions
        if isinstance(mention.value, Person) and mention.value.full
    }
    actors = [
        mention
        for mention in statement.mentions
        if isinstance(mention.value, Person | Organisation)
        and mention.span.end <= quotation.span.start
    ]
    return named.pop() if len(named) == len(actors) == 1 and not statement.speaker else ""


def _named_within(statement: Statement, quotation: Mention) -> frozenset[str]:
    return frozenset(
        mention.value.key
        for mention in statement.mentions
        if isinstance(mention.value, Person) and quotation.span.contains(mention.span)
    )
