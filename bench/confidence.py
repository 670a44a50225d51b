"""Fit the curve behind confidence on findings that were read one by one.

    python bench/confidence.py

Reads the audits of a real archive (an arguable finding counts as right) and the tuning half of the
benchmark. The latter weighs a fifth: rules were written against it, and half of its cases hold a
planted conflict, so alone it flatters them; it speaks for what an archive seldom shows. Writes
checker/stages/judge/confidence.yml.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from checker.config import Config
from checker.evaluation import load_benchmark, score_benchmark
from checker.pipeline import check
from checker.stages.judge import confidence

_PLANTED = 0.2  # share of the weight
_STRENGTH = 1.0  # inverse of the pull of every shift towards none
Told = tuple[str, float, bool]
Floats = NDArray[np.float64]


def main() -> None:
    """Fit the curve and write it."""
    folder = Path(__file__).parents[1] / "tests/eval"
    planted, real = list(_planted(folder / "tuning")), list(_audited(folder / "audit.jsonl"))
    told = planted + real
    weights = [_PLANTED / len(planted)] * len(planted) + [(1 - _PLANTED) / len(real)] * len(real)
    slope, shifts = fit(told, np.array(weights) * len(told))
    head = "# Written by `python bench/confidence.py`; see confidence.py.\n"
    data = {"slope": round(slope, 3), "shifts": {k: round(v, 3) for k, v in sorted(shifts.items())}}
    text = head + yaml.safe_dump(data, sort_keys=False)
    Path(confidence.__file__).with_name("confidence.yml").write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(planted)} planted, {len(real)} of a real archive\n{text}")


def fit(told: Sequence[Told], weights: Floats) -> tuple[float, dict[str, float]]:
    """Return the slope and the shift of each kind: a logistic regression, shifts pulled to zero."""
    kinds = sorted({kind for kind, _, _ in told})
    rows = np.zeros((len(told), 1 + len(kinds)))
    for row, (kind, raw, _) in zip(rows, told, strict=True):
        row[0] = confidence.logit(raw)
        row[1 + kinds.index(kind)] = 1
    right = [each for _, _, each in told]
    model = LogisticRegression(C=_STRENGTH, max_iter=1000).fit(rows, right, sample_weight=weights)
    slope, *shifts = model.coef_[0]
    base = float(model.intercept_[0])
    # A rule that is surer of one finding than of another stays so.
    return max(float(slope), 0.05), {k: base + float(v) for k, v in zip(kinds, shifts, strict=True)}


def _planted(folder: Path) -> Iterator[Told]:
    """Yield the findings above info of the benchmark with the rules' own confidence."""
    cases = load_benchmark(folder)
    reports = [check(case.rows(), Config()) for case in cases.cases]
    wrong = {each.id for each in score_benchmark(reports, cases).false_alarms}
    for report in reports:
        for finding in report.findings:
            if finding.severity != "info":
                own = confidence.calibration().own(finding.kind, finding.confidence)
                yield finding.kind, own, finding.id not in wrong


def _audited(path: Path) -> Iterator[Told]:
    """Yield what is still flagged of what was read on the archive."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["still"]:
            yield row["kind"], row["confidence"], row["label"] != "wrong"


if __name__ == "__main__":
    main()
