"""Find a spelling in raw text, with the clitics and endings that Arabic puts on it."""

from __future__ import annotations

from functools import lru_cache

import regex

_MARKS = r"[\u064b-\u0652\u0670\u0640]*"
_BEFORE = r"(?:[وف]?(?:لل|[بك]?ال|[بلك])?)"
_AFTER = r"(?:يّ?ة|ة|ات|ا|ين|ون|ان|تين|تان|ه|ها|هم|نا|ي)?"


@lru_cache(maxsize=4096)
def spelled(word: str, *, inflected: bool = True) -> regex.Pattern[str]:
    """Return a pattern that finds a word or phrase as it is spelled; the groups hold its words.

    Letters are compared as written (a hamza counts), vowel marks and tatweel do not count.
    ``inflected`` allows conjunctions, prepositions and the article before each Arabic word, and
    an ending after it, so that "استراتيجي" finds "والاستراتيجية" but never "إستراتيجية".
    """
    parts = [_word(part, inflected) for part in word.split()]
    body = r"\s+".join(parts)
    return regex.compile(rf"(?<!\w)(?:{body})(?!\w)", regex.VERSION1 | regex.IGNORECASE)


def _word(part: str, inflected: bool) -> str:
    letters = _MARKS.join(regex.escape(char) for char in part) + _MARKS
    arabic = "\u0621" <= part[0] <= "\u064a"
    if not (inflected and arabic):
        return f"({letters})"
    if part.startswith("ال") and len(part) > 4:
        letters = _MARKS.join(regex.escape(char) for char in part[2:]) + _MARKS
    return f"{_BEFORE}({letters}){_AFTER}{_MARKS}"
