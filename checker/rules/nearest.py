"""Who stands beside a value: the person named nearest to it in its sentence."""

from __future__ import annotations

from checker.rules.events import Told
from checker.types import Person


def nearest_person(told: Told) -> frozenset[str]:
    """Return the words of the name of the person named nearest to a value, or nothing."""
    span = told.mention.span
    people = [
        (min(abs(span.start - mention.span.end), abs(mention.span.start - span.end)), value.key)
        for mention in told.statement.mentions
        if isinstance(value := mention.value, Person)
    ]
    return frozenset(min(people)[1].split()) if people else frozenset()


def other_people(first: Told, second: Told) -> bool:
    """Say whether two values stand beside two different people."""
    one, other = nearest_person(first), nearest_person(second)
    return bool(one and other) and not one & other
