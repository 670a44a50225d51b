"""Dates of publication, from fields and from the text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.stages.ingest.dateline import date_in_text
from checker.stages.ingest.published import parse

DAY = date(2026, 2, 15)


@pytest.mark.parametrize(
    ("value", "moment", "precision"),
    [
        ("2026-02-15T14:30:00+02:00", "2026-02-15T14:30:00+02:00", "minute"),
        ("2026-02-15T14:30:00 +0200", "2026-02-15T14:30:00+02:00", "minute"),
        ("2026-02-15T143000", "2026-02-15T14:30:00+00:00", "minute"),
        ("2026-02-15 14:30", "2026-02-15T14:30:00+00:00", "minute"),
        ("2026-02-15T14:30:00.123Z", "2026-02-15T14:30:00.123000+00:00", "minute"),
        ("Sun, 15 Feb 2026 14:30:00 +0400", "2026-02-15T14:30:00+04:00", "minute"),
        ("Sun, 15 Feb 2026 14:30:00 GMT", "2026-02-15T14:30:00+00:00", "minute"),
        ("15 Feb 2026", "2026-02-15T00:00:00+00:00", "day"),
        ("2026-02-15", "2026-02-15T00:00:00+00:00", "day"),
        ("2026-02-15T00:00:00+03:00", "2026-02-15T00:00:00+03:00", "day"),
        ("20260215", "2026-02-15T00:00:00+00:00", "day"),
        ("15/02/2026", "2026-02-15T00:00:00+00:00", "day"),
        ("15/2/2026 14:30", "2026-02-15T14:30:00+00:00", "minute"),
        ("15-02-2026 - 9:05", "2026-02-15T09:05:00+00:00", "minute"),
        ("2026/02/15", "2026-02-15T00:00:00+00:00", "day"),
        ("١٥/٠٢/٢٠٢٦", "2026-02-15T00:00:00+00:00", "day"),
        ("الأحد 15 فبراير 2026", "2026-02-15T00:00:00+00:00", "day"),
        ("February 15, 2026", "2026-02-15T00:00:00+00:00", "day"),
        (1771165800, "2026-02-15T14:30:00+00:00", "minute"),
        ("1771165800000", "2026-02-15T14:30:00+00:00", "minute"),
        (DAY, "2026-02-15T00:00:00+00:00", "day"),
    ],
)
def test_forms_of_a_date(value: object, moment: str, precision: str) -> None:
    found = parse(value)
    assert found is not None
    assert (found.moment.isoformat(), found.precision) == (moment, precision)


@pytest.mark.parametrize(
    "value",
    [
        *(None, "", "أمس", "2026", "2026-W07", "0001-01-01T00:00:00", "1970-01-01T00:00:00Z", 0),
        *(True, "31/02/2026", "9" * 40, "x" * 5_000, float("nan"), float("inf"), 1e300, []),
        *("99/99/9999", "15 فبراير"),
    ],
)
def test_what_is_no_date(value: object) -> None:
    assert parse(value) is None


@given(st.text(max_size=60) | st.floats() | st.integers())
def test_no_value_brings_the_reader_down(value: object) -> None:
    found = parse(value)
    assert found is None or found.moment.tzinfo is not None


@pytest.mark.parametrize(
    "text",
    [
        "وصل اليوم 15 فبراير 2026 وفد الشركة إلى الميناء.",
        "افتتح الوزير، اليوم الأحد 15 فبراير 2026، معرض الكتاب.",
        "افتتح الوزير اليوم الأحد الموافق 15 فبراير 2026 معرض الكتاب.",
        "بدأت اليوم (15 شباط 2026) أعمال الصيانة.",
        "القاهرة - 15 فبراير 2026\nافتتح الوزير المعرض.",
        "القاهرة، 15 فبراير 2026 (وكالة الورد) - افتتح الوزير المعرض.",
        "عمان 15 شباط 2026 (الورد) - افتتح الوزير المعرض.",
        "معرض الكتاب يفتح أبوابه\nكتب: سامر الحلبي - 15 فبراير 2026\nافتتح الوزير المعرض.",
        "معرض الكتاب\nالأحد 15 فبراير 2026 - 14:30\nافتتح الوزير المعرض.",
        "معرض الكتاب\nنشر في: 15/02/2026\nافتتح الوزير المعرض.",
        "معرض الكتاب\nتاريخ النشر: الأحد 15 فبراير 2026 | 10:20 ص\nافتتح الوزير المعرض.",
        "سامر الحلبي | نُشر في 15 فبراير 2026\nافتتح الوزير المعرض الذي بدأ في 3 مارس 2011.",
        "آخر تحديث: 15 فبراير 2026\nافتتح الوزير المعرض.",
        "15 فبراير 2026 | ثقافة وفنون\nافتتح الوزير المعرض.",
    ],
)
def test_a_text_that_states_its_day(text: str) -> None:
    assert date_in_text(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "اندلعت الحرب في 15 فبراير 2011 وانتهت بعد أشهر.",
        "15 فبراير 2011، يوم لا ينساه سكان المدينة.",
        "في مثل هذا اليوم 15 فبراير 2011 اندلعت الاحتجاجات.",
        "ومنذ ذلك اليوم 15 فبراير 2011 لم تفتح المدرسة.",
        "ثورة 17 فبراير 2011\nبعد أعوام على الأحداث يروي السكان ما جرى.",
        "أحداث 11 سبتمبر 2001 - القصة الكاملة\nيروي شهود ما جرى.",
        "ووفق تقرير نشر في 15 فبراير 2011 فإن العدد ارتفع.",
        "تسلسل الأحداث:\n- 15 فبراير 2011: احتجاجات\n- 17 فبراير 2011: مواجهات",
        "- 15 فبراير 2011\nاحتجاجات\n- 17 فبراير 2011\nمواجهات",
        "كلمة " * 30 + "\n17 فبراير 2011\nخرج السكان إلى الشوارع.",
        "الرياض - 27 شعبان 1447\nافتتح الوزير المعرض.",
        "يحتفل العالم باليوم العالمي للمرأة 8 مارس 2026.",
        "وصل اليوم إلى الميناء وفد الشركة.",
        "وقع الطرفان في فبراير 2026 اتفاقا.",
        "قال إن «اليوم 15 فبراير 2011» كان حاسما، بينما اليوم 20 مارس 2026 تغير كل شيء.",
        "كلام كثير. " * 80 + "وصل اليوم 15 فبراير 2026 وفد الشركة.",
    ],
)
def test_a_background_date_dates_nothing(text: str) -> None:
    assert date_in_text(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CAIRO, February 15, 2026 (Rose Agency) - The minister opened the fair.", DAY),
        ("The minister opened the fair today, February 15, 2026, in Cairo.", DAY),
        ("Book fair opens\nPublished: 15 February 2026\nThe minister came.", DAY),
        ("The report published on 15 February 2011 says so.", None),
        ("On 15 February 2011, protests began.", None),
    ],
)
def test_english_texts(text: str, expected: date | None) -> None:
    assert date_in_text(text, language="en") == expected


def test_a_language_without_words_is_left_alone() -> None:
    assert date_in_text("امروز 15 فبراير 2026", language="fa") is None


@pytest.mark.parametrize("filler", [" ", "،", "- ", "اليوم ", "ا", "|", "(", "الأحد "])
def test_long_runs_take_no_time(filler: str) -> None:
    assert date_in_text(filler * 700) is None
    assert date_in_text((filler * 700)[:560] + " 15 فبراير 2011 كان") in {None, date(2011, 2, 15)}
