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
    """Tells the rules of WCAG 2.2 AA, and good habits, that a page breaks."""

    def __call__(self, page: Page, which: str = "all") -> list[str]:
        """Open all that is folded and return what is broken.

        ``which`` is "all", or "colours" for the rules about them, or "rest": the same page in
        another scheme differs in its colours alone, and these take three quarters of the time.
        """


_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_COLOURS = ["color-contrast", "link-in-text-block"]
_RULES = {
    "all": {"runOnly": _TAGS},
    "colours": {"runOnly": {"type": "rule", "values": _COLOURS}},
    "rest": {"runOnly": _TAGS, "rules": {rule: {"enabled": False} for rule in _COLOURS}},
}
_RUN = """async (options) => {
  const found = await axe.run(document, { ...options, resultTypes: ["violations"] });
  return found.violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 300)}`);
}"""
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
    script = pytest.importorskip("axe_playwright_python.sync_playwright").Axe().axe_script

    def told(page: Page, which: str = "all") -> list[str]:
        page.evaluate(_OPEN)
        if not page.evaluate("Boolean(window.axe)"):
            page.evaluate(script)
        return list(page.evaluate(_RUN, _RULES[which]))

    return told
