"""Learn the weights of a score (checker/rules/score.py), and show what they do.

    python bench/scores.py SCORE BENCHMARK [BENCHMARK ...] [--days ARTICLES.jsonl ...]

SCORE is one of bodies, chairs, clashes, figures, holders, places, times. Of the pairs that the
rule finds those are right that are the evidence of two sides of one conflict of its kind; other
pairs of such a case are left out, those of all other cases are wrong. So are those of real
articles (`--days`, a file for a few days): two outlets seldom contradict each other. Prints how
the pairs of a topic fare by weights that were learned from the others, and the weights that all
together give.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np

from checker.config import Config
from checker.evaluation.benchmark import BenchmarkCase, load_benchmark
from checker.packs import PackIndex, load_packs
from checker.pipeline import Wanted, _cluster, _extract, read_articles
from checker.rules.dates import lone, one_time
from checker.rules.events import Told, events
from checker.rules.numbers import likely
from checker.rules.numbers.answers import by_article
from checker.rules.numbers.rivals import one_thing
from checker.rules.numbers.tolls import is_told
from checker.rules.numbers.updates import of_one_outlet
from checker.rules.once import judged
from checker.rules.organisations import one_role, role_figures
from checker.rules.people import chair_figures, chairs, holder_figures, holders
from checker.rules.people.uses import own_posts
from checker.rules.places import one_scene
from checker.rules.score import Score
from checker.rules.sides import with_holder
from checker.rules.statements import clashes, scenes
from checker.rules.statements.occasions import occasions
from checker.types import Corpus, Span, Statement

_STRENGTH = 0.3
_THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7)

# Where a value stands: article and span.
End = tuple[str, Span]
Ends = tuple[list[End], list[End]]


class Learned(NamedTuple):
    """A score, the kind of conflict that it tells, and how the pairs that it weighs are found."""

    score: Score
    kind: str
    pairs: Callable[[Corpus], Iterator[tuple[Ends, tuple[float, ...]]]]


class Pair(NamedTuple):
    """A pair: its topic, its case, its figures, whether it is right."""

    topic: str
    case: str
    figures: tuple[float, ...]
    right: bool


def main() -> None:
    """Print the weights and what they do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("score", choices=sorted(SCORES))
    parser.add_argument("benchmarks", nargs="+", type=Path)
    parser.add_argument("--days", nargs="*", type=Path, default=[])
    given = parser.parse_args()
    learned = SCORES[given.score]
    cases = [case for folder in given.benchmarks for case in load_benchmark(folder).cases]
    pairs = [pair for case in cases for pair in _of_case(learned, case)]
    for path in given.days:
        told = learned.pairs(_corpus([path], ()))
        pairs += [Pair(path.name, path.name, figures, right=False) for _, figures in told]
    _learn(learned.score, pairs, sum(case.kind == learned.kind for case in cases))


def _of_case(learned: Learned, case: BenchmarkCase) -> Iterator[Pair]:
    for ends, figures in learned.pairs(_corpus([], case.rows())):
        right = _is_gold(case, learned.kind, ends)
        if right or case.kind != learned.kind:
            yield Pair(case.id.split("-")[0], case.id, figures, right)


def _is_gold(case: BenchmarkCase, kind: str, ends: Ends) -> bool:
    for conflict in case.conflicts if case.kind == kind else ():
        sides = [
            {
                index
                for index, side in enumerate(conflict.sides)
                for mark in side.evidence
                for article, span in end
                if (mark.article, mark.field) == (article, span.field)
                and mark.start < span.end
                and span.start < mark.end
            }
            for end in ends
        ]
        if all(sides) and len(sides[0] | sides[1]) > 1:
            return True
    return False


def _corpus(paths: list[Path], rows: Iterable[dict[str, str]]) -> Corpus:
    config = Config()
    packs = PackIndex(load_packs(config.packs))
    found = read_articles(paths, Wanted.of(config), [], given=list(rows))
    articles = sorted(found, key=lambda article: article.id)
    statements = _extract(articles, lambda *_: None)
    return judged(_cluster(articles, statements, config, packs, lambda *_: None)[0])


