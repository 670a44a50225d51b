"""Sentences of an article: ends, kinds, exact spans, and nothing lost whatever comes in."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.stages.segment import segment
from checker.types import Article, Sentence


def split(text: str, title: str = "", language: str = "ar") -> list[Sentence]:
    return list(segment(Article("a", text, title, language=language)))


def texts(text: str, language: str = "ar") -> list[str]:
    return [sentence.text for sentence in split(text, language=language)]


def quotes(text: str) -> list[str]:
    return [text[span.start : span.end] for sentence in split(text) for span in sentence.quotes]


def kinds(text: str, title: str = "") -> list[str]:
    return [sentence.kind for sentence in split(text, title)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("وصل الوفد صباحا، ثم غادر مساء، ولم يصدر بيان.", 1),
        ("وصل الوفد. غادر الوفد.", 2),
        ("هل وصل الوفد؟ نعم وصل!", 2),
        ("تأخر الوفد؛ فقد أغلق المطار.", 1),
        ("التقى د. سامي رباح نظيره. وغادر بعد ذلك.", 2),
        ("حضر م. نبيل و أ.د. هالة الاجتماع.", 1),
        ("وقع ذلك عام 2011 م. ثم تغير كل شيء.", 2),
        ("بلغت النسبة 1.5 في المئة. وكانت 3,2.", 2),
        ("نقلت بي.بي.سي عن مصدر قوله ذلك.", 1),
        ("أفادت أ.ف.ب. أن الجلسة رفعت.", 1),
        ("نشر موقع العربية.نت الخبر على www.example.com/a.b اليوم.", 1),
        ("رفعت الجلسة مساء.وغادر الأعضاء القاعة.", 2),
        ("انتهت المفاوضات.. والوفد يغادر.", 1),
        ("انتظر الجميع... ثم رفعت الجلسة.", 2),
        ("قال «سنعود (...) قريبا» وغادر.", 1),
        ('قال الوزير: "سننتظر. لن نتسرع." ثم غادر القاعة.', 2),
        ('قال الوزير: "سننتظر. لن نتسرع."، وغادر القاعة.', 1),
        ('سألت "من أنت؟" وهي تبتسم.', 1),
        ("وصل الوفد (مساء أمس.) ثم غادر.", 2),
        ("هذا عجيب!! (؟) فعلا.", 2),
        ("1. وصول الوفد إلى المدينة.", 1),
        ("وصل الوفد عام 2018. وغادر عام 2019.", 2),
        ("وصل الوفد\u00a0.\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0وغادر الوفد", 2),
    ],
)
def test_where_an_arabic_sentence_ends(text: str, count: int) -> None:
    assert len(texts(text)) == count, texts(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Lt. Gen. Sami R. Haddad arrived. He left at 5 p.m. on Monday.", 2),
        ("The U.S. envoy met Dr. Hala. Talks lasted 1.5 hours.", 2),
        ('"We will wait." He then left.', 2),
    ],
)
def test_where_an_english_sentence_ends(text: str, count: int) -> None:
    assert len(texts(text, "en")) == count, texts(text, "en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال “نعم للحوار” وغادر", ["نعم للحوار"]),
        ("قال «نعم للحوار» وغادر", ["نعم للحوار"]),
        ('قال "نعم للحوار" وغادر', ["نعم للحوار"]),
        ("جرت بـ”توافق تام” أمس", ["توافق تام"]),
        ("جرت بـ “توافق تام“ أمس", ["توافق تام"]),
        ("جرت »بتوافق تام« أمس", ["بتوافق تام"]),
        ("قال ''نعم للحوار'' وغادر", ["نعم للحوار"]),
        ('قال " نعم للحوار " وغادر', ["نعم للحوار"]),
        ("قال “ردد «نعم» ثم سكت” وغادر", ["ردد «نعم» ثم سكت"]),
        ("قال “ردد “نعم” ثم سكت” وغادر", ["ردد “نعم” ثم سكت"]),
        ('قال "نعم وغادر', []),
        ("قال نعم” وغادر", []),
        ('قال "نعم\nوغادر" المكان', []),
        ('سمى ذلك "" وغادر', []),
        ('قال "' + "كلمة " * 150 + '" وغادر', []),
        ('"نعم" و"لا" و«ربما»', ["نعم", "لا", "ربما"]),
    ],
)
def test_what_stands_inside_quotation_marks(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


def test_an_unclosed_mark_does_not_turn_the_next_pair_round() -> None:
    stray = 'قال "ناقص ' + "كلمة " * 150
    assert quotes(stray + 'ثم قال "نعم للحوار" وغادر.') == ["نعم للحوار"]


def test_kinds_of_a_scraped_page() -> None:
    page = """صورة تجمع الوزيرين على هامش القمة
السياسة

الوزيران يبحثان أزمة المياه في العاصمة

