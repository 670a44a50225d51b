"""Read an article from an HTML page: trafilatura finds the text, ``html_metadata`` the rest."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.stages.ingest import html_metadata
from checker.stages.ingest.base import Document, Draft, Drafts, Unusable
from checker.stages.ingest.decoding import decode
from checker.stages.ingest.fragments import drop_unseen, parse

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE)
_HEAD = 4096
# The time of trafilatura grows with elements times depth. A long news page has 5,000 elements
# at depth 20: 100,000. Five times as much takes 6 s on one core, twenty times over a minute.
_MAX_DEPTHS = 500_000


def read(document: Document) -> Drafts:
    """Yield the one article of a page; its id is the file's stem.

    Raises:
        Unusable: no HTML, or no article in it.
    """
    yield replace(page(text_of(document.data())), id=document.stem)


def text_of(data: bytes, *, charset: str = "") -> str:
    """Return the characters of a page; ``charset`` is what a server says, before its own word.

    Raises:
        Unusable: binary, or in no encoding that gives a readable text.
    """
    found = _CHARSET.search(data[:_HEAD])
    return decode(data, declared=charset or (found.group(1).decode("ascii") if found else ""))


def page(html: str) -> Draft:
    """Return what a page says of its article.

    Raises:
        Unusable: no HTML, or no article in it.
    """
    root = parse(html)
    found = html_metadata.read(root)
    drop_unseen(root)
    if _depths(root) > _MAX_DEPTHS:
        raise Unusable("too large: a page of so many elements, so deep in each other, is no news")
    text = _main_text(root)
    if not text.strip():
        raise Unusable("no text: no article was found in the page")
    return replace(found, text=text)


def _depths(root: HtmlElement) -> int:
    """Return the sum of the depths of all elements."""
    from lxml import etree

    depth = total = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        total += depth
    return total


def _main_text(root: HtmlElement) -> str:
    """Return the text of the article, one line per paragraph, navigation left out."""
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise Unusable(f"HTML cannot be read, trafilatura is not usable here: {error}") from None
    try:
        found = bare_extraction(root, include_comments=False, favor_precision=False)
    except Exception as error:
        # Third-party heuristics over hostile markup: whatever goes wrong, this page is at fault.
        raise Unusable(f"the page cannot be taken apart ({type(error).__name__})") from None
    return getattr(found, "text", None) or ""
