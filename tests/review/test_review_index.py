"""The review over a real index: what is decided in the browser holds for the gate and the check."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from checker.cli.app import app
from checker.review import Desk, Editors, serving

from .room import Room
from .serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Run = Callable[..., Result]
MAJOR = (
    "قائد السواحل في مرفأ النورس\n\nنشر في 3 مايو 2031\n\n"
    "زار اللواء رشيد البحيري، قائد قوات السواحل، مرفأ النورس والتقى البحارة.\n"
)
LIEUTENANT = (
    "جولة في مرفأ النورس\n\nنشر في 3 مايو 2031\n\n"
    "تفقد الفريق رشيد البحيري، قائد قوات السواحل، أرصفة مرفأ النورس والتقى البحارة.\n"
)
AGAIN = (
    "البحارة يستقبلون قائدهم\n\nنشر في 3 مايو 2031\n\n"
    "وصل الفريق رشيد البحيري، قائد قوات السواحل، إلى مرفأ النورس صباحا والتقى البحارة.\n"
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("CHECKER_CONFIG", "CHECKER_FAIL_ON", "CHECKER_PACKS", "CHECKER_INDEX"):
        monkeypatch.delenv(name, raising=False)
    return lambda *words: CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def index(tmp_path: Path, run: Run) -> Path:
    """An index of two articles that disagree on a rank."""
    for name, text in (("a", MAJOR), ("b", LIEUTENANT)):
        place = tmp_path / "printed" / f"{name}.txt"
        place.parent.mkdir(exist_ok=True)
        place.write_text(text, encoding="utf-8")
    (tmp_path / "new.txt").write_text(AGAIN, encoding="utf-8")
    assert run("index", "add", "printed", "--index", "x.index", "-q").exit_code == 0
    return tmp_path / "x.index"


@pytest.fixture
def desk(run: Run, index: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The desk that `checker review --index` would serve."""
    desks: list[Desk] = []
    monkeypatch.setattr(serving, "serve", lambda desk, *_, **__: desks.append(desk))
    result = run("review", "--index", index)
    assert result.exit_code == 0, result.output
    return desks[0]


def test_the_gate_heeds_what_was_decided_in_the_browser(
    run: Run, index: Path, desk: Desk, chromium: Browser
) -> None:
    gate = ("gate", "new.txt", "--index", index, "-f", "json")
    assert run(*gate).exit_code == 1
    page = chromium.new_page()
    with served(desk, Editors(alone="هدى")) as address:
        page.goto(address)
        for key in "je":
            with page.expect_navigation():
                page.keyboard.press(key)
        assert page.locator(".queue").count() == 0  # nothing waits any more
        told = run(*gate)
        assert told.exit_code == 0
        (aside,) = json.loads(told.stdout)["suppressed"]
        assert aside["suppression"]["author"] == "هدى"
        assert run(*gate, "--decisions", "").exit_code == 1
        assert run("check", "--index", index).exit_code == 0
        page.goto(f"{address}/finding/{aside['finding']['id']}")
        with page.expect_navigation():
            page.keyboard.press("z")
        assert run(*gate).exit_code == 1
        page.close()


def test_an_article_that_is_gone_can_still_be_decided_on(run: Run, index: Path, desk: Desk) -> None:
    room = Room(desk.report, index)
    room.desk.texts = desk.texts
    browser = room.browser()
    (name,) = browser.queue()
    before = browser.get(f"/finding/{name}")
    assert len(before.all("//article[contains(@class, 'paper')]")) == 2
    assert run("index", "remove", "b", "--index", index).exit_code == 0
    page = browser.get(f"/finding/{name}")
    # The report was made with it: what it said then is shown.
    assert len(page.all("//article[contains(@class, 'paper')]")) == 2
    assert browser.decide(name, "confirmed").status == 303
    assert "b" in browser.get("/corrections").words("//h3")
