"""Dates in Arabic text: what is read, to which day, and what is no date at all."""

from __future__ import annotations

from datetime import date

import pytest

from checker.text.dates import find_dates
from checker.types import DateValue

# A Wednesday.
REFERENCE = date(2026, 2, 18)


def read(text: str, reference: date | None = REFERENCE) -> DateValue:
    """Return the only date of a text."""
    (found,) = find_dates(text, reference=reference)
    return found.value


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("وصل الوفد في 15 فبراير 2026 إلى المدينة", date(2026, 2, 15)),
        ("وصل الوفد في ١٥ فبراير ٢٠٢٦", date(2026, 2, 15)),
        ("وصل الوفد في ۱۵ فبراير ۲۰۲۶", date(2026, 2, 15)),
        ("يوم 15 شباط/فبراير 2026", date(2026, 2, 15)),
        ("15 شباط (فبراير) 2026", date(2026, 2, 15)),
        ("9 أكتوبر تشرين الأول 2025", date(2025, 10, 9)),
        ("3 كانون الثاني 2026", date(2026, 1, 3)),
        ("3 كانون الأول 2025", date(2025, 12, 3)),
        ("12 جانفي 2026", date(2026, 1, 12)),
        ("12 جويلية 2025", date(2025, 7, 12)),
        ("12 أوت 2025", date(2025, 8, 12)),
        ("12 غشت 2025", date(2025, 8, 12)),
        ("12 دجنبر 2025", date(2025, 12, 12)),
        ("بتاريخ 15/2/2026", date(2026, 2, 15)),
        ("بتاريخ ١٥-٠٢-٢٠٢٦", date(2026, 2, 15)),
        ("بتاريخ 2026-02-15", date(2026, 2, 15)),
        ("بتاريخ 15.2.2026", date(2026, 2, 15)),
        ("الخامس عشر من فبراير 2026", date(2026, 2, 15)),
        ("الحادي والعشرين من يناير 2026", date(2026, 1, 21)),
        ("في 7 سبتمبر من عام 1923", date(1923, 9, 7)),
        ("15 من يناير من العام الماضي", date(2025, 1, 15)),
    ],
)
def test_day_of_the_calendar(text: str, day: date) -> None:
    value = read(text)
    assert (value.start, value.end, value.precision) == (day, day, "day")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15 فبراير", date(2026, 2, 15)),
        ("20 ديسمبر", date(2025, 12, 20)),
        ("3 مارس", date(2026, 3, 3)),
        ("20 ديسمبر المقبل", date(2026, 12, 20)),
        ("3 مارس الماضي", date(2025, 3, 3)),
        ("23 من الشهر الجاري", date(2026, 2, 23)),
        ("اليوم الأربعاء", date(2026, 2, 18)),
        ("مساء أمس", date(2026, 2, 17)),
        ("أول أمس", date(2026, 2, 16)),
        ("غدا", date(2026, 2, 19)),
        ("قبل يومين", date(2026, 2, 16)),
        ("قبل ثلاثة أيام", date(2026, 2, 15)),
        ("السبت", date(2026, 2, 14)),
        ("الأربعاء", date(2026, 2, 18)),
        ("يوم الأربعاء الماضي", date(2026, 2, 11)),
        ("يوم السبت المقبل", date(2026, 2, 21)),
    ],
)
def test_day_counted_from_the_reference(text: str, day: date) -> None:
    value = read(text)
    assert (value.start, value.end, value.relative) == (day, day, True)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("الاثنين من هذا الأسبوع", date(2026, 2, 16)),
        ("الخميس من الأسبوع الماضي", date(2026, 2, 12)),
        ("الاثنين قبل الماضي", date(2026, 2, 9)),
        ("الأحد الفارط", date(2026, 2, 15)),
        ("الفاتح من مارس 2026", date(2026, 3, 1)),
        ("الخامس من هذا الشهر", date(2026, 2, 5)),
    ],
)
def test_day_of_a_named_week_or_month(text: str, day: date) -> None:
    value = read(text)
    assert (value.start, value.end) == (day, day)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("انطلق في 23 مايو 2025 وانتهى يوم 30 من الشهر نفسه", date(2025, 5, 30)),
        ("انطلق في 23 مايو 2025 وانتهى في الثلاثين منه", date(2025, 5, 30)),
        ("بدأ في مايو 2024 وانتهى في سبتمبر من العام نفسه", date(2024, 9, 1)),
    ],
)
def test_the_same_month_or_year_is_that_of_the_date_before(text: str, first: date) -> None:
    _, second = find_dates(text, reference=REFERENCE)
    assert second.value.start == first


