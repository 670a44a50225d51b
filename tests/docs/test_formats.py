"""docs/formats.md names the formats that are read and written."""

import json
import re

from checker.cli.output import DEFAULT_HTML, SUFFIXES
from checker.stages.ingest import read_record
from checker.stages.ingest.reading import FORMATS as READ
from checker.stages.report import FORMATS as WRITTEN
from checker.types import Article

from . import pages

PAGE = "docs/formats.md"


def test_all_suffixes_are_told() -> None:
    cells = [cell for cell, *_ in pages.rows(PAGE, *_header("suffix"))]
    told = {name for cell in cells for name in re.findall(r"`(\.[a-z.]+)`", cell)}
    assert told == set(READ)


def test_all_formats_of_the_report_are_told_with_their_files() -> None:
    told = {
        name.strip("`"): file.strip("`") for name, _, file in pages.rows(PAGE, *_header("format"))
    }
    files = {name: f"report{suffix}" for name, suffix in SUFFIXES.items()}
    assert told == {**files, "html": str(DEFAULT_HTML)}
    assert set(told) == set(WRITTEN)
    assert all(f"`{name}`" in pages.text("README.md") for name in WRITTEN)


def test_the_row_is_an_article_with_all_that_it_says() -> None:
    (sample,) = pages.fenced(PAGE, "json")
    row = json.loads(sample)
    article = read_record(row, origin=PAGE)
    assert isinstance(article, Article)
    assert (article.id, article.text, article.title) == (row["id"], row["text"], row["title"])
    assert (article.source.name, article.url) == (row["source"], row["url"])
    assert article.published
    assert article.published.isoformat() == row["published"]


def _header(first: str) -> tuple[str, ...]:
    line = next(line for line in pages.text(PAGE).splitlines() if line.startswith(f"| {first} |"))
    return tuple(cell.strip() for cell in line.strip("|").split("|"))
