"""Fold text for comparison, and keep the map back to the raw offsets.

Folding follows the usual practice of Arabic retrieval (alef and yeh forms, teh marbuta, tatweel,
vowel marks, presentation forms, the three digit scripts); the table is the language's own
``letters.yml``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from checker.languages import read

# Marks that have no width of their own: vowels, Koranic signs, joiners, bidi controls, BOM.
_INVISIBLE = (
    *range(0x0610, 0x061B),
    0x061C,
    *range(0x064B, 0x0660),
    0x0670,
    *range(0x06D6, 0x06EE),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2065),
    *range(0x2066, 0x206A),
    0xFEFF,
    0x00AD,
)


# Letters in their presentation forms, as old systems and PDFs write them.
_PRESENTATION = re.compile("[\ufb50-\ufefc]")


@cache
def _table(language: str) -> dict[int, str | None]:
    letters = read(language, "letters")
    table: dict[int, str | None] = dict.fromkeys(_INVISIBLE)
    table.update({ord(raw): folded for raw, folded in letters["fold"].items()})
    table.update(dict.fromkeys(map(ord, letters["drop"])))
    return table


def fold(text: str, language: str = "ar") -> str:
    """Return the comparison form of a text: the same for spellings that outlets mix freely."""
    if not text.isascii():
        if _PRESENTATION.search(text):
            text = unicodedata.normalize("NFKC", text)
        text = text.translate(_table(language))
    return text.lower()
