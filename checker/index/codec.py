"""Articles and statements as JSON, and back: no pickle, for an index may come from anywhere.

Statements are one line each, so that a few can be read without the others. What equals the
article's own text is left out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import wraps
from operator import attrgetter
from typing import Any, ParamSpec, TypeVar

import numpy as np

from checker.index.shapes import fits, inside
from checker.stages.cluster.outlines import Outline
from checker.types import (
    Article,
    Cue,
    DateValue,
    Ignore,
    Mention,
    Organisation,
    Person,
    Place,
    Post,
    Quantity,
    Quotation,
    Rank,
    Sentence,
    Source,
    Span,
    Statement,
    Value,
)

STRANGE = (
    ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError
)  # fmt: skip
_Given = ParamSpec("_Given")
_Read = TypeVar("_Read")

# In this order for good: the place in the list is what is written.
_VALUES: tuple[type[Any], ...] = (
    Person, Rank, Post, Organisation, Place, DateValue, Quantity, Quotation, Cue
)  # fmt: skip
_TAGS = {kind: tag for tag, kind in enumerate(_VALUES)}
_DATE = _TAGS[DateValue]
_FIELDS = {kind: attrgetter(*kind.__dataclass_fields__) for kind in _VALUES}
_FIELD_NAMES = ("title", "text")


class UnreadableError(ValueError):
    """What an index holds is not what was written: it is damaged, or was made by somebody else."""


def _reads(read: Callable[_Given, _Read]) -> Callable[_Given, _Read]:
    """Have a reader raise UnreadableError for whatever strange data makes it stumble over."""

    @wraps(read)
    def guarded(*args: _Given.args, **kwargs: _Given.kwargs) -> _Read:
        try:
            return read(*args, **kwargs)
        except STRANGE as error:
            raise UnreadableError(str(error)) from error

    return guarded


def pack_article(article: Article) -> bytes:
    """Return an article as JSON in UTF-8; lone surrogates pass.

    What was added to articles later stands at the end, and only where there is any: an article
    without it is the same bytes as ever.
    """
    published = article.published.isoformat() if article.published else None
    later = [article.author] if article.author else []
    return _dump(
        [
            article.id, article.text, article.title, article.source.name, article.source.url,
            article.url, published, article.dated_by, article.precision, article.language,
            article.category, article.path,
            [[i.rule, i.reason, i.author, i.expires] for i in article.ignore],
            *later,
        ]
    )  # fmt: skip


@_reads
def unpack_article(data: bytes) -> Article:
    """Return the article that ``pack_article`` wrote.

    Raises:
        UnreadableError: the data is not of that form.
    """
    name, text, title, source, site, url, published, *rest = _load(data)
    dated_by, precision, language, category, path, ignore, *later = rest
    article = Article(
        name,
        text,
        title,
        Source(source, site),
        url,
        datetime.fromisoformat(published) if published else None,
        dated_by,
        precision,
        language,
        category,
        path,
        tuple(Ignore(*each) for each in ignore),
        *later,
    )
    _must(all(map(fits, (article, article.source, *article.ignore))), "an article")
    return article


def pack_statements(article: Article, statements: Iterable[Statement]) -> bytes:
    """Return the statements of an article, one line of JSON each."""
    return b"\n".join(_dump(_statement(article, statement)) for statement in statements)


@_reads
def unpack_statements(
    article: Article, data: bytes, wanted: Sequence[int] | None = None
) -> tuple[Statement, ...]:
    """Return the statements, or those at the places that are wanted, in order.

    Raises:
        UnreadableError: the data is not of that form, or of another article.
    """
    lines = data.split(b"\n") if data else []
    chosen = lines if wanted is None else [lines[place] for place in wanted]
    return tuple(_read_statement(article, _load(line)) for line in chosen)


_ARRAYS = ("words", "keys", "top", "actors", "persons")


def pack_outline(outline: Outline) -> bytes:
    """Return an outline as bytes: the lengths of its arrays, the arrays, the vector."""
    arrays = [getattr(outline, name) for name in _ARRAYS]
    lengths = np.array([outline.day, *map(len, arrays)], "<i4")
    tokens = np.concatenate(arrays).astype("<i8")
    return lengths.tobytes() + tokens.tobytes() + outline.vector.astype("<f4").tobytes()


@_reads
def unpack_outline(article: str, data: bytes, width: int | None = None) -> Outline:
    """Return the outline of the article with that id; its vector must be of that width.

    Raises:
        UnreadableError: the data is not of that form.
    """
    head = np.frombuffer(data, "<i4", len(_ARRAYS) + 1)
    _must(isinstance(article, str) and bool((head[1:] >= 0).all()), "an outline")
    ends = np.cumsum(head[1:])
    tokens = np.frombuffer(data, "<i8", int(ends[-1]), head.nbytes)
    vector = np.frombuffer(data, "<f4", offset=head.nbytes + tokens.nbytes)
    _must(vector.size == width if width else vector.size > 0, "a vector")
    starts = [0, *ends[:-1].tolist()]
    arrays = [tokens[start:end] for start, end in zip(starts, ends.tolist(), strict=True)]
    words, keys, top, actors, persons = arrays
    return Outline(article, int(head[0]), vector, words, keys, top, actors, persons)


def _statement(article: Article, statement: Statement) -> list[object]:
    sentence = statement.sentence
    return [
        sentence.index,
        sentence.kind,
        *_span(sentence.span),
        _unless(sentence.text, article, sentence.span),
        [_span(quote) for quote in sentence.quotes],
        [_mention(article, mention) for mention in statement.mentions],
        statement.words,
        statement.speaker,
        _value(statement.as_of) if statement.as_of else None,
    ]


def _mention(article: Article, mention: Mention) -> list[object]:
    text = _unless(mention.text, article, mention.span)
    return [*_span(mention.span), text, mention.holder, *_value(mention.value)]


def _value(value: Value) -> list[object]:
    kind = type(value)
    found = list(_FIELDS[kind](value))
    if kind is DateValue:
        found[:2] = [day.toordinal() if day else None for day in found[:2]]
    return [_TAGS[kind], *found]


def _span(span: Span) -> list[object]:
    return [_FIELD_NAMES.index(span.field), span.start, span.end]


def _unless(text: str, article: Article, span: Span) -> str | None:
    return None if text == article.field(span.field)[span.start : span.end] else text


def _read_statement(article: Article, row: list[Any]) -> Statement:
    index, kind, field, start, end, text, quotes, mentions, words, speaker, as_of = row
    span = Span(_FIELD_NAMES[field], start, end)  # type: ignore[arg-type]
    raw = article.title if field == 0 else article.text
    sentence = Sentence(
        article.id,
        index,
        kind,
        span,
        raw[start:end] if text is None else text,
        tuple(Span(_FIELD_NAMES[f], s, e) for f, s, e in quotes),  # type: ignore[arg-type]
    )
    statement = Statement(
        sentence,
        tuple(_read_mention(article, mention) for mention in mentions),
        tuple(words),
        speaker,
        _read_value(as_of) if as_of else None,  # type: ignore[arg-type]
    )
    parts = (sentence, statement, *statement.mentions)
    _must(all(map(fits, parts)), "a statement")
    _must(inside(article, [span, *sentence.quotes, *(m.span for m in statement.mentions)]), "spans")
    return statement


def _read_mention(article: Article, row: list[Any]) -> Mention:
    field, start, end, text, holder = row[:5]
    if text is None:
        text = (article.title if field == 0 else article.text)[start:end]
    span = Span(_FIELD_NAMES[field], start, end)  # type: ignore[arg-type]
    return Mention(span, text, _read_value(row[5:]), holder)


def _read_value(row: list[Any]) -> Value:
    tag, *found = row
    if tag == _DATE:
        found[:2] = [date.fromordinal(day) if day is not None else None for day in found[:2]]
    value: Value = _VALUES[tag](*[tuple(x) if isinstance(x, list) else x for x in found])
    _must(fits(value), "a value")
    return value


def _must(sound: bool, what: str) -> None:
    if not sound:
        raise UnreadableError(f"{what} of another form")


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _dump(value: object) -> bytes:
    return _ENCODER.encode(value).encode("utf-8", "surrogatepass")


def _load(data: bytes) -> Any:
    return json.loads(data.decode("utf-8", "surrogatepass"))
