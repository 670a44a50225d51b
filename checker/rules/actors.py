"""Which sides of a pack an article's actors belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from checker.languages import read, words
from checker.packs import PackIndex
from checker.packs.model import KnownOrganisation, KnownSide
from checker.rules.reading import tokens_of
from checker.rules.sides import with_name
from checker.text.normalise import fold
from checker.types import Corpus, Mention, Organisation, Person, Place, Post, Span, Statement


@dataclass(frozen=True, slots=True)
class Actor:
    """A mention of somebody who belongs to a side."""

    statement: Statement
    mention: Mention
    side: KnownSide


def actors(corpus: Corpus, article: str, packs: PackIndex) -> tuple[Actor, ...]:
    """Return the persons and unambiguous organisations of an article that have a side."""
    found = []
    for statement in corpus.statements[article]:
        for mention in statement.mentions:
            side = _side(mention, packs)
            if side is not None:
                found.append(Actor(statement, mention, side))
    return tuple(found)


def _side(mention: Mention, packs: PackIndex) -> KnownSide | None:
    value = mention.value
    if isinstance(value, Person) and value.full:
        return _person_side(packs, value.key)
    if isinstance(value, Organisation):
        return _body_side(packs, value.name)
    if isinstance(value, Post) and value.status != "former":
        return _office_side(packs, value.label)
    return None


# The news names the same few again and again, most of them unknown to any pack.
@lru_cache(maxsize=1 << 13)
def _person_side(packs: PackIndex, key: str) -> KnownSide | None:
    person = packs.person_by_name(key)
    return packs.side_of(person) if person else None


@lru_cache(maxsize=1 << 13)
def _body_side(packs: PackIndex, name: str) -> KnownSide | None:
    body = packs.organisation_by_name(name)
    return packs.side_of(body) if body else None


@lru_cache(maxsize=1 << 13)
def _office_side(packs: PackIndex, label: str) -> KnownSide | None:
    """Return the side of the body that a post is in: "رئيس حكومة الوفاق الوطني الليبية"."""
    parts = label.split()
    ends = (" ".join(parts[first:]) for first in range(1, len(parts)))
    return next((side for name in ends if (side := _body_side(packs, name))), None)


@lru_cache(maxsize=1 << 13)
def _bodies_named(packs: PackIndex, name: str) -> tuple[KnownOrganisation, ...]:
    return packs.organisations_named(name)


def body_name(mention: Mention) -> str:
    """Return the name of an organisation as the text spells it."""
    return mention.value.name if isinstance(mention.value, Organisation) else mention.text


def body_meant(
    mention: Mention, sides: frozenset[str], packs: PackIndex
) -> KnownOrganisation | None:
    """Return the organisation that a name means where the article's actors are of ``sides``.

    A name that several bodies share is resolved by the one side that is present, else not at all.
    """
    name = body_name(mention)
    named = _bodies_named(packs, name)
    if len(named) == 1 and packs.organisation_by_name(name):
        return named[0]
    present = [body for body in named if body.side in sides]
    absent = [body for body in named if body.side not in sides]
    return present[0] if len(present) == 1 and absent else None


def capitals(corpus: Corpus, article: str) -> Iterator[tuple[Statement, Mention, Place]]:
    """Yield the places of an article that stand for a government."""
    for statement in corpus.statements[article]:
        for mention in statement.mentions:
            if isinstance(mention.value, Place) and mention.value.role == "metonym":
                yield statement, mention, mention.value


def reacts(statement: Statement, mention: Mention) -> bool:
    """Say whether a place is told to react: it may be a third side that speaks of the others."""
    tokens = tokens_of(statement.sentence)
    before = [token.norm for token in tokens if token.end <= mention.span.start]
    after = [token.norm for token in tokens if token.start >= mention.span.end]
    beside = {*before[-1:], *after[:1]}
    return any(word in _reactions() or word[1:] in _reactions() for word in beside)


@cache
def _reactions() -> frozenset[str]:
    listed = read("ar", "titles")["places"]["metonym_reactions"]
    return frozenset(fold(word) for word in words(listed))


def shown(actor: Actor) -> Span:
    """Return the actor's name with the rank or post right before it."""
    if isinstance(actor.mention.value, Person):
        for mention in actor.statement.mentions:
            same = mention.holder == actor.mention.holder
            if same and 0 < actor.mention.span.start - mention.span.start < 40:
                return with_name(actor.statement, mention.span, mention.holder)
    return actor.mention.span


def countries(statements: Iterable[Statement]) -> frozenset[str]:
    """Return the countries that an article names, by themselves or through what lies in them."""
    return frozenset(
        mention.value.country
        for statement in statements
        for mention in statement.mentions
        if isinstance(mention.value, Place | Post | Organisation)
    )
