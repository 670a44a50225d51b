"""The opposition lexicon of a language (``oppositions.yml``), compiled into one matcher."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
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
    """An opposition: ``targets`` it may be said of, or ``about`` actors, places, anything.

    ``through`` are the prepositions that may part a verb from its target, ``reach`` the tokens
    that may part a phrase from it (0: the default), ``verbs`` whether a verb may stand for it,
    ``subject`` whether the actor inside a phrase is who it is said of, ``object`` whether a verb
    is said of its object, ``against`` the prepositions behind which the other side stands.
    """

    name: str
    about: str
    targets: frozenset[str]
    through: frozenset[str]
    reach: int
    verbs: bool
    subject: bool
    object: bool
    against: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sets:
    """The word sets of the file, folded: what they are for stands there."""

    compound: frozenset[str]
    literal: frozenset[str]
    partial: frozenset[str]
    counted: frozenset[str]
    apart: frozenset[str]
    elsewhere: frozenset[str]
    negation: frozenset[str]
    negation_far: frozenset[str]
    irrealis: frozenset[str]
    irrealis_next: frozenset[str]
    irrealis_present: frozenset[str]
    relative: frozenset[str]
    nominal: frozenset[str]
    realis: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cues and targets in one matcher; ``senses`` maps its labels to what they mean.

    ``nouns`` are all forms of target nouns, ``denial`` those of verbs of denying.
    """

    matcher: PhraseMatcher
    senses: dict[str, Sense]
    groups: dict[str, Group]
    nouns: frozenset[str]
    denial: frozenset[str]
    sets: Sets


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
    sets = Sets(*(_folded(data[field.name], language) for field in fields(Sets)))
    denial = _forms(words(data["denial"]), language)
    nouns = _forms(
        [word for forms in data["targets"].values() for word in forms["nouns"].split()], language
    )
    matcher = compile_phrases(patterns, language, where=where)
    return Lexicon(matcher, senses, groups, nouns, denial, sets)


def _folded(block: str, language: str) -> frozenset[str]:
    return frozenset(fold(word, language) for word in words(block))


def _forms(marked: Iterable[str], language: str) -> frozenset[str]:
    return frozenset().union(*(inflected(word, language) for word in marked))


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
    return Group(
        name,
        about,
        frozenset() if about else _folded(group["of"], language),
        _folded(group.get("through", ""), language),
        group.get("reach", 0),
        group.get("verbs", False),
        group.get("subject", False),
        group.get("object", False),
        _folded(group.get("against", ""), language),
    )
