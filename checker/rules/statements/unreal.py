"""Words that undo what is told: wishes, denials, negation."""

from __future__ import annotations

from functools import cache

from checker.languages import read, words
from checker.text.inflect import inflected
from checker.text.normalise import fold


@cache
def wishes() -> frozenset[str]:
    """Return the words before which nothing is told as a fact."""
    return frozenset(fold(word) for word in words(read("ar", "oppositions")["irrealis"]))


@cache
def subjunctive() -> frozenset[str]:
    """Return the words right behind which a verb in the present is wished, not told."""
    return frozenset(fold(word) for word in words(read("ar", "oppositions")["irrealis_next"]))


@cache
def denials() -> frozenset[str]:
    """Return the forms of the verbs of denial."""
    marked = words(read("ar", "oppositions")["denial"])
    return frozenset().union(*(inflected(word, "ar") for word in marked))


@cache
def negation() -> frozenset[str]:
    """Return the words of negation."""
    return frozenset(fold(word) for word in words(read("ar", "oppositions")["negation"]))
