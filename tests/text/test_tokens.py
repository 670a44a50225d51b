"""Tokens: clitics come off, letters of the word stay on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.tokens import tokenize


@pytest.mark.parametrize(
    ("word", "stem", "prefix", "definite"),
    [
        ("وزير", "وزير", "", False),
        ("الوزير", "وزير", "", True),
        ("والوفد", "وفد", "و", True),
        ("للقوات", "قوات", "ل", True),
        ("وبالجيش", "جيش", "وب", True),
        ("ووزير", "وزير", "و", False),
        ("والده", "والده", "", False),
        ("والتقى", "التقي", "و", False),
        ("ألمانيا", "المانيا", "", False),
        ("إلغاء", "الغاء", "", False),
        ("بلال", "بلال", "", False),
        ("إلى", "الي", "", False),
    ],
)
def test_clitics(word: str, stem: str, prefix: str, definite: bool) -> None:
    (token,) = tokenize(word)
    assert (token.stem, token.prefix, token.definite) == (stem, prefix, definite)


def test_a_hashtag_is_read_as_its_words() -> None:
    assert [token.stem for token in tokenize("#وزير_الخزانة دونالد #ترمب")] == [
        "وزير",
        "خزانه",
        "دونالد",
        "ترمب",
    ]


@given(st.text(max_size=200))
def test_offsets_are_exact(text: str) -> None:
    for token in tokenize(text, base=7):
        assert text[token.start - 7 : token.end - 7] == token.text
