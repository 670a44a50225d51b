"""Quotations of a corpus: where they stand, in which words, and who speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.rules.once import once
from checker.rules.quotes.doubts import doubtful, spoken_of
from checker.rules.quotes.speakers import Speakers, speakers_of
from checker.rules.quotes.words import Words, content, stems
from checker.rules.sides import Proof
from checker.text.normalise import fold
from checker.types import Corpus, Mention, Organisation, Person, Post, Quotation, Statement

SILENT = frozenset({"residue", "byline", "caption"})
_CUT = ("...", "…", "..")
_OPENING = ' \n"“„«»‹'
_LEADS = (":", "،", "قائلا", "قائلة", "بقوله", "بقولها", "بالقول", "قوله", "قولها")


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
    stems: tuple[str, ...]

    @property
    def article(self) -> str:
        """The id of the article that quotes."""
        return self.statement.article

    @property
    def known_in_part(self) -> bool:
        """Whether the speaker is a person whom the sentence names by a part of the name."""
        return any(
            isinstance(m.value, Person) and m.value.key == self.speaker
            for m in self.statement.mentions
        )

    @property
    def announced(self) -> bool:
        """Whether a colon leads to the quotation: a whole saying, no words of one built in."""
        before = self.mention.span.start - self.statement.sentence.span.start
        return self.statement.sentence.text[:before].rstrip(_OPENING).endswith(_LEADS)

    def proof(self) -> Proof:
        """Return the quotation as one answer to what was said."""
        text = " ".join(self.mention.text.split())
        return Proof(fold(text), text, self.statement, self.mention.span)


def shortened(text: str, *, longest: int = 60) -> str:
    """Return a text cut at a word where it is too long for a label."""
    return text if len(text) <= longest else f"{text[:longest].rsplit(' ', 1)[0]}…"


@once
def quotations(corpus: Corpus) -> dict[str, tuple[Quoted, ...]]:
    """Return the quotations of each article, in the order of their ids; copies are left out."""
    speakers = speakers_of(corpus)
    return {
        name: tuple(_in_article(corpus, name, speakers))
        for name in sorted(corpus.articles)
        if name not in corpus.copies
    }


def _in_article(corpus: Corpus, article: str, speakers: Speakers) -> Iterator[Quoted]:
    for statement in corpus.statements.get(article, ()):
        if statement.sentence.kind in SILENT:
            continue
        for mention in statement.mentions:
            if isinstance(mention.value, Quotation):
                said = mention.value.speaker or _lone_person(statement, mention)
                if said in _named_within(statement, mention) or doubtful(statement, mention, said):
                    said = ""  # who is spoken of by name does not speak
                speaker = speakers.id_of(article, said)
                said_words = content(mention.text, base=mention.span.start)
                yield Quoted(
                    statement,
                    mention,
                    said_words,
                    speaker,
                    speakers.is_person(speaker),
                    any(dots in mention.text for dots in _CUT),
                    stems(said_words),
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
    if len(named) != 1 or len(actors) != 1 or statement.speaker:
        return ""
    return "" if spoken_of(statement, actors[0]) else named.pop()


def _named_within(statement: Statement, quotation: Mention) -> frozenset[str]:
    return frozenset(
        mention.value.key
        for mention in statement.mentions
        if isinstance(mention.value, Person) and quotation.span.contains(mention.span)
    )
