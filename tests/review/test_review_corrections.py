"""Corrections per article: as a page, as a table that runs nothing, as annotations."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from checker.review.desk import token

from .newsdesk import article, finding, hostile, quote, report, side
from .room import Browser, Room


def rows(browser: Browser) -> list[dict[str, str]]:
    text = browser.get("/corrections.csv").text.removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_what_was_confirmed_is_listed_per_article(browser: Browser) -> None:
    assert "لم يؤكَّد بعد" in browser.get("/corrections").words("//main")
    browser.decide("f00", "confirmed", right=token("12 قتيلا"), note="راجع المستشفى")
    browser.decide("f01", "both-right")
    page = browser.get("/corrections").words("//main")
    assert "21 قتيلا" in page and "راجع المستشفى" in page and "f01" not in page
    (row,) = rows(browser)
    assert (row["article"], row["quote"], row["right"]) == ("b0", "21 قتيلا", "12 قتيلا")
    (note,) = json.loads(browser.get("/corrections.jsonld").text)["items"]
    assert note["target"]["source"] == "https://press.example/b0"
    assert note["target"]["selector"][0]["exact"] == "21 قتيلا"
    assert note["body"]["value"] == "راجع المستشفى"


def test_no_cell_is_a_formula_and_no_address_a_script(tmp_path: Path) -> None:
    one = article("=1+1", "=cmd|calc ثم 12", title="@SUM(1)", url="javascript:alert(1)")
    found = finding("f1", side("+12", quote(one, "=cmd|calc")), question="-1")
    browser = Room(report([found], [one]), tmp_path).browser()
    browser.decide("f1", "confirmed", note="\t=2+2")
    (row,) = rows(browser)
    assert not any(cell.lstrip()[:1] in tuple("=+-@") for cell in row.values() if cell)
    assert row["url"] == ""
    (note,) = json.loads(browser.get("/corrections.jsonld").text)["items"]
    assert note["target"]["source"].startswith("urn:")


def test_hostile_articles_are_only_text(tmp_path: Path) -> None:
    browser = Room(hostile(), tmp_path).browser()
    browser.decide(browser.queue()[0], "confirmed")
    assert browser.get("/corrections").all("//main//script | //main//img") == []
    assert len(rows(browser)) == 2
    assert "\u202e" not in browser.get("/corrections.csv").text


def test_rules_say_how_often_they_were_right(browser: Browser) -> None:
    assert "—" in browser.get("/rules").words("//tbody")
    for name, verdict in (("f00", "confirmed"), ("f01", "both-right"), ("f02", "later")):
        browser.decide(name, verdict)
    assert "50%" in browser.get("/rules").words("//tbody")
