"""The page by axe-core: no violation, with everything open, in both languages and schemes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.stages.report import write_html

from .factory import decided, report

if TYPE_CHECKING:
    from conftest import Violations
    from playwright.sync_api import Browser


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_violation(
    chromium: Browser, violations: Violations, tmp_path: Path, language: str
) -> None:
    (path,) = write_html(decided(), tmp_path / "report.html")
    _, *_, last = write_html(report(), tmp_path / "paged.html", max_bytes=75_000)
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    found: dict[str, list[str]] = {}
    page.goto(f"{path.as_uri()}#lang={language}")
    page.emulate_media(color_scheme="light")
    found["light"] = violations(page)
    page.emulate_media(color_scheme="dark")
    found["dark"] = violations(page, "colours")
    page.set_viewport_size({"width": 360, "height": 800})
    found["narrow"] = violations(page, "rest")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.goto(f"{last.as_uri()}#lang={language}")
    found["last"] = violations(page, "rest")
    assert page.evaluate("document.documentElement.lang") == language
    page.close()
    assert {at: broken for at, broken in found.items() if broken} == {}
