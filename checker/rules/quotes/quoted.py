"""Quotations of a corpus: where they stand, who speaks, and which may be set side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.rules.quotes.words import Words, content
from checker.rules.sides import Proof
from checker.text.normalise import fold
from checker.types import Corpus, Mention, Person, Quotation, Statement

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


class Speakers:
    """Who a speaker's key means: two spellings of one person give one id."""

    def __init__(self, corpus: Corpus) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        self._labels: dict[str, str] = {}
        for timeline in corpus.timelines:
            self._labels[timeline.id] = timeline.label
            for entry in timeline.mentions:
                value = entry.mention.value
                if isinstance(value, Person) and value.full:
                    self._ids[entry.statement.article, value.key] = timeline.id

    def id_of(self, article: str, key: str) -> str:
        """Return the timeline of a speaker, or the key itself where it is no known person."""
        return self._ids.get((article, key), key)

    def is_person(self, speaker: str) -> bool:
        """Say whether an id is that of a person with a full name."""
        return speaker in self._labels

    def label(self, speaker: str) -> str:
        """Return the name to show for a speaker, or the key as it is."""
        return self._labels.get(speaker, speaker)


def quotations(corpus: Corpus, article: str, speakers: Speakers) -> Iterator[Quoted]:
    """Yield the quotations of an article."""
    for statement in corpus.statements.get(article, ()):
        if statement.sentence.kind in SILENT:
            continue
        for mention in statement.mentions:
            if isinstance(mention.value, Quotation):
                speaker = speakers.id_of(article, mention.value.speaker)
                yield Quoted(
                    statement,
                    mention,
                    content(mention.text, base=mention.span.start),
                    speaker,
                    speakers.is_person(speaker),
                    any(dots in mention.text for dots in _CUT),
                )
