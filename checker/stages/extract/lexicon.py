"""What the language pack knows of names, titles, organisations and places, ready to match."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from checker.languages import read, words
from checker.text.gazetteer import Gazetteer, Openings
from checker.text.normalise import fold
from checker.text.tokens import stems_of
from checker.types import PostStatus


@dataclass(frozen=True, slots=True)
class RankEntry:
    """A rank, style or honorific; ``level`` is 0 where its ladder has no order."""

    key: str
    label: str
    ladder: str
    level: int
    ambiguous: bool
    not_before: frozenset[str]


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A word that may follow a rank and does not change it; ``retired`` marks a status."""

    key: str
    retired: bool


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """The head of a post; ``plural`` forms name a group, never a holder."""

    key: str
    label: str
    family: str
    plural: bool


@dataclass(frozen=True, slots=True)
class CountryEntry:
    """A country by name, adjective or capital; ``iso`` is "" for blocs ("Gulf", "African")."""

    iso: str
    form: Literal["name", "nisba", "capital"]


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place of the gazetteer."""

    key: str
    label: str
    kind: str
    country: str
    parents: tuple[str, ...]
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class OrganisationEntry:
    """An organisation known by a name of its own."""

    key: str
    label: str
    country: str


def stems(text: str, language: str = "ar") -> tuple[str, ...]:
    """Return the clitic-free folded words of a phrase."""
    return stems_of(text, language)


def stem_set(block: str | list[str]) -> frozenset[str]:
    """Return the stems of a word list of single words."""
    return frozenset(stems(block if isinstance(block, str) else " ".join(block)))


def norm_set(block: str | list[str]) -> frozenset[str]:
    """Return the folded words of a word list, clitics kept."""
    return frozenset(fold(word) for word in words(block))


def _nisba_forms(nisba: str) -> Iterator[str]:
    """Yield the inflected forms of a masculine singular nisba adjective."""
    yield nisba
    for ending in ("ة", "ين", "ون", "ات", "تين", "تان", "ان"):
        yield nisba + (("ت" + ending[1:]) if ending in ("تين", "تان") else ending)


class Lexicon:
    """The matchers and word sets of one language, built once per process by ``lexicon()``."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.names = _Names(language)
        self.ranks = Gazetteer(_ranks(language), language=language)
        self.qualifiers = Gazetteer(_qualifiers(language), language=language)
        self.roles = Gazetteer(_roles(language), language=language)
        self.countries = Gazetteer(_countries(language), language=language)
        self.places = Gazetteer(_places(language), language=language, names=True)
        self.organisations = Gazetteer(_organisations(language), language=language)
        self.openings = Openings(
            (
                self.ranks, self.qualifiers, self.roles,
                self.organisations, self.places, self.countries,
            )
        )  # fmt: skip
        self.organisation_heads = _organisation_heads(language)
        self.status = _status(language)
        self.scope_synonyms = _scope_synonyms(language)


class _Names:
    """Word sets that decide where a person's name may begin and end."""

    def __init__(self, language: str) -> None:
        data = read(language, "names")
        vocabulary = read(language, "words")
        self.given = stem_set(data["given"]) | stem_set(data["given_foreign"])
        self.surnames = stem_set(data["surnames"]) | stem_set(data["surnames_foreign"])
        self.ambiguous = stem_set(data["ambiguous"])
        self.given |= self.ambiguous
        particles = data["particles"]
        self.start = norm_set(particles["start"])
        self.inner = norm_set(particles["inner"])
        self.stop = norm_set(data["stop"])
        self.function = norm_set(vocabulary["function"])
        # As spelled: "على" is a preposition, "علي" a name, and both fold to one word.
        never = read(language, "titles")["never_names"]
        self.spelled = frozenset(words(vocabulary["function"])) | frozenset(never)
        self.verbs = norm_set(vocabulary["verbs"])
        self.nouns = stem_set(vocabulary["nouns"])


def _ranks(language: str) -> Iterator[tuple[str, RankEntry]]:
    for ladder, body in read(language, "ranks")["ladders"].items():
        for rank in body["ranks"]:
            entry = RankEntry(
                rank["key"],
                rank["ar"],
                ladder,
                rank.get("level", 0) if body["ordered"] else 0,
                bool(rank.get("ambiguous")),
                frozenset(fold(word) for word in rank.get("not_before", [])),
            )
            for form in (rank["ar"], *rank.get("alt", [])):
                yield form, entry


def _qualifiers(language: str) -> Iterator[tuple[str, Qualifier]]:
    for item in read(language, "ranks")["qualifiers"]:
        entry = Qualifier(fold(item["ar"]), bool(item.get("retired")))
        for form in (item["ar"], *item.get("alt", [])):
            yield form, entry


