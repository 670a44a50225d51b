"""Make an article of a page that was fetched, or of an item that a feed holds whole."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from urllib.parse import urlsplit

from checker.feeds.addresses import BadAddress, identity, normal, same_site
from checker.feeds.client import Answer, Failure, printable
from checker.feeds.listing import Entry
from checker.feeds.state import ArticleRow
from checker.stages.ingest import Limits, building, html_page, ignoring
from checker.stages.ingest.base import Draft, Unusable
from checker.stages.ingest.fragments import parse
from checker.types import Article, Skipped

_PAGES = frozenset({"", "text/html", "application/xhtml+xml", "application/xml", "text/xml"})


def of_page(answer: Answer, row: ArticleRow, limits: Limits) -> Article | Failure:
    """Return the article of a page, or why there is none; another try would give no other."""
    if answer.media not in _PAGES:
        return Failure(f"not a page but {answer.media}", lasting=True)
    final = answer.seen.final
    if urlsplit(final).path in ("", "/") and urlsplit(row.address).path not in ("", "/"):
        return Failure("gone: it leads to the front page now", lasting=True)
    try:
        draft = html_page.page(html_page.text_of(answer.body, charset=answer.charset))
    except Unusable as error:
        return Failure(printable(error.reason), lasting=True)
    address = _own_address(draft.url, final)
    draft = replace(
        draft,
        url=address,
        title=draft.title or row.title,
        source=draft.source or row.outlet,
        published=draft.published or row.published or None,
    )
    return _article(draft, row.id or address, row.address, limits)


def front_page(answer: Answer) -> Failure | None:
    """Return why a named page is no article: it is a front page, whose feed should be named."""
    if urlsplit(answer.seen.final).path not in ("", "/"):
        return None
    with contextlib.suppress(Unusable, BadAddress):
        root = parse(html_page.text_of(answer.body, charset=answer.charset))
        for link in root.xpath("//link[@rel='alternate'][@href]"):
            if link.get("type") in ("application/rss+xml", "application/atom+xml"):
                feed = normal(link.get("href"), answer.seen.final)
                return Failure(f"a front page and no article; name its feed instead: {feed}")
    return Failure("a front page and no article; name a feed or sitemap instead")


def of_item(entry: Entry, limits: Limits) -> Article | Failure:
    """Return the article of an item without an address."""
    assert entry.whole is not None  # noqa: S101 - for the reader of types
    return _article(entry.whole, entry.address, entry.address, limits)


def _own_address(canonical: str, final: str) -> str:
    """Return the address a page gives itself, if it may: no page speaks for another site."""
    with contextlib.suppress(BadAddress):
        told = identity(normal(canonical, final)) if canonical else ""
        if told and same_site(told, final) and urlsplit(told).path != "/":
            return told
    return identity(final)


def _article(draft: Draft, name: str, where: str, limits: Limits) -> Article | Failure:
    found = building.article(replace(draft, id=name), where=where, path="", limits=limits)
    if isinstance(found, Skipped):
        return Failure(found.reason, lasting=True)
    return replace(found, id=name, ignore=ignoring.read(draft.ignore)[0])
