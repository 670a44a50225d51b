"""Find known phrases in a sentence, clitics aside: a table of word stems, asked by first word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress, count
from typing import Any, Generic, NamedTuple, TypeVar

from checker.text.tokens import Token, tokenize

T = TypeVar("T")


class Match(NamedTuple, Generic[T]):
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
        self._entries: dict[tuple[str, ...], list[tuple[bool, T]]] = {}
        # How many words the phrases have that begin with a stem, the longest first: all that is
        # asked of most words of a text is that they are not in here.
        self._lengths: dict[str, list[int]] = {}
        for phrase, entry in phrases:
            if tokens := tokenize(phrase, language):
                key = tuple(token.stem for token in tokens)
                self._entries.setdefault(key, []).append((tokens[0].definite, entry))
        for key in sorted(self._entries, key=len, reverse=True):
            lengths = self._lengths.setdefault(key[0], [])
            if len(key) not in lengths:
                lengths.append(len(key))

    def spelled(self, stems: tuple[str, ...]) -> T | None:
        """Return what the given words stand for, all of them together."""
        return next((entry for _, entry in self._entries.get(stems, ())), None)

    def opens(self) -> Iterable[str]:
        """Return the stems that a phrase begins with."""
        return self._lengths.keys()

    def find(
        self, tokens: Sequence[Token], stems: tuple[str, ...], places: Iterable[int] | None = None
    ) -> dict[int, Match[T]]:
        """Return the longest matches by their first token; ``stems`` are those of the tokens.

        ``places``: where a phrase may begin, in order, if that is known (``Openings``).
        """
        if places is None:
            places = compress(count(), map(self._lengths.__contains__, stems))
        found: dict[int, Match[T]] = {}
        end = 0
        for first in places:
            if first >= end:
                match = self._longest(stems, first, definite=tokens[first].definite)
                if match:
                    found[first] = match
                    end = match.end
        return found

    def _longest(self, stems: tuple[str, ...], first: int, *, definite: bool) -> Match[T] | None:
        """Return the longest phrase that begins at a word with or without the article."""
        for length in self._lengths[stems[first]]:
            key = stems[first : first + length]
            for needs_article, entry in self._entries.get(key, ()):
                if definite == needs_article or (definite and not self._names):
                    return Match(first, first + len(key), entry)
        return None


class Openings:
    """Where phrases of several gazetteers may begin, found in one pass over a sentence."""

    def __init__(self, gazetteers: Sequence[Gazetteer[Any]]) -> None:
        self._count = len(gazetteers)
        self._opens: dict[str, list[int]] = {}
        for which, gazetteer in enumerate(gazetteers):
            for stem in gazetteer.opens():
                self._opens.setdefault(stem, []).append(which)

    def places(self, stems: tuple[str, ...]) -> list[list[int]]:
        """Return the places for each of the gazetteers, in their order."""
        found: list[list[int]] = [[] for _ in range(self._count)]
        for place in compress(count(), map(self._opens.__contains__, stems)):
            for which in self._opens[stems[place]]:
                found[which].append(place)
        return found
