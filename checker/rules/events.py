"""Same event first: which statements may be held against one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from checker.rules.asked import claims_asked, stories_asked
from checker.rules.reading import tokens_of
from checker.types import Corpus, Mention, Place, Sentence, Span, Statement

T = TypeVar("T")

# How many words around a mention say what it is about.
_REACH = 7

# From how many common words around two values on they alone prove one event, and which share.
_TELLING = 4
_NEARLY = 0.6

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
    """Yield, per story, the wanted mentions of all its statements, then those of other claims.

    Whether two of them speak of the same event is for ``same_event`` to say.
    """
    stories = {article: story.key for story in corpus.stories for article in story.articles}
    for story in stories_asked(corpus):
        statements = [s for article in story.articles for s in corpus.statements[article]]
        told = _told(statements, wanted)
        if len({item.statement.article for item in told}) > 1:
            yield Event(story.key, headline(corpus, story.articles[0]), told)
    for claim in claims_asked(corpus):
        if len({stories.get(statement.article, claim.id) for statement in claim.statements}) == 1:
            inside = claim.statements[0].article in stories
            if inside:
                continue
        told = _told(claim.statements, wanted)
        if len({(item.statement.article, item.statement.sentence.index) for item in told}) > 1:
            yield Event(claim.key, claim.label, told)


def _told(statements: Iterable[Statement], wanted: Callable[[Mention], bool]) -> tuple[Told, ...]:
    return tuple(
        Told(statement, mention, leads=statement.sentence.kind in {"headline", "lead"})
        for statement in statements
        if statement.sentence.kind not in _SILENT
        for mention in statement.mentions
        if wanted(mention)
    )


def leading(corpus: Corpus, article: str) -> tuple[Statement, ...]:
    """Return the headline and the lead of an article."""
    return tuple(
        statement
        for statement in corpus.statements[article]
        if statement.sentence.kind in {"headline", "lead"}
    )


def headline(corpus: Corpus, article: str) -> str:
    """Return the first sentence of an article, shortened, to name an event by."""
    for statement in corpus.statements[article]:
        return statement.sentence.text[:120]
    return article


def likeness(first: Statement, second: Statement) -> float:
    """Return the share of common content words, 0 to 1, of the shorter of two sentences."""
    one, other = set(first.words), set(second.words)
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def nearby(told: Told) -> frozenset[str]:
    """Return the words within ``_REACH`` words of a mention, its own left out."""
    return _around(told.statement.sentence, told.mention.span).intersection(told.statement.words)


@lru_cache(maxsize=1 << 12)
def _around(sentence: Sentence, span: Span) -> frozenset[str]:
    tokens = tokens_of(sentence)
    at = [i for i, token in enumerate(tokens) if span.start <= token.start < span.end]
    if not at or span.field != sentence.span.field:
        return frozenset()
    around = (*tokens[max(0, at[0] - _REACH) : at[0]], *tokens[at[-1] + 1 : at[-1] + 1 + _REACH])
    return frozenset(token.stem for token in around if token.is_word)


def same_event(first: Told, second: Told, least: float, *, alone: bool = True) -> bool:
    """Say whether two values are told of one thing.

    Either the sentences and what stands around the values are alike, to the share ``least``; or,
    with ``alone``, the surroundings are nearly the same, and rich enough to mean something.
    """
    one, other = nearby(first), nearby(second)
    if not one or not other:
        return False
    common = len(one & other)
    near = common / min(len(one), len(other))
    if near >= least and likeness(first.statement, second.statement) >= least:
        return True
    return alone and common >= _TELLING and near >= _NEARLY


def places_agree(first: Statement, second: Statement) -> bool:
    """Say whether the places where two sentences are set contain one another, or are not told."""
    one, other = locations(first), locations(second)
    narrow = [p for p in one if p.kind != "country"], [p for p in other if p.kind != "country"]
    if all(narrow):
        # Two cities of one country are two places, whatever else the sentences name.
        return any(contains(a, b) for a in narrow[0] for b in narrow[1])
    return not one or not other or any(contains(a, b) for a in one for b in other)


def locations(statement: Statement) -> tuple[Place, ...]:
    """Return the places in which a sentence sets its event, countries included."""
    return tuple(
        mention.value
        for mention in statement.mentions
        if isinstance(mention.value, Place) and mention.value.role == "location"
    )


def contains(first: Place, second: Place) -> bool:
    """Say whether one place is the other or lies in it; it may where no gazetteer knows both."""
    if first.kind != second.kind and not (first.country and second.country):
        return True
    return first.key == second.key or first.key in second.parents or second.key in first.parents


def voices_differ(first: Statement, second: Statement) -> bool:
    """Say whether two different named speakers stand behind the two: rival claims, attributed.

    Bodies of which the names share a word ("مفوضية الانتخابات", "المفوضية العليا") may be one.
    """
    one, other = set(first.speaker.split()), set(second.speaker.split())
    return bool(one and other) and not one & other
