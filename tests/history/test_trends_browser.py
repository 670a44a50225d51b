"""The page in a real browser: no violation by axe-core, no sideways scroll, a language switch."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from report.test_browser import ARGUMENTS

from checker.history.formats.html_format import render
from checker.history.model import Trends

if TYPE_CHECKING:
    from playwright.sync_api import Browser

sync_api = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, report: Trends) -> Path:
    path = tmp_path_factory.mktemp("page") / "trends.html"
    path.write_text(render(report), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("scheme", "language", "width"), [("light", "ar", 1280), ("dark", "en", 390)]
)
def test_no_violation_and_nothing_sideways(
    browser: Browser, file: Path, scheme: Literal["light", "dark"], language: str, width: int
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(f"{file.as_uri()}#lang={language}")
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")
    found = axe.Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert not said, "no script of the articles ran, and nothing was refused"
    context.close()


def test_the_language_switch(browser: Browser, file: Path) -> None:
    page = browser.new_page()
    page.goto(file.as_uri())
    assert page.get_by_text("أهم الأرقام").is_visible()
    page.get_by_role("button", name="English").click()
    assert page.get_by_text("Headline figures").is_visible()
    assert not page.get_by_text("أهم الأرقام").is_visible()
    assert page.evaluate("location.hash") == "#lang=en"
    page.close()