الوزيران يبحثان أزمة المياه في العاصمة
حصة
Pinterest Hidden

بحث الوزيران أزمة المياه. واتفقا على موعد جديد.
ماذا بعد الاجتماع؟
تعود اللجنة إلى العمل الأحد. للمزيد من الأخبار زوروا موقعنا.
- خطوة أولى
وقال الوزير إن الاتفاق قريب
#مياه #قمة
المصدر: اضغط هنا
"""
    assert kinds(page) == [
        *("caption", "residue", "headline", "headline", "residue", "residue"),
        *("lead", "body", "subheading", "body", "residue", "body", "body", "residue", "residue"),
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("كتبت هند الراوي", "byline"),
        ("تحرير: سامي نجم", "byline"),
        ("القاهرة - رويترز", "byline"),
        ("صورة أرشيفية", "caption"),
        ("الوزير في المطار - أرشيفية", "caption"),
        ("شارك هذا الخبر على فيسبوك", "residue"),
        ("اقرأ أيضا: تفاصيل القمة", "residue"),
        ("* نقلا عن الجريدة", "residue"),
        ("كتبت الصحف أمس عن أزمة المياه في مدن الساحل كلها.", "lead"),
        ("صورة البلد في الخارج تتغير منذ سنوات طويلة.", "lead"),
        ("شارك الوزير في قمة المياه التي عقدت أمس.", "lead"),
        ("المصدر الذي تحدث إلينا لم يذكر اسمه.", "lead"),
    ],
)
def test_kind_of_one_line(line: str, kind: str) -> None:
    assert kinds(line + "\nهذه جملة أخرى من الخبر تنتهي بنقطة.")[0] == kind


def test_title_is_sentence_zero_and_its_repetition_a_headline() -> None:
    sentences = split("قمة المياه تنطلق. غدا\r\n\r\nانطلقت القمة.", " قمة المياه تنطلق. غدا ")
    assert [sentence.kind for sentence in sentences] == ["headline", "headline", "lead"]
    assert sentences[0].span.field == "title"
    assert sentences[0].text == "قمة المياه تنطلق. غدا"


def test_a_text_of_one_line_has_no_headline() -> None:
    assert kinds("انطلقت القمة في العاصمة") == ["lead"]


def test_a_language_without_a_pack_is_still_cut() -> None:
    assert len(texts("Le sommet a commencé. Il finira demain.", "fr")) == 2


_NEWS = st.text(alphabet='اب تقال.،؟!…"“”«»()-# \n\r\t\xa0١2a:؛/ـ\u202b\u2028', max_size=300)


@settings(max_examples=300, deadline=None)
@given(text=_NEWS | st.text(max_size=80), title=_NEWS, language=st.sampled_from(["ar", "en"]))
def test_nothing_is_lost_and_every_span_is_exact(text: str, title: str, language: str) -> None:
    article = Article("a", text, title, language=language)
    sentences = segment(article)
    for field, raw in (("title", title), ("text", text)):
        spans = [sentence.span for sentence in sentences if sentence.span.field == field]
        covered = [i for span in spans for i in range(span.start, span.end)]
        assert len(covered) == len(set(covered))
        assert {i for i, char in enumerate(raw) if not char.isspace()} <= set(covered)
        assert spans == sorted(spans)
    for index, sentence in enumerate(sentences):
        raw = article.field(sentence.span.field)
        assert sentence.index == index
        assert sentence.text == raw[sentence.span.start : sentence.span.end]
        assert sentence.text == sentence.text.strip() != ""
        assert all(sentence.span.contains(quote) for quote in sentence.quotes)


@pytest.mark.parametrize(
    "unit", ["كلمة ", "ا", '"', "“", ". ", ".", "\n", "د. ", "(", "حصة\n", "\xa0", '«"', "“ ”"]
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = (unit * 400_000)[: 400_000 if unit == "كلمة " else 100_000]
    begin = time.process_time()
    segment(Article("a", text))
    assert time.process_time() - begin < 4


def test_no_sentence_is_too_long_for_what_comes_behind() -> None:
    assert max(len(text) for text in texts("كلمة وكلمة، " * 5_000)) <= 2_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('حضر أعضاء "لجنة المياه، وقال سامي: "سنعمل معا" ثم غادر', ["سنعمل معا"]),
        ('عاد إلى بلاده"، وأضاف: "سنعمل معا"', ["سنعمل معا"]),
        ('ردت ("نعم للحوار") فورا', ["نعم للحوار"]),
    ],
)
def test_a_stray_straight_mark_is_told_from_an_opener_by_its_spaces(
    text: str, expected: list[str]
) -> None:
    assert quotes(text) == expected


def test_a_credit_that_closes_a_paragraph_is_no_body() -> None:
    assert kinds("انطلقت القمة في العاصمة. وحضرها وزراء. (وكالات)") == ["lead", "body", "byline"]
