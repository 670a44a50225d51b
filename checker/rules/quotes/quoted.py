"""Quotations of a corpus: where they stand, who speaks, and which may be set side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from checker.rules.quotes.words import Words, content
from checker.rules.sides import Proof
from checker.text.normalise import fold
from checker.types import Corpus, Mention, Organisation, Person, Quotation, Statement

SILENT = frozenset({"residue", "byline", "caption"})
_SAME_NAME = 85  # of 100: two spellings, or a name and its longer form
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

    def differ(self, first: str, second: str) -> bool:
        """Say whether two known speakers are surely not one: their names are no two spellings."""
        if not first or not second or first == second:
            return False
        names = (fold(self.label(first)), fold(self.label(second)))
        return fuzz.token_set_ratio(*names) < _SAME_NAME

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
                said = mention.value.speaker or _lone_person(statement, mention)
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
