"""Quantities: what is counted, and how the figure stands to the others of its sentence."""

from __future__ import annotations

import pytest

from checker.stages.extract.quantities import find
from checker.text.tokens import tokenize
from checker.types import Mention, Quantity, Sentence, Span


def mentions(text: str, *, base: int = 0) -> tuple[Mention, ...]:
    sentence = Sentence("a", 0, "body", Span("text", base, base + len(text)), text)
    return find(tokenize(text, base=base), sentence)


def read(text: str) -> list[tuple[float, str, str]]:
    """Return (value, counted, action) of each quantity, the unit beside what is counted."""
    found = []
    for mention in mentions(text):
        value = mention.value
        assert isinstance(value, Quantity)
        counted = f"{value.counted} {value.unit}".strip()
        found.append((value.low, counted, value.action))
    return found


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("مقتل 12 شخصا في حريق", "killed"),
        ("لقي 12 شخصا مصرعهم", "killed"),
        ("أودى الحريق بحياة 12 شخصا", "killed"),
        ("12 شخصا لقوا حتفهم", "killed"),
        ("سقوط 12 قتيلا", "killed"),
        ("استشهاد 12 شخصا", "killed"),
        ("تسجيل 12 حالة وفاة", "killed"),
        ("إصابة 12 آخرين", "injured"),
        ("وأصيب 12 بجروح", "injured"),
        ("نقل 12 جريحا", "injured"),
        ("سقوط 12 قتيلا وجريحا", "casualties"),
        ("تسجيل 12 إصابة بالكوليرا", "cases"),
        ("اعتقلت الشرطة 12 شخصا", "arrested"),
        ("القبض على 12 شخصا", "arrested"),
        ("الإفراج عن 12 شخصا", "released"),
        ("إنقاذ 12 شخصا", "rescued"),
        ("نزوح 12 ألف شخص", "displaced"),
        ("12 ألف نازح", "displaced"),
        ("فقدان 12 شخصا", "missing"),
        ("احتجاز 12 رهينة", "hostages"),
        ("صوت 12 ألف ناخب", "voters"),
        ("إصابة ثلاثة من رجال الشرطة", "injured:police_officer"),
        ("مقتل 12 جنديا", "killed:soldier"),
        ("مقتل ثلاثة جنود", "killed:soldier"),
        ("تدمير 12 منزلا", "destroyed:house"),
        ("إطلاق 12 صاروخا", "fired:missile"),
        ("حضر 12 شخصا", "person"),
        ("بناء 12 مدرسة", "school"),
        ("بناء ألف وحدة سكنية", "housing_unit"),
        ("توفير 12 ألف فرصة عمل", "job"),
        ("قضى 12 شخصا في الحريق", "killed"),
        ("فقد 12 شخصا حياتهم", "killed"),
        ("ما زال 12 عاملا عالقين", "trapped:worker"),
        ("أنقذت دورية تابعة لخفر السواحل فجر اليوم الخميس 12 مهاجرا", "rescued:migrant"),
        ("وفاة 12 جريحا", "died_later"),
        ("اعتقال 12 متظاهرا", "arrested:participants"),
        ("مقتل 12 شخصا جنوبي البلاد", "killed"),
        ("12 من ركابها", "passenger"),
        ("بتأييد 12 وفدا", "in_favour:وفد"),
        ("زراعة 12 شتلة", "شتله"),
        ("ضمت القائمة 12 منظمة نقابية", "منظمه نقابي"),
        ("عدد القتلى 12", "killed"),
        ("عدد الضحايا (12 ضحية)", "victims"),
        ("أصيب اللاعب 12 مرة", "times"),
        ("بلغت نسبة التضخم 12%", "inflation percent"),
        ("معدل البطالة 12 في المئة", "unemployment percent"),
        ("يرى 12% من السكان ذلك", "سكان percent"),
        ("صفقة بقيمة 12 مليون يورو", "deal EUR"),
        ("خسائر قدرها 12 مليون دولار", "loss USD"),
        ("على بعد 12 كيلومترا", "distance km"),
        ("توفي عن عمر 82 عاما", "age years_old"),
        ("اللاعب (27 عاما)", "age years_old"),
        ("حكم عليه بالسجن 12 عاما", "prison year"),
        ("دفع 12 مليون دولار", "USD"),
    ],
)
def test_what_is_counted(text: str, counted: str) -> None:
    ((_, found, _),) = read(text)
    assert found == counted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "مقتل 12 شخصا وإصابة 30 آخرين",
            [(12, "killed", ""), (30, "injured", "")],
        ),
        (
            "قتل 12 مدنيا بينهم 3 أطفال وامرأتان",
            [
                (12, "killed:civilian", ""),
                (3, "killed:child", "subset"),
                (2, "killed:woman", "subset"),
            ],
        ),
        (
            "وصلت 9 حافلات، 6 منها جديدة",
            [(9, "حافله", ""), (6, "حافله", "subset")],
        ),
        (
            "مقتل 3 جنود و5 مدنيين",
            [(3, "killed:soldier", ""), (5, "killed:civilian", "")],
        ),
        (
            "مقتل 59 راكبا و6 من أفراد الطاقم",
            [(59, "killed:passenger", ""), (6, "killed:طاقم", "")],
        ),
        (
            "مقتل 3 في الشمال و5 في الجنوب",
            [(3, "killed", "part"), (5, "killed", "part")],
        ),
        (
            "فاز بستة وسبعين مقعدا في البرلمان المؤلف من 120 مقعدا",
            [(76, "seat", ""), (120, "seat", "whole")],
        ),
        ("نال 41 صوتا والأغلبية اللازمة 51 صوتا", [(41, "vote", ""), (51, "vote", "needed")]),
        ("وفاة 65 مريضا من أصل 1044", [(65, "killed:مريض", "")]),
        ("ارتفعت حصيلة القتلى إلى 21", [(21, "killed", "level")]),
        ("وصلت حصيلة القتلى إلى 21", [(21, "killed", "level")]),
        ("بلغت حصيلة القتلى 21", [(21, "killed", "level")]),
        ("قتل أكثر من 300 شخص منذ بداية العام", [(300, "killed", "cumulative")]),
        (
            "ارتفع التضخم بنسبة 3% ليصل إلى 15%",
            [(3, "inflation percent", "rise"), (15, "inflation percent", "level")],
        ),
        ("تراجعت الأسعار 4 في المئة", [(4, "percent", "fall")]),
        (
            "ارتفعت الصادرات من 12 مليون دولار إلى 15 مليون دولار",
            [(12e6, "export USD", "former"), (15e6, "export USD", "level")],
        ),
        ("من المتوقع أن يبلغ عدد الزوار 12 ألف زائر", [(12_000, "زاير", "planned")]),
        ("تخطط الوزارة لبناء 500 مدرسة", [(500, "school", "planned")]),
        ("ينتج المصنع 500 سيارة سنويا", [(500, "car", "rate")]),
        ("مقتل جندي أميركي وإصابة آخر", [(1, "killed:soldier اميركي", ""), (1, "injured", "")]),
    ],
)
def test_action_and_lists(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert read(text) == expected


def test_those_who_may_have_done_it_are_not_counted_as_its_victims() -> None:
    assert read("قتل 3 مسلحين شرطيا") == [(3, "gunman", "")]


@pytest.mark.parametrize(
    "text",
    [
        "تعمل الأجهزة بنظام ويندوز 10، كما أعلنت الشركة",
        "عاد في 16 بمحافظة الجنوب",
        "طراز سيسنا 310 تحطمت",
        "رقم القضية (512) في المحكمة",
        "قال إنه عاد إلى 12",
        "",
    ],
)
def test_number_that_counts_nothing_is_left_out(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("base", [0, 57])
def test_span_covers_hedge_number_and_noun(base: int) -> None:
    text = "أُصيب نحو ٣٠ شخـصاً بجروح"
    (mention,) = mentions(text, base=base)
    assert mention.text == "نحو ٣٠ شخـصاً"
    assert text[mention.span.start - base : mention.span.end - base] == mention.text


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("رحل الرسام وهو في السادسة والستين", 66.0),
        ("ودع الوسط الفني ممثلا ناهز التاسعة والسبعين", 79.0),
        ("نجا فتى في الرابعة عشرة من عمره", 14.0),
    ],
)
def test_ages_may_be_ordinals(text: str, years: float) -> None:
    assert (years, "age years_old", "") in read(text)


@pytest.mark.parametrize(
    "text", ["انطلقت الدورة السادسة والعشرون من الملتقى", "تبدأ الجلسة في العاشرة صباحا"]
)
def test_editions_and_hours_are_no_ages(text: str) -> None:
    assert mentions(text) == ()
