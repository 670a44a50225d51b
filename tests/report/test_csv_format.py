"""The table for spreadsheets."""

import csv
import io

import pytest

from checker.stages.report import render
from checker.stages.report.csv_format import COLUMNS, cell

from .factory import empty, report


def rows() -> list[dict[str, str]]:
    text = render(report(), "csv")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_begins_with_a_byte_order_mark_for_excel() -> None:
    assert render(report(), "csv").encode().startswith(b"\xef\xbb\xbffinding,")


def test_has_one_row_per_piece_of_evidence() -> None:
    sides = [side for finding in report().findings for side in finding.sides]
    assert len(rows()) == sum(len(side.evidence) for side in sides)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", " \t=1", "\r\n=1", "＝1"])
def test_formulas_get_an_apostrophe(text: str) -> None:
    assert cell(text).startswith("'")


@pytest.mark.parametrize("text", ["12", "لواء", "'=1", "a=b"])
def test_ordinary_cells_stay(text: str) -> None:
    assert cell(text) == text


def test_no_cell_of_a_hostile_report_is_a_formula() -> None:
    cells = [value for row in rows() for value in row.values()]
    assert not [value for value in cells if value.startswith(("=", "+", "-", "@"))]
    assert any(value.startswith("'=HYPERLINK") for value in cells)


def test_cells_fit_into_excel_and_on_one_line() -> None:
    assert all(len(value) < 32_767 for row in rows() for value in row.values())
    assert not [value for row in rows() for value in row.values() if "\n" in value]


def test_addresses_that_are_not_web_pages_are_left_out() -> None:
    hostile = [row for row in rows() if row["article"] == "hostile"]
    assert hostile
    assert {row["url"] for row in hostile} == {""}


def test_empty_report_is_the_header_alone() -> None:
    assert render(empty(), "csv") == "\ufeff" + ",".join(COLUMNS) + "\r\n"
