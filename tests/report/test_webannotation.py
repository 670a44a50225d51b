"""W3C Web Annotations: every quotation is selected by its words and by its position."""

import json
import re
from typing import Any

from checker.stages.report import render
from checker.types import Report

from .factory import empty, gate, report

IRI = re.compile(r"(https?://|urn:uuid:)[\x21-\x7e]+|[\w%./~-]+", re.ASCII)


def collection(one: Report) -> Any:
    return json.loads(render(one, "webannotation"))


def test_one_collection_holds_an_annotation_per_finding() -> None:
    found = collection(gate())
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (found["type"], found["total"]) == ("AnnotationCollection", len(gate().findings))
    page = found["first"]
    assert (page["type"], page["startIndex"]) == ("AnnotationPage", 0)
    assert len(page["items"]) == found["total"]
    assert {item["type"] for item in page["items"]} == {"Annotation"}


def test_ids_are_names_that_stay_and_differ() -> None:
    items = collection(report())["first"]["items"]
    ids = [item["id"] for item in items]
    assert len(set(ids)) == len(ids)
    assert all(one.startswith("urn:uuid:") for one in ids)
    assert set(ids) >= {item["id"] for item in collection(gate())["first"]["items"]}


def test_selectors_find_the_words_in_the_text() -> None:
    one = gate()
    quotations = [item for item in _targets(one) for item in [item["selector"]]]
    texts = [article.text for article in one.articles]
    titles = [article.title for article in one.articles]
    for words, *position in quotations:
        around = words["prefix"] + words["exact"] + words["suffix"]
        assert len(words["prefix"]) <= 32 >= len(words["suffix"])
        if position:
            (at,) = position
            assert any(text[at["start"] : at["end"]] == words["exact"] for text in texts)
        assert any(around in raw for raw in (*texts, *titles))


def _targets(one: Report) -> list[Any]:
    return [target for item in collection(one)["first"]["items"] for target in item["target"]]


def test_words_of_a_title_have_no_position() -> None:
    kinds = [[one["type"] for one in target["selector"]] for target in _targets(gate())]
    assert ["TextQuoteSelector"] in kinds
    assert ["TextQuoteSelector", "TextPositionSelector"] in kinds


def test_bodies_speak_both_languages() -> None:
    body = collection(report())["first"]["items"][0]["body"]
    assert [(one.get("language"), one.get("textDirection")) for one in body] == [
        *(("ar", "rtl"), ("en", "ltr"), ("ar", "rtl"), ("en", "ltr"), (None, None))
    ]
    assert body[-1]["value"] == "rank-conflict"


def test_sources_are_references_and_never_scripts() -> None:
    for target in _targets(gate()):
        assert IRI.fullmatch(target["source"]), target["source"]
        assert not target["source"].startswith("javascript")


def test_nothing_found_is_an_empty_page() -> None:
    found = collection(empty())
    assert (found["total"], found["first"]["items"]) == (0, [])
