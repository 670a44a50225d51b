"""The classes of what happens, as ``happenings.yml`` lists their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from checker.languages import read, words
from checker.text.normalise import fold
from checker.text.tokens import Token

# The class of words of which the day is that of the report.
REPORT = "report"
ENDING = re.compile(r"(?<=\w{3})(?:هما|هم|هن|ها|ه|ا)$")
_IMPERFECT = re.compile("[وف]?س?[يت](\\w{3,})")
_SETS = (
    "moved_to",
    "night",
    "bounds",
    "another",
    "light",
    "comes",
    "when",
    "that",
    "next_to",
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of happenings, as ``happenings.yml`` describes it."""

    name: str
    words: frozenset[str]
    loose: bool
    closing: bool = False
    after: bool = False
    group: str = ""


@cache
def kinds() -> tuple[Kind, ...]:
    """Return the classes of the lexicon."""
    return tuple(
        Kind(
            name,
            _folded(entry["words"]),
            entry.get("loose", False),
            entry.get("closing", False),
            entry.get("after", False),
            entry.get("group", ""),
        )
        for name, entry in read("ar", "happenings").items()
        if name not in _SETS
    )


def first_kinds(tokens: Sequence[Token]) -> tuple[Kind, ...]:
    """Return the classes of the first of some words that has any."""
    spelled = (form for token in tokens for form in (*forms(token), *_perfects(token)))
    return next((_by_word()[form] for form in spelled if form in _by_word()), ())


def _perfects(token: Token) -> tuple[str, ...]:
    """Return what may be the perfect of a verb to come: "سيفتتح", "تفتتح" of "افتتح"."""
    match = _IMPERFECT.fullmatch(token.norm)
    return (match[1], f"ا{match[1]}") if match else ()


def forms(token: Token) -> tuple[str, ...]:
    """Return a word as it stands, and without conjunction, preposition, article or ending.

    Not without both, where the first letter may be the word's own: "وزارة" is no visit ("زار").
    """
    bare = token.norm[1:] if token.norm[:1] in {"و", "ف"} else token.norm
    whole = bare if token.prefix or bare == token.norm else token.norm
    return token.norm, bare, bare.removeprefix("ال"), token.stem, ENDING.sub("", whole)


@cache
def word_set(name: str) -> frozenset[str]:
    """Return a list of the lexicon that is no class, folded."""
    return _folded(read("ar", "happenings")[name])


@cache
def _by_word() -> dict[str, tuple[Kind, ...]]:
    table: dict[str, tuple[Kind, ...]] = {}
    for kind in kinds():
        for word in kind.words:
            table[word] = (*table.get(word, ()), kind)
    return table


def _folded(block: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words(block))