def _learn(score: Score, pairs: list[Pair], planted: int) -> None:
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
    reached = len({pair.case for pair in pairs if pair.right})
    print(f"{len(pairs)} pairs; the right one is among them in {reached} of {planted} conflicts")
    now = np.array([score.likely(pair.figures) for pair in pairs])
    print(f"as it is, at {score.least}: {_fares(pairs, now >= score.least)}")
    for least in _THRESHOLDS:
        print(f"topics left out, at {least}: {_fares(pairs, left_out >= least)}")
    scaler, linear = model.fit(told, right)
    weights = linear.coef_[0] / scaler.scale_
    for name, weight in zip(score.weights, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    print(f"constant={float(linear.intercept_[0] - (weights * scaler.mean_).sum()):.2f}")


def _fares(pairs: list[Pair], called: Iterable[bool]) -> str:
    flagged = [pair for pair, holds in zip(pairs, called, strict=True) if holds]
    hit = len({pair.case for pair in flagged if pair.right})
    wrong = sum(not pair.right for pair in flagged)
    return f"{hit} conflicts found, {wrong} pairs flagged wrongly"


def _bodies(corpus: Corpus) -> Iterator[tuple[Ends, tuple[float, ...]]]:
    for one, other, first, second in one_role.candidates(corpus):
        figures = role_figures.figures(one, other, first, second)
        ends = [[(use.statement.article, use.span) for use in uses] for uses in (first, second)]
        yield (ends[0], ends[1]), figures


def _chairs(corpus: Corpus) -> Iterator[tuple[Ends, tuple[float, ...]]]:
    for timeline in corpus.timelines:
        for _, held in chairs.by_story(corpus, own_posts(timeline)):
            for pair in chairs.candidates(held):
                one, other = (
                    [(entry.statement.article, entry.mention.span) for entry, _ in uses]
                    for uses in pair
                )
                yield (one, other), chair_figures.figures(corpus, *pair)


def _clashes(corpus: Corpus) -> Iterator[tuple[Ends, tuple[float, ...]]]:
    for _, articles in occasions(corpus):
        for first, second in clashes.candidates(corpus, articles):
            if not scenes.one_vote(first, second):
                ends = [_sentence(first.statement)], [_sentence(second.statement)]
                yield ends, scenes.figures(corpus, first, second)


def _figures(corpus: Corpus) -> Iterator[tuple[Ends, tuple[float, ...]]]:
    for event in events(corpus, likely.wanted):
        by = by_article(told for told in event.told if is_told(told.mention))
        for one, other in combinations(sorted(by), 2):
            for pair in likely.candidates(by[one], by[other]):
                told = pair.first, pair.second
                # What one outlet writes again only informs, so it weighs nothing here.
                if one_thing(corpus, pair) and not of_one_outlet(corpus, told):
                    ends = [(t.statement.article, t.mention.span) for t in told]
                    yield ([ends[0]], [ends[1]]), likely.figures(corpus, pair)


def _holders(corpus: Corpus) -> Iterator[tuple[Ends, tuple[float, ...]]]:
    for story in corpus.stories:
        for pair in holders.candidates(corpus, story):
            one, other = (
                [(entry.statement.article, with_holder(entry)) for _, entry, _ in held]
                for held in pair
            )
            yield (one, other), holder_figures.figures(corpus, *pair)


def _places(corpus: Corpus) -> Iterator[tuple[Ends, tuple[float, ...]]]:
    for story in corpus.stories:
        for pairs in one_scene.candidates(corpus, story):
            for pair in pairs:
                figures = one_scene.figures(corpus, pair)
                yield _ends(pair.first.told, pair.second.told), figures


def _times(corpus: Corpus) -> Iterator[tuple[Ends, tuple[float, ...]]]:
    for story in corpus.stories:
        for pairs in lone.candidates(corpus, story):
            for first, second in pairs:
                yield _ends(first.told, second.told), one_time.figures(corpus, story, first, second)


def _ends(first: Told, second: Told) -> Ends:
    one, other = ((told.statement.article, told.mention.span) for told in (first, second))
    return [one], [other]


def _sentence(statement: Statement) -> End:
    return statement.article, statement.sentence.span


SCORES = {
    "bodies": Learned(role_figures.SCORE, "organisation-name", _bodies),
    "chairs": Learned(chair_figures.SCORE, "post-conflict", _chairs),
    "clashes": Learned(scenes.SCORE, "contradiction", _clashes),
    "figures": Learned(likely.SCORE, "number-conflict", _figures),
    "holders": Learned(holder_figures.SCORE, "post-holder-conflict", _holders),
    "places": Learned(one_scene.SCORE, "place-conflict", _places),
    "times": Learned(one_time.SCORE, "date-conflict", _times),
}


if __name__ == "__main__":
    main()
