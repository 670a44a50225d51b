"""The keys under which mentions are shared: actors, places, and what is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checker.types import Organisation, Person, Place, Quantity, Statement, Value

# A country or a continent is shared by thousands of events: it tells none of them.
_WIDE = frozenset({"country", "continent", "region", "bloc"})

People = Mapping[tuple[str, str], str]


def actor_keys(statements: Iterable[Statement]) -> set[str]:
    """Return the keys of the persons, organisations and specific places that are named."""
    keys = set()
    for statement in statements:
        for mention in statement.mentions:
            if key := _actor(mention.value):
                keys.add(key)
    return keys


def _actor(value: Value) -> str:
    match value:
        case Person(key=key, full=True):
            return f"person:{key}"
        case Organisation(key=key):
            return f"organisation:{key}"
        case Place(key=key, kind=kind) if kind not in _WIDE:
            return f"place:{key}"
    return ""


def claim_keys(statement: Statement, people: People) -> dict[str, str]:
    """Return all that a statement can share with another, each with the name it is counted by.

    That is actors, any place, things counted. ``people`` maps (article, person key) to the person
    across articles, so that a short and a full form of one name are one key; how common it is
    goes by the form that stands here.
    """
    keys: dict[str, str] = {}
    for mention in statement.mentions:
        if key := _named(mention.value):
            shared = key
            if isinstance(mention.value, Person):
                name = mention.value.key
                shared = f"person:{people.get((statement.article, name), name)}"
            keys.setdefault(shared, key)
    return keys


def named_keys(statement: Statement) -> set[str]:
    """Return the same keys as the article itself gives them."""
    return {key for mention in statement.mentions if (key := _named(mention.value))}


def _named(value: Value) -> str:
    match value:
        case Person(key=key):
            return f"person:{key}"
        case Organisation(key=key):
            return f"organisation:{key}"
        case Place(key=key):
            return f"place:{key}"
        case Quantity(counted=counted) if counted:
            return f"counted:{counted}"
    return ""


def person_keys(statements: Iterable[Statement]) -> set[str]:
    """Return the keys of the persons whom an article names in full."""
    return {
        mention.value.key
        for statement in statements
        for mention in statement.mentions
        if isinstance(mention.value, Person) and mention.value.full
    }
