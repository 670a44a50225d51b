"""Same event first: which statements may be held against one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from checker.text.tokens import tokenize
from checker.types import Corpus, Mention, Place, Statement

T = TypeVar("T")

# How many words around a mention say what it is about.
_REACH = 7

# Sentence kinds that carry no claim of their own.
_SILENT = frozenset({"residue", "byline"})


@dataclass(frozen=True, slots=True)
class Told:
    """One value that a statement gives: which mention, and whether its sentence leads the text."""

    statement: Statement
    mention: Mention
    leads: bool


@dataclass(frozen=True, slots=True)
class Event:
    """Values told of one event; ``key`` is the claim's or story's stable key."""

    key: str
    label: str
    told: tuple[Told, ...]


def events(corpus: Corpus, wanted: Callable[[Mention], bool]) -> Iterator[Event]:
    """Yield, per claim and per story, the wanted mentions that speak of the same event.

    In a claim these are the mentions of all its statements, in a story those of headlines and
    leads that no claim holds together already.
    """
    together: set[frozenset[tuple[str, int]]] = set()
    for claim in corpus.claims:
        told = [
            Told(statement, mention, leads=statement.sentence.kind in {"headline", "lead"})
            for statement in claim.statements
            if statement.sentence.kind not in _SILENT
            for mention in statement.mentions
            if wanted(mention)
        ]
        places = {_place_of(item) for item in told}
        if len(places) > 1:
            together.update(map(frozenset, combinations(places, 2)))
            yield Event(claim.key, claim.label, tuple(told))
    for story in corpus.stories:
        told = [
            Told(statement, mention, leads=True)
            for article in story.articles
            for statement in leading(corpus, article)
            for mention in statement.mentions
            if wanted(mention)
        ]
        pairs = combinations({_place_of(item) for item in told}, 2)
        if not all(frozenset(pair) in together for pair in pairs) and _articles(told) > 1:
            yield Event(story.key, _headline(corpus, story.articles[0]), tuple(told))


def _articles(told: list[Told]) -> int:
    return len({item.statement.article for item in told})


def leading(corpus: Corpus, article: str) -> tuple[Statement, ...]:
    """Return the headline and the lead of an article."""
    return tuple(
        statement
        for statement in corpus.statements[article]
        if statement.sentence.kind in {"headline", "lead"}
    )


def _place_of(item: Told) -> tuple[str, int]:
    return item.statement.article, item.statement.sentence.index


def _headline(corpus: Corpus, article: str) -> str:
    for statement in corpus.statements[article]:
        return statement.sentence.text[:120]
    return article


def likeness(first: Statement, second: Statement) -> float:
    """Return the share of common content words, 0 to 1, of the shorter of two sentences."""
    one, other = set(first.words), set(second.words)
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def nearby(told: Told) -> frozenset[str]:
    """Return the words within ``_REACH`` words of a mention, its own left out."""
    sentence, span = told.statement.sentence, told.mention.span
    tokens = tokenize(sentence.text, base=sentence.span.start)
    at = [i for i, token in enumerate(tokens) if span.start <= token.start < span.end]
    if not at or span.field != sentence.span.field:
        return frozenset()
    around = (*tokens[max(0, at[0] - _REACH) : at[0]], *tokens[at[-1] + 1 : at[-1] + 1 + _REACH])
    known = set(told.statement.words)
    return frozenset(token.stem for token in around if token.is_word and token.stem in known)


def alike_nearby(first: Told, second: Told) -> float:
    """Return the share of common words, 0 to 1, around two mentions."""
    one, other = nearby(first), nearby(second)
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def places_agree(first: Statement, second: Statement) -> bool:
    """Say whether the places where two sentences are set contain one another, or are not told."""
    one, other = locations(first), locations(second)
    return not one or not other or any(contains(a, b) for a in one for b in other)


def locations(statement: Statement) -> tuple[Place, ...]:
    """Return the places in which a sentence sets its event, countries included."""
    return tuple(
        mention.value
        for mention in statement.mentions
        if isinstance(mention.value, Place) and mention.value.role == "location"
    )


def contains(first: Place, second: Place) -> bool:
    """Say whether one place is the other or lies in it."""
    return first.key == second.key or first.key in second.parents or second.key in first.parents


def voices_differ(first: Statement, second: Statement) -> bool:
    """Say whether two different named speakers stand behind the two: rival claims, attributed."""
    return bool(first.speaker and second.speaker and first.speaker != second.speaker)
