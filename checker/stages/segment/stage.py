"""The stage: cut an article into sentences and say what each one is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.stages.segment.kinds import Signs, is_headline, is_subheading, label, signs
from checker.stages.segment.marks import Quoted
from checker.stages.segment.splitter import paragraphs, sentences, trimmed
from checker.text.normalise import fold
from checker.types import Article, FieldName, Sentence, SentenceKind, Span

_WHOLE: frozenset[SentenceKind] = frozenset({"headline", "subheading", "byline", "residue"})


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence to be: its field, range, kind, and the quotations of its paragraph."""

    field: FieldName
    start: int
    end: int
    kind: SentenceKind
    quotes: tuple[Quoted, ...]


def segment(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of an article: the title first, then those of the text, in order.

    Every character of title and text that is not white space lies in exactly one sentence, and
    ``sentence.text`` is the raw slice at ``sentence.span``. Linear in the length of the article.
    """
    marks = signs(article.language)
    pieces = [*_title(article), *_text(article, marks)]
    lead = next((i for i, piece in enumerate(pieces) if piece.kind == "body"), None)
    return tuple(
        _sentence(article, index, piece, "lead" if index == lead else piece.kind)
        for index, piece in enumerate(pieces)
    )


def _sentence(article: Article, index: int, piece: _Piece, kind: SentenceKind) -> Sentence:
    quotes = tuple(
        Span(piece.field, quote.start, quote.end)
        for quote in piece.quotes
        if piece.start <= quote.start and quote.end <= piece.end
    )
    span = Span(piece.field, piece.start, piece.end)
    text = article.field(piece.field)[piece.start : piece.end]
    return Sentence(article.id, index, kind, span, text, quotes)


def _title(article: Article) -> Iterator[_Piece]:
    """Yield the title as one sentence, whatever marks it holds."""
    start, end = trimmed(article.title, 0, len(article.title))
    if start < end:
        quotes = tuple(quote for line in paragraphs(article.title) for quote in line.quotes)
        yield _Piece("title", start, end, "headline", quotes)


def _text(article: Article, marks: Signs) -> Iterator[_Piece]:
    lines = list(paragraphs(article.text))
    cuts = [sentences(article.text, line, marks.language) for line in lines]
    texts = [article.text[line.start : line.end] for line in lines]
    labels = [
        label(text, marks) if len(ranges) == 1 else None
        for text, ranges in zip(texts, cuts, strict=True)
    ]
    kinds = _kinds(article, texts, labels, marks)
    for line, ranges, kind in zip(lines, cuts, kinds, strict=True):
        if kind in _WHOLE:
            yield _Piece("text", line.start, line.end, kind, line.quotes)
            continue
        for start, end in ranges:
            # A promotion or a credit often closes the last paragraph as a sentence of its own.
            closing = start > line.start and end == line.end
            own = label(article.text[start:end], marks) if closing else None
            yield _Piece("text", start, end, own or kind, line.quotes)


def _kinds(
    article: Article, texts: list[str], labels: list[SentenceKind | None], marks: Signs
) -> list[SentenceKind]:
    """Return the kind of every line; running text is "body" here, the lead is found later."""
    kinds: list[SentenceKind] = []
    headline = fold(article.title).strip()
    opened = bool(headline)
    story = False  # whether running text has begun
    for index, (text, known) in enumerate(zip(texts, labels, strict=True)):
        following = _following(texts, labels, index)
        if known:
            kinds.append(known)
        elif not story and headline and fold(text) == headline:
            kinds.append("headline")
        elif not opened and is_headline(text, following, marks):
            headline, opened = fold(text), True
            kinds.append("headline")
        elif is_subheading(text, following, marks):
            opened = True
            kinds.append("subheading")
        else:
            opened = story = True
            kinds.append("body")
    return kinds


def _following(texts: list[str], labels: list[SentenceKind | None], index: int) -> str | None:
    """Return the next line that belongs to the story, looking a few lines ahead."""
    for ahead in range(index + 1, min(index + 8, len(texts))):
        if labels[ahead] is None:
            return texts[ahead]
    return None
