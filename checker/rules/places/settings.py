"""In which places sentences set an event, and whether two of them differ."""

from __future__ import annotations

from checker.rules.events import Told, contains
from checker.rules.places.scenes import days_agree, knows, one_place, several
from checker.types import Corpus, Mention, Place, Statement

_SETTINGS = frozenset({"city", "province", "district", "camp", "town", "village"})


def articles_of(first: Told, second: Told) -> frozenset[str]:
    """Return the articles of two tellings."""
    return frozenset((first.statement.article, second.statement.article))


def differ(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether sentences of two articles are each set in one place, and not the same."""
    one, other = first.mention.value, second.mention.value
    if first.statement.article == second.statement.article:
        return False
    if not isinstance(one, Place) or not isinstance(other, Place) or contains(one, other):
        return False
    if one_place(one, other) or knows(corpus, first, second) or knows(corpus, second, first):
        return False
    if several(first.statement) or several(second.statement):
        return False
    return days_agree(first.statement, second.statement)


def settings(statement: Statement) -> list[Told]:
    """Return the places of a deed, countries included: its people tell the event."""
    return [Told(statement, m, leads=False) for m in statement.mentions if is_setting(m, True)]


def is_setting(mention: Mention, country: bool = False) -> bool:
    """Say whether a sentence sets its event in a place; in a country only where asked."""
    value = mention.value
    if not isinstance(value, Place) or value.role != "location":
        return False
    # A place of no gazetteer has the noun before it for its kind: "جزيرة كذا", "قرية كذا".
    return value.kind in _SETTINGS or not value.country or (country and value.kind == "country")


def key_of(mention: Mention) -> str:
    """Return the key of a place."""
    return mention.value.key if isinstance(mention.value, Place) else mention.text
