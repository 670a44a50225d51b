"""Places behind the noun that tells their sort: "شاطئ كذا", "مستشفى كذا", "قرية كذا"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from checker.languages import read, words
from checker.rules.places.naming import listed, name_behind, sorts
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.types import Mention, Place, Span, Statement

_TITLE = 2  # words before the noun among which a head of an office may stand


def headed(statement: Statement) -> Iterator[tuple[int, Mention]]:
    """Yield the places that a sentence names behind a noun, each with where the noun stands."""
    tokens = tokens_of(statement.sentence)
    if any(token.stem in listed("further") for token in tokens):
        return  # "another rocket fell near the town of A"
    end = 0
    for at, token in enumerate(tokens[:-1]):
        known = token.end > end and token.stem in sorts()
        name = name_behind(tokens, at) if known else ()
        led = any(word.norm in _offices() for word in tokens[max(0, at - _TITLE) : at])
        if name and not led:
            end = name[-1].end
            span = Span(statement.sentence.span.field, name[0].start, end)
            base = statement.sentence.span.start
            text = statement.sentence.text[span.start - base : span.end - base]
            key = " ".join(word.norm for word in name)
            yield at, Mention(span, text, Place(key, text, token.stem, role="location"))


@cache
def _offices() -> frozenset[str]:
    """Return the heads of offices: "مدير أمن مديرية كذا" says who somebody is, not where."""
    return frozenset(fold(word) for word in words(read("ar", "titles")["garbled"]["offices"]))
