"""Quotations of a corpus: where they stand, who speaks, and which may be set side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from checker.rules.quotes.wording import Words, content
from checker.types import Corpus, Mention, Person, Quotation, Statement

_SILENT = frozenset({"residue", "byline", "caption"})
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
        if statement.sentence.kind in _SILENT:
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


def events(corpus: Corpus) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield a key and the articles in which one saying may be told: the stories, and pairs.

    A pair are two articles outside a common story that share two persons, of which at least
    one has no date: nothing then says that they tell of two occasions.
    """
    for story in corpus.stories:
        yield story.key, tuple(name for name in story.articles if name not in corpus.copies)
    together = {
        pair for story in corpus.stories for pair in combinations(sorted(story.articles), 2)
    }
    for first, second in _undated_pairs(corpus):
        if (first, second) not in together:
            yield f"{first}+{second}", (first, second)


def _undated_pairs(corpus: Corpus) -> Iterator[tuple[str, str]]:
    shared: dict[tuple[str, str], int] = {}
    for timeline in corpus.timelines:
        names = sorted({entry.statement.article for entry in timeline.mentions})
        undated = {name for name in names if corpus.articles[name].published is None}
        for one in sorted(undated):
            for other in names:
                if one != other and not (other in undated and other < one):
                    pair = (min(one, other), max(one, other))
                    shared[pair] = shared.get(pair, 0) + 1
    yield from (pair for pair, count in sorted(shared.items()) if count >= 2)
