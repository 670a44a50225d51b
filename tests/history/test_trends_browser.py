"""The page in a real browser: no violation by axe-core, no sideways scroll, a language switch."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.history.formats.html_format import render
from checker.history.model import Trends

if TYPE_CHECKING:
    from conftest import Launch, Violations
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def chromium(launch: Launch) -> Iterator[Browser]:
    """One browser for the tests of this file."""
    with launch() as browser:
        yield browser


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, report: Trends) -> Path:
    path = tmp_path_factory.mktemp("page") / "trends.html"
    path.write_text(render(report), encoding="utf-8")
    return path


def test_no_violation_and_nothing_sideways(
    chromium: Browser, violations: Violations, file: Path
) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    found: dict[str, list[str]] = {}
    page.goto(f"{file.as_uri()}#lang=ar")
    page.emulate_media(color_scheme="light")
    found["light"] = violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert page.evaluate("document.documentElement.dir") == "rtl"
    page.goto(f"{file.as_uri()}#lang=en")
    page.emulate_media(color_scheme="dark")
    found["dark"] = violations(page, "colours")
    page.set_viewport_size({"width": 360, "height": 800})
    found["narrow"] = violations(page, "rest")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("document.documentElement.dir") == "ltr"
    page.close()
    assert {at: broken for at, broken in found.items() if broken} == {}
    assert not said, "no script of the articles ran, and nothing was refused"


def test_the_language_switch(chromium: Browser, file: Path) -> None:
    page = chromium.new_page()
    page.goto(file.as_uri())
    assert page.get_by_text("أهم الأرقام").is_visible()
    page.get_by_role("button", name="English").click()
    assert page.get_by_text("Headline figures").is_visible()
    assert not page.get_by_text("أهم الأرقام").is_visible()
    assert page.evaluate("location.hash") == "#lang=en"
    page.close()
