"""The seeds and the archive that lie beside the repository, where they are there."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from checker.stages.ingest import read
from checker.types import Article

SHARED = Path(__file__).parents[2] / "../shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not there")


def quotes(node: object) -> Iterator[tuple[str, str, int, int, str]]:
    """Yield (article, field, start, end, quote) from anywhere in the gold file."""
    if isinstance(node, dict):
        if "quote" in node and "start" in node:
            field = node.get("field", "text")
            yield node["article"], field, node["start"], node["end"], node["quote"]
        for value in node.values():
            yield from quotes(value)
    elif isinstance(node, list):
        for value in node:
            yield from quotes(value)


@needs_shared
def test_every_quote_of_the_gold_stands_at_its_offsets() -> None:
    found = {item.id: item for item in read([SHARED / "seeds"]) if isinstance(item, Article)}
    marked = list(quotes(json.loads((SHARED / "gold/seeds.json").read_text(encoding="utf-8"))))
    assert len(marked) > 100
    for article, field, start, end, quote in marked:
        assert found[article].field("title" if field == "title" else "text")[start:end] == quote


@needs_shared
def test_one_seed_tells_its_day_and_no_other_is_given_one() -> None:
    days = [item.day for item in read([SHARED / "seeds"]) if isinstance(item, Article)]
    assert [str(day) for day in days if day] == ["2026-02-15"]


@needs_shared
@pytest.mark.parametrize("outlet", ["alarabiya", "cnn", "jawhara", "skynews"])
def test_the_archive_is_dated_to_the_last_row(outlet: str) -> None:
    rows = read([SHARED / f"data/archive/{outlet}.jsonl.gz"])
    found = [item for item in islice(rows, 250) if isinstance(item, Article)]
    assert len(found) >= 240
    assert all(article.dated_by == "metadata" and article.language == "ar" for article in found)
    assert all(article.source.name == outlet and article.title for article in found)
