"""The outcome lexicon (``outcomes.yml``), compiled, and the words that undo what is told."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from checker.languages import read, words
from checker.rules.reading import tokens_of
from checker.text.inflect import inflected
from checker.text.normalise import fold
from checker.text.phrases import PhraseMatch, PhraseMatcher, compile_phrases
from checker.types import Bilingual, Sentence


def matches(sentence: Sentence, name: str, role: str) -> Sequence[PhraseMatch]:
    """Return where a sentence has phrases of a class: announced, undone or borne."""
    return _all_matches(sentence).get((role, name), ())


# The classes take turns at an article, and two rules ask: its sentences come again at once.
@lru_cache(maxsize=1 << 9)
def _all_matches(sentence: Sentence) -> dict[tuple[str, str], list[PhraseMatch]]:
    found: dict[tuple[str, str], list[PhraseMatch]] = {}
    tokens = tokens_of(sentence)
    for match in _matcher().find(tokens):
        role, name = match.label.split()
        found.setdefault((role, name), []).append(match)
    return found


@cache
def outcomes() -> dict[str, Bilingual]:
    """Return the classes of the lexicon with what they are called."""
    classes = read("ar", "outcomes")
    return {name: Bilingual(**body["label"]) for name, body in classes.items()}


@cache
def final(name: str) -> bool:
    """Say whether what a class tells does not change any more: a vote, a verdict."""
    return bool(read("ar", "outcomes").get(name, {}).get("final"))


@cache
def alone(name: str) -> bool:
    """Say whether a class is read in one article only: a headline and its text."""
    return bool(read("ar", "outcomes").get(name, {}).get("alone"))


@cache
def _matcher() -> PhraseMatcher:
    blocks = {
        f"{role} {name}": body[role]
        for name, body in read("ar", "outcomes").items()
        for role in ("announced", "undone", "borne")
    }
    return compile_phrases(blocks, "ar", where="ar/outcomes.yml")


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
