"""Foreign names written by ear."""

from __future__ import annotations

import pytest

from checker.text.sounds import of_two_genders, sound_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("غوستاف", "جوستاف"),
        ("فيلهلم", "ويلهلم"),
        ("روبرت", "روبير"),
        ("ماكينزي", "مكنزي"),
        ("سيرجيو", "سيرخيو"),
        ("جونسون", "جانسن"),
    ],
)
def test_one_name_in_two_spellings(one: str, other: str) -> None:
    assert sound_alike(one, other)
    assert sound_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("كيم", "جيم"), ("يانغ", "وانغ"), ("باولو", "باولا"), ("مارك", "مارتن"), ("ستيف", "ستيفن")],
)
def test_two_names(one: str, other: str) -> None:
    assert not sound_alike(one, other)
    assert not sound_alike(other, one)


def test_how_a_womans_name_ends() -> None:
    assert of_two_genders("باولو", "باولا")
    assert of_two_genders("سمير", "سميره")
    assert not of_two_genders("سمير", "سامر")
