"""What the language pack knows of a headline's words: poles, countries, negations, numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from checker.languages import read, words
from checker.text.inflect import inflected
from checker.text.normalise import fold
from checker.text.numbers_cardinal import read_cardinal
from checker.text.tokens import Token

Pole = tuple[str, str]


def numbers(tokens: Sequence[Token]) -> frozenset[float]:
    """Return the numbers of a headline, in digits or words."""
    found = (read_cardinal(tokens, at) for at in range(len(tokens)))
    return frozenset(float(number.low) for number in found if number)


def poles_of(tokens: Sequence[Token]) -> dict[str, set[str]]:
    """Return which poles of the opposition lexicon the words stand for, by group."""
    found: dict[str, set[str]] = {}
    for token in tokens:
        for form in {token.norm, token.stem}:
            for group, pole in _poles().get(form, ()):
                found.setdefault(group, set()).add(pole)
    return found


@cache
def particles() -> frozenset[str]:
    """Return the function words."""
    return frozenset(fold(word) for word in words(read("ar", "words")["function"]))


@cache
def negations() -> frozenset[str]:
    """Return the words of negation."""
    return frozenset(fold(word) for word in words(read("ar", "oppositions")["negation"]))


@cache
def denials() -> frozenset[str]:
    """Return the forms of the verbs of denial."""
    return frozenset(f for w in words(read("ar", "oppositions")["denial"]) for f in inflected(w))


@cache
def countries() -> dict[str, str]:
    """Return the code of each country by its one-word names, adjectives and capital."""
    found: dict[str, str] = {}
    for entry in read("ar", "countries")["countries"]:
        names = [entry["ar"], *entry["alt"], entry["capital"]]
        forms = {fold(name).removeprefix("ال") for name in names if name and " " not in name}
        for nisba in (entry["nisba"], *entry["nisba_alt"]):
            if nisba and " " not in nisba:
                forms |= inflected(f"{nisba}~") | inflected(f"{nisba}ة")
        found.update(dict.fromkeys(forms, entry["iso"]))
    return found


@cache
def _poles() -> dict[str, set[Pole]]:
    """Return the poles that a single word of the lexicon stands for."""
    found: dict[str, set[Pole]] = {}
    for group, entry in read("ar", "oppositions")["groups"].items():
        for pole, cues in entry["poles"].items():
            for kind in ("verb", "masdar", "adjective"):
                for word in _single(cues.get(kind, "")):
                    for form in inflected(word):
                        found.setdefault(form, set()).add((group, pole))
    return found


def _single(cues: str) -> list[str]:
    """Return the cues of one word: a block of lines holds a phrase per line."""
    if "\n" not in cues:
        return cues.split()
    return [line.strip() for line in cues.splitlines() if line and not {" ", "{"} & set(line)]
