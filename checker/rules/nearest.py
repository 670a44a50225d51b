"""Who stands beside a value: the person named nearest to it in its sentence."""

from __future__ import annotations

from rapidfuzz import fuzz

from checker.rules.events import Told
from checker.types import Person

_SPELLED_ALIKE = 60  # of 100: from there on two given names may be one, spelled twice


def nearest_person(told: Told) -> tuple[str, ...]:
    """Return the words of the name of the person named nearest to a value, or nothing."""
    span = told.mention.span
    people = [
        (min(abs(span.start - mention.span.end), abs(mention.span.start - span.end)), value.key)
        for mention in told.statement.mentions
        if isinstance(value := mention.value, Person)
    ]
    return tuple(min(people)[1].split()) if people else ()


def other_people(first: Told, second: Told) -> bool:
    """Say whether two values stand beside two different people."""
    one, other = nearest_person(first), nearest_person(second)
    if not one or not other:
        return False
    return set(one).isdisjoint(other) or _of_one_family(one, other)


def one_person(first: Told, second: Told) -> bool:
    """Say whether two values stand beside one person, named by a word in common at least."""
    one, other = nearest_person(first), nearest_person(second)
    return not set(one).isdisjoint(other) and not _of_one_family(one, other)


def of_one_family(first: Told, second: Told) -> bool:
    """Say whether two values stand beside two people of one family: a mother and her daughter."""
    return _of_one_family(nearest_person(first), nearest_person(second))


def _of_one_family(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two names of two words or more have the last in common, and other given names."""
    if min(len(one), len(other)) < 2:
        return False
    given = fuzz.ratio(one[0], other[0]) < _SPELLED_ALIKE and one[0] not in other
    return given and one[-1] == other[-1] and other[0] not in one
