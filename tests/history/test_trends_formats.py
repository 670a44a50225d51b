"""What a report is written as: every format holds the figures, and nothing that was read runs."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from report.page import Element, parse

from checker.history import read_history
from checker.history.formats import csv_format, html_format, json_format, markdown_format
from checker.history.formats.shares_svg import share_chart
from checker.history.model import Trends
from checker.history.scorecard import COLUMNS, scorecard
from checker.history.trends import Asked, trends

from .conftest import HOSTILE
from .desk import Newsroom, article, finding

ASKED = Asked(date(2031, 1, 1), date(2031, 6, 30), "month")


@pytest.fixture(scope="module")
def page(report: Trends) -> Element:
    return parse(html_format.render(report))


def test_the_page_has_the_headline_figures(page: Element, report: Trends) -> None:
    (figures,) = page.find("dl", class_="figures")
    text = figures.all_text
    assert f"{report.now.articles:,}" in text
    assert f"{100 * (report.now.cited.value or 0):.1f}".removesuffix(".0") in text
    assert {"up": "ارتفعت", "down": "انخفضت", "unclear": "لا فرق"}[str(report.change)] in text


def test_every_chart_says_what_it_shows_and_has_its_table(page: Element) -> None:
    pictures = page.find("svg", role="img")
    assert len(pictures) == 8, "four charts in two languages"
    for picture in pictures:
        title, description = picture.attrs["aria-labelledby"].split()
        assert picture.find("title", id=title)[0].text
        assert picture.find("desc", id=description)[0].text
        assert picture.attrs["direction"] == ("rtl" if picture.attrs["lang"] == "ar" else "ltr")
    for figure in page.find("figure"):
        (fold,) = figure.find("details")
        assert fold.find("table")


def test_the_tables_hold_the_figures(page: Element, report: Trends) -> None:
    tables = [each.find("table")[0] for each in page.find("figure")]
    rows = [[c.all_text for c in row.children] for row in tables[0].find("tbody")[0].find("tr")]
    assert [row[1] for row in rows] == [f"{one.articles:,}" for one in report.measures]
    assert [row[3] for row in rows] == [str(one.findings) for one in report.measures]
    flows = [[c.all_text for c in row.children] for row in tables[1].find("tbody")[0].find("tr")]
    assert [row[2] for row in flows] == [str(one.flow.began) for one in report.measures]
    assert [row[-1] for row in flows] == [str(one.flow.still_open) for one in report.measures]
    heat = [[c.all_text for c in row.children] for row in tables[2].find("tbody")[0].find("tr")]
    assert [row[1:] for row in heat[1:]] == [
        [str(cell) for cell in row] for row in report.heat.cells
    ]


def test_nothing_of_what_was_read_is_markup(report: Trends) -> None:
    text = html_format.render(report)
    assert "<script>alert" not in text
    assert text.count("<script>") == 1
    assert "alert(1)" in text, "it is shown, as words"
    assert " style=" not in text, "the policy would forbid it"
    marked = markdown_format.render(report)
    assert "<script>" not in marked
    assert "https://" not in marked


def test_the_same_history_is_the_same_bytes(kept: Path, report: Trends) -> None:
    for render in (html_format.render, json_format.render, markdown_format.render):
        assert render(report) == render(report)
    with read_history(kept) as db:
        assert csv_format.render(scorecard(db, ASKED)) == csv_format.render(scorecard(db, ASKED))


def test_no_line_joins_fewer_than_four_points(report: Trends) -> None:
    assert share_chart(report, "ar").line
    few = replace(report, measures=report.measures[:3])
    assert not share_chart(few, "en").line
    assert "too few points" in html_format.render(few)
    small = tuple(
        replace(one, cited=replace(one.cited, total=20, count=min(one.cited.count, 20)))
        for one in report.measures
    )
    assert not share_chart(replace(report, measures=small), "en").line


def test_a_history_of_one_small_run_is_a_report(tmp_path: Path) -> None:
    room = Newsroom(tmp_path)
    room.publish(article("a", "نص.", day=date(2031, 1, 7), source="", desk=""))
    room.run(date(2031, 1, 12), finding("metonym", {"x": [("a", "نص")]}))
    with read_history(tmp_path) as db:
        found = trends(db, Asked(date(2031, 1, 6), date(2031, 1, 12), "week"))
    assert found.change is None
    for text in (html_format.render(found), markdown_format.render(found)):
        assert "أعداد قليلة" in text
    parse(html_format.render(found))
    assert json.loads(json_format.render(found))["measures"][0]["findings"] == 1


def test_days_without_a_run_say_so(kept: Path) -> None:
    with read_history(kept) as db:
        found = trends(db, Asked(date(2030, 1, 1), date(2030, 3, 31), "month"))
    assert "No run was made" in html_format.render(found)
    assert not found.contested


def test_the_scorecard_is_the_report_of_each_period(kept: Path) -> None:
    with read_history(kept) as db:
        text = csv_format.render(scorecard(db, ASKED))
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
        assert [*rows[0]] == [name for name, _ in COLUMNS]
        month = Asked(date(2031, 6, 1), date(2031, 6, 30), "month")
        scores = json.loads(json_format.render(trends(db, month)))["scores"]
    june = [row for row in rows if row["period_start"] == "2031-06-01"]
    assert len({row["period_start"] for row in rows}) == 6
    for row, score in zip(june, scores, strict=True):
        assert (row["level"], row["outlet"], row["desk"], row["author"]) == (
            score["level"], score["outlet"], score["desk"], score["author"],
        )  # fmt: skip
        assert int(row["articles_cited"]) == score["cited"]["count"]
        assert float(row["cited_low"]) == pytest.approx(score["cited"]["low"], abs=1e-5)
        for name in ("articles", "findings", "errors", "warnings", "still_open", "resolved"):
            assert int(row[name]) == score[name]
        assert row["days_to_resolve"] == ("" if score["days"] is None else f"{score['days']:g}")


def test_a_spreadsheet_runs_nothing(tmp_path: Path) -> None:
    room = Newsroom(tmp_path)
    room.publish(article("a", "نص.", day=date(2031, 1, 7), source="=cmd|' /C calc'!A0"))
    room.run(date(2031, 1, 12))
    asked = Asked(date(2031, 1, 6), date(2031, 1, 12), "week")
    with read_history(tmp_path) as db:
        text = csv_format.render(scorecard(db, asked))
    assert "'=cmd" in text
    assert not re.search(r"(^|,)=", text, re.MULTILINE)


def test_parquet_has_the_same_rows_with_their_types(kept: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    from checker.history.formats import parquet_format

    for name in ("a.parquet", "b.parquet"):
        with read_history(kept) as db:
            rows = list(scorecard(db, ASKED))
        parquet_format.write(rows, tmp_path / name)
    table = parquet.read_table(tmp_path / "a.parquet")
    assert [tuple(row.values()) for row in table.to_pylist()] == [row.values for row in rows]
    assert str(table.schema.field("period_start").type) == "date32[day]"
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()
    parquet_format.write([], tmp_path / "none.parquet")
    assert parquet.read_table(tmp_path / "none.parquet").num_rows == 0


def test_without_pyarrow_a_clear_word(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import sys

    from checker.errors import ConfigError
    from checker.history.formats import parquet_format

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ConfigError, match="needs pyarrow"):
        parquet_format.write([], tmp_path / "x.parquet")


def test_hostile_words_reach_json_whole(report: Trends) -> None:
    told = json.loads(json_format.render(report))
    assert told["quality"]["missing"][0]["reason"] == HOSTILE
