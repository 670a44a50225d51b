"""Find the phrases of the whole hygiene lexicon in a sentence at once, for all rules that ask."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TypeAlias

from checker.languages import read
from checker.rules.reading import tokens_of
from checker.text.phrases import PhraseMatcher, compile_phrases
from checker.types import Sentence

# The class of a phrase, and its tokens [start, end).
Worded: TypeAlias = tuple[str, int, int]

_LANGUAGE = "ar"
_STOPS = frozenset(".،؛:…")
_CLOSING = re.compile(r".*\$ *$", re.MULTILINE)  # phrases that end with the mark of an end


# Rules take turns at each article: its sentences are asked for again at once, and then no more.
@lru_cache(maxsize=1 << 8)
def phrases_in(sentence: Sentence) -> Mapping[tuple[str, str], tuple[Worded, ...]]:
    """Return the phrases of a sentence in their order, by family and role.

    The roles are ``phrases``, ``introduced``, ``described`` and ``weighty``. What stands at the
    end may have a stop behind it.
    """
    tokens = tokens_of(sentence)
    end = len(tokens)
    while end and tokens[end - 1].norm in _STOPS:
        end -= 1
    anywhere, closing = _matchers()
    matches = {*anywhere.find(tokens), *closing.find(tokens[:end])}
    found: dict[tuple[str, str], list[Worded]] = {}
    for match in sorted(matches, key=lambda m: (m.start, -m.end, m.label)):
        family, role, key = match.label.split()
        found.setdefault((family, role), []).append((key, match.start, match.end))
    return {place: tuple(worded) for place, worded in found.items()}


@cache
def _matchers() -> tuple[PhraseMatcher, PhraseMatcher]:
    """Return all phrases of the lexicon, and again those that end a sentence."""
    blocks = {
        f"{family} {role} {key}": body[role]
        for family, classes in read(_LANGUAGE, "hygiene").items()
        for key, body in classes.items()
        for role in ("phrases", "introduced", "described", "weighty")
        if role in body
    }
    closing = {
        label: "\n".join(_CLOSING.findall(block))
        for label, block in blocks.items()
        if " phrases " in label
    }
    where = f"{_LANGUAGE}/hygiene.yml"
    anywhere = compile_phrases(blocks, _LANGUAGE, where=where)
    return anywhere, compile_phrases(closing, _LANGUAGE, where=where)
