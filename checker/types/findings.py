"""What disagrees, with its evidence, and the report of a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from checker.types.articles import Article, Skipped, Span
from checker.types.claims import Timeline

Severity = Literal["error", "warning", "info"]
Explanation = Literal["time", "reference", "update"]
Origin = Literal["baseline", "article", "review"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in the two languages of the report."""

    ar: str
    en: str


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
class Suppression:
    """Who decided that a finding need not be looked at again, and why; days in ISO 8601 or ""."""

    origin: Origin
    reason: str = ""
    author: str = ""
    day: str = ""
    expires: str = ""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that somebody has set aside."""

    finding: Finding
    suppression: Suppression


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A finding that an editor confirmed: by whom, and on which day (ISO 8601)."""

    finding: str
    author: str
    day: str
    note: str = ""


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
    """The result of one run; ``articles``, ``timelines`` and ``facts`` are those it cites.

    ``new`` are the ids of the articles that a gate was asked about; a check asks about all, and
    leaves it empty. ``suppressed`` findings are not among ``findings``; ``confirmed`` ones are.
    """

    run: Run
    corpus: Counts
    findings: tuple[Finding, ...]
    articles: tuple[Article, ...] = ()
    timelines: tuple[Timeline, ...] = ()
    facts: tuple[Fact, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    confirmed: tuple[Confirmation, ...] = ()
    new: tuple[str, ...] = ()
