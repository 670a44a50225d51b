"""The CSV report for spreadsheets: one row per piece of evidence, safe to open in Excel.

UTF-8 with a byte order mark (Excel reads Arabic wrongly without it), comma, CRLF. A cell that a
spreadsheet would run as a formula gets a leading apostrophe (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from checker.stages.report.labels import kind_label
from checker.stages.report.snippets import cite, safe_url, source_name
from checker.stages.report.visible import clipped, one_line
from checker.types import Article, Evidence, Finding, Report

COLUMNS = (
    *("finding", "rule", "kind", "kind_ar", "severity", "confidence", "subject"),
    *("question_ar", "question_en", "side", "value", "support", "source", "published", "title"),
    *("quote", "sentence", "url", "article", "field", "start", "end"),
    *("message_ar", "message_en", "suggestion_ar", "suggestion_en", "explained_by"),
)

# Excel refuses cells beyond 32,767 characters.
_LONGEST_CELL = 32_000
_FORMULA = tuple("=+-@＝＋－＠")


def render(report: Report) -> str:
    """Return the table with its header; a report without findings is the header alone."""
    articles = {article.id: article for article in report.articles}
    stream = io.StringIO()
    stream.write("\ufeff")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for finding in report.findings:
        writer.writerows(_rows(finding, articles))
    return stream.getvalue()


def cell(value: object) -> str:
    """Return a value as one safe cell: on one line, of bearable length, never a formula."""
    text = clipped(one_line(str(value)), _LONGEST_CELL)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _rows(finding: Finding, articles: dict[str, Article]) -> Iterator[list[str]]:
    for number, side in enumerate(finding.sides, 1):
        for evidence in side.evidence or (None,):
            row = (
                *_about(finding),
                *(number, side.value, side.support),
                *_where(evidence, articles),
                *_why(finding),
            )
            yield [cell(value) for value in row]


def _about(finding: Finding) -> tuple[object, ...]:
    return (
        *(finding.id, finding.rule, finding.kind, kind_label(finding.kind).ar, finding.severity),
        *(f"{finding.confidence:.2f}", finding.subject.label),
        *(finding.question.ar, finding.question.en),
    )


def _where(evidence: Evidence | None, articles: dict[str, Article]) -> tuple[object, ...]:
    if evidence is None:
        return ("",) * 10
    article = articles.get(evidence.article)
    (citation,) = cite((evidence,), articles)
    return (
        *(source_name(article), citation.day.isoformat() if citation.day else "", citation.title),
        *(evidence.quote, citation.snippets[0].text, safe_url(citation.url), evidence.article),
        *(evidence.span.field, evidence.span.start, evidence.span.end),
    )


def _why(finding: Finding) -> tuple[object, ...]:
    suggestion = finding.suggestion
    return (
        *(finding.message.ar, finding.message.en),
        *((suggestion.ar, suggestion.en) if suggestion else ("", "")),
        finding.explained_by or "",
    )
