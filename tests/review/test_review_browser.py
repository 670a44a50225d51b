"""The review in a real browser: by keys alone, by two editors, and against hostile articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.review import Editors
from checker.stages.report import write_html

from .newsdesk import hostile, many
from .room import TOKENS, Room, two_editors
from .serving import ARGUMENTS, CHROMIUM, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

sync_api = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
ALONE = Editors(alone="هدى")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


def watched(page: Page) -> list[str]:
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text))
    page.on("dialog", lambda dialog: problems.append(dialog.message))
    return problems


def press(page: Page, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def test_ten_findings_are_reviewed_by_keys_alone(chromium: Browser, tmp_path: Path) -> None:
    room = Room(many(), tmp_path)
    page = chromium.new_page()
    problems = watched(page)
    with served(room.desk, ALONE) as address:
        page.goto(address)
        press(page, "j")
        for key in "ceusobl":
            press(page, key)
        page.keyboard.press('"')
        page.keyboard.press("\\")
        page.keyboard.press("1")
        press(page, "c")
        press(page, "e")
        press(page, "z")
        assert page.url.endswith("/finding/f08")
        page.keyboard.press("w")
        page.keyboard.type("راجعت c")
        page.keyboard.press("Escape")
        press(page, "c")
        press(page, "b")
    page.close()
    said = {entry.finding: entry.verdict for entry in room.log if entry.verdict != "undo"}
    assert len(said) == 10
    assert [entry.right for entry in room.log if entry.finding == "f07"] == ["19 قتيلا"]
    assert room.log[-2].note == "راجعت c"
    # A restart: what was decided is still there.
    again = Room(many(), tmp_path)
    page = chromium.new_page()
    with served(again.desk, ALONE) as address:
        page.goto(f"{address}/?status=all")
        assert page.locator(".queue .state").count() == 10
    page.close()
    assert problems == []


def test_two_editors_see_each_other(chromium: Browser, tmp_path: Path) -> None:
    room = Room(many(2), tmp_path)
    with served(room.desk, two_editors(tmp_path)) as address:
        contexts = [chromium.new_context() for _ in TOKENS]
        pages = [context.new_page() for context in contexts]
        for page, secret in zip(pages, TOKENS.values(), strict=True):
            page.goto(f"{address}/finding/f00?status=all")
            page.fill("#token", secret)
            page.keyboard.press("Enter")
            page.wait_for_url("**/finding/f00?status=all")
        for page, key in zip(pages, "ce", strict=True):
            press(page, key)
        pages[0].goto(f"{address}/finding/f00")
        history = pages[0].inner_text(".history")
        assert "هدى" in history and "سامر" in history
        assert pages[0].locator(".state-disagreement").count() == 1
        for context in contexts:
            context.close()


def test_nothing_of_an_article_runs(chromium: Browser, tmp_path: Path) -> None:
    room = Room(hostile(), tmp_path)
    (report, *_) = write_html(room.report, tmp_path / "report.html")
    page = chromium.new_page()
    problems = watched(page)
    with served(room.desk, ALONE) as address:
        for path in ("/", room.browser().queue()[0], "", "/rules", report.as_uri()):
            if path == "":
                page.keyboard.press("1")
                press(page, "c")
                path = "/corrections"
            at = path if ":" in path else f"{address}/{'' if path[:1] == '/' else 'finding/'}"
            page.goto(at if ":" in path else at + path.lstrip("/"))
            page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")
            assert page.evaluate("window.hacked") is None, path
            assert page.locator("main img, main iframe, main script, [onload]").count() == 0
            assert page.locator("a[href^='javascript']").count() == 0
            page.set_viewport_size({"width": 400, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= 400, path
    page.close()
    assert problems == []
    assert len(room.log) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_page_breaks_a_rule_of_access(
    chromium: Browser, tmp_path: Path, scheme: str, language: str
) -> None:
    room = Room(many(60), tmp_path)
    alone = room.browser()
    alone.decide("f00", "confirmed", note="صحّح")
    alone.decide("f01", "later")
    context = chromium.new_context(color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    found: dict[str, str] = {}
    pages = ("/signin", "/", "/finding/f00", "/finding/f05", "/corrections", "/rules", "/none")
    with served(room.desk, two_editors(tmp_path)) as address:
        context.add_cookies([{"name": "checker_language", "value": language, "url": address}])
        for path in pages:
            page.goto(address + path)
            if path == "/signin":
                _examine(page, found, path)
                page.fill("#token", TOKENS["هدى"])
                page.keyboard.press("Enter")
                page.wait_for_url(f"{address}/")
                continue
            page.evaluate("document.querySelectorAll('details').forEach(box => box.open = true)")
            _examine(page, found, path)
        page.goto(f"{address}/finding/f05")
        page.keyboard.press("?")
        _examine(page, found, "help")
    context.close()
    assert found == {}


def _examine(page: Page, found: dict[str, str], path: str) -> None:
    results = axe.Axe().run(page, options=RULES)
    if results.violations_count:
        found[path] = results.generate_report()[:1500]
