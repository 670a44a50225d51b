"""Quotations are speech of three content words and more; names and scare quotes are not."""

from __future__ import annotations

import pytest

from checker.stages.extract import quotations
from checker.stages.segment import segment
from checker.text.tokens import tokenize
from checker.types import Article, Mention, Quotation


def find(text: str, language: str = "ar") -> list[Mention]:
    found: list[Mention] = []
    for sentence in segment(Article("a", text, language=language)):
        tokens = tokenize(sentence.text, language, base=sentence.span.start)
        found += quotations.find(tokens, sentence, language=language)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير إن “حماية النهر واجب وطني”.",
        'أضاف: "سنفتح الملف غدا".',
        "جرت المحادثات بـ”توافق واسع في المواقف”.",
        "وصف الزيارة بأنها «زيارة قصيرة وناجحة».",
        'ونقل الفريق "تحيات أهل البلد الطيبين".',
    ],
)
def test_speech_inside_marks_is_a_quotation(text: str) -> None:
    (mention,) = find(text)
    assert isinstance(mention.value, Quotation)
    assert text[mention.span.start : mention.span.end] == mention.text
    assert mention.text[0] not in '“”«"'


@pytest.mark.parametrize(
    "text",
    [
        "أغلقت السلطات ما يسمى “الحصار”.",
        "نائب قائد “الجيش الشعبي الموحد” في المدينة.",
        'نقلت صحيفة "صوت النهر الكبير اليومي" الخبر.',
        'شارك في فيلم "ليلة على ضفة النهر القديم".',
        'عُقد لقاء تحت عنوان "مستقبل المياه في المدن الساحلية".',
        'اشترت "ريفر ووتر بارتنرز Ltd River Water Group" الحصة.',
        "قال “نعم ولا”.",
        'قال "نعم',
    ],
)
def test_names_titles_and_scare_quotes_are_none(text: str) -> None:
    assert find(text) == []


def test_words_are_stems_without_function_words() -> None:
    (mention,) = find("قال إن “العلاقات مع الجيران هي أساس الاستقرار في 2030”.")
    assert mention.value == Quotation(("علاقات", "جيران", "اساس", "استقرار", "2030"))


def test_two_quotations_of_one_sentence_are_two_mentions() -> None:
    text = "أكد على “اعتزازه بالروابط القديمة” وعلى “حرص الوزارة على الحوار الدائم”."
    assert len(find(text)) == 2


def test_english_quotation() -> None:
    (mention,) = find("He said “the river is our common duty”.", "en")
    assert mention.value == Quotation(("river", "common", "duty"))
