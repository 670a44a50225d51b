"""Posts whose words stand in the wrong order: "الدفاع وزير السنغالي", "مجلس رئيس إدارة"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from checker.languages import read, words
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.text.tokens import Token, stems_of
from checker.types import Span, Statement

_SHORTEST = 3  # words from which on a permuted phrase gives itself away


def permuted(statement: Statement) -> Iterator[Span]:
    """Yield the spans of posts with their first two words swapped."""
    sentence = statement.sentence
    tokens = tokens_of(sentence)
    for index in range(len(tokens) - 2):
        length = (
            _head_second(tokens, index)
            or _country_first(tokens, index)
            or _words_swapped(tokens, index)
        )
        if length:
            last = tokens[index + length - 1]
            yield Span(sentence.span.field, tokens[index].start, last.end)


def _head_second(tokens: Sequence[Token], index: int) -> int:
    """Return the length of "الدفاع وزير السنغالي": what for, head, adjective of a country.

    A head without article is never followed by an adjective with it.
    """
    what, head, country = tokens[index : index + 3]
    if not what.definite or what.prefix or what.stem in _nisbas():
        return 0
    if head.definite or head.prefix or head.norm not in _heads():
        return 0
    if not country.definite or country.prefix or country.stem in _portfolios():
        return 0  # "فلان الجدعان وزير المالية" is no garbling, and "مالية" of Mali too
    return 3 if country.stem in _nisbas() else 0


def _country_first(tokens: Sequence[Token], index: int) -> int:
    """Return the length of "وزير الجزائري النقل": the adjective stands before what it describes."""
    head, country, what = tokens[index : index + 3]
    if head.definite or head.norm not in _ministers() or head.prefix:
        return 0
    if not country.definite or country.prefix or country.stem not in _nisbas():
        return 0
    return 3 if what.definite and what.stem in _portfolios() and not what.prefix else 0


def _words_swapped(tokens: Sequence[Token], index: int) -> int:
    """Return the length of a post whose first two words have changed places, else 0."""
    for phrase in _swapped().get(tokens[index].stem, ()):
        found = tokens[index : index + len(phrase)]
        if tuple(token.stem for token in found) != phrase or any(t.prefix for t in found):
            continue
        if len(phrase) >= _SHORTEST:
            if not found[0].definite and not found[1].definite:
                return len(phrase)
        elif _adjective_first(tokens, index):
            return len(phrase) + 1
    return 0


def _adjective_first(tokens: Sequence[Token], index: int) -> bool:
    """Say whether "العام النائب الليبي" is meant, and no "year" and no adjective of before."""
    if not all(token.definite for token in tokens[index : index + 2]):
        return False
    third = tokens[index + 2]
    if not (third.definite and third.stem in _nisbas()) and third.prefix != "ل":
        return False
    before = tokens[index - 1] if index else None
    return before is None or not (before.definite or before.norm in _before_years())


@cache
def _swapped() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the permuted forms of all posts by their first word; none is a true post."""
    posts = {
        tuple(stems_of(name))
        for role in read("ar", "roles")["roles"]
        for name in (role["ar"], *role["alt"], *role["fem"])
    }
    found: dict[str, set[tuple[str, ...]]] = {}
    for post in posts:
        if len(post) > 1 and post[0] != post[1]:
            form = (post[1], post[0], *post[2:])
            adjective = post[1] in _adjectives()
            if form not in posts and (len(post) >= _SHORTEST) != adjective:
                found.setdefault(form[0], set()).add(form)
    return {first: tuple(sorted(forms)) for first, forms in found.items()}


@cache
def _nisbas() -> frozenset[str]:
    """Return the adjectives of countries, both genders."""
    male = {
        fold(name)
        for country in read("ar", "countries")["countries"]
        for name in (country["nisba"], *country["nisba_alt"])
    }
    return frozenset(male | {f"{name}ه" for name in male})


@cache
def _garbled(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "titles")["garbled"][name]))


@cache
def _portfolios() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "titles")["portfolios"]))


def _ministers() -> frozenset[str]:
    return _garbled("ministers")


def _heads() -> frozenset[str]:
    return _garbled("heads")


def _adjectives() -> frozenset[str]:
    return _garbled("adjectives")


def _before_years() -> frozenset[str]:
    return _garbled("before_years")
