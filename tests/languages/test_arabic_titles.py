"""The Arabic lexicons of ranks and roles: schema, order, and one key per folded form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from checker.languages import read
from checker.text.tokens import tokenize

FAMILIES = frozenset(
    [
        "military",
        "government",
        "parliament",
        "judiciary",
        "diplomacy",
        "party",
        "business",
        "sport",
        "media",
        "religion",
        "royal",
        "descriptor",
    ]
)
ROLE_FIELDS = {
    "key", "ar", "alt", "fem", "plural", "en", "holders", "family", "exclusive", "deputy_of",
}  # fmt: skip
RANK_FIELDS = {"key", "level", "ar", "alt", "plural", "en", "countries"}
OPTIONAL_FIELDS = {"ambiguous", "definite", "not_before", "covers"}


def stems(phrase: str) -> str:
    """Return the phrase as the extractor matches it."""
    return " ".join(token.stem for token in tokenize(phrase) if token.is_word)


def ranks() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every rank with the name of its ladder."""
    for ladder, body in read("ar", "ranks")["ladders"].items():
        for rank in body["ranks"]:
            yield ladder, rank


def roles() -> list[dict[str, Any]]:
    """Return the roles."""
    return list(read("ar", "roles")["roles"])


def collisions(entries: list[tuple[str, list[str]]]) -> list[str]:
    """Return the forms that two entries share, or that one entry lists twice."""
    seen: dict[str, str] = {}
    found = []
    for key, forms in entries:
        for form in forms:
            if stems(form) in seen:
                found.append(f"{form}: {seen[stems(form)]}, {key}")
            seen.setdefault(stems(form), key)
    return found


def test_every_rank_has_the_fields_of_the_schema() -> None:
    for _, rank in ranks():
        assert set(rank) >= RANK_FIELDS, rank["key"]
        assert set(rank) <= RANK_FIELDS | OPTIONAL_FIELDS, rank["key"]


def test_ordered_ladders_rise_and_the_others_have_no_levels() -> None:
    for ladder, body in read("ar", "ranks")["ladders"].items():
        levels = [rank["level"] for rank in body["ranks"]]
        assert levels == sorted(levels), ladder
        assert (min(levels) > 0) if body["ordered"] else set(levels) == {0}, ladder


def test_common_ranks_of_the_military_ladder_have_a_level_of_their_own() -> None:
    levels = [
        rank["level"] for ladder, rank in ranks() if ladder == "military" and not rank["countries"]
    ]
    own = [level for level in levels if level != 8]
    assert len(own) == len(set(own))


def test_no_form_names_two_ranks() -> None:
    assert not collisions(
        [(rank["key"], [rank["ar"], *rank["alt"], *rank["plural"]]) for _, rank in ranks()]
    )


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        ("mulazim", "mulazim_awwal"),
        ("raid", "muqaddam"),
        ("aqid", "amid"),
        ("liwa", "fariq"),
        ("fariq", "fariq_awwal"),
        ("fariq_awwal", "mushir"),
    ],
)
def test_military_order(lower: str, higher: str) -> None:
    level = {rank["key"]: rank["level"] for ladder, rank in ranks() if ladder == "military"}
    assert level[lower] < level[higher]


def test_qualifiers_never_change_the_level() -> None:
    qualifiers = read("ar", "ranks")["qualifiers"]
    assert not [item["ar"] for item in qualifiers if item["changes_level"]]
    assert [item["ar"] for item in qualifiers if item.get("retired")] == ["متقاعد"]


def test_every_role_has_the_fields_of_the_schema() -> None:
    for role in roles():
        assert set(role) == ROLE_FIELDS, role["key"]
        assert role["holders"] in ("one", "many"), role["key"]
        assert role["family"] in FAMILIES, role["key"]


def test_role_keys_are_unique_and_references_resolve() -> None:
    keys = [role["key"] for role in roles()]
    assert len(keys) == len(set(keys))
    assert {role["deputy_of"] for role in roles()} - {""} <= set(keys)
    assert {key for group in read("ar", "roles")["synonyms"] for key in group} <= set(keys)


def test_no_form_names_two_roles() -> None:
    assert not collisions(
        [
            (role["key"], [role["ar"], *role["alt"], *role["fem"], *role["plural"]])
            for role in roles()
        ]
    )


def test_a_deputy_is_never_the_only_holder_of_a_post_of_the_same_form() -> None:
    forms = {role["key"]: {stems(form) for form in (role["ar"], *role["alt"])} for role in roles()}
    for role in roles():
        if role["deputy_of"]:
            assert not forms[role["key"]] & forms[role["deputy_of"]], role["key"]


def test_no_scope_stands_in_two_groups() -> None:
    assert not collisions(
        [(str(index), group) for index, group in enumerate(read("ar", "roles")["scopes"])]
    )


def test_status_words_say_one_thing_each() -> None:
    status = read("ar", "roles")["status"]
    assert set(status) == {"former", "acting", "elect"}
    assert not collisions(list(status.items()))


@pytest.mark.parametrize(
    "word", ["أمر", "أمام", "رياضي", "مدرسة", "مؤسسة", "سياسي", "كتاب", "عالم"]
)
def test_everyday_words_are_no_roles_by_themselves(word: str) -> None:
    heads = {
        stems(form)
        for role in roles()
        for form in (role["ar"], *role["alt"], *role["fem"], *role["plural"])
    }
    assert stems(word) not in heads
