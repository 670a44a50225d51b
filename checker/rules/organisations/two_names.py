"""All ways of finding two names of one body, or two bodies in one role."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TypeAlias

from checker.rules.organisations.bodies import Body
from checker.rules.organisations.full_names import FullName
from checker.rules.organisations.one_body import rivals
from checker.rules.organisations.one_role import one_role
from checker.types import Corpus

Uses: TypeAlias = Sequence[Body | FullName]
_FINDERS: tuple[Callable[[Corpus], Iterator[tuple[Uses, Uses]]], ...]
_FINDERS = (rivals, one_role)


def two_names(corpus: Corpus) -> Iterator[tuple[Uses, Uses]]:
    """Yield the uses of two names of one body or in one role, each two names of articles once."""
    told: set[frozenset[tuple[str, str]]] = set()
    every: list[Iterator[tuple[Uses, Uses]]] = [finder(corpus) for finder in _FINDERS]
    for first, second in chain.from_iterable(every):
        pair = frozenset((names[0].statement.article, names[0].text) for names in (first, second))
        if pair not in told:
            told.add(pair)
            yield first, second
