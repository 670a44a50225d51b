"""Find known phrases in a sentence, clitics aside: an Aho-Corasick automaton over word stems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import ahocorasick

from checker.text.tokens import Token, tokenize

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """The half-open range of tokens that spell an entry, and the entry."""

    first: int
    end: int
    entry: T


class Gazetteer(Generic[T]):
    """Phrases with what they stand for; the longest match wins, matches never overlap.

    A phrase written with the article ("القاهرة") matches only with it; one written without
    ("وزير") matches both ways, unless ``names``: "مالي" the country is not "المالي".
    """

    def __init__(
        self, phrases: Iterable[tuple[str, T]], *, language: str = "ar", names: bool = False
    ) -> None:
        self._names = names
        self._ids: dict[str, int] = {}
        self._automaton = ahocorasick.Automaton(ahocorasick.STORE_ANY, ahocorasick.KEY_SEQUENCE)
        entries: dict[tuple[int, ...], list[tuple[bool, T]]] = {}
        for phrase, entry in phrases:
            tokens = tokenize(phrase, language)
            if not tokens:
                continue
            key = tuple(self._ids.setdefault(token.stem, len(self._ids) + 1) for token in tokens)
            entries.setdefault(key, []).append((tokens[0].definite, entry))
        for key, payload in entries.items():
            self._automaton.add_word(key, (len(key), payload))
        if entries:
            self._automaton.make_automaton()
        self._empty = not entries

    def find(self, tokens: Sequence[Token]) -> tuple[Match[T], ...]:
        """Return the longest matches, left to right."""
        if self._empty:
            return ()
        key = tuple(self._ids.get(token.stem, 0) for token in tokens)
        if not any(key):
            return ()
        found: list[Match[T]] = []
        for last, (length, payload) in self._automaton.iter(key):
            first = last - length + 1
            for needs_article, entry in payload:
                definite = tokens[first].definite
                if definite == needs_article or (definite and not self._names):
                    found.append(Match(first, last + 1, entry))
                    break
        found.sort(key=lambda match: (match.first, -match.end))
        kept: list[Match[T]] = []
        for match in found:
            if not kept or match.first >= kept[-1].end:
                kept.append(match)
        return tuple(kept)
