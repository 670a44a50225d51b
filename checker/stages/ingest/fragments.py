"""Turn a piece of HTML, as feeds and news agencies embed it, into paragraphs of plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.stages.ingest.base import Unusable

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt"),
        *("figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
        *("li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"),
    }
)
# What a browser does not show as text, and what could only carry code.
_UNSEEN = ("script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "head")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")


def plain_text(html: str) -> str:
    """Return the text of an HTML fragment, one line per block, scripts and styles left out.

    Raises:
        Unusable: the parser gives up (nested without end).
    """
    if "<" not in html and "&" not in html:
        return html.strip()
    root = parse(html)
    lines = "".join(_pieces(root)).split("\n")
    return "\n".join(line for line in map(_tidy, lines) if line)


def parse(html: str) -> HtmlElement:
    """Return the tree of a page or fragment without anything that a reader cannot see.

    Raises:
        Unusable: there is nothing to parse, or the parser gives up.
    """
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = lxml_html.document_fromstring(
            _DECLARATION.sub("", html.replace("\0", "")), parser=parser, ensure_head_body=True
        )
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise Unusable(f"not HTML that can be parsed: {error}") from None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # The parser drops what follows without a word, which would lose part of an article.
        raise Unusable("HTML that is nested too deep, or in one endless piece, for the parser")
    return root


def drop_unseen(root: HtmlElement) -> None:
    """Take scripts, styles and embedded objects out of a tree, their content included."""
    from lxml import etree

    etree.strip_elements(root, *_UNSEEN, with_tail=False)


def _pieces(root: HtmlElement) -> Iterator[str]:
    """Walk the tree without recursion: hostile HTML nests deeper than Python calls."""
    from lxml import etree

    drop_unseen(root)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if element.tag in _BLOCKS:
                yield "\n"
            yield _SPACES.sub(" ", element.text or "")
        else:
            if element.tag in _BLOCKS:
                yield "\n"
            yield _SPACES.sub(" ", element.tail or "")


def _tidy(line: str) -> str:
    return _SPACES.sub(" ", line).strip()
