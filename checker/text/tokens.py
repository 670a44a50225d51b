"""Cut a text into words and marks, and take Arabic clitics off the words.

A token keeps its raw offsets; ``norm`` is the folded word, ``stem`` the word without
conjunction, preposition and article. What counts as a clitic is decided by the language pack:
a word that the lexicon knows keeps its first letter ("وزير" is no "و" + "زير").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from typing import NamedTuple

from checker.languages import at_hand, read, words
from checker.text.memo import Memo
from checker.text.normalise import fold

# A word with its vowel marks, or a number with its separators, or one mark of punctuation.
_TOKEN = re.compile(
    r"[^\W\d_]+(?:[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c\u200d]+[^\W\d_]*)*"
    r"|\d+(?:[.,٫٬]\d+)*|[^\w\s]|_+"
)


# Alef with hamza and lam are letters of the word ("ألمانيا", "إلغاء"), never the article.
_NO_ARTICLE = re.compile("[وفبكل]{0,2}[أإآ]ل")

_WHOLE = "whole words"

# A preposition or conjunction merged with the article.
_JOINED = ("لل", "بال", "وال", "فال", "كال")


class _Word(NamedTuple):
    """What a spelling is wherever it stands; read once, however often a text repeats it."""

    norm: str
    stem: str
    prefix: str
    definite: bool
    is_word: bool
    is_number: bool


class Token(NamedTuple):
    """One word, number or mark: ``text == raw[start:end]``.

    ``prefix`` holds the proclitic letters that were taken off, the article left out;
    ``definite`` says whether the article stood there. ``is_word`` is said of letters,
    ``is_number`` of digits of any script.
    """

    text: str
    start: int
    end: int
    norm: str
    stem: str
    prefix: str
    definite: bool
    is_word: bool
    is_number: bool


def known_words(language: str) -> dict[str, str]:
    """Return what is kept with a language pack: finding it takes longer than reading a page."""
    if not _proclitics(language):
        return {}
    return {_WHOLE: " ".join(sorted(_known(language)))}


@cache
def _known(language: str) -> frozenset[str]:
    """Every folded word that the language pack spells, without article: known to be whole."""
    if kept := at_hand(language, _WHOLE):
        return frozenset(kept.split())
    letters = read(language, "letters")
    known = set(words(letters["whole"]))
    # "للجيش" in a longer entry carries its clitic; "بالنيابة" alone is a word.
    alone: set[str] = set()
    inside: set[str] = set()
    for name in letters["lexicons"]:
        for entry in _strings(read(language, name)):
            spelled = entry.split()
            (alone if len(spelled) == 1 else inside).update(spelled)
    every = sorted(alone | inside)
    # All at once: folding them one by one takes as long as reading an article.
    for raw, word in zip(every, fold("\n".join(every), language).split("\n"), strict=True):
        if _NO_ARTICLE.match(raw):
            known.add(word)
        elif raw in alone or not word.startswith(_JOINED):
            known.add(word.removeprefix("ال") if len(word) > 4 else word)
    return frozenset(known)


@cache
def _places(language: str) -> frozenset[str]:
    """Return the folded names of places that have no article."""
    names = (read(language, name) for name in ("countries", "places"))
    spelled = [name for each in names for name in _strings(each)]
    return frozenset(fold("\n".join(spelled), language).split("\n"))


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _strings(value)
    elif isinstance(data, list):
        for item in data:
            yield from _strings(item)


@cache
def _proclitics(language: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the clitics that end in the article and those without it, by their first letter."""
    clitics = read(language, "letters")["proclitics"]
    joined, plain = clitics["with_article"], clitics["without_article"]
    return {
        letter: (
            tuple(clitic for clitic in joined if clitic[0] == letter),
            tuple(clitic for clitic in plain if clitic[0] == letter),
        )
        for letter in {clitic[0] for clitic in (*joined, *plain)}
    }


def _analyse(norm: str, raw: str, language: str) -> tuple[str, str, bool]:
    """Return (stem, prefix, definite) of a folded word; ``raw`` tells whether it has an article."""
    clitics = _proclitics(language).get(norm[0])
    if clitics is None or len(norm) < 3:
        return norm, "", False
    known = _known(language)
    if norm in known:
        return norm, "", False
    with_article, without_article = clitics
    if norm[:2] == "لل" and norm[1:] in known and norm[2:] not in known:
        # Three lams are written as two: "للجنة" is of "اللجنة", and "لليبيا" of "ليبيا".
        return norm[1:], "ل", norm[1:] not in _places(language)
    if norm[1:3] == "ال" and norm[0] in without_article and norm[1:] in known:
        return norm[1:], norm[0], False
    for clitic in () if _NO_ARTICLE.match(raw) else with_article:
        if norm.startswith(clitic) and len(norm) - len(clitic) >= (2 if clitic == "ال" else 3):
            prefix = clitic[:-1] if clitic.endswith("لل") else clitic[:-2]
            return norm[len(clitic) :], prefix, True
    for clitic in without_article:
        if norm.startswith(clitic) and norm[len(clitic) :] in known:
            return norm[len(clitic) :], clitic, False
    return norm, "", False


def tokenize(text: str, language: str = "ar", *, base: int = 0) -> tuple[Token, ...]:
    """Return the tokens of a text; ``base`` is added to every offset."""
    tokens = []
    known = _readings(language)
    for match in _TOKEN.finditer(text):
        raw = match[0]
        if word := known[raw]:
            start, end = match.span()
            tokens.append(_token((raw, base + start, base + end, *word)))
    return tuple(tokens)


def stems_of(text: str, language: str = "ar") -> tuple[str, ...]:
    """Return the stems of a text's words, in order."""
    found = map(_readings(language).__getitem__, _TOKEN.findall(text))
    return tuple([word.stem for word in found if word and word.is_word])


# What ``Token._make`` calls, without the call between: there is one for every word of a text.
_token = partial(tuple.__new__, Token)


@cache
def _readings(language: str) -> Memo[_Word | None]:
    """Return the readings of all spellings of a language, filled as they come."""
    return Memo(partial(_word, language=language))


def _word(raw: str, language: str) -> _Word | None:
    """Return the reading of one spelling; None where it counts for nothing."""
    norm = fold(raw, language)
    # A hashtag is read as the words it is made of.
    if not norm or raw == "#" or raw[0] == "_":
        return None
    if not norm[0].isalpha():
        return _Word(norm, norm, "", False, False, norm[0].isdigit())
    stem, prefix, definite = _analyse(norm, raw, language)
    return _Word(norm, stem, prefix, definite, True, False)
