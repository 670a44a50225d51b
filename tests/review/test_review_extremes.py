"""Articles that are huge, nameless or gone, and findings of many sides."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from checker.review.desk import token
from checker.review.wording import breakable

from .busy import SIDES, sixteen
from .newsdesk import article, finding, quote, report, side
from .room import Room

LETTERS = 3_000_000  # of two bytes each: five megabytes


def test_an_article_of_five_megabytes_can_be_decided_on(tmp_path: Path) -> None:
    long = article("long", "قتل 12 شخصا. " + "كلام " * (LETTERS // 5) + "قتل 12 بحارا.")
    short = article("short", "قتل 21 شخصا.")
    assert len(long.text.encode()) > 5_000_000
    early, late = quote(long, "12 شخصا"), quote(long, "12 بحارا")
    one = finding("f1", side("12", early), side("12 بحارا", late), side("21", quote(short, "21")))
    room = Room(report([one], [long, short]), tmp_path)
    browser = room.browser()
    page = browser.get("/finding/f1")
    assert page.status == 200 and len(page.text) < 300_000
    assert "أطول من أن يُعرض كله" in page.words("//section[@class='whole']")
    assert page.all("//article[@class='paper']//mark")
    end = Room(report([replace(one, sides=one.sides[1:])], [long, short]), tmp_path / "end")
    assert "12 بحارا" in end.browser().get("/finding/f1").words("//article[@class='paper']//mark")
    assert browser.decide("f1", "confirmed", right=token("21")).status == 303
    assert browser.get("/corrections.csv").text.count("\r\n") == 3
    assert len(browser.get("/corrections").text) < 100_000


def test_an_endless_word_may_be_broken_and_stays_text() -> None:
    assert str(breakable("<b>" + "ي" * 500)).replace("<wbr>", "") == "&lt;b&gt;" + "ي" * 500
    assert str(breakable("ي" * 401)).count("<wbr>") == 2
    assert str(breakable("كلام " * 400)).count("<wbr>") == 0
    assert str(breakable("ي" * 200)) == "ي" * 200


def test_an_article_without_a_title_goes_by_its_id(tmp_path: Path) -> None:
    articles = [
        article(name, f"قتل {name[-2:]} شخصا.", title="", outlet="") for name in ("a-12", "b-21")
    ]
    sides = [side(one.id[-2:], quote(one, one.id[-2:])) for one in articles]
    browser = Room(report([finding("f1", *sides)], articles), tmp_path).browser()
    page = browser.get("/finding/f1")
    assert [one.text_content() for one in page.all("//article[@class='paper']/h4/bdi")] == [
        "a-12",
        "b-21",
    ]
    browser.decide("f1", "confirmed")
    assert "a-12" in browser.get("/corrections").words("//h3")


def test_an_article_that_is_nowhere_is_named(tmp_path: Path) -> None:
    gone, there = article("gone-7", "قتل 12 شخصا."), article("there", "قتل 21 شخصا.")
    one = finding("f1", side("12", quote(gone, "12")), side("21", quote(there, "21")))
    room = Room(report([one], [there]), tmp_path)
    browser = room.browser()
    page = browser.get("/finding/f1")
    assert page.status == 200
    assert "gone-7" in page.words("//section[@class='whole']")
    assert len(page.all("//article[@class='paper']")) == 1
    assert browser.decide("f1", "confirmed", right=token("21")).to == "/"
    assert room.log[0].correct == ("gone-7",)
    for path in (
        "/corrections",
        "/corrections.csv",
        "/corrections.jsonld",
        "/?words=12&status=all",
    ):
        assert browser.get(path).status == 200
    assert "gone-7" in browser.get("/corrections.csv").text


def test_an_article_that_says_something_else_now_says_so(tmp_path: Path) -> None:
    old, other = article("a", "قتل 12 شخصا."), article("b", "قتل 21 شخصا.")
    one = finding("f1", side("12", quote(old, "12")), side("21", quote(other, "21")))
    now = replace(old, text="قتل أحد عشر شخصا.")
    page = Room(report([one], [now, other]), tmp_path).browser().get("/finding/f1")
    assert "تغيّر المقال" in page.words("//p[@class='alarm']")
    assert len(page.all("//article[@class='paper']//mark")) == 1


def test_a_finding_of_sixteen_sides(tmp_path: Path) -> None:
    one, articles = sixteen()
    room = Room(report([one], articles), tmp_path)
    browser = room.browser()
    page = browser.get("/finding/wide")
    assert len(page.all("//input[@name='right']")) == SIDES + 1
    assert len(page.all("//input[@name='correct']")) == SIDES
    whole = page.all("//article[@class='paper']")
    assert len(whole) == 12 and "4" in page.words("//section[@class='whole']/p[@class='hint']")
    last = one.sides[-1]
    assert browser.decide("wide", "confirmed", right=token(last.key)).to == "/"
    assert len(room.log[0].correct) == SIDES - 1
    assert browser.get("/corrections.csv").text.count("\r\n") == SIDES
