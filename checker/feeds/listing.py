"""What a feed or sitemap lists: the addresses of articles, or of further sitemaps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from checker.feeds.addresses import BadAddress, identity, normal, same_site
from checker.feeds.bodies import Garbled, TooLarge, opened
from checker.feeds.client import Answer, printable
from checker.ids import digest
from checker.stages.ingest.base import Draft, Unusable
from checker.stages.ingest.feeds import ROOTS, items
from checker.stages.ingest.published import parse
from checker.stages.ingest.sniffing import HEAD, suffix
from checker.stages.ingest.xml_tree import name, tree

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST = 50_000  # entries of one document: what the sitemap protocol allows
Kind: TypeAlias = Literal["feed", "sitemap", "sitemaps", "page"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is listed.

    ``marker`` changes when the lister says that the article did; ``dated`` is epoch seconds, 0
    where unknown. ``whole`` is the article itself, of an item that has text and no address.
    """

    address: str
    marker: str = ""
    dated: float = 0.0
    published: str = ""
    title: str = ""
    outlet: str = ""
    whole: Draft | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What a document lists; ``faults`` are what of it could not be used, a reason each."""

    kind: Kind
    entries: tuple[Entry, ...] = ()
    faults: tuple[str, ...] = ()


def read(answer: Answer, limit: int) -> Listing:
    """Return what a document lists; a page of HTML lists nothing.

    One that is not well-formed is read as far as possible, and ``faults`` says so.

    Raises:
        Unusable: it is none of what is read here, or nothing could be had from it.
    """
    try:
        data = opened(answer.body, limit)
    except TooLarge:
        raise Unusable(f"too large: over {limit:,} bytes when unpacked") from None
    except Garbled as error:
        raise Unusable(str(error)) from None
    if not data.strip():
        raise Unusable("empty: there is nothing in it")
    head = data[:HEAD]
    if not _is_xml(head) and (suffix(head) == ".html" or answer.media == "text/html"):
        return Listing("page")
    faults: list[str] = []
    try:
        root = tree(data)
    except Unusable as error:
        root = tree(data, recover=True)
        where = f", line {error.line}" if error.line else ""
        faults.append(printable(f"{error.reason}{where}; what is behind it may be missing"))
    kind, entries = _reader(root)
    found = _told_apart(entries(root, answer.seen.final, faults))
    if faults and not found:
        raise Unusable(faults[0])
    if len(found) > MOST:
        faults.append(f"only the first {MOST:,} of {len(found):,} entries are read")
    return Listing(kind, found[:MOST], tuple(faults))


_Reader: TypeAlias = Callable[["_Element", str, list[str]], Iterator[Entry]]


def _is_xml(head: bytes) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:300].lower()
    return start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf", b"<urlset", b"<sitemapindex")) \
        and b"<html" not in start and b"<!doctype html" not in start  # fmt: skip


def _reader(root: _Element) -> tuple[Kind, _Reader]:
    tag = name(root)
    if tag in ROOTS:
        return "feed", _of_feed
    if tag == "urlset":
        return "sitemap", lambda root, base, faults: _of_sitemap(root, "url", base, faults)
    if tag == "sitemapindex":
        return "sitemaps", lambda root, base, faults: _of_sitemap(root, "sitemap", base, faults)
    raise Unusable(f"neither feed, sitemap nor page (its root is <{printable(tag[:40])}>)")


def _of_feed(root: _Element, base: str, faults: list[str]) -> Iterator[Entry]:
    for item in items(root):
        draft = item.draft
        published = str(draft.published or "")
        marker = digest(item.updated or published, draft.title)
        try:
            address = identity(normal(draft.url, base)) if draft.url else ""
        except BadAddress as error:
            faults.append(printable(f"line {draft.line}: {error}"))
            continue
        if address:
            outlet = draft.source if same_site(address, base) else ""
            yield Entry(
                address, marker, _moment(published), published[:100], draft.title[:500], outlet
            )
        elif item.fault:
            faults.append(f"line {draft.line}: neither address nor text")
        else:
            # A name that no other feed can take.
            own = f"{base}#{digest(draft.id, '' if draft.id else draft.text)}"
            text = digest(marker, draft.text)
            yield Entry(own, text, _moment(published), published[:100], whole=draft)


def _of_sitemap(root: _Element, tag: str, base: str, faults: list[str]) -> Iterator[Entry]:
    for element in root:
        if name(element) != tag:
            continue
        told = {name(child): (child.text or "").strip() for child in element if not len(child)}
        news = {
            name(child): (child.text or "").strip()
            for part in element if name(part) == "news"
            for child in part.iter()
        }  # fmt: skip
        published = news.get("publication_date", "")
        changed = told.get("lastmod") or published
        try:
            address = identity(normal(told.get("loc", ""), base))
        except BadAddress as error:
            faults.append(printable(f"line {element.sourceline or 0}: {error}"))
            continue
        yield Entry(
            address, changed[:100], _moment(changed), published[:100], news.get("title", "")[:500],
            news.get("name", "")[:200],
        )  # fmt: skip


def _told_apart(entries: Iterator[Entry]) -> tuple[Entry, ...]:
    """Return each address once; the first entry counts."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.address, entry)
    return tuple(found.values())


def _moment(text: str) -> float:
    """Return epoch seconds of a date, 0 where it is none."""
    parsed = parse(text) if text else None
    return max(parsed.moment.timestamp(), 0.0) if parsed else 0.0
