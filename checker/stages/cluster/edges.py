"""Which two articles tell of one event: near in time, in words, and with actors in common.

Whether two do depends on them and on what is published around those days, on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.stages.cluster.components import Floats, Indices
from checker.stages.cluster.options import ClusterOptions
from checker.stages.cluster.outlines import UNDATED, Outline
from checker.stages.cluster.rows import Rows, cosines
from checker.stages.cluster.weights import Calendar

Edge = tuple[str, str, float]
Bools = NDArray[np.bool_]

_ACTORS = 0.2  # what naming exactly the same actors adds to a similarity
_SOME = 6  # rare words in common that show one event as well as two persons do
_MANY = 8  # and as many as hardly ever meet by chance
_PLENTY = 12  # and as many as two events do not share
_BLOCK = 1024


@dataclass(frozen=True, slots=True)
class _Alike:
    """What the pairs have in common, an entry for each: how alike they are, and the evidence."""

    similarity: Floats
    rare: Floats
    actors: Floats
    persons: Floats


class Edges:
    """Compare articles pair by pair; similarities are rounded, so that no last bit decides."""

    def __init__(self, calendar: Calendar, options: ClusterOptions) -> None:
        self.calendar = calendar
        self._options = options

    def of_slot(self, slot: int) -> Iterator[Edge]:
        """Yield the edges whose weights come from one slot, the smaller article first.

        They lie among its articles, and between those and the next slot's or the undated ones.
        The slot of undated articles has those among themselves.
        """
        here = self.calendar.outlines(slot)
        yield from self._kept(slot, here, [*here, *self._later(slot)], ordered=True)

    def of(self, outline: Outline) -> Iterator[Edge]:
        """Yield all edges of one article, the smaller article first."""
        slot = self.calendar.slot(outline.day)
        yield from self._kept(slot, [outline], [*self._same(slot, outline), *self._later(slot)])
        earlier = self.calendar.slots() if slot == UNDATED else [slot - 1]
        for each in earlier:
            yield from self._kept(each, [outline], self.calendar.outlines(each))

    def matrix(self, outlines: Sequence[Outline]) -> Floats:
        """Return how alike all pairs are [m, m], 0 where their days are too far apart."""
        left, right = np.triu_indices(len(outlines), 1)
        similarity = np.zeros((len(outlines), len(outlines)), np.float32)
        days = np.array([outline.day for outline in outlines], np.int64)
        near = within(days[left], days[right], self._options.window_days)
        left, right = left[near], right[near]
        slots = self._slots(days[left], days[right])
        for slot in sorted(set(slots.tolist())):
            one, other = left[slots == slot], right[slots == slot]
            similarity[one, other] = self._alike(slot, outlines, one, other).similarity
        return similarity + similarity.T

    def _later(self, slot: int) -> list[Outline]:
        if slot == UNDATED:
            return []
        return [*self.calendar.outlines(slot + 1), *self.calendar.outlines(UNDATED)]

    def _same(self, slot: int, outline: Outline) -> list[Outline]:
        return [each for each in self.calendar.outlines(slot) if each.article != outline.article]

    def _slots(self, left: Indices, right: Indices) -> Indices:
        """Return the slot whose weights compare two days: the earlier; undated ones have none."""
        width = self.calendar.width
        first, second = np.minimum(left, right) // width, np.maximum(left, right) // width
        undated = np.minimum(left, right) == UNDATED
        return np.where(
            undated, np.where(np.maximum(left, right) == UNDATED, UNDATED, second), first
        )

    def _kept(
        self,
        slot: int,
        here: Sequence[Outline],
        others: Sequence[Outline],
        *,
        ordered: bool = False,
    ) -> Iterator[Edge]:
        """Yield the edges of ``here`` to ``others``, which begins with ``here`` if ordered."""
        if not here or not others:
            return
        outlines = others if ordered else [*here, *others]
        shift = 0 if ordered else len(here)
        for left, right in self._candidates(here, others):
            keep = left < right if ordered else np.ones(len(left), bool)
            left, right = left[keep], right[keep] + shift
            alike = self._alike(slot, outlines, left, right)
            days = np.array([outline.day for outline in outlines], np.int64)
            kept = self._enough(alike, days[left], days[right])
            for one, other, similarity in zip(
                left[kept].tolist(),
                right[kept].tolist(),
                alike.similarity[kept].tolist(),
                strict=True,
            ):
                first, second = sorted((outlines[one].article, outlines[other].article))
                yield first, second, similarity

    def _candidates(
        self, here: Sequence[Outline], others: Sequence[Outline]
    ) -> Iterator[tuple[Indices, Indices]]:
        """Yield pairs whose vectors and days are near enough for them to be one event."""
        vectors = np.stack([outline.vector for outline in others])
        days = np.array([outline.day for outline in others], np.int64)
        for start in range(0, len(here), _BLOCK):
            block = here[start : start + _BLOCK]
            cosine = np.stack([outline.vector for outline in block]) @ vectors.T
            first = np.array([outline.day for outline in block], np.int64)[:, None]
            near = within(first, days[None, :], self._options.window_days)
            left, right = np.nonzero(near & (cosine >= self._options.candidate_cosine))
            yield left + start, right

    def _alike(
        self, slot: int, outlines: Sequence[Outline], left: Indices, right: Indices
    ) -> _Alike:
        """Compare pairs of outlines, weighing tokens by the days around a slot."""
        used, places = np.unique(np.concatenate([left, right]), return_inverse=True)
        rows = [outlines[index] for index in used.tolist()]
        one, other = places[: len(left)], places[len(left) :]
        around = self.calendar.around(slot)
        words = Rows([row.top for row in rows])
        weights = words.unit(around.words.weights(words.tokens))
        alike, rare = words.products(
            one, other, weights, around.words.rare(words.tokens).astype(np.float32)
        )
        actors = Rows([row.actors for row in rows])
        weights = actors.unit(around.keys.weights(actors.tokens))
        same, shared = actors.products(one, other, weights, np.ones_like(weights))
        persons = Rows([row.persons for row in rows])
        (people,) = persons.products(one, other, np.ones(len(persons.tokens), np.float32))
        cosine = cosines(np.stack([row.vector for row in rows]), one, other) if rows else same
        similarity = np.minimum((cosine + alike) / 2 + _ACTORS * same, 1.0)
        return _Alike(np.round(similarity, 4).astype(np.float32), rare, shared, people)

    def _enough(self, alike: _Alike, left: Indices, right: Indices) -> Bools:
        """Say which pairs are one event: alike enough for what they share and for their days."""
        options = self._options
        dated = (left != UNDATED) & (right != UNDATED)
        undated = (left == UNDATED) & (right == UNDATED)
        telling = alike.rare >= _MANY
        strong = (alike.persons >= 2) | (alike.rare >= _SOME)
        least = np.where(dated, options.story_similarity, options.undated_similarity)
        least = np.where(dated & strong, options.strong_similarity, least)
        least = np.where(dated & telling, options.telling_similarity, least)
        plenty = dated & (alike.rare >= _PLENTY)
        least = np.where(plenty, options.plenty_similarity, least)
        least = np.where(undated & telling, options.undated_telling_similarity, least)
        evidence = (alike.actors >= 1) | (alike.rare >= 2)
        enough: Bools = (alike.similarity >= np.round(least, 4).astype(np.float32)) & evidence
        return enough


def within(left: Indices, right: Indices, window: int) -> Bools:
    """Say where two days are at most ``window`` apart; an undated article is near any other."""
    near: Bools = (np.abs(left - right) <= window) | (left == UNDATED) | (right == UNDATED)
    return near
