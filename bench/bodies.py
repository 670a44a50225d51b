"""Learn which bodies that two reports name stand in one role there.

    python bench/bodies.py BENCHMARK [BENCHMARK ...] [--days ARTICLES.jsonl ...]

Pairs of names that are evidence of the two sides of an organisation-name conflict are right, all
others wrong; those of real articles too (`--days`, a file for a few days). Prints the weights that
`checker/rules/organisations/one_role.py` has, and how the pairs of a topic fare by weights that
were learned from the others.
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
from checker.rules.organisations.bodies import Body
from checker.rules.organisations.one_role import candidates
from checker.rules.organisations.role_figures import FIGURES, figures
from checker.types import Corpus

_STRENGTH = 0.3
_THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7)


class Pair(NamedTuple):
    """A pair of names: its topic, its case, its figures, whether it is right, the names."""

    topic: str
    case: str
    figures: tuple[float, ...]
    right: bool
    names: tuple[str, str]


def main() -> None:
    """Print the weights and what they do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("benchmarks", nargs="+", type=Path)
    parser.add_argument("--days", nargs="*", type=Path, default=[])
    given = parser.parse_args()
    pairs = [
        pair
        for folder in given.benchmarks
        for case in load_benchmark(folder).cases
        for pair in pairs_of(_corpus([], case.rows()), case)
    ]
    for path in given.days:
        pairs += pairs_of(_corpus([path], []), None, path.name)
    learn(pairs)


def pairs_of(corpus: Corpus, case: BenchmarkCase | None, name: str = "") -> Iterator[Pair]:
    """Yield the pairs of a corpus; those of a case are right where its evidence says so."""
    name = case.id if case else name
    for one, other, first, second in candidates(corpus):
        right = case is not None and _is_gold(case, first, second)
        names = first[0].text, second[0].text
        yield Pair(name.split("-")[0], name, figures(one, other, first, second), right, names)


def _is_gold(case: BenchmarkCase, first: list[Body], second: list[Body]) -> bool:
    for conflict in case.conflicts:
        sides = [
            {
                at
                for at, side in enumerate(conflict.sides)
                for mark in side.evidence
                for body in uses
                if (mark.article, mark.field) == (body.statement.article, body.span.field)
                and mark.start < body.span.end
                and body.span.start < mark.end
            }
            for uses in (first, second)
        ]
        named = conflict.kind == "organisation-name"
        if named and len(sides[0] | sides[1]) > 1 and all(sides):
            return True
    return False


def _corpus(paths: list[Path], rows: tuple[dict[str, str], ...] | list[dict[str, str]]) -> Corpus:
    config = Config()
    packs = PackIndex(load_packs(config.packs))
    found = read_articles(paths, Wanted.of(config), [], given=rows)
    articles = sorted(found, key=lambda article: article.id)
    statements = _extract(articles, lambda *_: None)
    return _cluster(articles, statements, config, packs, lambda *_: None)[0]


def learn(pairs: list[Pair]) -> None:
    """Print the weights, and what they call right of topics that they were not learned from."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    told = np.array([pair.figures for pair in pairs])
    right = np.array([pair.right for pair in pairs])
    topics = [pair.topic for pair in pairs]
    model = make_pipeline(StandardScaler(), LogisticRegression(C=_STRENGTH))
    left_out = cross_val_predict(
        model, told, right, groups=topics, cv=LeaveOneGroupOut(), method="predict_proba"
    )[:, 1]
    conflicts = {pair.case for pair in pairs if pair.right}
    print(f"{len(pairs)} pairs, of {len(conflicts)} conflicts:")
    for least in _THRESHOLDS:
        called = [pair for pair, share in zip(pairs, left_out, strict=True) if share >= least]
        hit = len({pair.case for pair in called if pair.right})
        print(f"at {least:.2f}: {hit} found, {sum(not pair.right for pair in called)} others")
    scaler, linear = model.fit(told, right)
    weights = linear.coef_[0] / scaler.scale_
    for name, weight in zip(FIGURES, weights, strict=True):
        print(f"{name}: {weight:.2f}")
    print(f"constant: {float(linear.intercept_[0] - (weights * scaler.mean_).sum()):.2f}")


if __name__ == "__main__":
    main()
