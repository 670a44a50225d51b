"""How well a pair model does: F1 of the graded stances, and what a threshold catches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from checker.rules.statements.pair_model import CLASSES, THRESHOLD
from checker.training.stance_pairs import REPORTED, Pair

Judged = NDArray[np.float64]

_THRESHOLDS = (0.4, 0.45, 0.5, 0.55, 0.6, THRESHOLD, 0.7, 0.8)


def f1_scores(pairs: Sequence[Pair], judged: Judged) -> list[float]:
    """Return the F1 of each graded stance, the likeliest of them being the answer."""
    wanted = np.array([pair.stance for pair in pairs])
    answered = judged[:, :REPORTED].argmax(axis=1)
    scores = []
    for stance in range(REPORTED):
        right = int(((wanted == stance) & (answered == stance)).sum())
        told = int((wanted == stance).sum() + (answered == stance).sum())
        scores.append(2 * right / told if told else 0.0)
    return scores


def caught(pairs: Sequence[Pair], judged: Judged, threshold: float) -> tuple[float, float]:
    """Return precision and recall of the pairs called contradictions at a threshold."""
    wanted = np.array([pair.stance == 0 for pair in pairs])
    called = judged[:, 0] >= threshold
    right = int((wanted & called).sum())
    return right / max(1, int(called.sum())), right / max(1, int(wanted.sum()))


def table(pairs: Sequence[Pair], judged: Judged, reported: Judged | None = None) -> Iterator[str]:
    """Yield the lines that a training prints; ``reported``: pairs that hardly ever contradict."""
    scores = f1_scores(pairs, judged)
    names = ", ".join(f"{n} {s:.3f}" for n, s in zip(CLASSES, scores, strict=False))
    yield f"{len(pairs)} pairs: macro F1 {sum(scores) / len(scores):.3f} ({names})"
    for threshold in _THRESHOLDS:
        precision, recall = caught(pairs, judged, threshold)
        line = f"at {threshold:.2f}: precision {precision:.3f}, recall {recall:.3f}"
        if reported is not None and len(reported):
            called = int((reported[:, 0] >= threshold).sum())
            line += f"; {called} of {len(reported)} pairs of two outlets"
        yield line
