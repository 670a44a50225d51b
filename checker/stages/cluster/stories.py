"""Group articles about the same event: near in time, in words, and with actors in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from checker.ids import digest
from checker.stages.cluster.components import Floats, Indices, cohesive, components
from checker.stages.cluster.mentions import actor_keys, person_keys
from checker.stages.cluster.neighbours import neighbour_pairs, unique_pairs
from checker.stages.cluster.options import ClusterOptions
from checker.stages.cluster.signals import (
    Weights,
    dense_products,
    matrix_products,
    pair_products,
    weighted_rows,
)
from checker.types import Article, Statement, Story

# Headline, lead, then the first sentences: what happened stands at the top of a news text.
_TOP = (3.0, 2.0, 1.0, 1.0, 1.0)
_TOP_WORDS = 6  # sentences whose words are compared
_TELLING = frozenset({"headline", "lead", "body"})
_ACTORS = 0.2  # what naming exactly the same actors adds to a similarity
_SOME = 6  # rare words in common that show one event as well as two persons do
_MANY = 8  # and as many as hardly ever meet by chance
UNDATED = -1


class Stories:
    """Compare articles pair by pair. All arrays follow the order of ``articles``."""

    def __init__(
        self,
        articles: Sequence[Article],
        statements: Mapping[str, tuple[Statement, ...]],
        vectors: Mapping[str, Floats],
        options: ClusterOptions,
    ) -> None:
        self.articles = articles
        self.options = options
        self.days = days_of(articles)
        tops = [top_of(statements[article.id]) for article in articles]
        words = [
            {word for index in top for word in statements[article.id][index].words}
            for article, top in zip(articles, tops, strict=True)
        ]
        actors = [actor_keys(statements[article.id]) for article in articles]
        self.vectors = np.stack(
            [
                _article_vector(vectors[article.id], top)
                for article, top in zip(articles, tops, strict=True)
            ]
        )
        weights = Weights.count(words)
        self._words = weighted_rows(words, weights)
        rare = [{word for word in row if weights.rare(word)} for row in words]
        self._rare = weighted_rows(rare, weights, binary=True)
        people = [person_keys(statements[article.id]) for article in articles]
        self._people = weighted_rows(people, Weights.count(people), binary=True)
        weights = Weights.count(actors)
        self._actors = weighted_rows(actors, weights)
        self._shared = weighted_rows(actors, weights, binary=True)

    def group(self) -> list[list[int]]:
        """Return the groups of article indices; an article alone is a group of one."""
        left, right = self._candidates()
        similarity = self._pairs(left, right)
        dated = self._dated(left, right)
        least = np.where(dated, self.options.story_similarity, self.options.undated_similarity)
        strong, telling = self._strong(left, right)
        least = np.where(dated & strong, self.options.strong_similarity, least)
        least = np.where(dated & telling, self.options.telling_similarity, least)
        undated = (self.days[left] == UNDATED) & (self.days[right] == UNDATED)
        least = np.where(undated & telling, self.options.undated_telling_similarity, least)
        keep = (similarity >= least) & self._evidence(left, right)
        groups = components(len(self.articles), left[keep], right[keep], similarity[keep])
        return cohesive(groups, self._matrix, cohesion=self.options.story_cohesion)

    def _candidates(self) -> tuple[Indices, Indices]:
        """Return neighbours within the window, found in overlapping slices of time."""
        parts: list[tuple[Indices, Indices]] = []
        for members in self._slices():
            left, right = neighbour_pairs(self.vectors[members], count=self.options.neighbours)
            parts.append((members[left], members[right]))
        if not parts:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        left = np.concatenate([part[0] for part in parts])
        right = np.concatenate([part[1] for part in parts])
        left, right = unique_pairs(left, right, len(self.articles))
        near = within(self.days[left], self.days[right], self.options.window_days)
        return left[near], right[near]

    def _slices(self) -> list[Indices]:
        """Return index sets such that any two articles within the window share one."""
        width = max(1, self.options.window_days)
        slots: dict[int, list[int]] = {}
        for index, day in enumerate(self.days.tolist()):
            if day != UNDATED:
                slots.setdefault(day // width, []).append(index)
        slices = [
            np.array(sorted(slots[slot] + slots.get(slot + 1, [])), np.int64)
            for slot in sorted(slots)
        ]
        if (self.days == UNDATED).any():
            slices.append(np.arange(len(self.articles)))
        return slices

    def _dated(self, left: Indices, right: Indices) -> NDArray[np.bool_]:
        dated: NDArray[np.bool_] = (self.days[left] != UNDATED) & (self.days[right] != UNDATED)
        return dated

    def _pairs(self, left: Indices, right: Indices) -> Floats:
        return _combine(
            dense_products(self.vectors, left, right),
            pair_products(self._words, left, right),
            pair_products(self._actors, left, right),
        )

    def _evidence(self, left: Indices, right: Indices) -> NDArray[np.bool_]:
        """Say for each pair whether it shares an actor or at least two rare words."""
        shared = pair_products(self._shared, left, right) >= 1
        evidence: NDArray[np.bool_] = shared | (pair_products(self._rare, left, right) >= 2)
        return evidence

    def _strong(self, left: Indices, right: Indices) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Say for each pair whether it shares two persons or some rare words, and whether many."""
        people = pair_products(self._people, left, right) >= 2
        rare = pair_products(self._rare, left, right)
        strong: NDArray[np.bool_] = people | (rare >= _SOME)
        telling: NDArray[np.bool_] = rare >= _MANY
        return strong, telling

    def _matrix(self, members: list[int]) -> Floats:
        part = self.vectors[members]
        similarity: Floats = _combine(
            part @ part.T,
            matrix_products(self._words, members),
            matrix_products(self._actors, members),
        )
        days = self.days[members]
        near = within(days[:, None], days[None, :], self.options.window_days)
        similarity[~near] = 0.0
        return similarity


