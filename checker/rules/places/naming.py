"""Names behind the nouns of places: "شاطئ كذا", "قاعة نادي كذا"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import product

from rapidfuzz import fuzz

from checker.languages import read, words
from checker.rules.people.permuted import nisbas
from checker.text.normalise import fold
from checker.text.sounds import consonants
from checker.text.tokens import Token

_LONGEST = 3  # words of a name
_SHORTEST = 3  # letters of a word of a name
_CLITICS = "بلوكف"
_SPELLED_TWICE = 75  # of 100: one foreign name in two spellings


def name_behind(tokens: Sequence[Token], head: int) -> tuple[Token, ...]:
    """Return the words of the name behind the noun of a place, or ()."""
    return () if tokens[head].definite else _name(tokens, head)


def _name(tokens: Sequence[Token], head: int) -> tuple[Token, ...]:
    end = head + 1
    if len(tokens) > end + 1 and _opens(tokens[end], tokens[head]):
        name = _name(tokens, end)
        if name or tokens[end].stem not in listed("openers"):
            return (tokens[end], *name) if name else ()
        follows = tokens[end + 1]
        bare = follows.is_word and not follows.prefix and follows.norm not in everyday("function")
        return (tokens[end], follows) if bare and len(follows.norm) >= _SHORTEST else ()
    while end < min(len(tokens), head + 1 + _LONGEST):
        token, first = tokens[end], end == head + 1
        if not token.is_word or (not first and (token.prefix or tokens[end - 1].definite)):
            break
        if not first and token.stem in sorts():
            break
        if not _may_name(tokens, end, head):
            break
        if not first and (token.norm in _days() or _leads_on(token)):
            break
        end += 1
    return tuple(tokens[head + 1 : end])


def _opens(token: Token, head: Token) -> bool:
    """Say whether a name goes on behind a word: "الملك", "عين"; "نادي" behind a hall."""
    if token.prefix.strip("و"):
        return False
    if token.stem in listed("titled"):
        return token.definite
    if token.definite:
        return False
    hosted = head.stem in listed("hosted") and token.stem in listed("hosts")
    return hosted or token.stem in listed("openers")


def _leads_on(token: Token) -> bool:
    """Say whether a word is a verb or noun behind "and": "سوق كذا وتقتل"."""
    return token.norm.startswith("و") and not token.definite and len(token.norm) > _SHORTEST + 1


def _may_name(tokens: Sequence[Token], at: int, head: int) -> bool:
    """Say whether a word may be of a name: none that describes, and no everyday word."""
    token, first = tokens[at], at == head + 1
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.stem in listed("described") or token.stem in listed("owners"):
        return False
    if _is_plain(token):
        return False
    goes_on = after if after is not None and after.is_word and not _is_plain(after) else None
    if not token.definite and token.stem.endswith(("ي", "يه")):
        # "شاطئ رملي" describes, for it agrees; "مدينة رملي", "سجن رملية" are names.
        woman = tokens[head].stem.endswith(("ه", "ا", "ئ")) or tokens[head].stem in listed("plural")
        male = token.stem.endswith("ي")
        return woman == male or (male and goes_on is not None and not goes_on.definite)
    if not first or token.stem not in everyday("nouns"):
        return True
    if token.definite:
        # "شارع الجمهورية" is called so; "سوق الخضار" is one of many.
        return tokens[head].stem in listed("called")
    return goes_on is not None and goes_on.definite


def _is_plain(token: Token) -> bool:
    """Say whether a word is a particle, a verb, or what a preposition leads."""
    if token.prefix or len(token.norm) < _SHORTEST or token.stem in nisbas():
        return True
    led = token.norm[0] in _CLITICS and token.norm[1:] in everyday("nouns")
    functional = not everyday("function").isdisjoint((token.norm, token.stem))
    return led or functional or token.norm in everyday("verbs")


def one_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two names share a word, however it is spelled."""
    return any(_one_word(a, b) for a, b in product(map(_bare, one), map(_bare, other)))


def _bare(word: str) -> str:
    return word.removeprefix("ال")


def _one_word(a: str, b: str) -> bool:
    return consonants(a) == consonants(b) or fuzz.ratio(a, b) >= _SPELLED_TWICE


@cache
def sorts() -> dict[str, int]:
    """Return the nouns that stand before names of places, each with its sort."""
    found = read("ar", "titles")["places"]["sites"]
    return {fold(word): sort for sort, names in enumerate(found) for word in words(names)}


@cache
def towns() -> frozenset[str]:
    """Return the first words of the names of the gazetteer, without article."""
    named = (
        name
        for place in read("ar", "places")["places"]
        for name in (place["ar"], *place.get("alt", ()))
    )
    return frozenset(_bare(fold(name).split()[0]) for name in named)


@cache
def _days() -> frozenset[str]:
    return frozenset(f"{the}{day}" for day in listed("days") for the in ("ال", ""))


@cache
def listed(name: str) -> frozenset[str]:
    """Return a list of the lexicon of places, folded."""
    return frozenset(fold(word) for word in words(read("ar", "titles")["places"][name]))


@cache
def everyday(name: str) -> frozenset[str]:
    """Return everyday words: function, verbs or nouns."""
    return frozenset(fold(word) for word in words(read("ar", "words")[name]))
