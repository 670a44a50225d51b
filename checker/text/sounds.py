"""Compare two spellings of one foreign name: which letters outlets write for one sound.

Arabic has no one way to write a foreign name: "g" is غ, ج, ق or ك, "v" is ف or و, and long vowels
are written or not. What counts as one sound is knowledge of the language pack.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from checker.languages import read

_VOWEL, _SOUND, _SILENT, _OPENING = 0.25, 0.3, 0.5, 0.5
# How much of a letter two spellings may differ by per letter of the shorter one.
_SHARE = 0.2
_NEAR_SHARE = 0.4  # where the rest of the name is the same
_SHORTEST = 4  # letters: below that one sound makes another name


@dataclass(frozen=True, slots=True)
class _Sounds:
    vowels: frozenset[str]
    feminine: frozenset[str]
    mute: frozenset[str]
    silent: frozenset[str]
    groups: tuple[frozenset[str], ...]
    clusters: dict[str, str]

    def alike(self, one: str, other: str) -> bool:
        return any(one in group and other in group for group in self.groups)


@cache
def _sounds(language: str) -> _Sounds:
    data = read(language, "letters")["sounds"]
    groups = tuple(frozenset(group) for group in data["groups"])
    lists = ("vowels", "feminine", "mute", "silent")
    vowels, feminine, mute, silent = (frozenset(data.get(name, "")) for name in lists)
    return _Sounds(vowels, feminine, mute, silent, groups, data.get("clusters", {}))


@lru_cache(maxsize=1 << 14)
def sound_alike(first: str, second: str, language: str = "ar") -> bool:
    """Say whether two folded words may be one foreign name, spelled by ear in two ways."""
    if first == second:
        return True
    short = min(len(first), len(second))
    if short < _SHORTEST or _ends_apart(first, second, language):
        return False
    if Levenshtein.distance(first, second, score_cutoff=short // 2 + 1) > short // 2 + 1:
        return False
    return _cost(first, second, _sounds(language)) <= _SHARE * short


@lru_cache(maxsize=1 << 12)
def sound_near(
    first: str, second: str, language: str = "ar", *, share: float = _NEAR_SHARE
) -> bool:
    """Say whether two folded words open with one sound and may be one name, ill heard or read."""
    sounds = _sounds(language)
    if first[0] != second[0] and not sounds.alike(first[0], second[0]):
        return False
    return _cost(first, second, sounds) <= share * min(len(first), len(second))


@lru_cache(maxsize=1 << 12)
def consonants(word: str, language: str = "ar") -> str:
    """Return a folded word without the letters that may stand for vowels."""
    return "".join(letter for letter in word if letter not in _sounds(language).vowels)


def of_two_genders(first: str, second: str, language: str = "ar") -> bool:
    """Say whether two folded words differ in how a woman's name ends ("باولو" and "باولا")."""
    sounds = _sounds(language)
    if (first[-1] in sounds.feminine) == (second[-1] in sounds.feminine):
        return False
    bare = [word[:-1] if word[-1] in sounds.vowels else word for word in (first, second)]
    return bare[0] == bare[1]


def _ends_apart(first: str, second: str, language: str) -> bool:
    """Say whether a vowel at the end tells two names apart, as it does a woman's from a man's."""
    sounds = _sounds(language)
    vowels = sounds.vowels
    short, long = sorted((first, second), key=len)
    if long[:-1] == short and long[-1] in sounds.mute and short[-1] in vowels - sounds.feminine:
        return False  # "خوسي" and "خوسيه": the last letter is not heard
    return first[-1] != second[-1] and (first[-1] in vowels or second[-1] in vowels)


def _cost(first: str, second: str, sounds: _Sounds) -> float:
    """Return the edit distance of two words, with vowels and letters of one sound at less."""
    row, above = [0.0], [0.0]
    for at, letter in enumerate(second):
        row.append(row[-1] + _skip(second, at, letter, sounds))
    for at, letter in enumerate(first):
        skipped = _skip(first, at, letter, sounds)
        below = [row[0] + skipped]
        for place, other in enumerate(second):
            opens = at == place == 0 and sounds.vowels >= {letter, other} and letter != other
            below.append(
                min(
                    row[place] + (1.0 if opens else 0.0) + _swap(letter, other, sounds),
                    row[place + 1] + skipped,
                    below[place] + _skip(second, place, other, sounds),
                    *_clustered(row, above, (first, at), (second, place), sounds),
                )
            )
        row, above = below, row
    return row[-1]


def _clustered(
    row: list[float],
    above: list[float],
    one: tuple[str, int],
    other: tuple[str, int],
    sounds: _Sounds,
) -> Iterator[float]:
    """Yield what it costs that two letters of one word stand for a single one of the other."""
    (first, at), (second, place) = one, other
    if at and second[place] in sounds.clusters.get(first[at - 1 : at + 1], ""):
        yield above[place] + _SOUND
    if place and first[at] in sounds.clusters.get(second[place - 1 : place + 1], ""):
        yield row[place - 1] + _SOUND


def _skip(word: str, at: int, letter: str, sounds: _Sounds) -> float:
    if letter in sounds.vowels:
        # A vowel that opens a name is heard as a consonant: "يانغ" and "وانغ".
        return _VOWEL if at else _OPENING
    return _SILENT if at == len(word) - 1 and letter in sounds.silent else 1.0


def _swap(one: str, other: str, sounds: _Sounds) -> float:
    if one == other:
        return 0.0
    if one in sounds.vowels and other in sounds.vowels:
        return _VOWEL
    return _SOUND if sounds.alike(one, other) else 1.0