def _combine(cosine: Floats, words: Floats, actors: Floats) -> Floats:
    """Return how alike articles are: vectors and words, and a bonus for actors in common."""
    similarity: Floats = np.minimum((cosine + words) / 2 + _ACTORS * actors, 1.0)
    return similarity


def days_of(articles: Sequence[Article]) -> Indices:
    """Return the ordinal day of publication of each article, ``UNDATED`` where it has none."""
    return np.array([a.day.toordinal() if a.day else UNDATED for a in articles], np.int64)


def within(left: Indices, right: Indices, window: int) -> NDArray[np.bool_]:
    """Say where two days are at most ``window`` apart; an undated article is near any other."""
    near: NDArray[np.bool_] = (
        (np.abs(left - right) <= window) | (left == UNDATED) | (right == UNDATED)
    )
    return near


def top_of(statements: Sequence[Statement]) -> list[int]:
    """Return the indices of the statements that tell what happened: headline, lead, next ones.

    Captions, bylines and what is no sentence of the article are left out, unless nothing else
    is there.
    """
    telling = [
        index
        for index, statement in enumerate(statements)
        if statement.sentence.kind in _TELLING and len(statement.words) > 1
    ]
    ranked = sorted(telling, key=lambda index: statements[index].sentence.kind != "headline")
    return (ranked or list(range(len(statements))))[:_TOP_WORDS]


def _article_vector(rows: Floats, top: Sequence[int]) -> Floats:
    """Return the unit mean of an article's telling statements [d], the first ones heavier."""
    weights = np.asarray(_TOP[: len(top)], np.float32)
    vector = weights @ rows[list(top[: len(_TOP)])]
    length = float(np.linalg.norm(vector))
    return (vector / length if length > 0 else vector).astype(np.float32)


def story_key(members: Sequence[tuple[Statement, ...]]) -> str:
    """Return a key of what most of a story's articles name: actors first, then words."""
    actors: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for statements in members:
        actors.update(actor_keys(statements))
        top = [statements[index] for index in top_of(statements)]
        words.update({word for s in top for word in s.words if word.isalpha()})
    return digest("story", *most_shared(actors, 4), "/", *most_shared(words, 6))


def most_shared(counts: Counter[str], number: int) -> list[str]:
    """Return the most frequent tokens in alphabetical order; ties go to the alphabet too."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return sorted(token for token, _ in ranked[:number])


def as_stories(
    groups: Sequence[Sequence[int]],
    articles: Sequence[Article],
    statements: Mapping[str, tuple[Statement, ...]],
) -> list[Story]:
    """Return the groups as stories in date order, undated articles last, keys made distinct."""
    stories = []
    seen: Counter[str] = Counter()
    for group in groups:
        members = sorted(
            (articles[index] for index in group),
            key=lambda a: (a.day is None, a.day.toordinal() if a.day else 0, a.id),
        )
        key = story_key([statements[article.id] for article in members])
        seen[key] += 1
        if seen[key] > 1:  # the same things told at another time
            key = digest(key, str(seen[key]))
        stories.append(Story(key, tuple(article.id for article in members)))
    return stories
