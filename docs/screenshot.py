"""Take the picture of README, docs/report.png, of the demo's report: `make screenshot`.

Needs chromium on the PATH. Fonts differ between machines, so the picture does too: it is not
compared by a test.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from checker.cli.demo import render_demo

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs/report.png"
WIDTH, HEIGHT = 1200, 1000


def take(page: Path, picture: Path) -> None:
    """Write what a browser shows of ``page`` from its first finding on, in the light style."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("no chromium on the PATH: install it, for example with apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        tab.goto(page.as_uri())
        tab.locator("#findings").evaluate("it => scrollTo(0, it.offsetTop - 24)")
        tab.screenshot(path=picture)
        browser.close()


def main() -> None:
    """Render the demo into a folder of its own and take the picture of its first page."""
    with tempfile.TemporaryDirectory() as folder:
        page, *_ = render_demo(ROOT / "seeds", Path(folder))
        take(page.resolve(), PICTURE)
    sys.stdout.write(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1024} kB\n")


if __name__ == "__main__":
    main()
