"""What sentences say, and how it hangs together across articles."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.types.articles import Article, Sentence, Span
from checker.types.values import DateValue, Value


@dataclass(frozen=True, slots=True)
class Mention:
    """A typed span. ``holder`` is the person key that a rank, post or cue belongs to, or ""."""

    span: Span
    text: str
    value: Value
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with what it mentions, who says it, and as of when.

    ``speaker`` is a person or organisation key ("" for the outlet's own voice); ``words`` are
    the content words, folded and stripped of clitics.
    """

    sentence: Sentence
    mentions: tuple[Mention, ...] = ()
    words: tuple[str, ...] = ()
    speaker: str = ""
    as_of: DateValue | None = None

    @property
    def article(self) -> str:
        """The id of the article the sentence stands in."""
        return self.sentence.article


@dataclass(frozen=True, slots=True)
class Claim:
    """Statements about one fact; ``key`` is made of content and survives edits elsewhere."""

    id: str
    key: str
    story: str
    label: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One mention on a timeline, with the statement it stands in."""

    statement: Statement
    mention: Mention


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that the corpus says of one person's ranks and posts, by date, then article.

    ``keys`` are the person keys linked to this person; ``mentions`` those of the name itself.
    """

    id: str
    label: str
    keys: tuple[str, ...]
    entries: tuple[Entry, ...]
    mentions: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about the same event, in date order; ``key`` is as stable as a claim's."""

    key: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """What the rules may look at; ``copies`` maps a syndicated copy to its original."""

    articles: dict[str, Article]
    statements: dict[str, tuple[Statement, ...]]
    stories: tuple[Story, ...] = ()
    claims: tuple[Claim, ...] = ()
    timelines: tuple[Timeline, ...] = ()
    copies: dict[str, str] = field(default_factory=dict)
