"""The nouns of checker, frozen, in the order in which they flow through the pipeline.

    Article / Skipped -> Sentence -> Statement (Mentions) -> Claim, Timeline -> Finding -> Report

Stages share these types and nothing else. Offsets are half-open, in code points of a raw field.
"""

from __future__ import annotations

from checker.types.articles import Article, FieldName, Sentence, SentenceKind, Skipped, Source, Span
from checker.types.claims import Claim, Corpus, Entry, Mention, Statement, Story, Timeline
from checker.types.findings import (
    SEVERITIES,
    Bilingual,
    Counts,
    Evidence,
    Explanation,
    Fact,
    Finding,
    Origin,
    Report,
    Run,
    Severity,
    Side,
    Subject,
    Suppressed,
    Suppression,
)
from checker.types.values import (
    Bound,
    Calendar,
    Cue,
    DateValue,
    Organisation,
    Person,
    Place,
    Post,
    PostStatus,
    Precision,
    Quantity,
    Quotation,
    Rank,
    Value,
)

__all__ = [
    "SEVERITIES",
    "Article",
    "Bilingual",
    "Bound",
    "Calendar",
    "Claim",
    "Corpus",
    "Counts",
    "Cue",
    "DateValue",
    "Entry",
    "Evidence",
    "Explanation",
    "Fact",
    "FieldName",
    "Finding",
    "Mention",
    "Organisation",
    "Origin",
    "Person",
    "Place",
    "Post",
    "PostStatus",
    "Precision",
    "Quantity",
    "Quotation",
    "Rank",
    "Report",
    "Run",
    "Sentence",
    "SentenceKind",
    "Severity",
    "Side",
    "Skipped",
    "Source",
    "Span",
    "Statement",
    "Story",
    "Subject",
    "Suppressed",
    "Suppression",
    "Timeline",
    "Value",
]
