"""Decisions: kept at once, the next finding opens, and any of them can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.review.desk import token

from .newsdesk import article, finding, hostile, many, quote, report, side
from .room import Browser, Room


@pytest.mark.parametrize(
    ("sent", "verdict", "reason"),
    [
        ("confirmed", "confirmed", ""),
        ("not-a-conflict:event", "not-a-conflict", "event"),
        ("not-a-conflict:update", "not-a-conflict", "update"),
        ("not-a-conflict:style", "not-a-conflict", "style"),
        ("not-a-conflict:other", "not-a-conflict", "other"),
        ("both-right", "both-right", ""),
        ("later", "later", ""),
    ],
)
def test_a_decision_is_kept_and_the_next_opens(
    room: Room, browser: Browser, sent: str, verdict: str, reason: str
) -> None:
    answer = browser.decide("f03", sent, note="  سطر\r\nآخر ", query="?status=open")
    assert (answer.status, answer.to) == (303, "/finding/f04?status=open")
    (entry,) = room.log
    assert (entry.finding, entry.verdict, entry.reason) == ("f03", verdict, reason)
    assert (entry.editor, entry.note) == ("هدى", "سطر\nآخر")
    assert (entry.rule, entry.subject) == ("number-conflict", "حريق عين السرو")


def test_after_the_last_the_first_left_opens_then_the_queue(tmp_path: Path) -> None:
    browser = Room(many(2), tmp_path).browser()
    assert browser.decide("f01", "both-right").to == "/finding/f00"
    assert browser.decide("f00", "both-right").to == "/"


def test_the_side_that_is_right_says_what_to_correct(room: Room, browser: Browser) -> None:
    browser.decide("f00", "confirmed", right=token("12 قتيلا"))
    browser.decide("f01", "confirmed")
    browser.decide("f02", "confirmed", right=token("14 قتيلا"), correct=[token("a2")])
    right = [(entry.right, entry.correct) for entry in room.log]
    assert right == [("12 قتيلا", ("b0",)), ("", ("a1", "b1")), ("14 قتيلا", ("a2",))]


def test_a_decision_that_fits_nothing_is_refused(room: Room, browser: Browser) -> None:
    for form in (
        {"verdict": "maybe"},
        {"verdict": "not-a-conflict"},
        {"verdict": "confirmed:event"},
        {"verdict": "confirmed", "right": token("17")},
        {"verdict": "confirmed", "correct": token("a9")},
        {"verdict": "later", "note": "x" * 2001},
        {},
    ):
        page = browser.send("/finding/f00", **form)
        assert page.status == 400 and page.all("//*[@role='alert']")
    assert browser.decide("unknown", "later").status == 404
    assert room.log == ()


def test_a_note_as_long_as_the_field_allows_is_kept(room: Room, browser: Browser) -> None:
    browser.decide("f00", "later", note="ا\r\n" * 1000)
    assert room.log[0].note == ("ا\n" * 1000).strip()


def test_undo_takes_the_last_back_and_stays(room: Room, browser: Browser) -> None:
    browser.decide("f00", "confirmed")
    browser.decide("f00", "both-right")
    assert browser.decide("f00", "undo").to == "/finding/f00"
    assert room.desk.status("f00") == "confirmed"
    browser.decide("f00", "undo")
    assert room.desk.status("f00") == "open"
    browser.decide("f00", "undo")
    assert [entry.verdict for entry in room.log].count("undo") == 2


def test_undo_on_the_next_finding_goes_back_to_the_one_just_decided(
    room: Room, browser: Browser
) -> None:
    browser.decide("f00", "later")
    assert browser.decide("f01", "undo").to == "/finding/f00"
    assert room.desk.status("f00") == "open"
    assert browser.decide("f01", "undo").to == "/finding/f01"
    assert len(room.log) == 2


def alike(folder: Path) -> Room:
    """Five findings about one subject, two of another kind."""
    articles = [article(f"n{number}", f"بلغت الحصيلة {number + 10} قتيلا") for number in range(6)]
    said = [quote(one, f"{number + 10} قتيلا") for number, one in enumerate(articles)]
    found = [
        finding(
            f"g{number}",
            side("10", said[0]),
            side(str(number + 11), said[number + 1]),
            kind="number-conflict" if number < 3 else "date-conflict",
            severity="info" if number == 1 else "error",
        )
        for number in range(5)
    ]
    return Room(report(found, articles), folder)


def test_one_decision_for_all_alike_and_its_undo(tmp_path: Path) -> None:
    room = alike(tmp_path)
    browser = room.browser()
    answer = browser.send("/bulk?words=x", like="g0", verdict="not-a-conflict:style", note="كلها")
    assert answer.to == "/?words=x"
    assert sorted(entry.finding for entry in room.log) == ["g0", "g1", "g2"]
    assert browser.decide("g3", "undo").status == 303
    assert {room.desk.status(f"g{number}") for number in range(5)} == {"open"}


def test_alike_leaves_alone_what_was_decided(tmp_path: Path) -> None:
    room = alike(tmp_path)
    browser = room.browser()
    browser.decide("g0", "both-right")
    browser.send("/bulk", like="g0", verdict="confirmed")
    assert room.desk.status("g0") == "both-right"
    assert {entry.finding for entry in room.log if entry.verdict == "confirmed"} == {"g1", "g2"}
    assert all(not entry.right and len(entry.correct) == 2 for entry in room.log[1:])
    assert browser.send("/bulk", like="zz", verdict="later").status == 404
    assert browser.send("/bulk", like="g3", verdict="undo").status == 400


def test_odd_ids_keys_and_subjects_can_be_decided(tmp_path: Path) -> None:
    room = Room(hostile(), tmp_path)
    browser = room.browser()
    (name,) = browser.queue()
    page = browser.get(f"/finding/{name}")
    assert page.status == 200
    right = page.all("//input[@name='right']/@value")[2]
    correct = page.all("//input[@name='correct']/@value")[0]
    assert browser.decide(name, "confirmed", right=right, correct=[correct]).to == "/"
    (entry,) = room.log
    assert (entry.finding, entry.right) == ("f/../x?y#z%2F", "21\r\n \u202e")
    assert entry.correct == (room.report.articles[0].id,)
    assert browser.get("/corrections").status == 200
    browser.decide(name, "undo")
    assert room.desk.status("f/../x?y#z%2F") == "open"


def test_decisions_are_there_after_a_restart(room: Room, browser: Browser) -> None:
    browser.decide("f00", "confirmed", note="راجعت النشرة")
    again = Room(many(), room.folder).browser()
    assert "f00" not in again.queue()
    assert "راجعت النشرة" in again.get("/finding/f00").words("//section[@class='history']")
