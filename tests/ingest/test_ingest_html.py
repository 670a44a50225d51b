"""HTML pages: text without code and navigation, metadata without guesses."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.stages.ingest import read
from checker.stages.ingest.base import Unusable
from checker.stages.ingest.fragments import plain_text
from checker.types import Article, Skipped

PARAGRAPHS = (
    "أعلن محافظ مدينة الورد أن الجسر الجديد يفتح أمام السيارات الأسبوع المقبل بعد عامين من العمل.",
    "وقال المحافظ إن كلفة المشروع بلغت أربعين مليون دينار، وإن ألف عامل شاركوا في بنائه.",
    "وأضاف أن الجسر يختصر الطريق بين ضفتي النهر إلى خمس دقائق بعد أن كانت ساعة كاملة.",
)
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "name": "لا شيء"},
        {
            "@type": "NewsArticle",
            "headline": "الجسر",
            "datePublished": "2026-02-15T09:00:00+02:00",
            "publisher": {"@type": "Organization", "name": "صحيفة الورد"},
        },
    ],
}


def page(*, head: str = "", lang: str = "ar", extra: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>'
        f"<nav><a href='/'>الرئيسية</a> <a href='/s'>رياضة</a></nav>"
        f"<article><h1>جسر الورد يفتح قريبا</h1>{body}{extra}</article>"
        f"<footer>جميع الحقوق محفوظة 2019</footer></body></html>"
    )


def one(path: Path, html: str | bytes) -> Article | Skipped:
    path.write_bytes(html if isinstance(html, bytes) else html.encode())
    (item,) = read([path])
    return item


def article(tmp_path: Path, html: str | bytes) -> Article:
    item = one(tmp_path / "bridge.html", html)
    assert isinstance(item, Article), item
    return item


def test_the_text_is_the_article_and_nothing_around_it(tmp_path: Path) -> None:
    found = article(tmp_path, page())
    assert found.id == "bridge"
    assert found.title == "جسر الورد يفتح قريبا"
    assert all(paragraph in found.text for paragraph in PARAGRAPHS)
    assert "رياضة" not in found.text
    assert "الحقوق" not in found.text
    assert (found.source.name, found.published, found.language) == ("", None, "ar")


def test_scripts_and_styles_never_reach_the_text(tmp_path: Path) -> None:
    extra = (
        "<script>alert('شر')</script><style>p{color:red}</style><noscript>فعّل</noscript>"
        "<p onclick='steal()'>وختم المحافظ حديثه بشكر العاملين في المشروع كله.</p>"
        "<iframe src='x'>إطار</iframe><template><p>قالب</p></template>"
    )
    text = article(tmp_path, page(extra=extra)).text
    assert not [bad for bad in ("alert", "color", "فعّل", "steal", "إطار", "قالب") if bad in text]


def test_metadata_of_open_graph(tmp_path: Path) -> None:
    head = (
        '<meta property="og:title" content="الجسر يفتح">'
        '<meta property="og:site_name" content="صحيفة الورد">'
        '<meta property="article:published_time" content="2026-02-15T09:00:00+02:00">'
        '<meta property="article:section" content="محليات">'
        '<link rel="canonical" href="https://example.org/bridge">'
    )
    found = article(tmp_path, page(head=head))
    assert (found.title, found.source.name, found.category) == (
        "الجسر يفتح",
        "صحيفة الورد",
        "محليات",
    )
    assert found.url == "https://example.org/bridge"
    assert found.published is not None
    assert found.published.isoformat() == "2026-02-15T09:00:00+02:00"


def test_metadata_of_json_ld(tmp_path: Path) -> None:
    head = f'<script type="application/ld+json">{json.dumps(LINKED)}</script>'
    found = article(tmp_path, page(head=head))
    assert (found.source.name, str(found.day)) == ("صحيفة الورد", "2026-02-15")


@pytest.mark.parametrize(
    "content", ["{", "[" * 90_000, '{"@type": 7}', '{"@graph": {"a": 1}}', "1"]
)
def test_broken_json_ld_costs_nothing(tmp_path: Path, content: str) -> None:
    head = f'<script type="application/ld+json">{content}</script>'
    assert article(tmp_path, page(head=head)).published is None


def test_a_time_element_of_the_article_dates_it(tmp_path: Path) -> None:
    html = page(extra="").replace("</h1>", "</h1><time datetime='2026-02-15'>أمس</time>")
    assert str(article(tmp_path, html).day) == "2026-02-15"


def test_a_template_in_english_over_arabic_copy_is_arabic(tmp_path: Path) -> None:
    assert article(tmp_path, page(lang="en")).language == "ar"


@pytest.mark.parametrize("codec", ["windows-1256", "utf-16"])
def test_pages_in_other_encodings(tmp_path: Path, codec: str) -> None:
    html = page().replace('charset="utf-8"', f'charset="{codec}"').encode(codec)
    assert PARAGRAPHS[0] in article(tmp_path, html).text


def test_xhtml_with_an_xml_declaration(tmp_path: Path) -> None:
    html = '<?xml version="1.0" encoding="utf-8"?>\n' + page()
    assert PARAGRAPHS[0] in article(tmp_path, html).text


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<html><body><script>var a = 1;</script></body></html>",
        "<!-- nothing -->",
    ],
)
def test_a_page_without_an_article_is_skipped(tmp_path: Path, html: str) -> None:
    assert isinstance(one(tmp_path / "a.html", html), Skipped)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<div>" * 60_000 + PARAGRAPHS[0], "nested too deep"),
        ("<p>" + "قال " * 1_600_000, "endless piece"),
        ("<table>" * 200 + "<tr><td>قال" * 20_000, "too large"),
    ],
    ids=["deep", "one line", "deep and wide"],
)
def test_a_page_that_would_take_the_parser_down_is_skipped(
    tmp_path: Path, body: str, expected: str
) -> None:
    item = one(tmp_path / "a.html", "<html><body>" + body)
    assert isinstance(item, Skipped)
    assert expected in item.reason


# --- fragments -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("نص بلا وسوم", "نص بلا وسوم"),
        ("<p>أول</p>\n<p>ثان</p>", "أول\nثان"),
        ("<p>كلمة <b>مهمة</b>، ثم\n أخرى</p>", "كلمة مهمة، ثم أخرى"),
        ("سطر<br>سطر آخر", "سطر\nسطر آخر"),
        ("أ &amp; ب &lt;ج&gt;", "أ & ب <ج>"),
        ("<p>قبل<script>x()</script>بعد</p>", "قبلبعد"),
        ("<ul><li>واحد</li><li>اثنان</li></ul>", "واحد\nاثنان"),
        ("<!-- سر --><p>علن</p>", "علن"),
        ("", ""),
    ],
)
def test_fragments_become_paragraphs(html: str, text: str) -> None:
    assert plain_text(html) == text


def test_a_fragment_nested_without_end_is_refused_not_cut() -> None:
    with pytest.raises(Unusable, match="nested too deep"):
        plain_text("<b>" * 30_000 + "نهاية")


@given(st.text(st.sampled_from("<>/&;!-[]'\"=pbdiv script\0ا\n"), max_size=200))
def test_no_markup_brings_the_parser_down(html: str) -> None:
    try:
        assert isinstance(plain_text(html), str)
    except Unusable as error:
        assert error.reason
