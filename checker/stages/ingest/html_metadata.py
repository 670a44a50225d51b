"""Read title, date, outlet, address and language from a page's own metadata.

JSON-LD, Open Graph, ``meta`` names, microdata and ``time`` elements, in that order. Nothing is
guessed: no outlet from a host name, no date from a footer.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from checker.stages.ingest import ignoring
from checker.stages.ingest.base import Draft
from checker.stages.ingest.published import parse
from checker.stages.ingest.records import names

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLES = frozenset(
    {
        *("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle"),
        *("OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle"),
        *("LiveBlogPosting", "BlogPosting", "WebPage"),
    }
)
_DATE_NAMES = (
    *("article:published_time", "og:article:published_time", "og:published_time"),
    *("datepublished", "publishdate", "publish_date", "publish-date", "pubdate", "date"),
    *("parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date"),
    *("dcterms.created", "dc.date.created", "article:modified_time", "og:updated_time"),
)
_DATE_PATHS = (
    "//*[@itemprop='datePublished']/@datetime",
    "//*[@itemprop='datePublished']/@content",
    "//article//time[@pubdate]/@datetime",
    "//article//header//time/@datetime",
    "(//article//time/@datetime)[1]",
    "(//h1/following::time/@datetime)[1]",
)
_JSON_LENGTH = 500_000


def read(root: HtmlElement) -> Draft:
    """Return a draft with everything but the text."""
    linked = _linked(root)
    metas = _metas(root)
    outlet = linked.get("publisher")
    publisher = outlet if isinstance(outlet, Mapping) else {}
    return Draft(
        text="",
        title=_first(metas.get("og:title"), _string(linked, "headline"), *_headings(root)),
        source=_first(metas.get("og:site_name"), _string(publisher, "name")),
        source_url=_string(publisher, "url"),
        url=_first(*root.xpath("//link[@rel='canonical']/@href"), metas.get("og:url")),
        published=_published(root, linked, metas),
        language=_first(root.get("lang"), *root.xpath("//body/@lang"), metas.get("og:locale")),
        category=_first(metas.get("article:section"), _string(linked, "articleSection")),
        ignore=ignoring.of_page(root),
        author=_author(linked, metas),
    )


def _author(linked: Mapping[str, object], metas: Mapping[str, str]) -> str:
    """Return who wrote it; ``article:author`` is the address of a profile as often as a name."""
    named = metas.get("article:author", "")
    own = "" if "://" in named else named
    return _first(names(linked.get("author")), metas.get("author"), own)


def _first(*values: object) -> str:
    """Return the first string that is not blank, on one line."""
    texts = (" ".join(value.split()) for value in values if isinstance(value, str))
    return next((text for text in texts if text), "")


def _metas(root: HtmlElement) -> dict[str, str]:
    """Return the first content of every ``meta``, by its property or name in lower case."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or ""
        content = meta.get("content") or ""
        if name and content.strip():
            metas.setdefault(name.strip().lower(), content)
    return metas


def _headings(root: HtmlElement) -> Iterator[str]:
    for path in ("//h1", "//title"):
        for element in root.xpath(path)[:1]:
            yield element.text_content()


def _published(
    root: HtmlElement, linked: Mapping[str, object], metas: Mapping[str, str]
) -> str | None:
    """Return the first date of the metadata that can be read as one."""
    candidates = [_string(linked, "datePublished"), *(metas.get(name, "") for name in _DATE_NAMES)]
    for path in _DATE_PATHS:
        candidates.extend(map(str, root.xpath(path)[:1]))
    return next((value for value in candidates if value and parse(value)), None)


def _linked(root: HtmlElement) -> Mapping[str, object]:
    """Return the first article of the page's JSON-LD, or nothing."""
    for script in root.xpath("//script[@type='application/ld+json']"):
        content = script.text or ""
        if len(content) > _JSON_LENGTH:
            continue
        try:
            parsed = json.loads(content, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(parsed):
            kinds = node.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(name in _ARTICLES for name in names if isinstance(name, str)):
                return node
    return {}


def _nodes(parsed: object) -> Iterator[Mapping[str, object]]:
    """Yield the objects at the top, and those of a ``@graph`` there."""
    for node in parsed if isinstance(parsed, list) else [parsed]:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            if isinstance(graph, list):
                yield from (inner for inner in graph if isinstance(inner, dict))


def _string(node: Mapping[str, object], key: str) -> str:
    value = node.get(key)
    return value if isinstance(value, str) else ""
