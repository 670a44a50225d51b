"""The Arabic lexicons of countries, places and organisations: schema and one owner per form."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest

from checker.languages import read, words
from checker.text.normalise import fold
from checker.text.tokens import tokenize

COUNTRY_FIELDS = {"iso", "ar", "alt", "nisba", "nisba_alt", "capital", "en"}
PLACE_FIELDS = {"key", "ar", "alt", "kind", "country", "within"}
ARAB_LEAGUE = [
    "AE",
    "BH",
    "DJ",
    "DZ",
    "EG",
    "IQ",
    "JO",
    "KM",
    "KW",
    "LB",
    "LY",
    "MA",
    "MR",
    "OM",
    "PS",
    "QA",
    "SA",
    "SD",
    "SO",
    "SY",
    "TN",
    "YE",
]
KINDS = frozenset(
    [
        "city",
        "province",
        "region",
        "airport",
        "sea",
        "camp",
        "district",
        "island",
        "crossing",
        "port",
        "base",
        "palace",
        "canal",
        "oilfield",
        "mountain",
        "site",
        "strait",
        "river",
        "dam",
    ]
)


def stems(phrase: str) -> str:
    """Return the phrase as the extractor matches it."""
    return " ".join(token.stem for token in tokenize(phrase) if token.is_word)


def countries() -> list[dict[str, Any]]:
    """Return the countries."""
    return list(read("ar", "countries")["countries"])


def places() -> dict[str, dict[str, Any]]:
    """Return the places by key."""
    return {place["key"]: place for place in read("ar", "places")["places"]}


def owners(entries: list[tuple[str, list[str]]]) -> dict[str, list[str]]:
    """Return for every form the owners, once per mention, where there is more than one."""
    found: dict[str, list[str]] = defaultdict(list)
    for owner, forms in entries:
        for form in filter(None, forms):
            found[stems(form)].append(owner)
    return {form: who for form, who in found.items() if len(who) > 1}


def test_every_country_has_the_fields_of_the_schema() -> None:
    for country in countries():
        assert set(country) == COUNTRY_FIELDS, country["iso"]
        assert len(country["iso"]) == 2 and country["iso"].isupper()


def test_iso_codes_are_unique_and_the_arab_league_is_complete() -> None:
    codes = [country["iso"] for country in countries()]
    assert len(codes) == len(set(codes)) >= 150
    assert set(ARAB_LEAGUE) <= set(codes)


def test_no_country_name_belongs_to_two_countries() -> None:
    assert not owners(
        [(country["iso"], [country["ar"], *country["alt"]]) for country in countries()]
    )


def test_a_nisba_belongs_to_one_country_or_is_listed_as_ambiguous() -> None:
    shared = {
        stems(item["ar"]): item["countries"] for item in read("ar", "countries")["ambiguous_nisba"]
    }
    forms = [(country["iso"], [country["nisba"], *country["nisba_alt"]]) for country in countries()]
    assert owners(forms) == shared


def test_adjectives_of_blocs_are_no_country_adjectives() -> None:
    national = {
        stems(form) for country in countries() for form in (country["nisba"], *country["nisba_alt"])
    }
    blocs = {
        stems(form)
        for bloc in read("ar", "countries")["blocs"]
        for form in (bloc["nisba"], *bloc["nisba_alt"])
    }
    assert not national & blocs


def test_every_arab_country_has_adjective_and_capital() -> None:
    by_code = {country["iso"]: country for country in countries()}
    assert not [
        code for code in ARAB_LEAGUE if not (by_code[code]["nisba"] and by_code[code]["capital"])
    ]


def test_every_place_has_the_fields_of_the_schema() -> None:
    for key, place in places().items():
        assert PLACE_FIELDS <= set(place) <= PLACE_FIELDS | {"ambiguous"}, key
        assert place["kind"] in KINDS, key


def test_place_keys_are_unique_and_of_known_countries() -> None:
    codes = {country["iso"] for country in countries()} | {""}
    assert len(places()) == len(read("ar", "places")["places"]) >= 370
    assert not [key for key, place in places().items() if place["country"] not in codes]


def test_containment_resolves_and_has_no_circle() -> None:
    gazetteer = places()
    for key in gazetteer:
        seen, pending = {key}, list(gazetteer[key]["within"])
        while pending:
            parent = pending.pop()
            assert parent in gazetteer, f"{key}: {parent}"
            assert parent != key, key
            if parent not in seen:
                seen.add(parent)
                pending += gazetteer[parent]["within"]


def test_a_place_lies_in_the_country_of_the_place_around_it() -> None:
    gazetteer = places()
    for key, place in gazetteer.items():
        for parent in place["within"]:
            around = gazetteer[parent]["country"]
            assert not around or around == place["country"], key


def test_no_form_names_two_places() -> None:
    assert not owners([(key, [place["ar"], *place["alt"]]) for key, place in places().items()])


def test_place_names_shared_with_a_country_are_ambiguous() -> None:
    national = {stems(form) for country in countries() for form in (country["ar"], *country["alt"])}
    shared = [key for key, place in places().items() if stems(place["ar"]) in national]
    assert not [key for key in shared if not places()[key].get("ambiguous")]


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("benghazi", "east_libya"),
        ("rafah", "gaza_strip"),
        ("arish", "sinai"),
        ("qamishli", "east_euphrates"),
    ],
)
def test_well_known_containment(inner: str, outer: str) -> None:
    assert outer in places()[inner]["within"]


def test_no_form_names_two_organisations() -> None:
    named = read("ar", "organisations")["named"]
    assert not owners([(item["key"], [item["ar"], *item["alt"]]) for item in named])


def test_every_head_of_an_organisation_has_one_class() -> None:
    assert not owners(list(read("ar", "organisations")["heads"].items()))


def test_organisations_name_known_countries() -> None:
    codes = {country["iso"] for country in countries()} | {""}
    assert not [
        item["key"] for item in read("ar", "organisations")["named"] if item["country"] not in codes
    ]


def test_names_that_are_also_places_are_marked_on_one_side() -> None:
    data = read("ar", "names")
    ambiguous = {fold(word) for word in words(data["ambiguous"])}
    named = {
        fold(word)
        for block in ("given", "given_foreign", "surnames")
        for word in words(data[block])
    }
    shared = [place for place in places().values() if fold(place["ar"]) in named]
    assert not [
        place["key"]
        for place in shared
        if not place.get("ambiguous") and fold(place["ar"]) not in ambiguous
    ]
