"""Compare two full names of persons, unit by unit.

A unit is a word with the particles that belong to it ("عبد الفتاح", "بن سلمان", "آل ثاني").
Which words are particles is the language pack's knowledge.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from checker.errors import PackError
from checker.languages import LANGUAGES, read, words
from checker.text.normalise import fold

Relation = Literal["same", "inserted", "extended", "different"]


@cache
def _listed(part: str) -> frozenset[str]:
    """Return the folded name particles or given names of every language pack that has them."""
    found: set[str] = set()
    for language in LANGUAGES:
        try:
            names = read(language, "names")
            lists = (
                [names["particles"]["start"], names["particles"]["inner"]]
                if part == "particles"
                else [names[part]]
            )
        except (PackError, KeyError, TypeError):
            continue
        found.update(fold(word, language) for block in lists for word in words(block))
    return frozenset(found)


@lru_cache(maxsize=100_000)
def units(key: str) -> tuple[str, ...]:
    """Return the units of a normalised name; a trailing particle stands alone."""
    found: list[str] = []
    pending = ""
    for word in key.split():
        pending = f"{pending} {word}" if pending else word
        if word not in _listed("particles"):
            found.append(pending)
            pending = ""
    return (*found, pending) if pending else tuple(found)


def relation(shorter: str, longer: str) -> Relation:
    """Say how a longer name follows from a shorter one.

    ``inserted``: the same first and last unit with fathers in between ("صدام حفتر", "صدام خليفه
    حفتر"). ``extended``: the same beginning, with more at the end.
    """
    few, many = units(shorter), units(longer)
    if few == many:
        return "same"
    if len(few) < 2 or len(few) >= len(many) or few[0] != many[0]:
        return "different"
    if few[-1] == many[-1] and _is_subsequence(few, many):
        return "inserted"
    return "extended" if many[: len(few)] == few else "different"


def _is_subsequence(few: Sequence[str], many: Sequence[str]) -> bool:
    rest = iter(many)
    return all(unit in rest for unit in few)


def is_filiation(key: str) -> bool:
    """Say whether a name names a father or a house by a particle ("محمد بن سلمان")."""
    return any(" " in unit for unit in units(key)[1:])


def is_common(key: str) -> bool:
    """Say whether a name is two given names and no more: many people bear it."""
    parts = units(key)
    return len(parts) == 2 and all(part in _listed("given") for part in parts)
