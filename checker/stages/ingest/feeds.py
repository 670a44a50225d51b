"""Read RSS (0.9x, 1.0, 2.0) and Atom feeds, one article per item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.stages.ingest.base import Document, Draft, Drafts, Unusable
from checker.stages.ingest.fragments import plain_text
from checker.stages.ingest.xml_tree import name as _name
from checker.stages.ingest.xml_tree import tree

if TYPE_CHECKING:
    from lxml.etree import _Element

ROOTS = frozenset({"rss", "feed", "RDF"})
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_BODIES = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "issued", "date", "updated", "modified")


def read(document: Document) -> Drafts:
    """Yield the items of a feed in their order.

    Raises:
        Unusable: no well-formed XML (with the line), or no feed. An item without text is
            ``Skipped`` with its line.
    """
    for item in items(_root(document.data())):
        if item.fault:
            yield document.skipped(item.fault, line=item.draft.line)
        else:
            yield item.draft


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a feed; ``fault`` says why its text is empty. ``updated`` is as found, or ""."""

    draft: Draft
    updated: str
    fault: str = ""


def items(root: _Element) -> Iterator[Item]:
    """Yield the items of a feed in their order."""
    channel = root if _name(root) == "feed" else next(_children(root, ("channel",)), root)
    outlet = _plain(_text(channel, "title"))
    language = _text(channel, "language") or root.get(_LANGUAGE, "")
    for item in [element for element in root.iter() if _name(element) in {"item", "entry"}]:
        draft = _outline(item, outlet=outlet, language=language)
        updated = _text(item, "updated") or _text(item, "modified")
        try:
            yield Item(replace(draft, text=_words(item)), updated)
        except Unusable as error:
            yield Item(draft, updated, error.reason)


def _root(data: bytes) -> _Element:
    root = tree(data)
    if _name(root) not in ROOTS:
        raise Unusable(f"XML that is neither RSS nor Atom (its root is <{_name(root)[:40]}>)")
    return root


def _outline(item: _Element, *, outlet: str, language: str) -> Draft:
    """Return all but the text."""
    return Draft(
        text="",
        title=_plain(_text(item, "title")),
        id=_text(item, "guid") or _text(item, "id") or _link(item),
        source=_source(item) or outlet,
        url=_link(item),
        published=next((day for day in (_text(item, name) for name in _DATES) if day), None),
        language=item.get(_LANGUAGE) or _text(item, "language") or language,
        category=_text(item, "category"),
        line=item.sourceline or 0,
        author=_author(item),
    )


def _author(item: _Element) -> str:
    """Return who wrote an item: Dublin Core's creator, Atom's name, RSS's "address (name)"."""
    for child in _children(item, ("creator", "author")):
        text = _text(child, "name") if len(child) else (child.text or "").strip()
        address, _, name = text.rstrip(")").partition("(")
        if text:
            return name.strip() if "@" in address else text
    return ""


def _words(item: _Element) -> str:
    bodies = (_body(item, name) for name in _BODIES)
    text = next((body for body in bodies if body.strip()), "")
    if not text:
        raise Unusable("no text: the item of the feed has neither content nor description")
    return text


def _plain(html: str) -> str:
    """Return the words of a name or headline, "" where its markup leads nowhere."""
    try:
        return plain_text(html)
    except Unusable:
        return ""


def _children(element: _Element, names: tuple[str, ...]) -> Iterator[_Element]:
    return (child for child in element if _name(child) in names)


def _text(element: _Element, name: str) -> str:
    """Return the text of the first child of that name that has any."""
    for child in _children(element, (name,)):
        text = "".join(child.itertext()).strip()
        if text:
            return text
    return ""


def _body(item: _Element, name: str) -> str:
    """Return the text of a body, which is markup in the tree (Atom's xhtml) or escaped in it."""
    from lxml import etree

    for child in _children(item, (name,)):
        if len(child):
            return plain_text(etree.tostring(child, encoding="unicode", method="html"))
        if child.get("type") == "text":
            return (child.text or "").strip()
        return plain_text(child.text or "")
    return ""


def _source(item: _Element) -> str:
    """Return the outlet an item was taken from: the text in RSS, a title inside in Atom."""
    for source in _children(item, ("source",)):
        return _plain(_text(source, "title") if len(source) else source.text or "")
    return ""


def _link(item: _Element) -> str:
    """Return the address of an item: RSS writes it as text, Atom in an attribute."""
    for link in _children(item, ("link",)):
        if link.get("rel", "alternate") == "alternate" and (link.get("href") or link.text):
            return (link.get("href") or link.text or "").strip()
    guid = _text(item, "guid")
    return guid if guid.startswith("http") else ""
