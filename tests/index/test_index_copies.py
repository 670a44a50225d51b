"""Copies and stories follow when the article that they hang on goes or changes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.index import add_articles, remove_articles

from .comparing import checked, gated, involving, links
from .newsroom import CONFIG, Draft, Row, write

Add = Callable[[list[Row]], None]
WIRE, OTHER = 5, 0


def wire(name: str, day: int | None, *slips: int) -> Row:
    """Return an agency's text; two that differ in one word are copies, in two they are not."""
    return Draft(event=WIRE, day=day, slips=frozenset(slips)).row(name)


CHANGED = Draft(event=OTHER, day=0).row("a")
CASES = {
    "one copy": [wire("a", 0), wire("b", 1)],
    "two copies": [wire("a", 0), wire("b", 1), wire("c", 2)],
    "a copy that had a copy": [wire("a", 0, 0), wire("b", 1), wire("c", 2, 5)],
    "undated copies": [wire("a", 0), wire("b", None), wire("c", None)],
}


def same_as_once(index: Path, rows: list[Row]) -> None:
    file = write(index.parent / "once.jsonl", rows)
    add_articles(index.parent / "once", [file], CONFIG, processes=1)
    assert links(index) == links(index.parent / "once")


@pytest.mark.parametrize("rows", CASES.values(), ids=CASES)
@pytest.mark.parametrize("by_one", [False, True], ids=["in one run", "in several"])
def test_copies_whose_original_is_removed(
    index: Path, add: Add, rows: list[Row], *, by_one: bool
) -> None:
    for part in [[row] for row in rows] if by_one else [rows]:
        add(part)
    remove_articles(index, ["a"], CONFIG)
    same_as_once(index, rows[1:])


@pytest.mark.parametrize("rows", CASES.values(), ids=CASES)
def test_copies_whose_original_has_another_text(index: Path, add: Add, rows: list[Row]) -> None:
    add(rows)
    add([CHANGED])
    same_as_once(index, [CHANGED, *rows[1:]])


@pytest.mark.parametrize("rows", CASES.values(), ids=CASES)
@pytest.mark.parametrize("day", [None, 9])
def test_copies_whose_original_has_another_date(
    index: Path, add: Add, rows: list[Row], day: int | None
) -> None:
    add(rows)
    later = wire("a", day)
    add([later])
    same_as_once(index, [later, *rows[1:]])


@pytest.mark.parametrize("rows", CASES.values(), ids=CASES)
@pytest.mark.parametrize("changed", [CHANGED, wire("a", 9)], ids=["text", "date"])
def test_a_gate_of_the_corrected_original(
    index: Path, tmp_path: Path, add: Add, rows: list[Row], changed: Row
) -> None:
    add([*rows, wire("z", 1, 1, 2, 3)])
    findings = checked([changed, *rows[1:], wire("z", 1, 1, 2, 3)], tmp_path)
    assert gated(index, [changed], tmp_path) == involving(findings, ["a"])


def test_a_copy_of_what_was_corrected_stands_for_itself_at_the_gate(
    index: Path, tmp_path: Path, add: Add
) -> None:
    old, copy = (Draft(event=0, count=1, day=day).row(name) for name, day in (("o", 0), ("c", 1)))
    third = Draft(event=0, count=2, day=1).row("z")
    add([old, copy, third])
    new = Draft(event=0, count=2, rank=3, person=5).row("o")
    expected = involving(checked([new, copy, third], tmp_path), ["o"])
    assert any("'c'" in str(finding) for finding in expected.values())
    assert gated(index, [new], tmp_path) == expected


def test_who_is_left_alone_by_an_undated_article_has_no_story(index: Path, add: Add) -> None:
    undated = Draft(event=0, day=None, person=6, count=5, city=3, post=3).row("u")
    early = Draft(event=0, day=1, person=4, count=1, city=2, post=3).row("a")
    late = Draft(event=0, day=13, person=1, count=2, city=3, rank=2).row("b")
    for row in (undated, early, late):
        add([row])
    same_as_once(index, [undated, early, late])