def _roles(language: str) -> Iterator[tuple[str, RoleEntry]]:
    data = read(language, "roles")
    for role in data["roles"]:
        key, label = role["key"], role["ar"]
        single = RoleEntry(key, label, role["family"], plural=False)
        plural = RoleEntry(key, label, role["family"], plural=True)
        male = (label, *_many(role, "alt"))
        for form in dict.fromkeys((*male, *_many(role, "fem"), *map(_feminine, male))):
            yield form, single
        for form in _many(role, "plural"):
            yield form, plural


def _feminine(form: str) -> str:
    """Return the feminine of a post by rule: its head, and "عام" and the like behind it.

    Heads alone are left to the lexicon: "محافظة" is a province.
    """
    head, *rest = form.split()
    if head.endswith(("ة", "ى", "ا")) or not rest:
        return form
    if rest[0] in {"عام", "عامل", "أول", "تنفيذي", "إقليمي", "مساعد"}:
        rest[0] = "أولى" if rest[0] == "أول" else f"{rest[0]}ة"
    return " ".join((f"{head}ة", *rest))


def _many(item: dict[str, Any], name: str) -> list[str]:
    value = item.get(name) or []
    return [value] if isinstance(value, str) else list(value)


def _countries(language: str) -> Iterator[tuple[str, CountryEntry]]:
    data = read(language, "countries")
    for country in data["countries"]:
        iso = country["iso"]
        for name in (country["ar"], *_many(country, "alt")):
            yield name, CountryEntry(iso, "name")
        if country.get("capital"):
            yield country["capital"], CountryEntry(iso, "capital")
        for nisba in (country.get("nisba"), *_many(country, "nisba_alt")):
            if nisba:
                for form in _nisba_forms(nisba):
                    yield form, CountryEntry(iso, "nisba")
    for bloc in data.get("blocs", []):
        for nisba in (bloc["nisba"], *_many(bloc, "nisba_alt")):
            for form in _nisba_forms(nisba):
                yield form, CountryEntry("", "nisba")


def _places(language: str) -> Iterator[tuple[str, PlaceEntry]]:
    places = {place["key"]: place for place in read(language, "places")["places"]}
    capitals = _capitals(language)
    for country in read(language, "countries")["countries"]:
        iso = country["iso"]
        entry = PlaceEntry(iso, country["ar"], "country", iso, (), False)
        for name in (country["ar"], *_many(country, "alt")):
            yield name, entry
    for key, place in places.items():
        parents = tuple(_parents(key, places))
        country = place.get("country", "")
        entry = PlaceEntry(
            key,
            place["ar"],
            place.get("kind", "city"),
            country,
            (*parents, country) if country else parents,
            bool(place.get("ambiguous")),
        )
        as_capital = capitals.get((fold(place["ar"]), country), ())
        for name in (place["ar"], *_many(place, "alt"), *as_capital):
            yield name, entry


def _capitals(language: str) -> dict[tuple[str, str], list[str]]:
    """Return what each capital is called by its country: "العاصمة النمسوية" for Vienna."""
    data = read(language, "countries")
    return {
        (fold(country["capital"]), country["iso"]): [
            f"{data['capital']} ال{nisba}ة"
            for nisba in (country["nisba"], *_many(country, "nisba_alt"))
        ]
        for country in data["countries"]
        if country.get("capital")
    }


def _parents(key: str, places: dict[str, Any]) -> Iterator[str]:
    seen = {key}
    pending = list(places[key].get("within") or [])
    while pending:
        parent = pending.pop(0)
        if parent not in seen:
            seen.add(parent)
            yield parent
            pending += places.get(parent, {}).get("within") or []


def _organisations(language: str) -> Iterator[tuple[str, OrganisationEntry]]:
    for item in read(language, "organisations")["named"]:
        entry = OrganisationEntry(item["key"], item["ar"], item.get("country") or "")
        for name in (item["ar"], *_many(item, "alt")):
            yield name, entry


def _organisation_heads(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, names in read(language, "organisations")["heads"].items():
        for name in names:
            found.update(dict.fromkeys(stems(name)[:1], kind))
    return found


def _status(language: str) -> dict[str, PostStatus]:
    table: dict[str, PostStatus] = {}
    status: dict[PostStatus, list[str]] = read(language, "roles")["status"]
    for name, forms in status.items():
        for form in forms:
            if len(stems(form)) == 1:
                table[stems(form)[0]] = name
                table[stems(form)[0] + "ه"] = name
    return table


def _scope_synonyms(language: str) -> dict[tuple[str, ...], str]:
    table: dict[tuple[str, ...], str] = {}
    for group in read(language, "roles")["scopes"]:
        canonical = " ".join(stems(group[0]))
        for phrase in group:
            table[stems(phrase)] = canonical
    return table


@cache
def lexicon(language: str = "ar") -> Lexicon:
    """Return the lexicon of a language, built at first use."""
    return Lexicon(language)
