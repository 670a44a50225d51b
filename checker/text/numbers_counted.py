"""The nouns that are counted, by class, from ``languages/<code>/counted.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from checker.languages import read, words
from checker.text.normalise import fold
from checker.text.numbers_lexicon import Phrases, phrases

_CLITICS = ("و", "ف", "ب", "ل", "ك")


@dataclass(frozen=True, slots=True)
class CountedTables:
    """The counted nouns of one language, folded.

    ``nouns`` gives the class of each form, ``duals`` that of each dual; a class of an event
    ("killed") is in ``events`` too. ``before`` and ``behind`` name the event by a word before
    the number or behind the noun.
    """

    nouns: dict[str, str]
    duals: dict[str, str]
    noun_phrases: Phrases
    events: frozenset[str]
    before: dict[str, str]
    behind: dict[str, str]
    adjacent: dict[str, str]
    generic: frozenset[str]
    not_nouns: frozenset[str]
    infected: frozenset[str]
    one: frozenset[str]
    one_word: frozenset[str]
    count_words: frozenset[str]
    whole_nouns: frozenset[str]
    ya_nouns: frozenset[str]
    plain_nouns: frozenset[str]
    sides: frozenset[str]
    measures: dict[str, dict[str, str]]
    weak_measures: frozenset[str]
    alone: dict[str, str]
    share_heads: frozenset[str]
    not_duals: frozenset[str]
    no_event: frozenset[str]
    roles: frozenset[str]
    actions: dict[str, Phrases]
    moves: dict[str, frozenset[str]]


@cache
def counted_tables(language: str) -> CountedTables:
    """Return the counted nouns of a language.

    Raises:
        PackError: the language has no ``counted.yml``.
    """
    data: dict[str, Any] = read(language, "counted")

    def folded(block: str | list[str]) -> tuple[str, ...]:
        return tuple(fold(word, language) for word in words(block))

    nouns: dict[str, str] = {}
    duals: dict[str, str] = {}
    before: dict[str, str] = {}
    behind: dict[str, str] = {}
    adjacent: dict[str, str] = {}
    for key, block in data["broken"].items():
        _broken(folded(block), key, nouns, duals, language)
    for key, block in data["regular"].items():
        _regular(folded(block), key, nouns, duals, language)
    generic = folded(data["generic"])
    _broken(generic, "", nouns, duals, language)
    for key, event in data["events"].items():
        _broken(folded(event["people"]), key, nouns, duals, language)
        _regular(folded(event["regular"]), key, nouns, duals, language)
        nouns.update(dict.fromkeys(folded(event["forms"]), key))
        before.update(dict.fromkeys((*folded(event["nouns"]), *folded(event["verbs"])), key))
        behind.update(dict.fromkeys(folded(event["after"]), key))
        adjacent.update(dict.fromkeys(folded(event.get("adjacent", "")), key))
    for line in data.get("plurals", []):
        _listed(folded(line), nouns, duals)
    return CountedTables(
        nouns=nouns,
        duals=duals,
        noun_phrases=phrases(
            ((form, key) for key, forms in data["noun_phrases"].items() for form in forms),
            language,
        ),
        events=frozenset(data["events"]) | {data["casualties"]["class"]},
        before=before,
        behind=behind,
        adjacent=adjacent,
        generic=frozenset(generic),
        not_nouns=frozenset(folded(data["not_nouns"])),
        infected=frozenset(folded(data["infected"]["words"])),
        **{
            key: frozenset(folded(data[key]))
            for key in (
                "one",
                "one_word",
                "count_words",
                "whole_nouns",
                "ya_nouns",
                "sides",
                "share_heads",
                "not_duals",
            )
        },
        measures={
            dimension: {word: key for key, block in group.items() for word in folded(block)}
            for dimension, group in data["measures"].items()
        },
        no_event=frozenset(words(data["no_event"])),
        roles=frozenset(words(data["roles"])),
        plain_nouns=frozenset(folded(read(language, "words")["nouns"]))
        if language == "ar"
        else frozenset(),
        weak_measures=frozenset(words(data["measures_weak"])),
        alone=data.get("measures_alone", {}),
        actions={
            key: phrases(((phrase, key) for phrase in listed), language)
            for key, listed in data["actions"].items()
        },
        moves={key: frozenset(folded(block)) for key, block in data["moves"].items()},
    )


def _broken(
    forms: tuple[str, ...], key: str, nouns: dict[str, str], duals: dict[str, str], language: str
) -> None:
    """Add nouns whose plural is broken or feminine: every dual ending is a dual."""
    for form in forms:
        nouns.setdefault(form, key)
        if language == "ar":
            stem = form[:-1] + "ت" if form.endswith("ه") else form
            for ending in ("ان", "ين"):
                duals.setdefault(stem + ending, key)


def _listed(forms: tuple[str, ...], nouns: dict[str, str], duals: dict[str, str]) -> None:
    """Add a noun, its plurals and other words for it: the class is its singular."""
    key = nouns.get(forms[0], forms[0])
    _broken(forms[:1], key, nouns, duals, "ar")
    for form in forms[1:]:
        nouns.setdefault(form, key)


def _regular(
    forms: tuple[str, ...], key: str, nouns: dict[str, str], duals: dict[str, str], language: str
) -> None:
    """Add nouns with the regular plural: "ين" is the plural, only "ان" says two."""
    for form in forms:
        nouns.setdefault(form, key)
        if language == "ar":
            nouns.setdefault(form + "ين", key)
            nouns.setdefault(form + "ون", key)
            duals.setdefault(form + "ان", key)


@lru_cache(maxsize=50_000)
def noun_class(norm: str, language: str = "ar") -> str | None:
    """Return the class of a counted noun in any form, "" for people in general, or None.

    Article, accusative alef and (where nothing else fits) a proclitic are taken off.
    """
    table = counted_tables(language).nouns
    for form in _forms(norm, language):
        if form in table:
            return table[form]
    return None


@lru_cache(maxsize=50_000)
def dual_noun(norm: str, language: str = "ar") -> str | None:
    """Return the class of a noun in the dual ("قتيلان"), "" for people in general, or None."""
    table = counted_tables(language)
    for form in (norm, norm[1:] if norm[:1] in _CLITICS[:-1] else norm):
        # "مسلحين" is the plural of a regular noun, whatever else may be spelled so.
        if form in table.nouns or form in table.not_duals:
            return None
        if form in table.duals:
            return table.duals[form]
    return None


def _forms(norm: str, language: str) -> tuple[str, ...]:
    if language != "ar":
        return (norm,)
    bare = norm.removeprefix("ال")
    rest = norm[1:] if norm[:1] in _CLITICS else norm
    rest = "ا" + rest if rest.startswith("ل") and norm[:1] == "ل" else rest
    forms = (norm, bare, rest.removeprefix("ال"))
    return (*forms, *(form[:-1] for form in forms if form.endswith("ا") and len(form) > 3))
