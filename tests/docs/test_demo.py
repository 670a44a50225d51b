"""The demo is what the documents say: found as its gold asks, and rendered as it is kept."""

from pathlib import Path

import pytest

from checker.cli.demo import render_demo
from checker.evaluation import Score, load_gold, score
from checker.pipeline import check

from . import pages

SEEDS = pages.ROOT / "seeds"


@pytest.fixture(scope="module")
def scored() -> Score:
    return score(check([SEEDS / "ar"]), load_gold(SEEDS / "gold.json"))


def test_all_that_is_required_is_found(scored: Score) -> None:
    assert [missed.id for missed in scored.missed if missed.tier == "required"] == []


def test_no_trap_is_stepped_into(scored: Score) -> None:
    assert [hit.trap.id for hit in scored.traps_hit] == []


def test_the_report_that_is_kept_is_the_one_that_is_made(tmp_path: Path) -> None:
    """If you meant the change: `make report`, and commit what it wrote."""
    made = render_demo(SEEDS, tmp_path)
    kept = pages.ROOT / "reports"
    assert {path.name for path in made} == {path.name for path in kept.iterdir()}
    changed = [path.name for path in made if path.read_bytes() != (kept / path.name).read_bytes()]
    assert changed == []