@pytest.mark.parametrize("text", ["أمس", "السبت", "15 فبراير", "الشهر الماضي", "قبل يومين"])
def test_relative_date_without_reference_stays_open(text: str) -> None:
    value = read(text, reference=None)
    assert (value.start, value.end, value.relative) == (None, None, True)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("فبراير 2026", date(2026, 2, 1), date(2026, 2, 28), "month"),
        ("الشهر الماضي", date(2026, 1, 1), date(2026, 1, 31), "month"),
        ("فبراير الماضي", date(2025, 2, 1), date(2025, 2, 28), "month"),
        ("عام 2011", date(2011, 1, 1), date(2011, 12, 31), "year"),
        ("منذ 2014", date(2014, 1, 1), date(2014, 12, 31), "year"),
        ("بين عامي 2013 و2016", date(2013, 1, 1), date(2016, 12, 31), "year"),
        ("العام الماضي", date(2025, 1, 1), date(2025, 12, 31), "year"),
        ("مطلع عام 2018", date(2018, 1, 1), date(2018, 5, 2), "vague"),
        ("منتصف مارس", date(2026, 3, 11), date(2026, 3, 21), "vague"),
        ("أواخر الشهر الماضي", date(2026, 1, 21), date(2026, 1, 31), "vague"),
        ("مارس من العام الماضي", date(2025, 3, 1), date(2025, 3, 31), "month"),
        ("من 10 إلى 12 فبراير الجاري", date(2026, 2, 10), date(2026, 2, 12), "day"),
        ("بين 3 و5 مارس", date(2026, 3, 3), date(2026, 3, 5), "day"),
        ("من 28 فبراير إلى 3 مارس 2026", date(2026, 2, 28), date(2026, 3, 3), "day"),
    ],
)
def test_period(text: str, first: date, last: date, precision: str) -> None:
    value = read(text)
    assert (value.start, value.end, value.precision) == (first, last, precision)


def test_weekday_beside_a_date_is_kept_even_when_wrong() -> None:
    value = read("افتتح المعرض يوم السبت 15 فبراير 2026")
    assert (value.weekday, value.start) == (5, date(2026, 2, 15))


def test_weekday_after_a_future_verb_is_left_open() -> None:
    assert read("سيعقد المجلس جلسته السبت").start is None


def test_weekday_after_a_reporting_verb_is_past() -> None:
    assert read("أعلن الوزير السبت أن المعرض سيعود").start == date(2026, 2, 14)


def test_today_published_after_midnight_follows_its_weekday() -> None:
    assert read("اليوم الثلاثاء").start == date(2026, 2, 17)


def test_hijri_day_and_its_gregorian_day_are_two_dates() -> None:
    hijri, gregorian = find_dates("12 رمضان 1447 هـ الموافق 1 مارس 2026", reference=None)
    assert (hijri.value.calendar, hijri.value.start) == ("hijri", date(2026, 3, 1))
    assert (gregorian.value.calendar, gregorian.value.start) == ("gregorian", date(2026, 3, 1))


def test_hijri_year_outside_the_tables_has_no_day() -> None:
    assert read("12 رمضان 1200 هـ").start is None


@pytest.mark.parametrize("text", ["مؤخرا", "قبل أشهر قليلة", "قبل أيام"])
def test_vague_time_has_no_days(text: str) -> None:
    value = read(text)
    assert (value.start, value.precision) == (None, "vague")


@pytest.mark.parametrize(
    "text",
    [
        "فاز الفريق 2-1 في المباراة",
        "موسم 2018/2019 كان طويلا",
        "اتصل على الرقم 0912345678",
        "ارتفعت الأسعار 15% في السوق",
        "مارس ضغوطا على الشركات",
        "قالت تيريزا ماي إنها باقية",
        "قال رمضان إن رجب وصل",
        "اليوم العالمي للمرأة",
        "عادوا في اليوم نفسه",
        "نشرت روسيا اليوم الخبر",
        "ثورة 25 يناير",
        "مدينة 6 أكتوبر",
        "صلاة الجمعة",
        "الخلاف بين الاثنين",
        "لامس السعر أدنى مستوى",
        "حضر 2018 شخصا",
        "قبل ثلاثة أيام من الانتخابات",
        "بتاريخ 45/13/2026",
        "",
        "عاد الصيادون الأحد عشر",
        "المتسابقون الأحد والعشرون",
    ],
)
def test_no_date(text: str) -> None:
    assert find_dates(text, reference=REFERENCE) == ()


def test_impossible_day_is_a_date_without_days() -> None:
    assert read("31 فبراير 2026").start is None


@pytest.mark.parametrize("base", [0, 100])
def test_offsets_point_at_the_raw_text(base: int) -> None:
    text = "قال يومَ السّبت، ١٥ فبـراير ٢٠٢٦، إنه عاد أمسِ"
    first, second = find_dates(text, reference=REFERENCE, base=base)
    assert text[first.start - base : first.end - base] == "يومَ السّبت، ١٥ فبـراير ٢٠٢٦"
    assert text[second.start - base : second.end - base] == "أمسِ"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Monday, February 16, 2026, they met", date(2026, 2, 16)),
        ("the 12th of March 2024", date(2024, 3, 12)),
        ("on 2026-02-15", date(2026, 2, 15)),
        ("3/25/2026", date(2026, 3, 25)),
        ("two days ago", date(2026, 2, 16)),
        ("yesterday", date(2026, 2, 17)),
    ],
)
def test_english(text: str, day: date) -> None:
    (found,) = find_dates(text, language="en", reference=REFERENCE)
    assert found.value.start == day


def test_english_date_that_reads_two_ways_is_left_out() -> None:
    assert find_dates("on 2/3/2026", language="en", reference=REFERENCE) == ()


@pytest.mark.parametrize("text", ["٣" * 5000, "1/" * 3000, "السبت " * 2000, "بين 3 و" * 1000])
def test_hostile_text_ends(text: str) -> None:
    find_dates(text, reference=date.max)
    find_dates(text, reference=date.min)
