"""Which words are forms of one word, by country, by lasting letters, by spelling."""

from __future__ import annotations

from functools import cache, lru_cache

from rapidfuzz.fuzz import ratio

from checker.languages import read
from checker.text.inflect import inflected
from checker.text.normalise import fold

_ALIKE = 75.0  # of 100: spellings nearer than this are one word
_SHORTEST = 4  # letters, below which words that look alike are as a rule two
_LONGEST_ROOT = 4


@lru_cache(maxsize=1 << 16)
def likeness(one: str, other: str) -> float:
    """Return how alike two stems are, 1 for the same; 0 for two words."""
    if one == other:
        return 1.0
    if one in countries() and countries()[one] == countries().get(other):
        return 0.95
    if skeleton(one) == skeleton(other):
        return 0.9
    score = ratio(one, other) if min(len(one), len(other)) >= _SHORTEST else 0.0
    return score / 100 if score >= _ALIKE else 0.0


@lru_cache(maxsize=1 << 16)
def skeleton(stem: str) -> str:
    """Return the lasting letters of a stem."""
    rules = read("ar", "skeleton")
    ending = next((e for e in rules["endings"] if stem.endswith(e) and len(stem) > len(e) + 2), "")
    word = stem.removesuffix(ending)
    opening = next((o for o in rules["openings"] if word.startswith(o)), "")
    if len(word) >= len(opening) + 3:
        word = word.removeprefix(opening)
    lasting = "".join(letter for letter in word if letter not in rules["weak"])
    return lasting if len(lasting) >= 2 else word


@lru_cache(maxsize=1 << 14)
def root(stem: str) -> str:
    """Return the letters that a verb and its noun have in common: عقد, انعقاد, تعقد."""
    letters = skeleton(stem)
    if len(letters) != _LONGEST_ROOT:
        return letters
    if letters[0] == "ن":
        return letters[1:]
    return letters[0] + letters[2:] if letters[1] == "ت" else letters


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
