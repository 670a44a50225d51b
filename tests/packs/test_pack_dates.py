"""Dates known in part, and what holds on a day."""

from datetime import date

import pytest

from checker.packs.dates import Interval, PartialDate, parse_partial


def when(text: str) -> PartialDate:
    parsed = parse_partial(text)
    assert isinstance(parsed, PartialDate)
    return parsed


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-08-11", date(2025, 8, 11), date(2025, 8, 11)),
    ],
)
def test_a_partial_date_is_all_the_days_it_may_be(text: str, first: date, last: date) -> None:
    parsed = when(text)
    assert (parsed.first, parsed.last, str(parsed)) == (first, last, text)


@pytest.mark.parametrize("text", ["2025-8-1", "11/08/2025", "yesterday", "2025-02-30", "2025-13"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a da"):
        parse_partial(text)


def test_exact_ends_exclude_what_is_outside() -> None:
    held = Interval(start=when("2024-07-03"), end=when("2025-08-11"))
    assert held.holds_on(date(2024, 7, 2)) == "no"
    assert held.holds_on(date(2024, 7, 3)) == "yes"
    assert held.holds_on(date(2025, 8, 10)) == "yes"
    assert held.holds_on(date(2025, 8, 12)) == "no"


def test_the_last_day_is_shared_with_what_comes_next() -> None:
    assert Interval(start=when("2020"), end=when("2025-08-11")).holds_on(date(2025, 8, 11)) == (
        "unknown"
    )


def test_inside_an_inexact_end_nothing_is_known() -> None:
    held = Interval(start=when("2024-08"), end=when("2025"))
    assert held.holds_on(date(2024, 8, 15)) == "unknown"
    assert held.holds_on(date(2024, 9, 1)) == "yes"
    assert held.holds_on(date(2025, 5, 1)) == "unknown"
    assert held.holds_on(date(2026, 1, 1)) == "no"


def test_an_open_end_is_known_only_until_last_seen() -> None:
    held = Interval(start=when("2024-07-03"), last_seen=when("2026-02-13"))
    assert held.holds_on(date(2026, 2, 13)) == "yes"
    assert held.holds_on(date(2026, 2, 14)) == "unknown"


def test_without_a_start_nothing_is_known_of_earlier_days() -> None:
    held = Interval(end=when("2024-07-03"))
    assert held.holds_on(date(2024, 7, 1)) == "unknown"
    assert held.holds_on(date(2024, 7, 4)) == "no"
    seen = Interval(end=when("2024-07-03"), first_seen=when("2020-01"))
    assert seen.holds_on(date(2022, 1, 1)) == "yes"


def test_an_empty_interval_is_always_unknown() -> None:
    assert Interval().holds_on(date(2000, 1, 1)) == "unknown"
