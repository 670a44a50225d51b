"""Two wordings side by side: what counts as the same word, and what as a difference."""

import pytest

from checker.rules.quotes.wording import compare
from checker.rules.quotes.words import content, same_word, stem


def replaced(first: str, second: str) -> list[tuple[str, str]]:
    short, long = sorted((content(first), content(second)), key=len)
    return [(one.text, other.text) for one, other in compare(short, long).replaced]


@pytest.mark.parametrize(
    ("first", "second"),
    [("والدعوة", "دعوة"), ("اعتزازه", "اعتزاز"), ("سنواصل", "سيواصلون"), ("خمسة", "5")],
)
def test_forms_of_one_word(first: str, second: str) -> None:
    assert same_word(content(first)[0], content(second)[0])


@pytest.mark.parametrize(
    ("first", "second"), [("القتلى", "الشهداء"), ("12", "21"), ("نقص", "فائض")]
)
def test_two_words(first: str, second: str) -> None:
    assert not same_word(content(first)[0], content(second)[0])


def test_stem_keeps_three_letters() -> None:
    assert stem("بها") == "بها"
    assert stem("وعلاقاتها") == "علاقات"


def test_a_word_replaced_between_common_ones() -> None:
    assert replaced(
        "يكتمل القطار السريع رغم نقص التمويل الحكومي",
        "يكتمل القطار السريع رغم فائض التمويل الحكومي",
    ) == [("نقص", "فائض")]


def test_a_shorter_quotation_is_compared_with_its_own_part_only() -> None:
    short = content("القطار السريع يكتمل هذا العام")
    long = content("قال الناس الكثير لكن القطار السريع يكتمل هذا العام في مدينة طرطوس")
    found = compare(short, long)
    assert found.share == 1.0
    assert not (found.replaced or found.added or found.dropped)


def test_a_negation_in_one_only() -> None:
    short = content("الحكومة تنوي رفع أجور القطارات")
    assert compare(short, content("الحكومة لا تنوي رفع أجور القطارات")).reversed
    assert not compare(short, content("الحكومة تنوي رفع أجور كل القطارات")).reversed


def test_a_word_written_together_or_apart_is_no_difference() -> None:
    apart = content("نعبر عن القلق لا سيما في الأحياء القديمة من المدينة")
    together = content("نعبر عن القلق لاسيما في الأحياء القديمة من المدينة")
    found = compare(*sorted((apart, together), key=len))
    assert not found.reversed
    assert not (found.replaced or found.added or found.dropped)


def test_nothing_in_common() -> None:
    found = compare(content("القطار السريع"), content("المعرض الكبير يفتح أبوابه"))
    assert found.share == 0.0
