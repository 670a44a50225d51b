"""Syndicated copies: found, counted once, and still compared."""

from __future__ import annotations

from datetime import UTC, datetime

from cluster_news import News

from checker.stages.cluster import independent
from checker.stages.cluster.copies import find_copies
from checker.types import Article, Source

WIRE = (
    "أعلنت هيئة الموانئ أمس وصول سفينة الشحن إلى ميناء العقبة بعد تأخر دام أسبوعين بسبب عطل في "
    "المحرك الرئيسي وقال مدير الهيئة إن طاقم السفينة المؤلف من 24 بحارا بخير وإن البضائع التي على "
    "متنها وهي مواد غذائية وأدوية ستنقل إلى المستودعات خلال ثلاثة أيام على أن تغادر الميناء "
    "مطلع الأسبوع المقبل إلى وجهتها التالية في البحر الأحمر بعد الانتهاء من أعمال الصيانة والفحص "
    "الفني التي تشرف عليها شركة متخصصة من خارج البلاد"
)
OTHER = (
    "فاز فريق الجامعة ببطولة كرة اليد للمرة الثالثة على التوالي بعد مباراة مثيرة امتدت إلى الأشواط "
    "الإضافية وشهدت حضورا جماهيريا كبيرا في صالة المدينة الرياضية وسط أجواء احتفالية طيبة"
)


def article(name: str, text: str, day: int | None = None, outlet: str = "") -> Article:
    published = datetime(2026, 3, day, tzinfo=UTC) if day else None
    return Article(name, text, source=Source(outlet), published=published)


def test_a_republished_text_is_a_copy_of_the_earliest() -> None:
    found = find_copies(
        [article("b", WIRE, 2), article("a", WIRE, 3), article("c", OTHER, 1)], jaccard=0.85
    )
    assert found == {"a": "b"}


def test_an_undated_text_is_the_copy_of_a_dated_one() -> None:
    found = find_copies(
        [article("a", WIRE), article("b", WIRE, 3), article("c", WIRE)], jaccard=0.85
    )
    assert found == {"a": "b", "c": "b"}


def test_a_copy_with_a_corrected_number_and_other_spelling_is_a_copy() -> None:
    changed = WIRE.replace("24", "42").replace("إلى", "الى")
    assert find_copies([article("a", WIRE, 1), article("b", changed, 2)], jaccard=0.85) == {
        "b": "a"
    }


def test_a_rewritten_text_is_no_copy() -> None:
    words = WIRE.split()
    rewritten = " ".join(words[: len(words) // 2]) + " " + OTHER
    assert find_copies([article("a", WIRE, 1), article("b", rewritten, 2)], jaccard=0.85) == {}


def test_texts_too_short_for_a_shingle_are_no_copies() -> None:
    short = [article("a", "صورة اليوم", 1), article("b", "صورة اليوم", 2), article("c", "", 3)]
    assert find_copies(short, jaccard=0.85) == {}


def test_copies_and_articles_of_one_outlet_count_once() -> None:
    articles = {
        a.id: a
        for a in (
            article("a", WIRE, 1, "المرصد"),
            article("b", WIRE, 2, "الأفق"),
            article("c", OTHER, 2, "الأفق"),
            article("d", OTHER, 3, "الافق"),
            article("e", OTHER, 3),
            article("f", OTHER, 4),
        )
    }
    copies = {"b": "a"}
    assert independent(["a", "b"], articles=articles, copies=copies) == 1
    assert independent(["b", "c"], articles=articles, copies=copies) == 2
    assert independent(["c", "d"], articles=articles, copies=copies) == 1
    assert independent(["a", "e", "f"], articles=articles, copies=copies) == 3
    assert independent([], articles=articles, copies=copies) == 0


def test_the_statement_that_a_copy_changed_is_compared_with_its_original() -> None:
    news = News()
    news.add("a", WIRE.replace("وقال", ".\nوقال"), day="2026-03-01", outlet="المرصد")
    news.add("b", WIRE.replace("وقال", ".\nوقال").replace("24", "42"), day="2026-03-02")
    corpus = news.cluster()
    assert corpus.copies == {"b": "a"}
    assert set(corpus.statements) == {"a", "b"}
    assert any(
        {"24" in s.sentence.text for s in claim.statements} == {True, False}
        and {s.article for s in claim.statements} == {"a", "b"}
        for claim in corpus.claims
    )
    assert corpus.stories == ()  # a text and its copy are one report of the event
