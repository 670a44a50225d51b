"""Charts: what they count, where the bars lie, and that a table stands behind each."""

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from checker.stages.report import render
from checker.stages.report.charts import kinds_by_source, over_time
from checker.stages.report.charts_svg import (
    MOST_ROWS,
    WIDTH,
    Language,
    source_chart,
    time_chart,
)
from checker.types import Article, Report, Source

from .factory import empty, report
from .page import Element, parse

BOTH = pytest.mark.parametrize("language", ["ar", "en"])


def figures(of: Report) -> list[Element]:
    return parse(render(of, "html")).find("figure", class_="chart")


def spread(days: list[int]) -> Report:
    """Return a report with a finding on each of these days, counted from the first."""
    base = report()
    first = datetime.fromisoformat("2026-01-05T10:00+02:00")  # a Monday
    articles = tuple(
        Article(
            id=f"a{n}",
            text="x",
            source=Source(f"صحيفة {n}"),
            published=first + timedelta(days=day),
            dated_by="metadata",
        )
        for n, day in enumerate(days)
    )
    model = base.findings[3]
    findings = []
    for n in range(len(days)):
        (one,) = model.sides
        proof = replace(one.evidence[0], article=f"a{n}")
        findings.append(replace(model, id=f"f{n}", sides=(replace(one, evidence=(proof,)),)))
    return replace(base, findings=tuple(findings), articles=articles, timelines=(), facts=())


def test_an_outlet_counts_once_in_each_finding_that_quotes_it() -> None:
    data = kinds_by_source(report())
    assert data is not None
    row = next(row for row in data.rows if row.source == "صدى الجبل")
    counts = dict(zip(data.kinds, row.counts, strict=True))
    assert counts["number-conflict"] == 1
    assert counts["contradiction"] == 1
    assert row.total == sum(row.counts) == 2


def test_a_finding_belongs_to_the_day_of_its_latest_article() -> None:
    data = over_time(report())
    assert data is not None
    days = {bucket.label.en: bucket.total for bucket in data.buckets}
    assert data.step == "days"
    assert days["5 Mar 2026"] == 1  # the toll of the fire, which the third article raised
    assert days["28 Feb 2026"] == 0  # a day on which nothing was found keeps its place
    assert data.undated + sum(days.values()) == len(report().findings)


@pytest.mark.parametrize(
    ("days", "step", "count"),
    [
        ([0, 44], "days", 45),
        ([0, 45], "weeks", 7),
        ([0, 400], "months", 14),
        ([0, 4000], "years", 11),
        ([0, 40_000], "years", 12),
        ([0, 2_000_000], "years", 6),
    ],
)
def test_long_times_are_told_in_longer_steps(days: list[int], step: str, count: int) -> None:
    data = over_time(spread(days))
    assert data is not None
    assert data.step == step
    assert len(data.buckets) == count
    assert sum(bucket.total for bucket in data.buckets) == len(days)


@BOTH
def test_bars_lie_within_the_picture(language: Language) -> None:
    for of in (report(), spread([0, 1, 1, 9, 44]), spread([0, 4000])):
        sources, times = kinds_by_source(of), over_time(of)
        assert sources is not None
        assert times is not None
        for chart in (source_chart(sources, language), time_chart(times, language)):
            for bar in chart.bars:
                assert 0 <= bar.x <= bar.x + bar.width <= WIDTH
                assert 0 <= bar.y <= bar.y + bar.height <= chart.height


@BOTH
def test_bars_are_as_long_as_they_count(language: Language) -> None:
    times = over_time(spread([0, 1, 1, 9, 9, 9, 9]))
    assert times is not None
    tall = [bar.height for bar in time_chart(times, language).bars]
    assert tall == [max(tall) / 4, max(tall) / 2, max(tall)]


def test_arabic_runs_from_the_right() -> None:
    times = over_time(spread([0, 1, 44]))
    assert times is not None
    english, arabic = time_chart(times, "en"), time_chart(times, "ar")
    assert [bar.text.split(":")[1] for bar in english.bars] != []
    assert english.bars[0].x < english.bars[-1].x
    assert arabic.bars[0].x > arabic.bars[-1].x


def test_more_outlets_than_are_drawn_stand_in_the_table() -> None:
    of = spread(list(range(60)))
    data = kinds_by_source(of)
    assert data is not None
    assert len(source_chart(data, "ar").names) == MOST_ROWS
    assert (len(data.rows), data.left_out) == (50, 10)


def test_every_chart_has_a_name_a_description_and_a_table() -> None:
    for figure in figures(report()):
        drawings = figure.find("svg", role="img")
        assert [svg.attrs["lang"] for svg in drawings] == ["ar", "en"]
        assert [svg.attrs["direction"] for svg in drawings] == ["rtl", "ltr"]
        for svg in drawings:
            ids = svg.attrs["aria-labelledby"].split()
            said = {
                one.attrs.get("id"): one.text for one in (*svg.find("title"), *svg.find("desc"))
            }
            assert all(said[name].strip() for name in ids)
        (table,) = figure.find("table")
        (body,) = table.find("tbody")
        assert len(body.find("tr")) >= len(drawings[0].find("rect")) // 5


def test_numbers_of_the_picture_are_those_of_the_table() -> None:
    by_source, by_day = figures(report())
    (svg, _) = by_day.find("svg")
    drawn = [int(one.text) for one in svg.find("text", class_="bar-n")]
    listed = [int(one.all_text) for one in by_day.find("b")]
    assert drawn == [number for number in listed if number]
    assert by_source.find("rect")


def test_charts_keep_to_the_policy_of_the_page() -> None:
    text = render(report(), "html")
    assert not re.search(r"<(?:svg|g|rect|text|tspan|line)[^>]*\s(?:style|fill|on\w+)=", text)


def test_hostile_names_stay_text() -> None:
    (by_source, _) = figures(report())
    assert not by_source.find("img")
    assert "<img src=x" in by_source.all_text


def test_a_report_without_enough_to_draw_has_no_charts() -> None:
    assert figures(empty()) == []
    assert figures(spread([0])) == []
    assert len(figures(spread([0, 0]))) == 1  # two outlets on one day
