"""The words of a language pack by which names of bodies are read."""

from __future__ import annotations

from functools import cache

from checker.languages import read, words
from checker.text.normalise import fold
from checker.text.tokens import tokenize

# The countries whose adjectives are everyday words: "المالية" is of money, not of Mali.
_AMBIGUOUS = frozenset(("ML", "TD", "TG", "PE"))
Entry = tuple[tuple[str, ...], tuple[str, tuple[str, ...]]]


@cache
def heads() -> dict[str, str]:
    """Return the nouns that open names of bodies, each with its kind."""
    heads = read("ar", "bodies")["heads"]
    return {fold(head): kind for kind, block in heads.items() for head in words(block)}


@cache
def named(name_list: str) -> dict[str, list[Entry]]:
    """Return listed names by their first word, the longest first, each with its kind and key."""
    found: dict[str, list[Entry]] = {}
    for kind, block in read("ar", "bodies")[name_list].items():
        for group in block.split(","):
            names = [tuple(t.norm for t in tokenize(n.strip())) for n in group.split("=")]
            for name in names:
                found.setdefault(name[0], []).append((name, (kind, names[0])))
    return {word: sorted(names, key=lambda n: -len(n[0])) for word, names in found.items()}


@cache
def no_bodies() -> frozenset[tuple[str, str]]:
    """Return pairs of a noun and a word that are no body: "a network of pipes"."""
    pairs = (fold(pair).split() for pair in read("ar", "bodies")["no_body"])
    return frozenset((one, other) for one, other in pairs)


@cache
def ranks() -> frozenset[str]:
    """Return the words of ranks: "اللواء شرطة فلان" names no body."""
    return frozenset(fold(word) for word in read("ar", "titles")["ambiguous_ranks"])


@cache
def words_of(name: str) -> frozenset[str]:
    """Return a list of the pack by its name, folded."""
    return frozenset(fold(word) for word in words(read("ar", "bodies")[name]))


def adjectives() -> frozenset[str]:
    """Return adjectives without the usual ending, or that often stand in names."""
    return words_of("adjectives")


@cache
def ending() -> frozenset[str]:
    """Return what a name ends before."""
    lists = read("ar", "words")
    everyday = (lists["function"], lists["verbs"], read("ar", "speech")["function"])
    return words_of("ends") | frozenset(fold(w) for block in everyday for w in words(block))


@cache
def everyday() -> frozenset[str]:
    """Return words that name nothing by themselves."""
    return ending() | frozenset(fold(word) for word in words(read("ar", "words")["nouns"]))


@cache
def nations() -> dict[str, str]:
    """Return the countries of their adjectives and of their names of one word."""
    countries = read("ar", "countries")["countries"]
    return {
        fold(name.removeprefix("ال")).removesuffix("ه"): country["iso"]
        for country in countries
        for name in (country["nisba"], *country["nisba_alt"], country["ar"])
        if " " not in name and country["iso"] not in _AMBIGUOUS
    }
