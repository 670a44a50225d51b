"""Hand-made articles and statements, until and beside the real extractor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np

from checker.stages.cluster import Alias, ClusterOptions, cluster
from checker.stages.embed import HashingEncoder
from checker.text.normalise import fold
from checker.text.tokens import tokenize
from checker.types import (
    Article,
    Corpus,
    Mention,
    Organisation,
    Person,
    Place,
    Post,
    Rank,
    Sentence,
    SentenceKind,
    Source,
    Span,
    Statement,
    Value,
)

__all__ = ["Alias", "ClusterOptions", "News", "organisation", "person", "place", "post", "rank"]

_ENCODER = HashingEncoder()
Named = tuple[str, Value, str]


def person(name: str, *, full: bool = True) -> Named:
    """Return a person mention of the name as written."""
    return name, Person(fold(name), name, full), ""


def organisation(name: str) -> Named:
    """Return an organisation mention."""
    return name, Organisation(fold(name), name), ""


def place(name: str, kind: str = "city") -> Named:
    """Return a place mention."""
    return name, Place(fold(name), name, kind), ""


def post(words: str, holder: str, *, country: str = "", role: str = "minister") -> Named:
    """Return a post mention held by the person of that name."""
    return words, Post(role, "", country, words), fold(holder)


def rank(words: str, holder: str) -> Named:
    """Return a rank mention held by the person of that name."""
    return words, Rank(fold(words), words, "army", 1), fold(holder)


class News:
    """A corpus in the making: add articles, then cluster."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.statements: dict[str, tuple[Statement, ...]] = {}

    def add(
        self,
        name: str,
        text: str,
        *named: Named,
        day: str = "",
        outlet: str = "",
        title: str = "",
    ) -> None:
        """Add an article; every named thing is marked wherever its words stand in the text."""
        published = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
        article = Article(name, text, title=title, source=Source(outlet), published=published)
        self.articles.append(article)
        spans = [Span("title", 0, len(title))] if title else []
        spans += [Span("text", m.start(), m.end()) for m in re.finditer(r"[^.\n]+\.?", text)]
        self.statements[name] = tuple(
            _statement(article, index, span, named) for index, span in enumerate(spans)
        )

    def cluster(self, options: ClusterOptions | None = None, *, reverse: bool = False) -> Corpus:
        """Return the clustered corpus."""
        articles = self.articles[::-1] if reverse else self.articles
        vectors = {
            name: _ENCODER.encode([statement.sentence.text for statement in rows])
            for name, rows in self.statements.items()
        }
        return cluster(articles, self.statements, vectors, options=options)


def _statement(article: Article, index: int, span: Span, named: Sequence[Named]) -> Statement:
    text = article.field(span.field)[span.start : span.end]
    mentions = tuple(
        Mention(
            Span(span.field, span.start + hit.start(), span.start + hit.end()), words, value, holder
        )
        for words, value, holder in named
        for hit in re.finditer(re.escape(words), text)
    )
    words = tuple(
        token.stem
        for token in tokenize(text)
        if token.is_number or (token.is_word and len(token.stem) > 2)
    )
    kind: SentenceKind = "headline" if span.field == "title" else "body"
    return Statement(Sentence(article.id, index, kind, span, text), mentions, words)


def groups(corpus: Corpus) -> set[frozenset[str]]:
    """Return the stories as sets of article ids."""
    return {frozenset(story.articles) for story in corpus.stories}


def empty_vectors(size: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Return unit rows that say nothing."""
    rows = np.zeros((size, 256), np.float32)
    rows[:, -1] = 1.0
    return rows
