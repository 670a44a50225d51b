"""Learn which opposite predicates of two reports are told of the same things.

    python bench/clashes.py BENCHMARK [BENCHMARK ...] [--days ARTICLES.jsonl ...]

Pairs of sentences that are evidence of one contradiction of a benchmark are right, all other pairs
wrong; those of real articles too (`--days`, a file for a few days): two outlets seldom contradict
each other. Prints the weights that `checker/rules/statements/clashes.py` has, and how the pairs of
topics fare by weights that were learned from the other topics.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from checker.config import Config
from checker.evaluation.benchmark import BenchmarkCase, load_benchmark
from checker.packs import PackIndex, load_packs
from checker.pipeline import Wanted, _cluster, _extract, read_articles
from checker.rules.statements.clashes import candidates
from checker.rules.statements.cues import Told
from checker.rules.statements.frames import FIGURES, figures
from checker.rules.statements.occasions import occasions
from checker.rules.statements.one_event import same_scene
from checker.types import Corpus

_STRENGTH = 0.1
_THRESHOLDS = (0.5, 0.6, 0.65, 0.7, 0.8)


class Pair(NamedTuple):
    """A pair of opposite predicates: its topic, its case, its figures, whether it is right."""

    topic: str
    case: str
    figures: tuple[float, ...]
    right: bool


def main() -> None:
    """Print the weights and what they do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("benchmarks", nargs="+", type=Path)
    parser.add_argument("--days", nargs="*", type=Path, default=[])
    given = parser.parse_args()
    cases = [case for folder in given.benchmarks for case in load_benchmark(folder).cases]
    pairs = [pair for case in cases for pair in _pairs_of(case)]
    for path in given.days:
        corpus = _corpus([path], [])
        pairs += [Pair(path.name, path.name, figures(*p), right=False) for p in _opposites(corpus)]
    _learn(pairs, sum(case.kind == "contradiction" for case in cases))


def _pairs_of(case: BenchmarkCase) -> Iterator[Pair]:
    """Yield the pairs of a case; of a contradiction only those of its evidence."""
    for pair in _opposites(_corpus([], case.rows())):
        right = _is_gold(case, *pair)
        if right or case.kind != "contradiction":
            yield Pair(case.id.split("-")[0], case.id, figures(*pair), right)


def _is_gold(case: BenchmarkCase, first: Told, second: Told) -> bool:
    for conflict in case.conflicts:
        sides = [
            {
                index
                for index, side in enumerate(conflict.sides)
                for mark in side.evidence
                if (mark.article, mark.field)
                == (told.statement.article, told.statement.sentence.span.field)
                and told.statement.sentence.span.start <= mark.start
                and mark.end <= told.statement.sentence.span.end
            }
            for told in (first, second)
        ]
        if conflict.kind == "contradiction" and len(sides[0] | sides[1]) > 1 and all(sides):
            return True
    return False


def _opposites(corpus: Corpus) -> Iterator[tuple[Told, Told]]:
    for _, articles in occasions(corpus):
        yield from (pair for pair in candidates(corpus, articles) if same_scene(*pair))


def _corpus(paths: list[Path], rows: tuple[dict[str, str], ...] | list[dict[str, str]]) -> Corpus:
    config = Config()
    packs = PackIndex(load_packs(config.packs))
    found = read_articles(paths, Wanted.of(config), [], given=rows)
    articles = sorted(found, key=lambda article: article.id)
    statements = _extract(articles, lambda *_: None)
    return _cluster(articles, statements, config, packs, lambda *_: None)[0]


def _learn(pairs: list[Pair], conflicts: int) -> None:
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    told = np.array([pair.figures for pair in pairs])
    right = np.array([pair.right for pair in pairs])
    topics = [pair.topic for pair in pairs]
    model = make_pipeline(
        StandardScaler(), LogisticRegression(C=_STRENGTH, class_weight="balanced")
    )
    left_out = cross_val_predict(
        model, told, right, groups=topics, cv=LeaveOneGroupOut(), method="predict_proba"
    )[:, 1]
    print(f"{len(pairs)} pairs, {right.sum()} right; of {conflicts} contradictions:")
    for least in _THRESHOLDS:
        called = [pair for pair, share in zip(pairs, left_out, strict=True) if share >= least]
        hit = len({pair.case for pair in called if pair.right})
        wrong = len({(pair.topic, pair.case) for pair in called if not pair.right})
        print(f"at {least:.2f}: {hit} found, {wrong} others flagged")
    scaler, linear = model.fit(told, right)
    weights = linear.coef_[0] / scaler.scale_
    for name, weight in zip(FIGURES, weights, strict=True):
        print(f"{name}: {weight:.2f}")
    print(f"constant: {float(linear.intercept_[0] - (weights * scaler.mean_).sum()):.2f}")


if __name__ == "__main__":
    main()
