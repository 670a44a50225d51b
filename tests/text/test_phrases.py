"""The phrase notation: what each sign accepts, and what it must not accept."""

from __future__ import annotations

import time

import pytest

from checker.errors import PackError
from checker.text.inflect import inflected
from checker.text.phrases import compile_phrases
from checker.text.spellings import spellings
from checker.text.tokens import tokenize


def found(pattern: str, text: str, language: str = "ar") -> list[str]:
    """Return the raw text of every match."""
    tokens = tokenize(text, language)
    matches = compile_phrases({"x": [pattern]}, language).find(tokens)
    return [text[tokens[match.start].start : tokens[match.end - 1].end] for match in matches]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("دعوة رسمية", "وصل بدعوةٍ رسمية", ["بدعوةٍ رسمية"]),
        ("دعوة", "تلبية للدعوة", ["للدعوة"]),
        ("بدعوة", "تلبية للدعوة", []),
        ("الدعوة", "جاءت دعوة أخرى", []),
        ("الدعوة", "فبالدعوة", ["فبالدعوة"]),
        ("=رد", "ورد في البيان", []),
        ("=رد", "رد الوزير", ["رد"]),
        ("=/ الركن", "الفريق / الركن", ["/ الركن"]),
        ("مفاجئ~", "زيارات مفاجئات", ["مفاجئات"]),
        ("زيارة+", "خلال زيارتها", ["زيارتها"]),
        ("إلغاء+", "قرر إلغائه", ["إلغائه"]),
        ("نفى/ينفي", "ونفوا ذلك وسينفونه", ["ونفوا"]),
        ("نما/ينمو", "في بنما ونما", ["ونما"]),
        ("قال/يقول {إن|أن|}", "ويقولون إن وقال", ["ويقولون إن", "وقال"]),
        ("زار * أمس", "زار الوفد أمس", ["زار الوفد أمس"]),
        ("زار * أمس", "زار أمس", []),
        ("زار ** أمس", "زار أمس", ["زار أمس"]),
        ("زار ** أمس", "زار وفد كبير من البلاد أمس", ["زار وفد كبير من البلاد أمس"]),
        ("زار ** أمس", "زار وفد كبير من تلك البلاد أمس", []),
        ("^ حصة $", "حصة", ["حصة"]),
        ("^ حصة $", "حصة الأسد", []),
        ("^ ** رويترز", "القاهرة - رويترز", ["القاهرة - رويترز"]),
        ("{وزير|نائب وزير} المالية", "قال نائب وزير المالية", ["نائب وزير المالية"]),
    ],
)
def test_notation_in_arabic(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("accepted/accept", "She accepts it, he was accepting", ["accepts", "accepting"]),
        ("released/release", "releasing", ["releasing"]),
        ("talk+", "The talks", ["talks"]),
        ("click here", "Click HERE now", ["Click HERE"]),
    ],
)
def test_notation_in_english(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text, "en") == expected


def test_longest_match_of_a_label_hides_what_lies_inside() -> None:
    matcher = compile_phrases({"x": ["القوات المسلحة", "المسلحة"], "y": ["المسلحة"]})
    matches = matcher.find(tokenize("القوات المسلحة"))
    assert [(match.label, match.start, match.end) for match in matches] == [
        ("x", 0, 2),
        ("y", 1, 2),
    ]


@pytest.mark.parametrize(
    "pattern", ["", "* قال", "{أ|ب", "قال ^ إن", "^ $", " ".join(["{ا|ب ت}"] * 12)]
)
def test_broken_notation_is_a_pack_error_naming_the_file(pattern: str) -> None:
    with pytest.raises(PackError) as caught:
        compile_phrases({"x": [pattern]}, where="hygiene.yml")
    assert caught.value.where == "hygiene.yml"
    assert caught.value.hint


def test_a_word_of_two_letters_loses_only_a_conjunction() -> None:
    assert "لم" in spellings("ولم")
    assert "لا" not in spellings("كلا")


def test_unfolding_keeps_what_is_not_marked() -> None:
    assert inflected("قال") == {"قال"}


def test_find_is_linear_in_the_text() -> None:
    matcher = compile_phrases({"x": ["زار ** أمس ** اليوم"]})
    tokens = tokenize("زار " * 20_000)
    begin = time.perf_counter()
    assert matcher.find(tokens) == ()
    assert time.perf_counter() - begin < 5
