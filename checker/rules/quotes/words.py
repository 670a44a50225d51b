"""The words of a quotation as they are compared: content words, their stems, one word or two."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TypeAlias

from rapidfuzz import fuzz

from checker.languages import read, words
from checker.text.normalise import fold
from checker.text.phrases import spellings
from checker.text.tokens import Token, tokenize

Words: TypeAlias = tuple[Token, ...]

# A pronoun or an ending that changes with the person of the speaker, longest first.
_ENDINGS = (
    "هما",
    "كما",
    "ها",
    "هم",
    "نا",
    "كم",
    "ون",
    "ين",
    "ات",
    "ان",
    "وا",
    "ه",
    "ي",
    "ك",
    "ا",
    "ت",
)
_SHORTEST_STEM = 3
_OPENS, _CLOSES = frozenset("(["), frozenset(")]")
_HOUR = 2  # tokens before its minutes: "4", ":"
_SHORT_NAME = 3
_VOWELS = str.maketrans("", "", "اويهىء")
# Swept on pairs of words read by eye: at 70 "سنواصل/سيواصلون" is one word, "مصر/قطر" are two.
_SAME_WORD = 70


@cache
def _function(language: str = "ar") -> frozenset[str]:
    speech = read(language, "speech")
    listed, telling = ({fold(w) for w in words(speech[key])} for key in ("function", "relations"))
    return frozenset(w for w in listed - telling if w.removeprefix("و") not in negators())


@cache
def negators() -> frozenset[str]:
    """Return the folded words that turn a sentence into its opposite."""
    return frozenset(fold(word) for word in words(read("ar", "oppositions")["negation"]))


def content(text: str, *, base: int = 0) -> Words:
    """Return the content words and numbers of a text; words of negation are content here."""
    return telling(spelled(text, base=base))


def spelled(text: str, *, base: int = 0) -> Words:
    """Return the tokens of a text as they were said, each month by the first of its names, once.

    "كانون الثاني" and "يناير" are one month, and so is "كانون الثاني/يناير". What stands in
    brackets is the editor's; "4:00" is written "4.00" too.
    """
    tokens = _as_said(tokenize(text, base=base))
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        size, month = _month_at(tokens, at)
        token, at = tokens[at], at + size
        if not month:
            found.append(token)
        elif [other.norm for other in found[-2:] if other.is_word] != [month]:
            found.append(token._replace(norm=month, stem=month, end=tokens[at - 1].end))
    return tuple(found)


def _as_said(tokens: Words) -> Words:
    """Return tokens without what stands in brackets, unless all does, and hours as one token."""
    found: list[Token] = []
    depth = 0
    for token in tokens:
        depth += (token.text in _OPENS) - (token.text in _CLOSES)
        hour = [other.text for other in found[-2:]]
        if depth > 0 or token.text in _CLOSES:
            continue
        if token.is_number and len(hour) == _HOUR and hour[1] == ":" and hour[0].isdecimal():
            found[-2:] = [found[-2]._replace(norm=f"{hour[0]}.{token.norm}", end=token.end)]
        else:
            found.append(token)
    return tuple(found) or tokens


def _month_at(tokens: Words, at: int) -> tuple[int, str]:
    """Return how many tokens name a month at a place, and that month; (1, "") where none does."""
    for size in (2, 1):
        part = tokens[at : at + size]
        if len(part) < size:
            continue
        names = [tuple(t.norm for t in part), (part[0].stem, *(t.norm for t in part[1:]))]
        month = next((_months()[name] for name in names if name in _months()), "")
        beside = (*tokens[max(0, at - 1) : at], *tokens[at + size : at + size + 1])
        dated = any(token.is_number or token.text == "/" for token in beside)
        if month and (dated or part[0].stem not in _weak_months()):
            return size, month
    return 1, ""


@cache
def _months() -> dict[tuple[str, ...], str]:
    """Return each name of a month, folded, by its words, and the first of its names."""
    return {
        tuple(fold(str(name)).split()): fold(names[0])
        for names in read("ar", "dates")["months"].values()
        for name in names
    }


@cache
def _month_names() -> frozenset[str]:
    return frozenset(_months().values())


@cache
def _weak_months() -> frozenset[str]:
    return frozenset(map(fold, words(read("ar", "dates")["months_weak"])))


def telling(tokens: Iterable[Token]) -> Words:
    """Return those tokens that are content words and numbers."""
    function = _function()
    return tuple(
        [
            token
            for token in tokens
            if (token.is_number or (token.is_word and len(token.norm) > 1))
            and function.isdisjoint((token.norm, token.norm.removeprefix("و"), token.stem))
        ]
    )


@lru_cache(maxsize=50_000)
def stem(norm: str) -> str:
    """Return a folded word without clitics in front and without pronoun or ending behind."""
    word = min(spellings(norm), key=len)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def stems(found: Words) -> tuple[str, ...]:
    """Return the stems of content words, in order."""
    return tuple([stem(token.norm) for token in found])


def sort_of(norm: str) -> tuple[int, int] | None:
    """Return the sort of a folded word, and which of that sort it is: a unit of time, a relative.

    None where it is of no sort whose words never stand for one another.
    """
    return next((_sorts()[form] for form in (norm, stem(norm)) if form in _sorts()), None)


@cache
def _sorts() -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for sort, members in enumerate(read("ar", "speech")["sorts"]):
        for place, forms in enumerate(members):
            for word in map(fold, words(forms)):
                found.setdefault(word, (sort, place))
                found.setdefault(stem(word), (sort, place))
    return found


def same_word(first: Token, second: Token) -> bool:
    """Say whether two words are forms of one word, or one word spelled twice."""
    if not set(spellings(first.norm)).isdisjoint(spellings(second.norm)):
        return True
    if {first.norm, second.norm} <= _month_names():
        return False  # "يونيو" and "يوليو" look alike
    if first.is_number != second.is_number:
        # "five" and "5": the reading of numbers is not done here
        return not _numerals().isdisjoint((*spellings(first.norm), *spellings(second.norm)))
    if max(len(first.norm), len(second.norm)) <= _SHORT_NAME and _sounds(first) == _sounds(second):
        return True  # "جيه" and "جاي", a syllable of a foreign name
    return not first.is_number and fuzz.ratio(stem(first.norm), stem(second.norm)) >= _SAME_WORD


@cache
def _numerals() -> frozenset[str]:
    data = read("ar", "numbers")
    named = ("ones", "tens", "hundreds", "scales", "plural_scales", "dual_scales", "fractions")
    told = (data["ten"], *(forms for name in named for forms in data[name].values()))
    return frozenset(fold(word) for forms in told for word in words(forms))


def _sounds(token: Token) -> str:
    return token.norm.translate(_VOWELS) or token.norm
