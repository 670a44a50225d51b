"""The page in a real browser: hostile text stays text, filters, keys and language work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.stages.report import write_html

from .factory import report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page


@pytest.fixture(scope="module")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (path,) = write_html(report(), tmp_path_factory.mktemp("page") / "report.html")
    return path


@pytest.fixture
def page(context: BrowserContext, written: Path) -> Iterator[Page]:
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text))
    page.on("dialog", lambda dialog: problems.append(dialog.message))
    page.goto(written.as_uri())
    yield page
    assert problems == []
    page.close()


def shown(page: Page) -> int:
    assert page.locator(".card:not([hidden])").count() == int(page.inner_text("#n-shown"))
    return int(page.inner_text("#n-shown"))


def test_no_script_of_an_article_runs(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")
    assert page.evaluate("window.hacked") is None
    assert page.locator("img").count() == 0


def test_page_is_never_wider_than_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_search_reads_over_spelling(page: Page) -> None:
    page.fill("#q", "المجلس البلدى الاعلي")
    assert 0 < shown(page) < 13
    page.fill("#q", "لا شيء كهذا البتة")
    assert shown(page) == 0
    assert page.is_visible("#no-match")
    page.click("#reset")
    assert shown(page) == 13


def test_filters_live_in_the_address(page: Page) -> None:
    page.select_option("#kind", "number-conflict")
    assert shown(page) == 2
    page.uncheck("input[value=info]")
    assert shown(page) == 1
    page.reload()
    assert shown(page) == 1
    assert page.input_value("#kind") == "number-conflict"


def test_source_filter_keeps_findings_that_quote_it(page: Page) -> None:
    page.select_option("#source", label="بيان برس")
    assert shown(page) == 1


def test_language_switch_turns_the_page_around(page: Page) -> None:
    page.keyboard.press("l")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [
        "en",
        "ltr",
    ]
    assert page.locator("h1").inner_text() == "Discrepancy report"
    page.reload()
    assert page.locator("h1").inner_text() == "Discrepancy report"
    page.click("#language")
    assert page.evaluate("document.documentElement.dir") == "rtl"


def test_keys_walk_through_the_findings(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    focused = page.evaluate("document.activeElement.id")
    assert focused == page.locator(".card").first.get_attribute("id")
    page.keyboard.press("o")
    assert page.locator(".card").first.locator("details[open]").count() == 1
    page.keyboard.press("?")
    assert page.is_visible("#help")


def test_deep_link_into_the_first_file_finds_the_page(
    context: BrowserContext, tmp_path: Path
) -> None:
    first, *_, last = write_html(report(), tmp_path / "report.html", max_bytes=75_000)
    page = context.new_page()
    page.goto(last.as_uri())
    target = page.locator(".card").last.get_attribute("id")
    page.goto(f"{first.as_uri()}#{target}")
    page.wait_for_url(f"**/{last.name}*")
    assert page.is_visible(f"#{target}")
    page.close()


def test_deep_link_opens_the_notes(page: Page) -> None:
    target = page.locator("#notes .card").first.get_attribute("id")
    page.goto(page.url.split("#")[0] + f"#{target}&lang=en")
    assert page.is_visible(f"#{target}")
    assert page.evaluate("document.documentElement.lang") == "en"
