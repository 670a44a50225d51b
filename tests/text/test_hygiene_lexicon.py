"""The hygiene lexicon: every class is complete, finds its own kind, and leaves good copy alone."""

from __future__ import annotations

import re
from typing import Any

import pytest

from checker.languages import LANGUAGES, read
from checker.text.phrases import compile_phrases
from checker.text.tokens import tokenize


def classes(language: str) -> dict[str, Any]:
    families = read(language, "hygiene")
    return {
        f"{family}/{name}": entry
        for family, names in families.items()
        for name, entry in names.items()
    }


def found(text: str, language: str = "ar") -> set[str]:
    entries = classes(language)
    matcher = compile_phrases({name: entry["phrases"] for name, entry in entries.items()}, language)
    hits = {match.label for match in matcher.find(tokenize(text, language))}
    raw = {
        name
        for name, entry in entries.items()
        if any(re.search(pattern, text) for pattern in entry.get("raw", ()))
    }
    return {name for name in hits | raw if not name.startswith("vague_time")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_class_says_how_bad_it_is_and_what_it_is_called(language: str) -> None:
    families = read(language, "hygiene")
    roles = ("introduced", "weighty", "described")
    assert set(families) == {"boilerplate", "unnamed_source", "vague_time"}
    for name, entry in classes(language).items():
        assert entry["severity"] in ("error", "warning", "info"), name
        assert set(entry["label"]) == {"ar", "en"}, name
        assert set(entry) <= {"severity", "label", "phrases", "raw", *roles}, name
        for role in roles:
            compile_phrases({name: entry.get(role, [])}, language)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("لمزيد من الأخبار، زوروا صفحتنا.", "boilerplate/promotion"),
        ("موقع صدى النهر يقدم لكم آخر الأنباء.", "boilerplate/self_reference"),
        ("تفاصيل الواقعة كما وردت:", "boilerplate/leftover"),
        ("التقى {{اسم الوزير}} نظيره.", "boilerplate/template"),
        ("التقى [اسم المسؤول] نظيره.", "boilerplate/template"),
        ("بلغ العدد XXX قتيلا.", "boilerplate/template"),
        ("حصة", "boilerplate/share"),
        ("اقرأ أيضا: قمة المياه", "boilerplate/related"),
        ("في خطوة تعكس عمق الروابط، التقى الوزيران.", "boilerplate/stock_opening"),
        ("يأتي اللقاء في توقيت بالغ الدقة.", "boilerplate/stock_timing"),
        ("ويبقى السؤال الأهم بلا جواب.", "boilerplate/stock_ending"),
        ("وسيتابع المراقبون عن كثب ما يجري.", "boilerplate/stock_ending"),
        ("ماذا تعني هذه القمة؟", "boilerplate/stock_heading"),
        ("المصدر: اضغط هنا", "unnamed_source/blind_link"),
        ("المصادر أكدت أن الجلسة رفعت.", "unnamed_source/bare_sources"),
        ("قال مصدر مسؤول في الوزارة.", "unnamed_source/vague_sources"),
        ("ويرى مراقبون أن القمة فشلت.", "unnamed_source/vague_experts"),
        ("يقال إن الوزير غادر.", "unnamed_source/hearsay"),
    ],
)
def test_class_finds_its_kind(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "المصدر: وكالة أنباء النهر",
        "حصة البلاد من مياه النهر ثابتة.",
        "شارك الوزير في القمة وأكد على حصة بلاده.",
        "قال المتحدث باسم الوزارة إن الجلسة رفعت.",
        "زار الوزير موقع السد وتابع العمل فيه.",
        "بلغت النسبة [3] في المئة.",
        "تعتمد البلاد على مصادر مياه متنوعة.",
        "قرأ الوزير البيان كاملا.",
        "كأس العالم XXL لعبة جديدة.",
    ],
)
def test_good_copy_is_left_alone(text: str) -> None:
    assert found(text) == set()


def test_english_classes_find_their_kind() -> None:
    assert "boilerplate/promotion" in found("Visit our website for more.", "en")
    assert "unnamed_source/vague_experts" in found("Analysts say the talks failed.", "en")


def test_raw_patterns_are_linear_on_hostile_text() -> None:
    for entry in classes("ar").values():
        for pattern in entry.get("raw", ()):
            for unit in ("{{", "[اسم ", "XX ", "_", "<%", "${"):
                re.search(pattern, unit * 20_000)
