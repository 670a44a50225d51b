"""A proposal that was declined is not made again, until somebody takes that back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.decisions import read_lines, write_lines
from checker.packs import load_pack
from checker.review import Desk
from checker.review.proposals import Shelf, proposals
from checker.types import Report

from .newsdesk import many
from .packdesk import NAMES, PEOPLE, answer, declined, keys, pack, sit, two
from .room import Browser, Room, two_editors

STYLE = "not-a-conflict:style"


@pytest.fixture
def spelled() -> Report:
    """One name in two spellings."""
    return two("name-variant", NAMES[0], *NAMES)


def no_to_it(browser: Browser) -> str:
    browser.decide("f1", STYLE)
    (key,) = keys(browser)
    assert answer(browser, key, "decline").status == 303
    return key


def test_it_is_remembered_shown_and_taken_back(
    tmp_path: Path, folder: Path, spelled: Report
) -> None:
    room, browser = sit(spelled, tmp_path, Shelf(folder=folder))
    key = no_to_it(browser)
    _, again = sit(spelled, tmp_path, Shelf(folder=folder))  # a restart
    assert (keys(again), declined(again)) == ([], [key])
    fold = again.get("/proposals").words("//details")
    assert "هدى" in fold and "2031-03-07" in fold and NAMES[1] in fold
    assert "رُفض اقتراحه" in again.get("/finding/f1").words("//section[@class='history']")
    answer(again, key, "again")
    assert (keys(again), declined(again)) == ([key], [])
    assert {entry.verdict for entry in room.log} == {"not-a-conflict", "declined", "undo"}
    answer(again, key)
    assert NAMES[1] in (folder / "people.yml").read_text(encoding="utf-8")


def test_it_stays_declined_when_entries_and_days_move(tmp_path: Path, folder: Path) -> None:
    made = two("post-conflict", "سالم الورداني", "قائد الحامية", "مدير الميناء")
    _, browser = sit(made, tmp_path, Shelf(folder=folder))
    browser.decide("f1", "both-right")
    (key,) = keys(browser)
    answer(browser, key, "decline")
    first = "people:\n- id: first\n  name: {ar: هاني الصوفي}\n"
    (folder / "people.yml").write_text(PEOPLE.replace("people:\n", first), encoding="utf-8")
    later = [replace(a, published=datetime(2032, 1, 9, tzinfo=UTC)) for a in made.articles]
    _, moved = sit(replace(made, articles=tuple(later)), tmp_path, Shelf(folder=folder))
    assert (keys(moved), declined(moved)) == ([], [key])


def test_it_stays_declined_when_the_sides_change_places(tmp_path: Path, folder: Path) -> None:
    spellings = ("هادي الزرقان", "هادي الزرغان")
    _, browser = sit(two("name-variant", spellings[0], *spellings), tmp_path, Shelf(folder=folder))
    no_to_it(browser)
    turned = two("name-variant", spellings[0], *reversed(spellings))
    _, again = sit(turned, tmp_path, Shelf(folder=folder))
    assert keys(again) == [] and len(declined(again)) == 1


def test_it_decides_nothing_about_the_finding(
    tmp_path: Path, folder: Path, spelled: Report
) -> None:
    room, browser = sit(spelled, tmp_path, Shelf(folder=folder))
    no_to_it(browser)
    assert room.desk.status("f1") == "not-a-conflict"
    assert [entry.verdict for entry in room.desk.last_of("هدى")] == ["not-a-conflict"]
    browser.decide("f1", "undo")  # takes the decision back, not the no
    assert room.desk.status("f1") == "open"
    assert len(room.desk.declined()) == 1
    assert (keys(browser), declined(browser)) == ([], [])  # nothing teaches it any more
    browser.decide("f1", STYLE)
    assert keys(browser) == [] and len(declined(browser)) == 1


def test_two_editors_and_a_merge(tmp_path: Path, folder: Path, spelled: Report) -> None:
    room = Room(spelled, tmp_path, two_editors(tmp_path))
    room.app.state.shelf = Shelf(folder=folder)
    huda, samer = room.browser("هدى"), room.browser("سامر")
    key = no_to_it(huda)
    assert (keys(samer), declined(samer)) == ([], [key])
    answer(samer, key, "decline")  # it was declined a moment ago: said once
    assert [entry.verdict for entry in room.log].count("declined") == 1
    other = Room(many(0), tmp_path / "other")
    moved = read_lines(write_lines(room.log), where="x")
    assert other.desk.log.add(moved) == 2
    desk = Desk(spelled, room.desk.texts, other.desk.log)
    assert [one.declined[0].editor for one in proposals(desk, Shelf(folder=folder))] == ["هدى"]
    answer(samer, key, "again")
    assert keys(huda) == [key]


def test_it_can_be_declined_where_it_cannot_be_written(tmp_path: Path, spelled: Report) -> None:
    agency = Shelf((load_pack(pack(tmp_path / "agency", "agency")),))  # only read
    _, browser = sit(spelled, tmp_path, agency)
    key = no_to_it(browser)
    assert (keys(browser), declined(browser)) == ([], [key])


def test_a_no_without_its_secret_is_not_kept(tmp_path: Path, folder: Path, spelled: Report) -> None:
    room, browser = sit(spelled, tmp_path, Shelf(folder=folder))
    browser.decide("f1", STYLE)
    (key,) = keys(browser)
    assert browser.post("/proposals", proposal=key, answer="decline").status == 403
    assert answer(browser, "nothing", "decline").status == 303
    assert answer(browser, key, "perhaps").status == 303
    assert len(room.log) == 1
