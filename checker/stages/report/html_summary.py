"""The figures at the head of the page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from checker.stages.report.grouping import count_severities
from checker.stages.report.labels import kind_order
from checker.types import SEVERITIES, Report, Severity, Skipped

# Rows of skipped inputs drawn on the page; JSON has every one.
MOST_SKIPPED = 500


@dataclass(frozen=True, slots=True)
class KindRow:
    """How often one kind was found, by severity in the order of ``SEVERITIES``."""

    kind: str
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Tiles, the table of kinds, and what was skipped."""

    severities: tuple[tuple[Severity, int], ...]
    read: tuple[tuple[str, int], ...]
    kinds: tuple[KindRow, ...]
    skipped: tuple[Skipped, ...]
    skipped_left_out: int


def summary_of(report: Report) -> Summary:
    """Return the figures of a report; kinds in the order of the page."""
    corpus = report.corpus
    pairs = Counter((finding.kind, finding.severity) for finding in report.findings)
    kinds = sorted({finding.kind for finding in report.findings}, key=kind_order)
    rows = []
    for kind in kinds:
        counts = tuple(pairs[kind, severity] for severity in SEVERITIES)
        rows.append(KindRow(kind, counts, sum(counts)))
    return Summary(
        severities=tuple(count_severities(report.findings).items()),
        read=(
            ("articles", corpus.articles),
            ("sentences", corpus.sentences),
            ("claims", corpus.claims),
            ("copies", corpus.copies),
            ("skipped_tile", len(corpus.skipped)),
            *((("confirmed", len(report.confirmed)),) if report.confirmed else ()),
            *((("set_aside", len(report.suppressed)),) if report.suppressed else ()),
        ),
        kinds=tuple(rows),
        skipped=corpus.skipped[:MOST_SKIPPED],
        skipped_left_out=max(0, len(corpus.skipped) - MOST_SKIPPED),
    )
