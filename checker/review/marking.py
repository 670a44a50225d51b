"""A whole article as it is read beside another: its paragraphs, the quoted spans marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.stages.report.snippets import Segment
from checker.types import Article, Evidence, FieldName

LONGEST_TITLE = 1000
LONGEST = 60_000  # code points shown of one field: hostile articles have no end
Part = tuple[int, int, int]  # a span, and the number of the side that it proves


@dataclass(frozen=True, slots=True)
class Marked:
    """A run of text; ``side`` is the number of the side it proves, -1 for none."""

    segment: Segment
    side: int = -1


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its marks. ``changed``: it no longer says what was quoted."""

    title: tuple[Marked, ...]
    paragraphs: tuple[tuple[Marked, ...], ...]
    changed: bool
    cut: bool


def marked(article: Article, evidence: Sequence[tuple[int, Evidence]]) -> Reading:
    """Return an article with the evidence of each side marked where it still stands."""
    mine = [(side, item) for side, item in evidence if item.article == article.id]
    sound = [(side, item) for side, item in mine if _stands(article, item)]
    spans = _spans(sound, "text")
    start = _start(spans)
    text = article.field("text")[start : start + LONGEST]
    title = article.field("title").rstrip()[:LONGEST_TITLE]
    return Reading(
        title=tuple(_runs(title, 0, _within(_spans(sound, "title"), 0, len(title)))),
        paragraphs=tuple(_paragraphs(text, start, spans)),
        changed=len(sound) < len(mine),
        cut=len(article.field("text")) > LONGEST,
    )


def _stands(article: Article, item: Evidence) -> bool:
    return article.field(item.span.field)[item.span.start : item.span.end] == item.quote


def _spans(evidence: Iterable[tuple[int, Evidence]], field: FieldName) -> list[Part]:
    """Return the spans of a field in order, none over another."""
    found: list[Part] = []
    spans = ((i.span.start, i.span.end, side) for side, i in evidence if i.span.field == field)
    for start, end, side in sorted(spans):
        if not found or start >= found[-1][1]:
            found.append((start, end, side))
    return found


def _start(spans: Sequence[Part]) -> int:
    """Return where to begin, so that the first quotation is among what is shown."""
    if not spans or spans[0][1] <= LONGEST:
        return 0
    return spans[0][0] - LONGEST // 2


def _paragraphs(text: str, start: int, spans: Sequence[Part]) -> Iterator[tuple[Marked, ...]]:
    for line in text.splitlines(keepends=True):
        body = line.rstrip()
        if body:
            end = start + len(body)
            yield tuple(_runs(body, start, _within(spans, start, end)))
        start += len(line)


def _within(spans: Sequence[Part], start: int, end: int) -> list[Part]:
    return [(max(a, start), min(b, end), side) for a, b, side in spans if a < end and b > start]


def _runs(text: str, base: int, spans: Sequence[Part]) -> Iterator[Marked]:
    position = 0
    for start, end, side in spans:
        if start - base > position:
            yield Marked(Segment(text[position : start - base]))
        yield Marked(Segment(text[start - base : end - base], "mark"), side)
        position = end - base
    if position < len(text):
        yield Marked(Segment(text[position:]))
