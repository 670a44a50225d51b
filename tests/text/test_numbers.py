"""Numbers in Arabic text: values, bounds, units, and what only looks like a quantity."""

from __future__ import annotations

import pytest

from checker.text.normalise import fold
from checker.text.numbers import FoundNumber, find_numbers
from checker.text.numbers_digits import read_digits
from checker.text.tokens import tokenize


def read(text: str, language: str = "ar") -> FoundNumber:
    """Return the only number of a text."""
    (number,) = find_numbers(tokenize(text, language), language=language)
    return number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("٣٫٥", 3.5),
        ("1٬200", 1200),
        ("1,200,000", 1_200_000),
        ("1.200.000", 1_200_000),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("9,8", 9.8),
        ("106,78", 106.78),
        ("0,125", 0.125),
        ("12٫5", 12.5),
        ("0912345678", None),
        ("1,20,3", None),
        ("1" * 40, None),
    ],
)
def test_digits(text: str, value: float | None) -> None:
    digits = read_digits(fold(text))
    assert (digits.value if digits else None) == value


def test_one_separator_and_three_digits_has_two_readings() -> None:
    digits = read_digits("1.200")
    assert digits is not None
    assert (digits.value, digits.other) == (1.2, 1200)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ثلاثة أشخاص", 3),
        ("أحد عشر لاعبا", 11),
        ("خمسة عشر يوما", 15),
        ("ثلاثة وعشرون شخصا", 23),
        ("مئة وخمسة وعشرون شخصا", 125),
        ("ثلاثمائة شخص", 300),
        ("مائتان وخمسون شخصا", 250),
        ("ألفان وخمسمئة ناخب", 2500),
        ("ثلاثة وعشرون ألفا وخمسمئة ناخب", 23_500),
        ("12 ألفا و500 ناخب", 12_500),
        ("3 آلاف شخص", 3000),
        ("مليوني شخص", 2_000_000),
        ("1.5 مليون شخص", 1_500_000),
        ("نصف مليون شخص", 500_000),
        ("ربع مليون شخص", 250_000),
        ("مليون ونصف المليون شخص", 1_500_000),
        ("تريليون و45 مليار ريال", 1_045_000_000_000),
        ("١٢ شخصا", 12),
        ("۱۲ شخصا", 12),
        ("1.200 شخص", 1200),
        ("سقط قتيلان", 2),
        ("مقتل جنديين", 2),
        ("على بعد كيلومترين", 2),
        ("في ثلاثا وأربعين مدينة", 43),
        ("دام أربعا وعشرين ساعة", 24),
        ("مليارا درهم", 2_000_000_000),
        ("ألفا شخص", 2000),
        ("12 ألفا من السكان", 12_000),
        ("بلغ العدد ألفا تقريبا", 1000),
    ],
)
def test_value(text: str, value: float) -> None:
    number = read(text)
    assert (number.low, number.high) == (value, value)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("12 شخصا", "exact"),
        ("نحو 12 شخصا", "about"),
        ("بنحو 12 شخصا", "about"),
        ("قرابة 12 شخصا", "about"),
        ("ما يقرب من 12 شخصا", "about"),
        ("12 شخصا تقريبا", "about"),
        ("أكثر من 12 شخصا", "at_least"),
        ("ما لا يقل عن 12 شخصا", "at_least"),
        ("12 شخصا على الأقل", "at_least"),
        ("تجاوز عددهم 12 شخصا", "at_least"),
        ("أقل من 12 شخصا", "at_most"),
        ("لا يتجاوز 12 شخصا", "at_most"),
        ("ما يصل إلى 12 شخصا", "at_most"),
        ("12 شخصا على الأكثر", "at_most"),
        ("عشرات الأشخاص", "vague"),
        ("بضعة أشخاص", "vague"),
        ("عدد من الأشخاص", "vague"),
    ],
)
def test_bound(text: str, bound: str) -> None:
    assert read(text).bound == bound


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("بين 10 و15 شخصا", 10, 15),
        ("ما بين 10 و15 ألف شخص", 10_000, 15_000),
        ("10 إلى 15 شخصا", 10, 15),
        ("10-15 شخصا", 10, 15),
        ("عشرات الآلاف", 20_000, 99_000),
    ],
)
def test_range(text: str, low: float, high: float) -> None:
    number = read(text)
    assert (number.low, number.high) == (low, high)


