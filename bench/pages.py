"""How soon a large report can be worked with: its pages, written and opened in Chromium.

    python -m bench.pages [FINDINGS]

Prints how long writing takes, how large the pages are, and for the first, a middle and the last
page how long Chromium takes until the page is interactive (its script has run), and until the first
key (`l`, the other language, which lays out the whole page anew) shows. Medians of five openings.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from checker.stages.report import write_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_ROUNDS = 5
# Milliseconds from the start of the navigation; the script is the last thing that a page runs.
_READY = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
_KEY = """async () => {
  const start = performance.now();
  document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "l", bubbles: true}));
  await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
  return [document.documentElement.lang === "en", performance.now() - start];
}"""


def main() -> None:
    """Write a report and open its pages."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    factory = import_module("tests.report.factory")
    made = factory.large(-(-wanted // len(factory.report().findings)))
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        paths = write_html(made, Path(folder) / "report.html")
        seconds = time.perf_counter() - start
        sizes = [path.stat().st_size for path in paths]
        print(f"{len(made.findings):,} findings: {len(paths)} pages in {seconds:.1f} s")
        print(f"largest page {max(sizes):,} bytes, all {sum(sizes):,} bytes")
        _browse([paths[0], paths[len(paths) // 2], paths[-1]])


def _browse(paths: list[Path]) -> None:
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--no-first-run"]
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        for path in paths:
            rounds = [_open(browser, path) for _ in range(_ROUNDS)]
            ready, key = (statistics.median(each) for each in zip(*rounds, strict=True))
            print(
                f"{path.name}: interactive after {ready:.0f} ms, first key shows after {key:.0f} ms"
            )
        browser.close()


def _open(browser: Browser, path: Path) -> tuple[float, float]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(path.as_uri())
    ready = float(page.evaluate(_READY))
    reached, key = page.evaluate(_KEY)
    assert reached, "the first key did nothing"
    page.close()
    return ready, float(key)


if __name__ == "__main__":
    main()
