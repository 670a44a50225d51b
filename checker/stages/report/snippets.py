"""Turn evidence into what a reader sees: sentences with the quoted spans marked, per article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import quote, urlsplit

from checker.types import Article, Evidence, FieldName

# Code points kept on each side of a mark; news sentences rarely reach it, hostile lines do.
CONTEXT = 240
LONGEST_MARK = 400


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of a sentence: plain text, the quoted span, or an ellipsis where text was cut."""

    text: str
    kind: Literal["text", "mark", "cut"] = "text"


@dataclass(frozen=True, slots=True)
class Snippet:
    """One sentence of one field; ``start`` is the offset of its first mark."""

    field: FieldName
    start: int
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """The sentence as shown, without marks."""
        return "".join(segment.text for segment in self.segments)

    @property
    def mark(self) -> str:
        """The first marked words."""
        return next((one.text for one in self.segments if one.kind == "mark"), "")


@dataclass(frozen=True, slots=True)
class Citation:
    """An article with its marked sentences. ``source`` is "" where no outlet is known."""

    article: str
    source: str
    title: str
    url: str
    day: date | None
    dated_by: str
    snippets: tuple[Snippet, ...]


def cite(evidence: Iterable[Evidence], articles: Mapping[str, Article]) -> tuple[Citation, ...]:
    """Return the evidence per article, in the order in which articles first appear.

    Several spans of one sentence become one snippet with several marks.
    """
    by_article: dict[str, list[Evidence]] = {}
    for item in evidence:
        by_article.setdefault(item.article, []).append(item)
    return tuple(_citation(key, items, articles.get(key)) for key, items in by_article.items())


def source_name(article: Article | None) -> str:
    """Return the outlet's name, else the host of its address, else ""."""
    if article is None:
        return ""
    return article.source.name.strip() or _host(article.url) or _host(article.source.url)


def safe_url(url: str) -> str:
    """Return the address where a browser may follow it (http or https with a host), else ""."""
    url = url.strip()
    return url if url.isprintable() and " " not in url and _host(url) else ""


def deep_url(url: str, words: str) -> str:
    """Return the address with a text fragment, so that the browser scrolls to the words.

    Browsers that do not know text fragments ignore them (WICG scroll-to-text-fragment).
    """
    words = " ".join(words.split())
    if not url or "#" in url or not 4 <= len(words) <= 120 or not words.isprintable():
        return url
    return f"{url}#:~:text={quote(words, safe='').replace('-', '%2D')}"


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
        return (parts.hostname or "") if parts.scheme.lower() in {"http", "https"} else ""
    except ValueError:
        return ""


def _citation(key: str, items: Sequence[Evidence], article: Article | None) -> Citation:
    grouped: dict[tuple[str, int, int], list[Evidence]] = {}
    for item in items:
        place = (item.span.field, item.sentence.start, item.sentence.end)
        grouped.setdefault(place, []).append(item)
    snippets = tuple(_snippet(group, article) for group in grouped.values())
    return Citation(
        article=key,
        source=source_name(article),
        title=article.title if article else "",
        url=safe_url(article.url) if article else "",
        day=article.day if article else None,
        dated_by=article.dated_by if article else "nothing",
        snippets=snippets,
    )


def _snippet(items: Sequence[Evidence], article: Article | None) -> Snippet:
    """Mark the spans in their sentence; without the article only the quotations are known."""
    first = min(items, key=lambda item: item.span.start)
    field, start = first.span.field, first.span.start
    raw = article.field(field) if article else ""
    if any(raw[item.span.start : item.span.end] != item.quote for item in items):
        marks = tuple(Segment(text, "mark") for text in dict.fromkeys(i.quote for i in items))
        return Snippet(field, start, _parted(marks))
    left = min(first.sentence.start, start)
    right = min(max(items[0].sentence.end, *(item.span.end for item in items)), len(raw))
    spans = _merged((item.span.start, item.span.end) for item in items)
    return Snippet(field, start, tuple(_segments(raw, left, right, spans)))


def _parted(marks: tuple[Segment, ...]) -> tuple[Segment, ...]:
    parted: list[Segment] = []
    for mark in marks:
        parted += [mark, Segment(" … ", "cut")]
    return tuple(parted[:-1])


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _segments(
    raw: str, left: int, right: int, spans: Sequence[tuple[int, int]]
) -> Iterator[Segment]:
    position = left
    for number, (start, end) in enumerate(spans):
        yield from _gap(raw, position, start, head=number > 0, tail=True)
        yield Segment(raw[start : min(end, start + LONGEST_MARK)], "mark")
        if end - start > LONGEST_MARK:
            yield Segment(" … ", "cut")
        position = end
    yield from _gap(raw, position, right, head=True, tail=False)


def _gap(raw: str, start: int, end: int, *, head: bool, tail: bool) -> Iterator[Segment]:
    """Yield the text between marks, its middle (or outer end) cut where it is very long."""
    room = CONTEXT * (head + tail)
    if end <= start:
        return
    if end - start <= room:
        yield Segment(raw[start:end])
        return
    if head:
        yield Segment(raw[start : _at_space(raw, start + CONTEXT, -40)])
    yield Segment(" … ", "cut")
    if tail:
        yield Segment(raw[_at_space(raw, end - CONTEXT, 40) : end])


def _at_space(raw: str, offset: int, reach: int) -> int:
    """Return an offset near ``offset`` where a word ends, looking ``reach`` characters away."""
    step = 1 if reach > 0 else -1
    for candidate in range(offset, offset + reach, step):
        if raw[candidate].isspace():
            return candidate
    return offset
