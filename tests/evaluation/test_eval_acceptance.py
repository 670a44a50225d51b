"""What issue 2 asks of the five articles that the project was started for."""

from pathlib import Path

import pytest

import checker
from checker.config import Config
from checker.evaluation import Score, load_gold, render_score, score

SHARED = Path(__file__).parents[2] / "../shared"
WITHOUT_PACKS = {"RANK-01", "RANK-02", "RANK-03", "RANK-04", "POST-01", "CHAR-01", "QUOT-01"}

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="../shared is not beside the repository"
)


def run(config: Config) -> Score:
    report = checker.check([SHARED / "seeds"], config)
    return score(report, load_gold(SHARED / "gold/seeds.json", articles=report.articles))


@pytest.fixture(scope="module")
def result() -> Score:
    return run(Config())


def test_every_required_conflict_is_found(result: Score) -> None:
    missed = [conflict.id for conflict in result.missed if conflict.tier == "required"]
    assert not missed, f"\n{render_score(result)}"


def test_no_trap_is_hit(result: Score) -> None:
    assert not [(hit.trap.id, hit.finding.id) for hit in result.traps_hit]


def test_what_no_pack_is_needed_for_is_found_without_packs() -> None:
    missed = {conflict.id for conflict in run(Config(packs=())).missed}
    assert not missed & WITHOUT_PACKS


def test_two_thirds_of_what_is_hard_are_found(result: Score) -> None:
    stretch = {conflict.id for conflict in result.missed if conflict.tier == "stretch"}
    assert len(stretch) <= 36 - 24, sorted(stretch)
