"""Group the statements of a story that are about the same fact.

Nothing here looks at the numbers, dates or ranks a statement gives: those are what may disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from checker.stages.cluster.components import Floats, Indices, cohesive, components
from checker.stages.cluster.mentions import People, claim_keys
from checker.stages.cluster.neighbours import neighbour_pairs, unique_pairs
from checker.stages.cluster.options import ClusterOptions
from checker.stages.cluster.outlines import Tokens, token, tokens
from checker.stages.cluster.rows import Rows, cosines
from checker.stages.cluster.weights import Frequencies, Surroundings
from checker.types import Statement

# Weights of the three signals. Where neither statement names anything the first two share alone.
_COSINE, _WORDS, _MENTIONS = 0.4, 0.35, 0.25
_SHORTEST = 3  # content words: a shorter sentence says nothing that could be a claim
_NO_CLAIM = frozenset({"residue", "byline"})
# Statements that share one mention are compared pair by pair only up to here.
_LARGEST_BLOCK = 40


class Claims:
    """Compare statements pair by pair. All arrays follow the order of ``statements``.

    ``stories[i]`` is the group of statement i's article, and ``around[i]`` what is said in the days
    in which that began.
    """

    def __init__(
        self,
        statements: Sequence[Statement],
        vectors: Floats,
        *,
        stories: Indices,
        around: Sequence[Surroundings],
        people: People,
        options: ClusterOptions,
    ) -> None:
        self.statements = statements
        self.vectors = vectors
        self.stories = stories
        self.options = options
        self.keys = [claim_keys(statement, people) for statement in statements]
        words = [tokens(statement.words) for statement in statements]
        self._words, self._word_weights = _rows(words, words, [each.words for each in around])
        named = [sorted((token(key), token(name)) for key, name in k.items()) for k in self.keys]
        columns = [np.array([pair[0] for pair in row], np.int64) for row in named]
        names = [np.array([pair[1] for pair in row], np.int64) for row in named]
        self._mentions, self._mention_weights = _rows(columns, names, [a.keys for a in around])
        self._named = np.array([bool(keys) for keys in self.keys])
        persons = [[key for key in keys if key.startswith("person:")] for keys in self.keys]
        self._persons = Rows([tokens(keys) for keys in persons])
        self._personal = np.array([bool(keys) for keys in persons])

    def group(self) -> list[list[int]]:
        """Return the groups of statement indices that say the same; never a group of one."""
        left, right = self._candidates()
        similarity = self.pairs(left, right)
        keep = similarity >= self.options.claim_similarity
        groups = components(len(self.statements), left[keep], right[keep], similarity[keep])
        inside = cohesive(groups, self.matrix, cohesion=self.options.claim_cohesion)
        return [group for group in inside if len(group) > 1]

    def pairs(self, left: Indices, right: Indices) -> Floats:
        """Return how surely each pair of statements says the same [pairs]."""
        ones = np.ones(len(self._persons.tokens), np.float32)
        (words,) = self._words.products(left, right, self._word_weights)
        (mentions,) = self._mentions.products(left, right, self._mention_weights)
        (persons,) = self._persons.products(left, right, ones)
        cosine = cosines(self.vectors, left, right)
        named = self._named[left] | self._named[right]
        plain = (_COSINE * cosine + _WORDS * words) / (_COSINE + _WORDS)
        full = _COSINE * cosine + _WORDS * words + _MENTIONS * mentions
        score = np.where(named, full, plain)
        # Where both name people, and none in common, who did it differs.
        rivals = self._personal[left] & self._personal[right] & (persons < 1)
        return np.round(np.where(rivals, 0.5 * score, score), 4).astype(np.float32)

    def matrix(self, members: list[int]) -> Floats:
        """Return the same for all pairs of the members [m, m]."""
        one, other = np.triu_indices(len(members), 1)
        row = np.array(members)
        similarity = np.zeros((len(members), len(members)), np.float32)
        similarity[one, other] = self.pairs(row[one], row[other])
        return similarity + similarity.T

    def _candidates(self) -> tuple[Indices, Indices]:
        """Return pairs of one story that are neighbours or share a mention."""
        members: dict[int, list[int]] = {}
        for index, statement in enumerate(self.statements):
            if len(statement.words) >= _SHORTEST and statement.sentence.kind not in _NO_CLAIM:
                members.setdefault(int(self.stories[index]), []).append(index)
        parts = [self._inside(np.array(group, np.int64)) for group in members.values()]
        codes = [part for part in parts if len(part[0])]
        if not codes:
            return np.empty(0, np.int64), np.empty(0, np.int64)
        left = np.concatenate([part[0] for part in codes])
        right = np.concatenate([part[1] for part in codes])
        return unique_pairs(left, right, len(self.statements))

    def _inside(self, group: Indices) -> tuple[Indices, Indices]:
        left, right = neighbour_pairs(self.vectors[group], count=self.options.neighbours)
        blocks: dict[str, list[int]] = {}
        for index in group.tolist():
            for key in self.keys[index]:
                blocks.setdefault(key, []).append(index)
        shared = list(_block_pairs(blocks))
        first = np.array([pair[0] for pair in shared], np.int64)
        second = np.array([pair[1] for pair in shared], np.int64)
        return np.concatenate([group[left], first]), np.concatenate([group[right], second])


def _rows(
    columns: Sequence[Tokens], names: Sequence[Tokens], counted: Sequence[Frequencies]
) -> tuple[Rows, Floats]:
    """Return rows of tokens, and unit weights by how common their names are in each row's days."""
    weights = [np.empty(0, np.float32)]
    at = 0
    while at < len(names):  # rows of one story follow one another, and are weighed together
        end = at
        while end < len(names) and counted[end] is counted[at]:
            end += 1
        weights.append(counted[at].weights(np.concatenate(names[at:end])))
        at = end
    rows = Rows(columns)
    return rows, rows.unit(np.concatenate(weights))


def _block_pairs(blocks: Mapping[Any, list[int]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of every block that is small enough to be telling."""
    for block in blocks.values():
        if 2 <= len(block) <= _LARGEST_BLOCK:
            yield from combinations(block, 2)
