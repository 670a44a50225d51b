"""From pairs to groups: components of the pair graph, then average linkage against chaining."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float32]
Indices: TypeAlias = NDArray[np.int64]

# A component is compared in full, so its size is what keeps the whole near-linear.
LARGEST_COMPONENT = 400


def distinct(ascending: Indices) -> Indices:
    """Return numbers from 0 on, which ascend, each once.

    ``np.unique`` would import numpy.ma, which a cold gate needs for nothing else.
    """
    return ascending[np.flatnonzero(np.diff(ascending, prepend=-1))]


class Forest:
    """Disjoint sets over 0..n-1, each with its size; the root is always the smallest member."""

    def __init__(self, size: int) -> None:
        self._parents = list(range(size))
        self._sizes = [1] * size

    def find(self, index: int) -> int:
        """Return the smallest member of the set that holds ``index``."""
        parents = self._parents
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    def union(self, left: int, right: int, *, largest: int | None = None) -> bool:
        """Join two sets unless the result would grow over ``largest``; say if they are one."""
        low, high = sorted((self.find(left), self.find(right)))
        if low == high:
            return True
        size = self._sizes[low] + self._sizes[high]
        if largest is not None and size > largest:
            return False
        self._parents[high] = low
        self._sizes[low] = size
        return True

    def groups(self) -> list[list[int]]:
        """Return the sets, members ascending, sets ordered by their first member."""
        found: dict[int, list[int]] = {}
        for index in range(len(self._parents)):
            found.setdefault(self.find(index), []).append(index)
        return list(found.values())


def components(
    size: int,
    left: Indices,
    right: Indices,
    similarity: Floats,
    *,
    largest: int = LARGEST_COMPONENT,
) -> list[list[int]]:
    """Return the components of a pair graph, strongest pairs joined first.

    A component stops growing at ``largest`` members: what would chain half an archive together
    falls apart at its weakest links.
    """
    forest = Forest(size)
    # Rounded, so that the last bit of a float never decides which of two pairs comes first.
    order = np.lexsort((right, left, -np.round(similarity, 4)))
    for index in order.tolist():
        forest.union(int(left[index]), int(right[index]), largest=largest)
    return forest.groups()


def cohesive(
    groups: Iterable[list[int]], matrix: Callable[[list[int]], Floats], *, cohesion: float
) -> list[list[int]]:
    """Split each group by average linkage: members stay with those they resemble on average.

    ``matrix(members)`` returns their similarities [m, m], 0 for pairs that must not be one.
    """
    found: list[list[int]] = []
    for group in groups:
        if len(group) <= 2:
            found.append(group)
        else:
            found.extend(_split(group, matrix(group), cohesion))
    return sorted(found)


def _split(group: list[int], similarity: Floats, cohesion: float) -> list[list[int]]:
    parts = {index: [member] for index, member in enumerate(group)}
    for low, high in _average_linkage(np.round(similarity, 4), cohesion):
        parts[low].extend(parts.pop(high))
    return list(parts.values())


def _average_linkage(similarity: Floats, least: float) -> Iterator[tuple[int, int]]:
    """Yield the merges (kept, joined) of average linkage, until no two parts are ``least`` alike.

    What scikit-learn's AgglomerativeClustering does, without the second that its import takes.
    """
    matrix = similarity.astype(np.float64)
    np.fill_diagonal(matrix, -np.inf)
    sizes = np.ones(len(matrix))
    while True:
        low, high = sorted(divmod(int(matrix.argmax()), len(matrix)))
        if not matrix[low, high] >= least:
            return
        joined = (sizes[low] * matrix[low] + sizes[high] * matrix[high]) / (
            sizes[low] + sizes[high]
        )
        matrix[low], matrix[:, low] = joined, joined
        matrix[high], matrix[:, high] = -np.inf, -np.inf
        matrix[low, low] = -np.inf
        sizes[low] += sizes[high]
        yield low, high