def test_a_move_is_two_numbers_and_no_range() -> None:
    numbers = find_numbers(tokenize("ارتفع من 3 ملايين إلى 5 ملايين"))
    assert [number.low for number in numbers] == [3_000_000, 5_000_000]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("3%", "percent"),
        ("٣٫٥٪", "percent"),
        ("15 في المئة", "percent"),
        ("15 بالمائة", "percent"),
        ("نصف نقطة مئوية", "percent_point"),
        ("25 نقطة أساس", "basis_point"),
        ("50 مليار دولار", "USD"),
        ("5 ملايين ريال سعودي", "SAR"),
        ("100 ريال", "riyal"),
        ("20 جنيها مصريا", "EGP"),
        ("30 ألف ليرة لبنانية", "LBP"),
        ("$5", "USD"),
        ("5€", "EUR"),
        ("30 كيلومترا", "km"),
        ("30 كيلومترا مربعا", "km2"),
        ("120 كلم/س", "km/h"),
        ("مليون برميل يوميا", "barrel/day"),
        ("3 درجات مئوية", "degC"),
        ("9 أشهر", "month"),
        ("12 شخصا", ""),
    ],
)
def test_unit(text: str, unit: str) -> None:
    assert read(text).unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "القرن 19",
        "المادة 12 من الدستور",
        "المادتان 47 و107 من القانون",
        "اللواء 106",
        "القرار رقم 5",
        "قناة 24",
        "مجموعة G20",
        "الدقيقة 25",
        "فاز 2-1 على ضيفه",
        "تعادل 2 - 2 مع ضيفه",
        "الساعة 8:30 مساء",
        "عند الساعة 8 مساء",
        "في 15 فبراير 2026",
        "عام 2011",
        "كأس العالم 2018",
        "هاتف +201234567890",
        "من كل 10",
        "1,250 مليون",
        "2،9 مليار",
        "لست متأكدا",
        "كميات كبيرة",
        "المرة الثانية والثلاثين",
        "الساعات الأربع وعشرين",
        "الصيادون الأحد عشر",
        "حركة طالبان",
        "شخص واحد",
        "",
    ],
)
def test_no_quantity(text: str) -> None:
    assert find_numbers(tokenize(text)) == ()


def test_plural_that_looks_like_a_dual_is_no_number() -> None:
    assert find_numbers(tokenize("اعتقال مسلحين ولاعبين")) == ()


def test_token_ranges_cover_hedge_number_and_unit() -> None:
    tokens = tokenize("بلغت الكلفة أكثر من 12 مليون دولار أميركي هذا العام")
    (number,) = find_numbers(tokens)
    assert [token.text for token in tokens[number.first : number.last]] == (
        ["أكثر", "من", "12", "مليون", "دولار", "أميركي"]
    )
    assert [token.text for token in tokens[number.core : number.after]] == ["12", "مليون"]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("twenty-three people", 23, ""),
        ("three thousand voters", 3000, ""),
        ("1.5 million dollars", 1_500_000, "USD"),
        ("more than 12 percent", 12, "percent"),
    ],
)
def test_english(text: str, value: float, unit: str) -> None:
    number = read(text, "en")
    assert (number.low, number.unit) == (value, unit)


@pytest.mark.parametrize("text", ["ألف " * 2000, "1,2" * 2000, "وعشرون " * 2000, "٪" * 5000])
def test_hostile_text_ends(text: str) -> None:
    find_numbers(tokenize(text))
