"""Who says a sentence. Mentions are built by hand: extraction of people has its own tests."""

from __future__ import annotations

import pytest

from checker.stages.extract import speakers
from checker.stages.extract.speech import signs
from checker.stages.segment import segment
from checker.text.tokens import tokenize
from checker.types import (
    Article,
    Mention,
    Organisation,
    Person,
    Post,
    Quotation,
    Sentence,
    Span,
    Value,
)

ACTORS: dict[str, Value] = {
    "سامي رباح": Person("سامي رباح", "سامي رباح"),
    "هالة نجم": Person("هاله نجم", "هالة نجم"),
    "وزارة المياه": Organisation("وزاره مياه", "وزارة المياه"),
    "وكالة النهر": Organisation("وكاله نهر", "وكالة النهر"),
    "وزير المياه": Post("minister", "مياه", "", "وزير المياه"),
    "وزيرة البيئة": Post("minister", "بيئه", "", "وزيرة البيئة"),
}
HOLDERS = {"وزيرة البيئة": "هاله نجم"}


def mentions(sentence: Sentence) -> tuple[Mention, ...]:
    found = []
    for text, value in ACTORS.items():
        start = sentence.text.find(text)
        if start >= 0:
            span = Span(
                "text", sentence.span.start + start, sentence.span.start + start + len(text)
            )
            found.append(Mention(span, text, value, HOLDERS.get(text, "")))
    return tuple(found)


def attribute(text: str) -> tuple[str, ...]:
    items = []
    for sentence in segment(Article("a", text)):
        tokens = tokenize(sentence.text, base=sentence.span.start)
        found = signs("ar").phrases.find(tokens)
        items.append((sentence, tokens, mentions(sentence), found))
    return speakers.attribute(items)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قال سامي رباح إن النهر بخير.", "سامي رباح"),
        ("وقالت أمس هالة نجم إن النهر بخير.", "هاله نجم"),
        ("سامي رباح يؤكد أن النهر بخير.", "سامي رباح"),
        ("وكان سامي رباح قد أكد أن النهر بخير.", "سامي رباح"),
        ("أعلنت وزارة المياه فتح السد.", "وزاره مياه"),
        ("قال وزير المياه، سامي رباح، إن النهر بخير.", "سامي رباح"),
        ("قال وزير المياه إن النهر بخير.", ""),
        ("قالت وزيرة البيئة إن النهر بخير.", "هاله نجم"),
        ("فتح السد صباحا، وفق وزارة المياه.", "وزاره مياه"),
        ("فتح السد صباحا، بحسب ما أعلنت وزارة المياه.", "وزاره مياه"),
        ("فتح السد على حد قول سامي رباح.", "سامي رباح"),
        ("قال سامي رباح لـ وكالة النهر إن السد فتح.", "سامي رباح"),
        ("قال لوكالة النهر إن السد فتح.", ""),
        ("قال شاهد عيان إن سامي رباح غادر.", ""),
        ("قال إن سامي رباح غادر.", ""),
        ("غادر سامي رباح المدينة.", ""),
        ("يذكر أن سامي رباح زار المدينة.", ""),
        ("هتف المحتجون «قال سامي رباح الحقيقة كلها» طويلا.", ""),
        ("وفي وقت سابق، قال سامي رباح إن هالة نجم أعلنت فتح السد.", "سامي رباح"),
        ("زار سامي رباح السد، وقال للعمال: «المياه تكفي الجميع هنا».", "سامي رباح"),
        ("زار سامي رباح السد، وقال أمام العمال: «المياه تكفي الجميع هنا».", "سامي رباح"),
        ("التقى سامي رباح هالة نجم، وقالت للعمال: «المياه تكفي الجميع هنا».", ""),
        ("«المياه تكفي الجميع هنا»، بهذه الكلمات ودع سامي رباح العمال.", "سامي رباح"),
        ("قال وزير المياه في المدينة سامي رباح إن النهر بخير.", "سامي رباح"),
    ],
)
def test_speaker_of_one_sentence(text: str, speaker: str) -> None:
    assert attribute(text) == (speaker,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال سامي رباح إن السد فتح. وأضاف أن المياه تكفي.", ("سامي رباح", "سامي رباح")),
        ("قال سامي رباح إن السد فتح. وأضاف المسؤول أن المياه تكفي.", ("سامي رباح",) * 2),
        ("قال سامي رباح إن السد فتح. وقال شاهد إن المياه تكفي.", ("سامي رباح", "")),
        ("قال سامي رباح إن السد فتح. وأضافت أن المياه تكفي.", ("سامي رباح", "")),
        ("قال سامي رباح: «فتح السد.» «المياه تكفي الجميع».", ("سامي رباح",) * 2),
        ("قال سامي رباح إن السد فتح.\nوتابع أن المياه تكفي.", ("سامي رباح",) * 2),
        ("قال سامي رباح إن السد فتح.\nالمياه تكفي المدينة.", ("سامي رباح", "")),
        (
            "قال سامي رباح إن السد فتح.\nحال السدود في المنطقة\nوتابع أن المياه تكفي.",
            ("سامي رباح", "", ""),
        ),
    ],
)
def test_a_verb_without_subject_goes_on_with_the_last_speaker(
    text: str, expected: tuple[str, ...]
) -> None:
    assert attribute(text) == expected


def test_a_headline_names_its_speaker_before_the_colon() -> None:
    assert attribute("سامي رباح: السد آمن\nفتح السد صباح أمس.") == ("سامي رباح", "")


def test_the_speaker_is_put_into_quotations_only() -> None:
    quotation = Mention(Span("text", 0, 3), "abc", Quotation(("a", "b", "c")))
    person = Mention(Span("text", 4, 5), "d", Person("d", "d"))
    first, second = speakers.with_speakers((quotation, person), "سامي رباح")
    assert first.value == Quotation(("a", "b", "c"), "سامي رباح")
    assert second == person


def test_no_sentences_no_speakers() -> None:
    assert speakers.attribute([]) == ()


@pytest.mark.parametrize(
    "text",
    [
        "كشف مصدر تفاصيل لقاء سامي رباح.",
        "كما نقل تحيات والده إلى سامي رباح.",
        "ورد في التقرير أن سامي رباح غادر.",
        "سلمه الحاضرون رسالة من سامي رباح أكدت الخبر.",
    ],
)
def test_an_object_is_no_speaker(text: str) -> None:
    assert attribute(text) == ("",)


def test_a_verb_in_a_clause_of_time_does_not_go_on_with_the_last_speaker() -> None:
    text = "قال سامي رباح إن السد فتح.\nبعد أن أعلن في حملته الخطة، غادر المرشح المدينة."
    assert attribute(text) == ("سامي رباح", "")
