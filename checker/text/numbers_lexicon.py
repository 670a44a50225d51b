"""The words of numbers, read from ``languages/<code>/numbers.yml`` into folded tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from checker.languages import read, words
from checker.text.normalise import fold
from checker.text.tokens import Token
from checker.types import Bound

Kind = Literal["one", "ten", "tens", "hundred", "scale", "plural", "dual", "vague", "fraction"]
_SINGLE: tuple[tuple[str, Kind], ...] = (
    ("fractions", "fraction"),
    ("tens", "tens"),
    ("hundreds", "hundred"),
    ("ones", "one"),
    ("dual_scales", "dual"),
    ("plural_scales", "plural"),
    ("scales", "scale"),
)
# A phrase, as folded words, by the word that it is looked up with.
Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


class NumberWord(NamedTuple):
    """A word of a number: ``joined`` says that "و" stands before it, ``definite`` the article."""

    kind: Kind
    value: float
    high: float = 0.0
    joined: bool = False
    definite: bool = False


@dataclass(frozen=True, slots=True)
class NumberTables:
    """The number words of one language, folded."""

    single: dict[str, NumberWord]
    vague_phrases: dict[str, tuple[tuple[tuple[str, ...], tuple[float, float]], ...]]
    not_numbers: frozenset[str]
    compound_only: frozenset[str]
    before: Phrases
    after: Phrases
    between: frozenset[str]
    range_open: str
    range_to: frozenset[str]
    sets: dict[str, frozenset[str]]
    age_after: Phrases


def phrases(entries: Iterable[tuple[str, str]], language: str, *, by_last: bool = False) -> Phrases:
    """Return phrases by their first (or last) word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, value in entries:
        key = tuple(fold(phrase, language).split())
        table.setdefault(key[-1 if by_last else 0], []).append((key, value))
    return {
        word: tuple(sorted(set(found), key=lambda item: (-len(item[0]), item)))
        for word, found in table.items()
    }


def starts(table: Phrases, tokens: Sequence[Token], index: int) -> tuple[str, int] | None:
    """Return (value, end) of the longest phrase that begins at a token."""
    if index >= len(tokens):
        return None
    for phrase, value in table.get(tokens[index].norm, ()):
        end = index + len(phrase)
        if end <= len(tokens) and goes_on(phrase, tokens, index):
            return value, end
    return None


def goes_on(phrase: tuple[str, ...], tokens: Sequence[Token], index: int) -> bool:
    """Say whether the words of a phrase behind its first one stand behind a token."""
    # No generator: "in" begins a unit ("in a hundred"), and stands in every sentence.
    for step in range(1, len(phrase)):  # noqa: SIM110
        if tokens[index + step].norm != phrase[step]:
            return False
    return True


@cache
def tables(language: str) -> NumberTables:
    """Return the number tables of a language.

    Raises:
        PackError: the language has no ``numbers.yml``.
    """
    data: dict[str, Any] = read(language, "numbers")

    def folded(key: str) -> frozenset[str]:
        return frozenset(fold(word, language) for word in words(data[key]))

    vague: dict[str, list[tuple[tuple[str, ...], tuple[float, float]]]] = {}
    for phrase, (low, high) in data["vague_phrases"].items():
        key = tuple(fold(phrase, language).split())
        vague.setdefault(key[0], []).append((key, (low, high)))
    return NumberTables(
        single=_number_words(data, language),
        vague_phrases={first: tuple(found) for first, found in vague.items()},
        not_numbers=folded("not_numbers"),
        compound_only=folded("compound_only"),
        before=phrases(_hedges(data["hedges"]), language, by_last=True),
        after=phrases(_hedges(data["hedges_after"]), language),
        between=frozenset(fold(phrase, language).split()[-1] for phrase in data["between"]),
        range_open=fold(data["range_open"], language),
        range_to=folded("range_to"),
        sets={
            key: folded(key)
            for key in (
                "hedge_verbs",
                "move_words",
                "identifiers",
                "score_words",
                "clock_words",
                "per_words",
                "age_before",
            )
        },
        age_after=phrases(((phrase, "age") for phrase in data["age_after"]), language),
    )


def _hedges(data: dict[Bound, list[str]]) -> Iterable[tuple[str, str]]:
    return ((phrase, bound) for bound, listed in data.items() for phrase in listed)


def _number_words(data: dict[str, Any], language: str) -> dict[str, NumberWord]:
    """Return every number word; where two spell the same, the later kind of the list wins."""
    single: dict[str, NumberWord] = {
        fold(word, language): NumberWord("vague", low, high)
        for word, (low, high) in data["vague"].items()
    }
    for key, kind in _SINGLE:
        for value, block in data[key].items():
            number = float(value) * (2 if kind == "dual" else 1)
            for word in words(block):
                single[fold(word, language)] = NumberWord(kind, number)
    for word in words(data["ten"]):
        single[fold(word, language)] = NumberWord("ten", 10)
    return single


@lru_cache(maxsize=50_000)
def lookup(norm: str, language: str) -> NumberWord | None:
    """Return the number word that a folded token is, its clitics taken off, or None."""
    table = tables(language)
    found = table.single.get(norm)
    if found or language != "ar" or len(norm) < 4 or norm in table.not_numbers:
        return found
    rest, joined = norm, False
    if rest[0] in "وف":
        rest, joined = rest[1:], rest[0] == "و"
        found = table.single.get(rest)
    if found is None and rest[0] in "بلك":
        # "للألف" is ل + الألف.
        rest = "ا" + rest[1:] if rest.startswith("لل") else rest[1:]
        found = table.single.get(rest)
    definite = False
    if found is None and rest.startswith("ال"):
        found, definite = table.single.get(rest[2:]), True
    return found._replace(joined=joined, definite=definite) if found else None
