"""Every page by axe-core: no violation, with everything open, in both languages and schemes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from checker.review import pages

from .busy import busy
from .room import TOKENS
from .serving import served

if TYPE_CHECKING:
    from conftest import Violations
    from playwright.sync_api import Browser, Page

PATHS = (
    "/?status=all&page=2", "/corrections", "/proposals", "/rules", "/none", "/finding/f00",
)  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    room = busy(tmp_path_factory.mktemp("busy"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pages, "PER_PAGE", 4)
        with served(room.desk, room.editors, room.app.state.shelf) as at:
            yield at


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_page_breaks_a_rule_of_access(
    chromium: Browser, violations: Violations, address: str, language: str
) -> None:
    # The policy of the pages would not let axe-core run in them.
    context = chromium.new_context(bypass_csp=True)
    context.add_cookies([{"name": "checker_language", "value": language, "url": address}])
    page = context.new_page()
    found: dict[str, list[str]] = {}

    def examine(name: str) -> None:
        assert page.evaluate("document.documentElement.lang") == language
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="light")
        found[f"{name} light"] = violations(page)
        page.emulate_media(color_scheme="dark")
        found[f"{name} dark"] = violations(page, "colours")
        page.set_viewport_size({"width": 360, "height": 800})
        if language == "ar":  # what is narrow is the same in both
            found[f"{name} narrow"] = violations(page, "rest")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name

    page.goto(f"{address}/signin")
    _sign_in(page, "wrong")
    examine("/signin")
    _sign_in(page, TOKENS["هدى"])
    for path in PATHS:
        page.goto(address + path)
        examine(path)
    if language == "ar":
        page.keyboard.press("?")
        examine("help")
    else:
        page.goto(f"{address}/finding/wide")
        found["wide"] = violations(page, "rest")
    context.close()
    assert {at: broken for at, broken in found.items() if broken} == {}


def _sign_in(page: Page, token: str) -> None:
    page.fill("#token", token)
    with page.expect_navigation():
        page.keyboard.press("Enter")
