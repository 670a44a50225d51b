"""Learn which headlines contradict each other: ``checker/rules/statements/pair_model.npz``.

    python -m checker.training.stance TRAIN.csv [--archive ARCHIVE --reported PAIRS.jsonl.gz]
                                      [--folds N] [--score DEV.csv]

TRAIN.csv has the columns s1, s2 and stance (agree, disagree, other). Of an archive come the
headlines of ``--reported``: what two outlets wrote of one event, as a rule no contradiction.
Word vectors are those of ``checker/training/word_vectors.py``: learn them first. ``--folds`` tells
how well it does on headlines kept out and writes nothing; ``--score`` alone only measures.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.rules.statements.pair_features import figures
from checker.rules.statements.pair_hashed import BUCKETS
from checker.rules.statements.pair_model import CLASSES, CLIP, PATH, PairModel
from checker.rules.word_vectors import vectors
from checker.stages.ingest import read
from checker.training.stance_pairs import Pair, read_pairs, read_reported, same_source
from checker.training.stance_scores import table
from checker.types import Article

Arrays = dict[str, NDArray[Any]]

_STRENGTH = 0.3  # of the linear part; swept 0.1, 0.3, 1 by cross-validation
_DENSE = 0.3  # weight of a figure beside a hashed word
_TREES: dict[str, Any] = {
    "n_estimators": 150,
    "learning_rate": 0.06,
    "max_leaf_nodes": 8,
    "min_samples_leaf": 15,
    "subsample": 0.7,
    "max_features": 0.5,
    "random_state": 1,
}
_KINDS: dict[str, type[np.generic]] = {"feature": np.int16, "left": np.int32, "right": np.int32}


def learn(pairs: Sequence[Pair]) -> Arrays:
    """Return the arrays of a model."""
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    found = [figures(pair.first, pair.second, vectors().look_up) for pair in pairs]
    dense = np.array([each for each, _ in found], np.float32)
    wanted = np.array([pair.stance for pair in pairs])
    mean, spread = dense.mean(axis=0), np.maximum(dense.std(axis=0), 1e-3)
    scaled = np.clip((dense - mean) / spread, -CLIP, CLIP) * _DENSE
    ends = np.cumsum([0, *(len(hashed) for _, hashed in found)])
    columns = [bucket for _, hashed in found for bucket in hashed]
    values = [value for _, hashed in found for value in hashed.values()]
    hashed = csr_matrix((values, columns, ends), shape=(len(pairs), BUCKETS))
    linear = LogisticRegression(C=_STRENGTH, max_iter=3000, class_weight="balanced")
    linear.fit(hstack([hashed, csr_matrix(scaled)]).tocsr(), wanted)
    return {
        "classes": linear.classes_,
        "mean": mean,
        "spread": spread,
        "constant": linear.intercept_.astype(np.float32),
        "words": linear.coef_[:, :BUCKETS].astype(np.float16),
        "figures": (linear.coef_[:, BUCKETS:] * _DENSE).astype(np.float32),
        **_boosted(dense, wanted),
    }


def _boosted(dense: NDArray[np.float32], wanted: NDArray[np.int64]) -> Arrays:
    """Return boosted trees as flat arrays; a leaf leads to itself."""
    from sklearn.ensemble import GradientBoostingClassifier
    from sklearn.utils.class_weight import compute_sample_weight

    weights = compute_sample_weight("balanced", wanted)
    boosted = GradientBoostingClassifier(**_TREES).fit(dense, wanted, weights)
    trees = [each.tree_ for each in boosted.estimators_.ravel()]
    starts = np.cumsum([0, *(tree.node_count for tree in trees)])
    parts: dict[str, list[Any]] = {n: [] for n in ("feature", "threshold", "left", "right", "leaf")}
    for tree, start in zip(trees, starts, strict=False):
        own = np.arange(tree.node_count)
        inner = tree.children_left >= 0
        parts["feature"].append(np.where(inner, tree.feature, 0))
        parts["threshold"].append(tree.threshold)
        parts["left"].append(np.where(inner, tree.children_left, own) + start)
        parts["right"].append(np.where(inner, tree.children_right, own) + start)
        parts["leaf"].append(tree.value.ravel() * boosted.learning_rate)
    flat = {name: np.concatenate(each) for name, each in parts.items()}
    return {
        **{name: each.astype(_KINDS.get(name, np.float32)) for name, each in flat.items()},
        "roots": starts[:-1].astype(np.int32).reshape(boosted.estimators_.shape),
        "depth": np.array(max(tree.max_depth for tree in trees)),
        "start": np.log(boosted.init_.class_prior_).astype(np.float32),
    }


def cross_validated(
    pairs: Sequence[Pair], reported: Sequence[Pair], folds: int
) -> NDArray[np.float64]:
    """Return the probabilities [pairs, classes] by models that never saw the pair's headlines."""
    from sklearn.model_selection import StratifiedGroupKFold

    found = np.zeros((len(pairs), len(CLASSES)))
    split = StratifiedGroupKFold(folds, shuffle=True, random_state=0)
    stances = [pair.stance for pair in pairs]
    for train, test in split.split(stances, stances, same_source(pairs)):
        trained = learn([*(pairs[at] for at in train), *reported])
        found[test] = judged([pairs[at] for at in test], trained)
    return found


def judged(pairs: Iterable[Pair], arrays: Arrays) -> NDArray[np.float64]:
    """Return the probabilities [pairs, classes] of a model."""
    trained = PairModel(arrays)
    return np.array([trained.probabilities(pair.first, pair.second) for pair in pairs])


def shipped() -> Arrays:
    """Return the arrays of the model that ships with the package."""
    with np.load(PATH, allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files}


def main() -> None:
    """Learn from graded pairs and write the model into the package, or measure it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("train", type=Path, nargs="?")
    parser.add_argument("--archive", type=Path, help="where the articles of --reported are")
    parser.add_argument("--reported", type=Path, help="pairs of articles of the archive, by id")
    parser.add_argument("--folds", type=int, default=0, help="only measure, by cross-validation")
    parser.add_argument("--score", type=Path, help="measure the shipped model on these pairs")
    given = parser.parse_args()
    if given.reported and not given.archive:
        parser.error("--reported needs --archive")
    found = read([given.archive]) if given.archive else ()
    articles = [item for item in found if isinstance(item, Article)]
    early, late = read_reported(given.reported, articles) if given.reported else ([], [])
    if given.train:
        pairs = read_pairs(given.train)
        if given.folds:
            results = cross_validated(pairs, early, given.folds)
            _tell(table(pairs, results))
            return
        np.savez_compressed(PATH, **learn([*pairs, *early]))  # type: ignore[arg-type]
        _tell([f"{len(pairs)} graded and {len(early)} reported pairs -> {PATH}"])
    if given.score:
        arrays, pairs = shipped(), read_pairs(given.score)
        _tell(table(pairs, judged(pairs, arrays), judged(late, arrays) if late else None))


def _tell(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
