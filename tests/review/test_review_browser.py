"""The review in a real browser: by keys alone, by two editors, and against hostile articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker.review import Editors
from checker.stages.report import write_html

from .newsdesk import hostile, many
from .room import TOKENS, Room, two_editors
from .serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ALONE = Editors(alone="هدى")


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
        page.close()  # before the server goes, or what it still loads is missing
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
        for path in ("/", room.browser().queue()[0], "", report.as_uri()):
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
