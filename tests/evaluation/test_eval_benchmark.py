"""The floors of the benchmark: no change makes the findings worse unseen.

Lowering a floor, or changing a benchmark, is an explicit act: tests/eval/floors.json says so in
the same commit. `checker eval --benchmark tests/eval/tuning --format json` gives the figures.
"""

import json
from pathlib import Path

import pytest

from checker.config import Config
from checker.evaluation import (
    Benchmark,
    Score,
    load_benchmark,
    render_score,
    score_benchmark,
)
from checker.pipeline import check

FOLDER = Path(__file__).parents[1] / "eval"
FLOORS = json.loads((FOLDER / "floors.json").read_text(encoding="utf-8"))
HALVES = ("tuning", "measuring")


@pytest.fixture(scope="module", params=HALVES)
def half(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def benchmark(half: str) -> Benchmark:
    return load_benchmark(FOLDER / half)


@pytest.fixture(scope="module")
def result(benchmark: Benchmark) -> Score:
    return score_benchmark((check(case.rows(), Config()) for case in benchmark.cases), benchmark)


def test_the_floors_are_those_of_this_benchmark(half: str, benchmark: Benchmark) -> None:
    assert FLOORS[half]["digest"] == benchmark.digest


def test_precision_and_recall_keep_their_floors(half: str, result: Score) -> None:
    floors = FLOORS[half]
    shown = f"\n{render_score(result)}"
    assert result.precision.share >= floors["precision"], shown
    assert result.recall.share >= floors["recall"], shown
    assert result.clean.share >= floors["clean"], shown


def test_every_kind_keeps_its_floor(half: str, result: Score) -> None:
    hits = {kind: rate.hits for kind, rate in result.kinds}
    below = {
        kind: (hits.get(kind, 0), floor)
        for kind, floor in FLOORS[half]["kinds"].items()
        if hits.get(kind, 0) < floor
    }
    assert not below, f"found and floor by kind: {below}"


@pytest.mark.parametrize("half", HALVES)
def test_the_benchmark_is_as_large_and_even_as_it_should_be(half: str) -> None:
    cases = load_benchmark(FOLDER / half)
    kinds = [conflict.kind for conflict in cases.gold.conflicts]
    assert len(cases.gold.conflicts) >= 75
    assert len(cases.controls) >= 75
    assert len(set(kinds)) == 20
    assert min(kinds.count(kind) for kind in set(kinds)) >= 4
