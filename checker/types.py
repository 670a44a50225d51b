"""The nouns of checker, frozen, in the order in which they flow through the pipeline.

    Article / Skipped -> Sentence -> Statement (Mentions) -> Claim, Timeline -> Finding -> Report

Stages share these types and nothing else. Offsets are half-open, in code points of a raw field.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, TypeAlias

FieldName = Literal["title", "text"]
Severity = Literal["error", "warning", "info"]
Explanation = Literal["time", "reference", "update"]
SentenceKind = Literal["headline", "lead", "body", "subheading", "caption", "byline", "residue"]
Bound = Literal["exact", "about", "at_least", "at_most", "vague"]
Precision = Literal["day", "month", "year", "weekday", "vague"]
Calendar = Literal["gregorian", "hijri"]
PostStatus = Literal["holds", "former", "acting", "elect"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in the two languages of the report."""

    ar: str
    en: str


@dataclass(frozen=True, slots=True)
class Source:
    """The outlet an article comes from; ``name`` is empty when nobody said."""

    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One article as published. ``text`` and ``title`` are raw: every span points into them.

    ``published`` is timezone-aware, or None where nothing (``dated_by``) gives a date.
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


@dataclass(frozen=True, slots=True)
class Person:
    """A person by the fullest name in the article; ``full`` is False for single names."""

    key: str
    name: str
    full: bool = True


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank or style: ``key`` of the lexicon, ``level`` in its ``ladder`` (0: no order).

    Qualifiers (staff, pilot, engineer) never change the level.
    """

    key: str
    label: str
    ladder: str
    level: int
    qualifiers: tuple[str, ...] = ()
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A post: ``role`` of the lexicon (or its normalised head noun), over a ``scope``.

    ``scope`` is the normalised complement, its country adjective removed; ``country`` an ISO
    3166 code or "" when the text does not say.
    """

    role: str
    scope: str
    country: str
    label: str
    status: PostStatus = "holds"


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation: normalised ``key``, ``name`` as shown, ``country`` or ""."""

    key: str
    name: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its gazetteer ``key``, else its folded name; ``parents`` contain it.

    ``role``: where something happens, where it leads to or from, or an actor named by its seat
    of power ("between Cairo and Tripoli").
    """

    key: str
    name: str
    kind: str
    country: str = ""
    parents: tuple[str, ...] = ()
    role: Literal["location", "path", "metonym", "other"] = "other"


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date or period in Gregorian days; start and end are None where it is not resolved.

    ``weekday`` (0: Monday) is set where the text names one; ``relative`` marks expressions that
    need the article's date ("today", "last month").
    """

    start: date | None
    end: date | None
    precision: Precision
    calendar: Calendar = "gregorian"
    weekday: int | None = None
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what is counted: ``low`` equals ``high`` unless the text gives a range.

    ``unit`` is "" for plain counts, else a key ("km", "percent"); ``counted`` the lexicon's class
    ("killed") or the folded noun; ``action`` the verb class, or "".
    """

    low: float
    high: float
    bound: Bound = "exact"
    unit: str = ""
    counted: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words inside quotation marks; ``speaker`` is a person or organisation key, or ""."""

    words: tuple[str, ...]
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of the opposition lexicon, on one ``pole`` of a ``group``, said of ``target``."""

    group: str
    pole: str
    target: str = ""
    negated: bool = False


Value: TypeAlias = (
    Person | Rank | Post | Organisation | Place | DateValue | Quantity | Quotation | Cue
)


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


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quotation that proves one side; ``quote`` equals the raw text at ``span``."""

    article: str
    span: Span
    quote: str
    sentence: Span


@dataclass(frozen=True, slots=True)
class Side:
    """One answer to the finding's question; ``support`` counts independent sources."""

    value: str
    key: str
    evidence: tuple[Evidence, ...]
    support: int = 1


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom or what a finding is about."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One question with several answers, each with its evidence."""

    id: str
    rule: str
    kind: str
    severity: Severity
    confidence: float
    subject: Subject
    question: Bilingual
    message: Bilingual
    sides: tuple[Side, ...]
    suggestion: Bilingual | None = None
    claim: str | None = None
    explained_by: Explanation | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A dated fact of a pack about a person, drawn behind the timeline: [start, end] days."""

    person: str
    kind: Literal["rank", "post"]
    label: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Run:
    """How a report came to be; ``started`` and ``seconds`` are injected."""

    version: str
    started: str
    seconds: float
    encoder: str
    packs: tuple[str, ...] = ()
    config: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counts:
    """What was read: numbers of the whole run, and everything that was skipped."""

    articles: int
    sentences: int
    claims: int
    copies: int
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one run; ``articles``, ``timelines`` and ``facts`` are those it cites."""

    run: Run
    corpus: Counts
    findings: tuple[Finding, ...]
    articles: tuple[Article, ...] = ()
    timelines: tuple[Timeline, ...] = ()
    facts: tuple[Fact, ...] = ()
