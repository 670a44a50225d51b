"""Read a rendered page with the standard parser, as tests need it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "input", "br", "img", "link"}


@dataclass
class Element:
    """One element with what it holds."""

    tag: str
    attrs: dict[str, str]
    parent: Element | None = None
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def find(self, tag: str = "", **attrs: str) -> list[Element]:
        """Return the descendants with a tag and attribute values (``class_`` is one word)."""
        found = []
        for child in self.children:
            if (not tag or child.tag == tag) and child.has(attrs):
                found.append(child)
            found += child.find(tag, **attrs)
        return found

    def has(self, attrs: dict[str, str]) -> bool:
        """Say whether the attributes have these values."""
        wanted = dict(attrs)
        words = wanted.pop("class_", "")
        own = self.attrs.get("class", "").split()
        return (not words or words in own) and all(
            self.attrs.get(key) == value for key, value in wanted.items()
        )

    @property
    def all_text(self) -> str:
        """The text of the element and everything in it, in order of the markup's nesting."""
        return self.text + "".join(child.all_text for child in self.children)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.here = Element("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        child = Element(tag, {key: value or "" for key, value in attrs}, self.here)
        self.here.children.append(child)
        if tag not in _VOID:
            self.here = child

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.here.children.append(Element(tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.here.tag == tag, f"<{self.here.tag}> closed by </{tag}>"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.text += data


def parse(html: str) -> Element:
    """Return the document; elements that are not closed in order fail the test."""
    parser = _Parser()
    parser.feed(html)
    assert parser.here is parser.root, f"<{parser.here.tag}> is never closed"
    return parser.root
