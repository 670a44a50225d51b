"""Gold and scoring: how well the findings agree with what a copy chief marked."""

from checker.evaluation.benchmark import Benchmark, BenchmarkCase, load_benchmark
from checker.evaluation.gold import Conflict, Gold, GoldSide, Mark, Tier, Trap, load_gold
from checker.evaluation.locate import locate
from checker.evaluation.match import Judged
from checker.evaluation.render import render_score
from checker.evaluation.scoring import Rate, Score, TrapHit, score, score_benchmark

__all__ = [
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
]
