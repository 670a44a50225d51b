"""Sentences with their marks."""

from dataclasses import replace

import pytest

from checker.stages.report.snippets import cite, deep_url, safe_url
from checker.types import Evidence, Span

from .newsroom import desk

DESK = desk()


def marks(*evidence: Evidence) -> list[list[str]]:
    return [
        [segment.text for segment in snippet.segments if segment.kind == "mark"]
        for citation in cite(evidence, DESK.articles)
        for snippet in citation.snippets
    ]


def test_spans_of_one_sentence_share_a_snippet() -> None:
    one, two = DESK.quote("marsa", "اللواء طارق"), DESK.quote("marsa", "14 قطعة")
    assert marks(one, two) == [["اللواء طارق", "14 قطعة"]]


def test_overlapping_spans_become_one_mark() -> None:
    one, two = DESK.quote("marsa", "اللواء طارق"), DESK.quote("marsa", "طارق الدهماني")
    assert marks(one, two) == [["اللواء طارق الدهماني"]]


def test_snippets_of_one_article_stand_together() -> None:
    parts = (DESK.quote("marsa", "14 قطعة"), DESK.quote("ufuq", "14 قطعة"))
    found = cite((*parts, DESK.quote("marsa", "الخميس 5 مارس")), DESK.articles)
    assert [(one.article, len(one.snippets)) for one in found] == [("marsa", 2), ("ufuq", 1)]


def test_long_sentences_are_cut_between_words() -> None:
    ((citation,),) = [cite((DESK.quote("hostile", "كلام طويل", nth=2000),), DESK.articles)]
    snippet = citation.snippets[0]
    assert [segment.kind for segment in snippet.segments] == ["cut", "text", "mark", "text", "cut"]
    assert len(snippet.text) < 600
    assert snippet.segments[1].text.split()[0] in {"كلام", "طويل", "بلا", "توقف"}


def test_a_missing_article_leaves_the_quotation() -> None:
    evidence = replace(DESK.quote("marsa", "14 قطعة"), article="gone")
    (citation,) = cite((evidence,), {})
    assert (citation.source, citation.url, citation.day) == ("", "", None)
    assert citation.snippets[0].text == "14 قطعة"


@pytest.mark.parametrize("span", [Span("text", 5, 9), Span("text", 90_000_000, 90_000_009)])
def test_offsets_that_do_not_fit_the_text_are_not_trusted(span: Span) -> None:
    evidence = replace(DESK.quote("marsa", "14 قطعة"), span=span)
    assert marks(evidence) == [["14 قطعة"]]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//host/path",
        "http://",
        "https://a b/",
        "https://a/\x00",
        "https://[::1",
        "ftp://host/",
        "",
    ],
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert safe_url(url) == ""


def test_links_lead_to_the_words_in_the_page() -> None:
    assert deep_url("https://a.example/x", "14 - 20") == "https://a.example/x#:~:text=14%20%2D%2020"


def test_links_with_a_fragment_are_left_alone() -> None:
    assert deep_url("https://a.example/#top", "words") == "https://a.example/#top"
