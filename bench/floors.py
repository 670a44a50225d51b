"""Write tests/eval/floors.json from what the benchmark gives now: an explicit act.

    python bench/floors.py

Counts of kinds are floored at what is found now, shares a hundredth below it.
"""

from __future__ import annotations

import json
from pathlib import Path

from checker.config import Config
from checker.evaluation import load_benchmark, score_benchmark
from checker.pipeline import check

FOLDER = Path(__file__).parents[1] / "tests/eval"


def main() -> None:
    """Score both halves and write the floors."""
    floors = {}
    for half in ("tuning", "measuring"):
        cases = load_benchmark(FOLDER / half)
        score = score_benchmark((check(case.rows(), Config()) for case in cases.cases), cases)
        floors[half] = {
            "digest": cases.digest,
            "precision": round(score.precision.share - 0.01, 2),
            "recall": round(score.recall.share - 0.01, 2),
            "clean": round(score.clean.share - 0.01, 2),
            "kinds": {kind: rate.hits for kind, rate in score.kinds},
        }
    path = FOLDER / "floors.json"
    path.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
