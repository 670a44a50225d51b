"""Pages of bounded size."""

from pathlib import Path

import pytest

from checker.errors import CheckerError
from checker.stages.report import render, write_html
from checker.stages.report.base import MAX_PAGE_BYTES

from .factory import empty, large, report
from .page import parse

LIMIT = 300_000


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    return write_html(large(20), tmp_path_factory.mktemp("out") / "report.html", max_bytes=LIMIT)


def test_small_reports_are_one_file_equal_to_the_rendered_page(tmp_path: Path) -> None:
    (path,) = write_html(report(), tmp_path / "deep" / "report.html")
    assert path.read_text(encoding="utf-8") == render(report(), "html")


def test_pages_stay_under_the_budget(pages: tuple[Path, ...]) -> None:
    assert len(pages) > 3
    assert all(path.stat().st_size <= LIMIT for path in pages)


def test_pages_are_numbered_beside_the_first(pages: tuple[Path, ...]) -> None:
    assert [path.name for path in pages[:3]] == ["report.html", "report-2.html", "report-3.html"]


def test_pages_are_small_enough_for_a_browser(tmp_path: Path) -> None:
    assert MAX_PAGE_BYTES <= 2_000_000
    paths = write_html(large(120), tmp_path / "report.html")
    assert len(paths) > 5
    assert all(path.stat().st_size <= MAX_PAGE_BYTES for path in paths)


def test_the_index_of_many_pages_is_folded(tmp_path: Path) -> None:
    paths = write_html(large(30), tmp_path / "report.html", max_bytes=150_000)
    assert len(paths) > 12
    (nav, *_) = parse(paths[0].read_text(encoding="utf-8")).find("nav", class_="pages")
    (fold,) = nav.find("details")
    assert len(fold.find("a")) == len(paths)
    (beside,) = [each for each in nav.find("ol") if each.parent is nav]
    assert [link.attrs["href"] for link in beside.find("a")] == ["report.html", "report-2.html"]


def test_no_finding_is_lost_or_doubled(pages: tuple[Path, ...]) -> None:
    anchors = [
        card.attrs["id"]
        for path in pages
        for card in parse(path.read_text(encoding="utf-8")).find("article", class_="card")
    ]
    assert len(anchors) == len(set(anchors)) == len(large(20).findings)


def test_every_page_leads_to_every_other(pages: tuple[Path, ...]) -> None:
    names = {path.name for path in pages}
    for path in pages:
        (nav, *_) = parse(path.read_text(encoding="utf-8")).find("nav", class_="pages")
        assert {link.attrs["href"] for link in nav.find("a")} == names
        (here,) = nav.find("a", **{"aria-current": "page"})
        assert here.attrs["href"] == path.name


def test_a_subject_cut_in_two_says_that_it_continues(tmp_path: Path) -> None:
    paths = write_html(report(), tmp_path / "report.html", max_bytes=75_000)
    assert any("continued" in path.read_text(encoding="utf-8") for path in paths[1:])


def test_pages_are_the_same_bytes_again(pages: tuple[Path, ...], tmp_path: Path) -> None:
    again = write_html(large(20), tmp_path / "report.html", max_bytes=LIMIT)
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in pages]


def test_pages_of_an_earlier_longer_report_are_removed(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    long = write_html(report(), path, max_bytes=75_000)
    foreign = tmp_path / f"report-{len(long) + 1}.html"
    foreign.write_text("<p>somebody else's page", encoding="utf-8")
    assert write_html(empty(), path) == (path,)
    assert sorted(tmp_path.iterdir()) == [foreign, path]


def test_a_budget_below_one_card_still_shows_everything(tmp_path: Path) -> None:
    paths = write_html(report(), tmp_path / "report.html", max_bytes=10)
    assert len(paths) == len(report().findings)


def test_a_place_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(CheckerError, match="cannot write"):
        write_html(report(), tmp_path / "file" / "report.html")
