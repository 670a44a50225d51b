"""What to change in which article: all that was confirmed, as a page, a table, annotations."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checker.review.desk import Desk
from checker.stages.report.csv_format import cell
from checker.stages.report.json_format import encode
from checker.stages.report.snippets import safe_url, source_name
from checker.stages.report.visible import visible
from checker.stages.report.webannotation_format import CONTEXT, target, urn
from checker.types import Article, Evidence, Finding


@dataclass(frozen=True, slots=True)
class Correction:
    """A place in an article that is wrong, or may be: ``right`` is "" where nobody knows."""

    finding: Finding
    evidence: Evidence
    says: str
    right: str
    editor: str
    day: str
    note: str


@dataclass(frozen=True, slots=True)
class ToCorrect:
    """An article with its corrections, in the order of the text."""

    id: str
    article: Article | None
    title: str
    source: str
    url: str
    corrections: tuple[Correction, ...]


Writer = Callable[[Sequence[ToCorrect]], str]


def to_correct(desk: Desk) -> tuple[ToCorrect, ...]:
    """Return the articles that editors want corrected, by outlet and id."""
    decided = desk.decided()
    found: dict[str, list[Correction]] = {}
    for finding in desk.findings:
        standing = decided.get(finding.id)
        if standing is None or standing.verdict != "confirmed":
            continue
        last = standing.settled[0]
        values = {side.key: side.value for side in finding.sides}
        for side in finding.sides:
            for item in side.evidence:
                if item.article in last.correct and side.key != last.right:
                    found.setdefault(item.article, []).append(
                        Correction(
                            finding,
                            item,
                            side.value,
                            values.get(last.right, ""),
                            last.editor,
                            last.day,
                            last.note,
                        )
                    )
    return tuple(
        sorted(
            (_article(desk, name, items) for name, items in found.items()),
            key=lambda article: (article.source, article.id),
        )
    )


def as_csv(articles: Sequence[ToCorrect]) -> str:
    """Return a row per place; nothing in it is a formula to a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        ["article", "source", "title", "url", "field", "start", "end", "quote", "says", "right",
         "kind", "question", "note", "editor", "day", "finding"]
    )  # fmt: skip
    for article in articles:
        for one in article.corrections:
            span = one.evidence.span
            cells = [
                article.id, article.source, article.title, article.url, span.field, span.start,
                span.end, one.evidence.quote, one.says, one.right, one.finding.kind,
                one.finding.question.ar, one.note, one.editor, one.day, one.finding.id,
            ]  # fmt: skip
            writer.writerow(map(cell, cells))
    return "\ufeff" + out.getvalue()


def as_annotations(articles: Sequence[ToCorrect]) -> str:
    """Return a page of W3C Web Annotations, one per place (the W3C's Web Annotation Data Model)."""
    items = [_annotation(article, one) for article in articles for one in article.corrections]
    page = {"@context": CONTEXT, "type": "AnnotationPage", "items": items}
    return encode(page, indent=1) + "\n"


def _annotation(article: ToCorrect, one: Correction) -> dict[str, object]:
    span = one.evidence.span
    text = f"{one.finding.question.ar} {one.right}".strip()
    return {
        "type": "Annotation",
        "id": urn("correction", one.finding.id, article.id, span.field, str(span.start)),
        "motivation": "editing",
        "creator": {"type": "Person", "name": one.editor},
        "created": f"{one.day}T00:00:00Z",
        "body": {"type": "TextualBody", "purpose": "editing", "value": visible(one.note or text)},
        "target": target(one.evidence, article.article),
    }


def _article(desk: Desk, name: str, items: Sequence[Correction]) -> ToCorrect:
    article = desk.articles.get(name)
    order = sorted(items, key=lambda c: (c.evidence.span.field != "title", c.evidence.span.start))
    return ToCorrect(
        id=name,
        article=article,
        title=article.title if article else "",
        source=source_name(article),
        url=safe_url(article.url) if article else "",
        corrections=tuple(order),
    )
