"""Fold text for comparison, and keep the map back to the raw offsets.

Folding follows the usual practice of Arabic retrieval (alef and yeh forms, teh marbuta, tatweel,
vowel marks, presentation forms, the three digit scripts); the table is the language's own
``letters.yml``.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; ``offsets[i]`` is the raw offset of folded character ``i`` (plus the end)."""

    text: str
    offsets: tuple[int, ...]

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw range of the folded range ``[start, end)``."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


def fold_with_offsets(text: str, language: str = "ar") -> Folded:
    """Fold a text character by character, remembering where each one came from."""
    folded: list[str] = []
    offsets: list[int] = []
    for index, char in enumerate(text):
        piece = fold(char, language)
        folded.append(piece)
        offsets.extend([index] * len(piece))
    offsets.append(len(text))
    return Folded("".join(folded), tuple(offsets))
