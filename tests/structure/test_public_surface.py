"""What outsiders may import is small and pinned; the rest moves freely."""

import importlib
import subprocess
import sys

import pytest

import checker

SURFACE = {
    "checker": ["__version__", "check", "load_encoder"],
    "checker.testing": ["Case", "CaseArticle", "CaseResult", "Expect", "load_cases", "run_case"],
    "checker.evaluation": [
        "Benchmark",
        "BenchmarkCase",
        "Conflict",
        "Gold",
        "GoldSide",
        "Judged",
        "Mark",
        "Rate",
        "Score",
        "Tier",
        "Trap",
        "TrapHit",
        "load_benchmark",
        "load_gold",
        "locate",
        "render_score",
        "score",
        "score_benchmark",
    ],
}


@pytest.mark.parametrize("module", sorted(SURFACE))
def test_the_public_surface_is_this_and_no_more(module: str) -> None:
    found = importlib.import_module(module)
    assert sorted(found.__all__) == SURFACE[module]
    assert all(getattr(found, name) is not None for name in found.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'judge'"):
        checker.judge  # noqa: B018


def test_importing_checker_is_cheap() -> None:
    heavy = {"numpy", "sklearn", "trafilatura", "pydantic", "torch", "yaml"}
    code = f"import sys, checker; print(sorted({heavy!r} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
