"""Every figure of a report, asked again of the raw facts in SQL that knows nothing of checker."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from checker.history import read_history
from checker.history.formats.json_format import render
from checker.history.trends import Asked, trends

from .truth import tables
from .year import BEGIN, Press, simulate

SINCE, UNTIL = BEGIN + timedelta(10), BEGIN + timedelta(7 * 26 - 1)
SPAN = (SINCE.isoformat(), UNTIL.isoformat())
ROW = dict[str, Any]


@pytest.fixture(scope="module")
def truth(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[sqlite3.Connection, Path]]:
    folder = tmp_path_factory.mktemp("year")
    db = tables(simulate(folder))
    yield db, folder
    db.close()


@pytest.fixture(scope="module", params=["month", "week"])
def told(request: pytest.FixtureRequest, truth: tuple[sqlite3.Connection, Path]) -> ROW:
    with read_history(truth[1]) as db:
        found = trends(db, Asked(SINCE, UNTIL, request.param))
    report: ROW = json.loads(render(found))
    truth[0].execute("DELETE FROM span")
    spans = [(each["period"]["start"], each["period"]["end"]) for each in report["measures"]]
    truth[0].executemany("INSERT INTO span VALUES (?, ?)", spans)
    return report


def test_the_periods_are_those_of_the_calendar(told: ROW) -> None:
    """No day of the report is in two periods, or in none."""
    spans = [(each["period"]["start"], each["period"]["end"]) for each in told["measures"]]
    days = {date.fromisoformat(start): date.fromisoformat(end) for start, end in spans}
    assert (min(days), max(days.values())) == (SINCE, UNTIL)
    for before, after in pairwise(sorted(days)):
        assert days[before] + timedelta(1) == after
        assert after.day == 1 if told["step"] == "month" else after.weekday() == 0


@pytest.fixture(scope="module")
def raw(truth: tuple[sqlite3.Connection, Path]) -> sqlite3.Connection:
    return truth[0]


def one(db: sqlite3.Connection, query: str, *values: object) -> Any:
    return db.execute(query, values).fetchone()[0]


def interval(count: int, total: int) -> tuple[float, float]:
    from scipy.stats import binomtest

    found = binomtest(count, total).proportion_ci(0.95, method="wilson")
    return found.low, found.high


def check_share(share: ROW, count: int, total: int) -> None:
    assert (share["count"], share["total"]) == (count, total)
    if total:
        assert share["share"] == pytest.approx(count / total, abs=1e-6)
        assert (share["low"], share["high"]) == pytest.approx(interval(count, total), abs=1e-6)


def test_the_facts_are_worth_asking(raw: sqlite3.Connection) -> None:
    """All that can happen did, and more than once."""
    happened = dict(raw.execute("SELECT what, count(*) FROM happened GROUP BY what"))
    assert {*happened} == {"began", "by_tool", "resolved", "dismissed", "returned", "lost"}
    assert min(count for what, count in happened.items() if what != "by_tool") > 1
    assert one(raw, "SELECT count(*) FROM fin WHERE severity = 'info'") > 5


def test_what_was_published(told: ROW, raw: sqlite3.Connection) -> None:
    measures = told["measures"]
    for measure in measures:
        span = (measure["period"]["start"], measure["period"]["end"])
        articles = one(raw, "SELECT count(*) FROM art WHERE there AND day BETWEEN ? AND ?", *span)
        findings = one(raw, "SELECT count(*) FROM counts WHERE day BETWEEN ? AND ?", *span)
        cited = one(
            raw,
            "SELECT count(DISTINCT art.id) FROM art JOIN ev ON ev.art = art.id JOIN counts c"
            " ON c.id = ev.fin WHERE there AND art.day BETWEEN ?1 AND ?2"
            " AND c.day BETWEEN ?1 AND ?2",
            *span,
        )
        assert (measure["articles"], measure["findings"]) == (articles, findings)
        check_share(measure["cited"], cited, articles)
        assert measure["per_100"] == (
            pytest.approx(100 * findings / articles, abs=1e-6) if articles else None
        )
        for severity in ("error", "warning"):
            query = "SELECT count(*) FROM counts WHERE severity = ? AND day BETWEEN ? AND ?"
            assert measure[f"{severity}s"] == one(raw, query, severity, *span)
    assert sum(each["findings"] for each in measures) > 60


def test_what_runs_found_to_have_changed(told: ROW, raw: sqlite3.Connection) -> None:
    for measure in told["measures"]:
        span = (measure["period"]["start"], measure["period"]["end"])
        flow = measure["flow"]
        query = "SELECT count(*) FROM happened WHERE what = ? AND day BETWEEN ? AND ?"
        for what in ("began", "by_tool", "returned", "resolved", "dismissed", "lost"):
            assert flow[what] == one(raw, query, what, *span), what
        assert flow["runs"] == one(raw, "SELECT count(*) FROM run WHERE day BETWEEN ? AND ?", *span)
        left = one(
            raw,
            "SELECT sum(CASE WHEN what IN ('began', 'by_tool', 'returned') THEN 1 ELSE -1 END)"
            " FROM happened WHERE day <= ?",
            span[1],
        )
        assert flow["still_open"] == (left or 0)


def test_time_to_resolve(told: ROW, raw: sqlite3.Connection) -> None:
    rows = raw.execute(
        "SELECT julianday(ended) - julianday(born) FROM counts"
        " WHERE state = 'resolved' AND ended BETWEEN ? AND ?",
        SPAN,
    ).fetchall()
    assert (told["days_of"], told["days"]) == (len(rows), median(days for (days,) in rows))


@pytest.mark.parametrize("level", ["outlet", "desk", "author"])
def test_scores(told: ROW, raw: sqlite3.Connection, level: str) -> None:
    column = "source" if level == "outlet" else level
    part = {"outlet": "''", "desk": "desk", "author": "author"}[level]
    groups = raw.execute(
        f"SELECT source, {part}, count(*) FROM art WHERE there AND {column} != ''"  # noqa: S608
        f" AND day BETWEEN ? AND ? GROUP BY source, {part}",
        SPAN,
    ).fetchall()
    scores = [each for each in told["scores"] if each["level"] == level]
    found = {(each["outlet"], each["desk"] + each["author"]): each for each in scores}
    assert {(source, name): count for source, name, count in groups} == {
        key: each["articles"] for key, each in found.items()
    }
    where = f"source = ?1 AND (?2 = '' OR {column} = ?2)"
    for (source, name), score in found.items():
        of = (source, name, *SPAN)
        joined = "{} c JOIN ev ON ev.fin = c.id JOIN art a ON a.id = ev.art"
        quoting = f"SELECT DISTINCT c.* FROM {joined} WHERE {where} AND c.day BETWEEN ?3 AND ?4"  # noqa: S608
        mine = f"({quoting.format('counts')})"
        assert score["findings"] == one(raw, f"SELECT count(*) FROM {mine}", *of)  # noqa: S608
        for severity in ("error", "warning"):
            query = f"SELECT count(*) FROM {mine} WHERE severity = '{severity}'"  # noqa: S608
            assert score[f"{severity}s"] == one(raw, query, *of)
        for state, field in (("open", "still_open"), ("resolved", "resolved")):
            query = f"SELECT count(*) FROM {mine} WHERE state = '{state}'"  # noqa: S608
            assert score[field] == one(raw, query, *of)
        aside = "(SELECT f.*, o.day FROM fin f JOIN arose o ON o.fin = f.id)"
        query = (
            f"SELECT count(*) FROM ({quoting.format(aside)})"  # noqa: S608
            " WHERE state = 'aside' AND severity != 'info'"
        )
        assert score["dismissed"] == one(raw, query, *of)
        cited = one(
            raw,
            "SELECT count(DISTINCT a.id) FROM counts c JOIN ev ON ev.fin = c.id"  # noqa: S608
            " JOIN art a ON a.id = ev.art JOIN span ON a.day BETWEEN first AND last"
            f" WHERE there AND {where} AND a.day BETWEEN ?3 AND ?4"
            " AND c.day BETWEEN first AND last",
            *of,
        )
        check_share(score["cited"], cited, score["articles"])
        ended = f"SELECT julianday(ended) - julianday(born) FROM {mine} WHERE state = 'resolved'"  # noqa: S608
        days = [each for (each,) in raw.execute(ended, of)]
        assert score["days"] == (median(days) if days else None)


def test_kinds_by_outlet(told: ROW, raw: sqlite3.Connection) -> None:
    heat = told["heat"]
    assert heat["outlets"] and heat["kinds"]
    for kind, cells in zip(heat["kinds"], heat["cells"], strict=True):
        for outlet, cell in zip(heat["outlets"], cells, strict=True):
            query = (
                "SELECT count(DISTINCT c.id) FROM counts c JOIN ev ON ev.fin = c.id"
                " JOIN art a ON a.id = ev.art WHERE kind = ? AND source = ?"
                " AND c.day BETWEEN ? AND ?"
            )
            assert cell == one(raw, query, kind, outlet, *SPAN)
    query = (
        "SELECT source, count(*) n FROM art WHERE there AND source != '' AND day BETWEEN ? AND ?"
        " GROUP BY source ORDER BY n DESC"
    )
    rows = raw.execute(query, SPAN).fetchall()
    assert list(zip(heat["outlets"], heat["articles"], strict=True)) == rows


def test_contested_subjects(told: ROW, raw: sqlite3.Connection) -> None:
    rows = raw.execute(
        "SELECT subject, count(*) n, sum(state = 'open') FROM counts WHERE day BETWEEN ? AND ?"
        " GROUP BY subject HAVING n > 1 ORDER BY n DESC, subject LIMIT 10",
        SPAN,
    ).fetchall()
    found = [(each["subject"], each["findings"], each["still_open"]) for each in told["contested"]]
    assert found == rows
    for each in told["contested"]:
        query = (
            "SELECT id, day, state = 'open' FROM counts WHERE subject = ? AND day BETWEEN ? AND ?"
        )
        marks = {(mark["finding"], mark["day"], mark["open"]) for mark in each["marks"]}
        assert marks == set(raw.execute(query, (each["subject"], *SPAN)))


def test_what_has_waited_longest(told: ROW, raw: sqlite3.Connection) -> None:
    rows = raw.execute(
        "SELECT id, born, julianday(?) - julianday(born) FROM fin"
        " WHERE state = 'open' AND severity != 'info'"
        " ORDER BY born, severity != 'error', id LIMIT 15",
        (SPAN[1],),
    ).fetchall()
    assert [(each["finding"], each["since"], each["days"]) for each in told["waiting"]] == rows


def test_the_inputs(told: ROW, raw: sqlite3.Connection) -> None:
    quality = told["quality"]
    query = "SELECT sum(day IS NULL), count(*) FROM art WHERE there"
    check_share(quality["undated"], *raw.execute(query).fetchone())
    rows = raw.execute(
        "SELECT source, sum(day IS NULL) n, count(*) FROM art WHERE there GROUP BY source"
        " HAVING n ORDER BY source"
    ).fetchall()
    for (source, count, total), (outlet, share) in zip(
        rows, quality["undated_by_outlet"], strict=True
    ):
        assert source == outlet
        check_share(share, count, total)
    assert quality["undated_findings"] == one(raw, "SELECT count(*) FROM counts WHERE day IS NULL")


def test_whose_share_moved(told: ROW, raw: sqlite3.Connection) -> None:
    spans = [(each["period"]["start"], each["period"]["end"]) for each in told["measures"]]
    half = len(spans) // 2
    halves = (spans[0][0], spans[half - 1][1]), (spans[-half][0], spans[-1][1])
    groups: dict[tuple[str, str, str], str] = {}
    for (kind,) in raw.execute("SELECT DISTINCT kind FROM counts"):
        groups["kind", "", kind] = "1"
    for (source,) in raw.execute("SELECT DISTINCT source FROM art WHERE source != ''"):
        groups["outlet", source, ""] = "source = :outlet"
    for source, desk in raw.execute("SELECT DISTINCT source, desk FROM art WHERE desk != ''"):
        groups["desk", source, desk] = "source = :outlet AND desk = :name"
    told_of = {
        (each["level"], each["outlet"], each["desk"] + each["kind"]): (
            each["before"]["count"], each["before"]["total"],
            each["now"]["count"], each["now"]["total"],
        )
        for each in (*told["improved"], *told["worsened"])
    }  # fmt: skip
    expected = {}
    for (level, outlet, name), where in groups.items():
        counts: list[int] = []
        for since, until in halves:
            values = {"outlet": outlet, "name": name, "since": since, "until": until}
            kind = "AND c.kind = :name" if level == "kind" else ""
            counts += raw.execute(
                "SELECT count(DISTINCT CASE WHEN c.id IS NOT NULL THEN a.id END),"  # noqa: S608
                " count(DISTINCT a.id) FROM art a LEFT JOIN ev ON ev.art = a.id LEFT JOIN counts c"
                " ON c.id = ev.fin AND EXISTS (SELECT * FROM span"
                f" WHERE a.day BETWEEN first AND last AND c.day BETWEEN first AND last) {kind}"
                f" WHERE there AND a.day BETWEEN :since AND :until AND {where}",
                values,
            ).fetchone()
        if min(counts[1], counts[3]) >= 30:
            before, now = interval(*counts[:2]), interval(*counts[2:])
            if now[1] < before[0] or now[0] > before[1]:
                expected[level, outlet, name] = tuple(counts)
    most: dict[tuple[str, str, str], tuple[int, ...]] = {}
    for sign in (1, -1):  # the five that fell and the five that rose most
        gaps = {key: sign * (c[2] / c[3] - c[0] / c[1]) for key, c in expected.items()}
        largest = sorted((key for key in gaps if gaps[key] > 0), key=lambda key: -gaps[key])[:5]
        most |= {key: expected[key] for key in largest}
    assert told_of == most
    assert most, "the press of the test gets better"


def test_the_change_is_said_of_the_last_whole_period(told: ROW) -> None:
    whole = [each["period"]["whole"] for each in told["measures"]]
    last = len(whole) - 1 - whole[::-1].index(True)
    before, now = (each["cited"] for each in told["measures"][last - 1 : last + 1])
    if min(before["total"], now["total"]) < 30:
        assert told["change"] == "few"
    else:
        parted = now["low"] > before["high"], now["high"] < before["low"]
        assert told["change"] == {(True, False): "up", (False, True): "down"}.get(parted, "unclear")


def test_a_day_in_the_past_is_reported_as_it_was_then(
    truth: tuple[sqlite3.Connection, Path], tmp_path: Path
) -> None:
    """The report up to a day is that of the history which ended there."""
    short = tmp_path / "short"
    short.mkdir()
    until = BEGIN + timedelta(7 * 10 - 1)
    press = Press(short, a_week=24, seed=7)
    for week in range(10):
        press.week(week, new_tool=False, after=False)
    asked = Asked(date(2031, 1, 1), until, "month")
    with read_history(truth[1]) as whole, read_history(short) as part:
        assert render(trends(whole, asked)) == render(trends(part, asked))
