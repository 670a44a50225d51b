"""The opposition lexicon of a language (``oppositions.yml``), compiled into one matcher."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from checker.errors import PackError
from checker.languages import read, words
from checker.text.inflect import inflected
from checker.text.normalise import fold
from checker.text.phrases import PhraseMatcher, compile_phrases

How = Literal["adjective", "phrase", "verb", "masdar"]
_HOW: tuple[How, ...] = ("adjective", "phrase", "verb", "masdar")
_ABOUT = ("actor", "place", "any", "fixed")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a matched word means: a pole of a group, or a target (``pole`` empty)."""

    group: str
    pole: str
    how: How


@dataclass(frozen=True, slots=True)
class Group:
    """An opposition: ``targets`` it may be said of, or ``about`` actors, places, anything."""

    name: str
    about: str
    targets: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cues and targets in one matcher; ``senses`` maps its labels to what they mean."""

    matcher: PhraseMatcher
    senses: dict[str, Sense]
    groups: dict[str, Group]
    compound: frozenset[str]
    negation: frozenset[str]
    denial: frozenset[str]
    irrealis: frozenset[str]
    irrealis_next: frozenset[str]
    realis: frozenset[str]


@cache
def oppositions(language: str) -> Lexicon:
    """Return the opposition lexicon of a language, compiled at first use.

    Raises:
        PackError: a group that names an unknown target, or a pole without words.
    """
    data = read(language, "oppositions")
    where = f"{language}/oppositions.yml"
    patterns: dict[str, list[str]] = defaultdict(list)
    senses: dict[str, Sense] = {}
    for target, forms in data["targets"].items():
        for how, name in (("adjective", "nouns"), ("verb", "verbs")):
            if name in forms:
                _add(patterns, senses, Sense(fold(target, language), "", _how(how)), forms[name])
    groups = {name: _group(name, group, data, language) for name, group in data["groups"].items()}
    for name, group in data["groups"].items():
        for pole, kinds in group["poles"].items():
            if not kinds or set(kinds) - set(_HOW):
                raise PackError(f"{name}.{pole} has no {', '.join(_HOW)}", where=where)
            for how, block in kinds.items():
                _add(patterns, senses, Sense(name, pole, _how(how)), block)
    sets = {
        name: frozenset(fold(word, language) for word in words(data[name]))
        for name in ("compound", "negation", "irrealis", "irrealis_next", "realis")
    }
    denial = frozenset().union(*(inflected(word, language) for word in words(data["denial"])))
    matcher = compile_phrases(patterns, language, where=where)
    return Lexicon(matcher, senses, groups, denial=denial, **sets)


def _how(name: str) -> How:
    return next(how for how in _HOW if how == name)


def _add(
    patterns: dict[str, list[str]], senses: dict[str, Sense], sense: Sense, block: str
) -> None:
    """Put the phrases of a block (one a line) or its words (parted by spaces) under a label."""
    label = f"{sense.group}/{sense.pole}/{sense.how}"
    senses[label] = sense
    patterns[label] += block.splitlines() if "\n" in block else block.split()


def _group(name: str, group: dict[str, Any], data: dict[str, Any], language: str) -> Group:
    on = words(group["of"])
    about = on[0] if on[0] in _ABOUT else ""
    unknown = set() if about else set(on) - set(data["targets"])
    if unknown:
        raise PackError(
            f"group {name} names no target of the file: {', '.join(sorted(unknown))}",
            where=f"{language}/oppositions.yml",
        )
    return Group(name, about, frozenset(() if about else (fold(word, language) for word in on)))
