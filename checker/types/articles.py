"""Articles and what they are cut into."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

FieldName = Literal["title", "text"]
SentenceKind = Literal["headline", "lead", "body", "subheading", "caption", "byline", "residue"]


@dataclass(frozen=True, slots=True)
class Source:
    """The outlet an article comes from; ``name`` is empty when nobody said."""

    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Ignore:
    """What an article says of itself: findings of this rule that cite it need no second look.

    ``expires`` is a day in ISO 8601, the last on which this holds, or "".
    """

    rule: str
    reason: str = ""
    author: str = ""
    expires: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One article as published. ``text`` and ``title`` are raw: every span points into them.

    ``published`` is timezone-aware, or None where nothing (``dated_by``) gives a date.
    ``category`` is the desk or section, ``author`` the byline; both "" where nobody said.
    """

    id: str
    text: str
    title: str = ""
    source: Source = Source()
    url: str = ""
    published: datetime | None = None
    dated_by: Literal["metadata", "text", "nothing"] = "nothing"
    precision: Literal["minute", "day"] = "day"
    language: str = "ar"
    category: str = ""
    path: str = ""
    ignore: tuple[Ignore, ...] = ()
    author: str = ""

    def field(self, name: FieldName) -> str:
        """Return the raw text of the field that a span names."""
        return self.title if name == "title" else self.text

    @property
    def day(self) -> date | None:
        """The day of publication in the outlet's own time zone, if known."""
        return self.published.date() if self.published else None


@dataclass(frozen=True, slots=True, order=True)
class Skipped:
    """An input that could not be used: ``source`` is ``path`` or ``path:line``."""

    source: str
    stage: str
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in one raw field of an article."""

    field: FieldName
    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Say whether the two ranges share a character of the same field."""
        return self.field == other.field and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Say whether ``other`` lies wholly inside this range."""
        return self.field == other.field and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``quotes`` are the spans inside its quotation marks, marks left out."""

    article: str
    index: int
    kind: SentenceKind
    span: Span
    text: str
    quotes: tuple[Span, ...] = ()
