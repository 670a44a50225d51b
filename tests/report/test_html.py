"""The page an editor reads, as markup: what it shows, and what it never lets through."""

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from checker.stages.report import render
from checker.types import Article, Report, Side

from .factory import SKIPPED, empty, report
from .page import Element, parse

HTML = render(report(), "html")
PAGE = parse(HTML)


def card(kind: str) -> Element:
    return PAGE.find("article", **{"data-kind": kind})[0]


def test_is_arabic_and_right_to_left_before_any_script_runs() -> None:
    (root,) = PAGE.find("html")
    assert (root.attrs["lang"], root.attrs["dir"]) == ("ar", "rtl")


def test_every_finding_is_a_card_that_nothing_hides() -> None:
    cards = PAGE.find("article", class_="card")
    assert len(cards) == len(report().findings)
    for one in cards:
        here: Element | None = one
        while here:
            assert "hidden" not in here.attrs
            here = here.parent


def test_deep_links_are_the_fingerprints() -> None:
    anchors = {one.attrs["id"] for one in PAGE.find("article", class_="card")}
    assert anchors == {f"f-{finding.id}" for finding in report().findings}


def test_ids_are_unique() -> None:
    ids = [one.attrs["id"] for one in PAGE.find() if "id" in one.attrs]
    assert len(ids) == len(set(ids))


def test_every_reference_to_an_id_is_answered() -> None:
    ids = {one.attrs["id"] for one in PAGE.find() if "id" in one.attrs}
    wanted = {
        key for one in PAGE.find() for key in one.attrs.get("aria-labelledby", "").split()
    } | {one.attrs["for"] for one in PAGE.find("label") if "for" in one.attrs}
    assert wanted <= ids


def test_question_is_the_heading_and_sides_stand_together() -> None:
    one = card("rank-conflict")
    assert "ما رتبة طارق الدهماني؟" in one.find("h5")[0].all_text
    assert "What rank" in one.find("h5")[0].all_text
    (sides,) = one.find("div", class_="sides")
    assert [side.find("bdi", class_="value")[0].all_text for side in sides.children] == [
        "فريق",
        "لواء",
    ]
    assert "مصدران مستقلان" in sides.children[0].find("p", class_="support")[0].all_text


def test_quoted_spans_are_marked_in_their_sentence() -> None:
    quote = card("weekday-mismatch").find("blockquote")[0]
    assert [mark.all_text for mark in quote.find("mark")] == ["الأحد 3 مارس"]
    assert quote.text.startswith("وكانت المناورات")
    assert quote.attrs["dir"] == "auto"


def test_evidence_beyond_four_sentences_is_folded() -> None:
    first = card("rank-conflict").find("div", class_="side")[0]
    (fold,) = first.find("details")
    assert "open" not in fold.attrs
    assert len(fold.find("blockquote")) == 2
    assert len(first.find("blockquote")) == 6


def test_every_article_shows_a_sentence_before_one_shows_many() -> None:
    first = card("rank-conflict").find("div", class_="side")[0]
    open_list = first.find("ul", class_="cites")[0]
    outlets = [cite.find("b")[0].all_text for cite in open_list.find("li", class_="cite")]
    assert outlets == ["وكالة الأفق", "موقع المحور الإخباري"]


def test_notes_are_folded_apart() -> None:
    (notes,) = PAGE.find("details", id="notes")
    assert "open" not in notes.attrs
    inside = notes.find("article")
    assert {one.attrs["data-severity"] for one in inside} == {"info"}
    assert len(inside) == 3


def test_an_explanation_is_shown_as_a_note() -> None:
    found = [one.all_text for one in PAGE.find("div", class_="explained")]
    assert len(found) == 2
    assert any("قد يفسّره فارق التاريخ" in text for text in found)


def test_links_are_web_pages_that_learn_nothing_about_the_reader() -> None:
    links = [one for one in PAGE.find("a") if not one.attrs["href"].startswith("#")]
    assert len(links) > 10
    for link in links:
        assert link.attrs["href"].startswith("https://")
        assert link.attrs["rel"] == "noopener noreferrer nofollow"


def test_policy_allows_exactly_the_one_script_and_style_of_the_page() -> None:
    (meta,) = PAGE.find("meta", **{"http-equiv": "Content-Security-Policy"})
    for tag in ("script", "style"):
        (element,) = PAGE.find(tag)
        digest = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in meta.attrs["content"]
    assert "default-src 'none'" in meta.attrs["content"]


def test_nothing_is_loaded_from_anywhere() -> None:
    assert not [one for one in PAGE.find() if {"src", "srcset", "style"} & set(one.attrs)]
    assert not PAGE.find("link")
    assert not re.search(r"url\(|@import", PAGE.find("style")[0].text)


def test_article_text_makes_no_element_and_no_handler() -> None:
    assert not PAGE.find("img")
    assert not [key for one in PAGE.find() for key in one.attrs if key.startswith("on")]
    assert "<script>window" not in HTML
    assert "{{ 7*7 }}" in HTML


@pytest.mark.parametrize("skipped", SKIPPED)
def test_what_was_skipped_is_listed(skipped: object) -> None:
    (box,) = PAGE.find("details", class_="skipped")
    assert str(getattr(skipped, "source", "")) in box.all_text
    assert str(getattr(skipped, "reason", "")) in box.all_text


def test_nothing_skipped_is_said_too() -> None:
    (box,) = parse(render(empty(), "html")).find("details", class_="skipped")
    assert "لم يُستبعد أي مُدخَل" in box.all_text


def test_nothing_read_is_not_shown_as_clean() -> None:
    text = parse(render(empty(articles=0), "html")).all_text
    assert "لم يُقرأ أي مقال" in text
    assert "لم يُعثر على تضارب" not in text


def test_run_is_described_at_the_foot() -> None:
    (foot,) = PAGE.find("footer")
    for text in ("0.1.0", "2026-03-06T09:15:00+02:00", "hashed-ngrams-3-5", "demo-pack", "fail_on"):
        assert text in foot.all_text


def test_very_many_sides_and_quotations_are_bounded_and_counted() -> None:
    one = report()
    base = next(item for item in one.findings if item.kind == "rank-conflict")
    many = Side("x", "x", base.sides[1].evidence[1:2], 1)
    articles = tuple(_copy(one, number) for number in range(60))
    wide = tuple(replace(many.evidence[0], article=article.id) for article in articles)
    finding = replace(base, sides=(replace(many, evidence=wide), *[many] * 40))
    page = parse(render(replace(one, findings=(finding,), articles=articles), "html"))
    text = page.find("article")[0].all_text
    assert "36 further quotations" in text
    assert "25 further answers" in text


def _copy(one: Report, number: int) -> Article:
    (article,) = [article for article in one.articles if article.id == "marsa"]
    return replace(article, id=f"copy-{number}")
