"""What the tests in a real browser share: Debian's Chromium, and axe-core on a page of it."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol, TypeAlias

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Launch: TypeAlias = Callable[[], AbstractContextManager["Browser"]]


class Violations(Protocol):
    """Tells the rules of WCAG 2.2 AA, and good habits, that a page breaks.

    ``colours=False`` leaves the contrast of colours out, which takes three quarters of the time:
    for another width or page in the same colours.
    """

    def __call__(self, page: Page, *, colours: bool = True) -> list[str]:
        """Open all that is folded and return what is broken."""


_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
_RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# Cards off the screen are not laid out: axe would take them for lying over one another.
_OPEN = """() => {
  document.querySelectorAll("details").forEach((box) => { box.open = true; });
  document.querySelectorAll("article").forEach((c) => { c.style.contentVisibility = "visible"; });
}"""


@pytest.fixture(scope="session")
def launch() -> Launch:
    """Return what starts Chromium; without one the test is skipped, and says so.

    One browser serves a whole folder of tests (``scope="package"``): Playwright allows one at a
    time, and its event loop should not outlive the tests that need it.
    """
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("no chromium on this machine: apt-get install chromium fonts-noto-core")
    sync_api = pytest.importorskip("playwright.sync_api")

    @contextlib.contextmanager
    def started() -> Iterator[Browser]:
        with sync_api.sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=_ARGUMENTS)
            yield browser
            browser.close()

    return started


@pytest.fixture(scope="session")
def violations() -> Violations:
    """Return what runs axe-core."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()

    def told(page: Page, *, colours: bool = True) -> list[str]:
        page.evaluate(_OPEN)
        options = {**_RULES, "rules": {"color-contrast": {"enabled": colours}}}
        broken = axe.run(page, options=options).response["violations"]
        return [f"{one['id']}: {one['nodes'][0]['html'][:300]}" for one in broken]

    return told
