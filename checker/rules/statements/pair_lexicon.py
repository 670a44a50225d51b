"""What the language pack knows of a headline's words: poles, particles, numbers."""

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
    """Return which poles of ``antonyms.yml`` the words stand for, by group."""
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
def _poles() -> dict[str, set[Pole]]:
    """Return the poles that a word stands for."""
    found: dict[str, set[Pole]] = {}
    for group, poles in read("ar", "antonyms").items():
        for pole, words_ in poles.items():
            for word in words_.split():
                for form in inflected(word):
                    found.setdefault(form, set()).add((group, pole))
    return found
