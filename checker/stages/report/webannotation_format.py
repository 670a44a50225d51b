"""W3C Web Annotations (JSON-LD): findings as notes on the articles, for annotation tools.

A target names the article's address, else its file, else itself, and selects the words twice:
by the words with what stands around them, and by their position in the article's text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from checker.stages.report.grouping import gravest_first
from checker.stages.report.json_format import encode
from checker.stages.report.labels import kind_label, word
from checker.stages.report.places import parted, uri
from checker.stages.report.snippets import safe_url
from checker.stages.report.visible import visible
from checker.stages.report.wording import spoken
from checker.types import Article, Bilingual, Evidence, Finding, Report

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32


def render(report: Report) -> str:
    """Return one collection with one page of annotations; findings set aside are left out."""
    articles = {article.id: article for article in report.articles}
    items = [_annotation(finding, articles) for finding in gravest_first(report.findings)]
    title = word("title")
    name = urn("collection", *(finding.id for finding in report.findings))
    collection = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": f"{title.ar} · {title.en}",
        "total": len(items),
        "first": {
            "id": urn("page", name),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }
    return encode(collection, indent=1) + "\n"


def urn(*parts: str) -> str:
    """Return a name that is the same for the same parts everywhere."""
    return uuid5(NAMESPACE_URL, encode(parts)).urn


def _annotation(finding: Finding, articles: Mapping[str, Article]) -> dict[str, object]:
    evidence = [one for side in finding.sides for one in side.evidence]
    return {
        "id": urn("finding", finding.id),
        "type": "Annotation",
        "motivation": "assessing",
        "creator": {"type": "Software", "name": "checker"},
        "body": list(_bodies(finding)),
        "target": [target(one, articles.get(one.article)) for one in evidence]
        or urn("subject", finding.subject.id),
    }


def _bodies(finding: Finding) -> Iterator[dict[str, object]]:
    yield from _texts(spoken(finding), "assessing")
    yield from _texts(kind_label(finding.kind), "classifying")
    yield {"type": "TextualBody", "purpose": "tagging", "value": finding.rule}


def _texts(text: Bilingual, purpose: str) -> Iterator[dict[str, object]]:
    for value, language, direction in ((text.ar, "ar", "rtl"), (text.en, "en", "ltr")):
        yield {
            "type": "TextualBody",
            "purpose": purpose,
            "value": visible(value),
            "format": "text/plain",
            "language": language,
            "textDirection": direction,
        }


def target(evidence: Evidence, article: Article | None) -> dict[str, object]:
    """Return where a piece of evidence stands: its article, by address, and its words."""
    return {
        "type": "SpecificResource",
        "source": _source(evidence.article, article),
        "selector": list(_selectors(evidence, article)),
    }


def _source(name: str, article: Article | None) -> str:
    if article is None:
        return urn("article", name)
    address = quote(safe_url(article.url), safe="%/:?#[]@!$&'()*+,;=~", errors="replace")
    path, _ = parted(article.path)
    return address or uri(path) or urn("article", name)


def _selectors(evidence: Evidence, article: Article | None) -> Iterator[dict[str, object]]:
    """Yield the selectors; a position counts in the text, so words of a title have none."""
    start, end = evidence.span.start, evidence.span.end
    raw = article.field(evidence.span.field) if article else ""
    yield {
        "type": "TextQuoteSelector",
        "exact": evidence.quote,
        "prefix": raw[max(0, start - AROUND) : start],
        "suffix": raw[end : end + AROUND],
    }
    if evidence.span.field == "text":
        yield {"type": "TextPositionSelector", "start": start, "end": end}
