"""Unfold a word of a language pack into the forms that running text uses.

Only for words that a pack's author wrote and marked: no analysis of unknown words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from checker.languages import read
from checker.text.normalise import fold


@dataclass(frozen=True, slots=True)
class _Part:
    """One half of a verb: the letter it drops, what stands before and behind the rest."""

    drop: str
    prefixes: tuple[str, ...]
    endings: tuple[str, ...]
    with_pronoun: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Inflection:
    adjective: tuple[str, ...]
    drops: str
    pronouns: tuple[str, ...]
    joins: tuple[tuple[str, str, str], ...]
    whole: str
    first: _Part
    second: _Part


@cache
def _inflection(language: str) -> _Inflection:
    data = read(language, "inflection")
    parts = [
        _Part(
            part.get("drop", ""),
            tuple(part.get("prefixes", [""])),
            tuple(part["endings"]),
            tuple(part["with_pronoun"]),
        )
        for part in (data["verb"]["first"], data["verb"]["second"])
    ]
    joins = tuple((last, begins, new) for last, begins, new in data["joins"])
    adjective, pronouns = tuple(data["adjective"]), tuple(data["pronouns"])
    whole = data.get("whole", "")
    return _Inflection(adjective, data["adjective_drops"], pronouns, joins, whole, *parts)


@cache
def inflected(marked: str, language: str = "ar") -> frozenset[str]:
    """Return the folded forms of ``word``, ``word~``, ``word+`` or ``past/present``."""
    rules = _inflection(language)
    word = fold(marked, language)
    if len(word) < 3:
        return frozenset({word})
    if word.endswith("~"):
        return frozenset(_adjective(word[:-1], rules))
    if word.endswith("+"):
        noun = word[:-1]
        return frozenset({noun, *_joined(noun, rules.pronouns, rules)})
    if "/" in word[1:-1]:
        past, present = word.split("/", 1)
        forms = _verb(past, rules.first, rules) | _verb(present, rules.second, rules)
        if marked[len(past) - 1] in rules.whole:
            # "بدأ" keeps its last letter, unlike "دعا": "بدأت".
            forms |= _verb(past, rules.first, replace(rules, joins=()))
        return frozenset(forms)
    return frozenset({word})


def _adjective(word: str, rules: _Inflection) -> set[str]:
    stem = word.removesuffix(rules.drops) if rules.drops else word
    return {word, *(stem + ending for ending in rules.adjective)}


def _verb(word: str, part: _Part, rules: _Inflection) -> set[str]:
    stem = word.removeprefix(part.drop) if part.drop else word
    forms: set[str] = set()
    for prefix in part.prefixes:
        whole = prefix + stem
        forms.update(_joined(whole, part.endings, rules))
        for bare in _joined(whole, part.with_pronoun, rules):
            forms.update(_joined(bare, rules.pronouns, rules))
    return forms


def _joined(word: str, endings: tuple[str, ...], rules: _Inflection) -> list[str]:
    """Put each ending behind a word, changing the word's last letter where the language does."""
    changes = [
        (begins, word[: len(word) - len(last)] + new)
        for last, begins, new in rules.joins
        if word.endswith(last)
    ]
    if not changes:
        return [word + ending for ending in endings]
    return [
        next((stem for begins, stem in changes if ending and ending[0] in begins), word) + ending
        for ending in endings
    ]
