"""The queue: what waits comes first, and the address keeps what was asked for."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from checker.types import Severity

from .newsdesk import many, report, tolls
from .room import Browser, Room


def text(element: html.HtmlElement) -> str:
    return str(element.text_content())


def mixed(folder: Path) -> Room:
    grades: list[tuple[Severity, float]] = [
        ("info", 0.9), ("warning", 0.7), ("error", 0.6), ("error", 0.8), ("warning", 0.9),
    ]  # fmt: skip
    rows = [
        tolls(number, severity=severity, confidence=confidence)
        for number, (severity, confidence) in enumerate(grades)
    ]
    return Room(report([row[0] for row in rows], [one for row in rows for one in row[1]]), folder)


def test_the_gravest_and_surest_come_first_and_notes_not_at_all(tmp_path: Path) -> None:
    browser = mixed(tmp_path).browser()
    assert browser.queue() == ["f03", "f02", "f04", "f01"]
    assert browser.queue("?severity=all")[-1] == "f00"
    assert browser.queue("?severity=warning") == ["f04", "f01"]
    counted = [one.split()[0] for one in map(text, browser.get("/").all("//ul[@class='tally']/li"))]
    assert counted == ["4", "0", "0", "1"]  # waiting, confirmed, dismissed; notes


def test_what_was_put_off_comes_last_and_what_was_decided_is_gone(browser: Browser) -> None:
    browser.decide("f01", "later")
    browser.decide("f00", "both-right")
    left = browser.queue()
    assert left[-1] == "f01" and "f00" not in left and len(left) == 9
    assert browser.queue("?status=both-right") == ["f00"]
    assert browser.queue("?status=later") == ["f01"]
    assert len(browser.queue("?status=all")) == 10


def test_search_reads_over_spelling(browser: Browser) -> None:
    assert browser.queue("?words=راس الملح") == ["f00"]
    assert browser.queue("?words=٢١ قتيلا رأس") == browser.queue("?words=21 قتيلا رأس")
    assert browser.queue("?words=لا شيء كهذا") == []


def test_sources_and_kinds_filter(browser: Browser) -> None:
    source = browser.get("/").all("//select[@name='source']/option/@value")[1]
    found = browser.queue(f"?source={source}")
    assert 0 < len(found) < 10
    assert browser.queue("?kind=number-conflict&source=") == browser.queue()
    assert browser.queue("?kind=rank-conflict") == []


def test_filters_stand_in_every_link(browser: Browser) -> None:
    page = browser.get("/?words=حريق&status=all")
    kept = "status=all&words=%D8%AD%D8%B1%D9%8A%D9%82"
    links = page.all("//p[@class='ask']/a/@href")
    assert all(str(link).endswith(f"?{kept}") for link in links) and len(links) == 10
    inside = browser.get(str(links[3]))
    for name in ("before", "after", "to-queue"):
        assert str(inside.all(f"//a[@id='{name}']/@href")[0]).endswith(f"?{kept}")
    assert str(inside.all("//form[@id='decision']/@action")[0]).endswith(f"?{kept}")
    assert page.all("//input[@name='words']/@value") == ["حريق"]


def test_nonsense_in_the_address_is_passed_over(browser: Browser) -> None:
    for query in ("?status=x&severity=%00&page=-1", "?page=999999", "?page=٣", "?words=%FF%FE"):
        assert browser.get(f"/{query}").status == 200
    assert len(browser.queue("?status=nonsense&severity=worst&page=77")) == 10


def test_a_long_queue_is_cut_into_pages(tmp_path: Path) -> None:
    browser = Room(many(120), tmp_path).browser()
    pages = [browser.queue(f"?page={number}") for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [50, 50, 20]
    assert len({name for page in pages for name in page}) == 120
    links = browser.get("/?words=حريق&page=2").all("//nav[@class='pages']//a/@href")
    assert str(links[0]).startswith("/?words=") and str(links[0]).endswith("&page=1")


def test_an_empty_report_says_that_nothing_waits(tmp_path: Path) -> None:
    page = Room(report([], []), tmp_path).browser().get("/")
    assert "لا شيء بانتظار القرار هنا." in page.words("//main")
    assert not page.all("//a[@id='start']")
