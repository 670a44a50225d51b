"""What several rules read off a corpus: worked out once per run, and gone with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cached_property, wraps
from typing import TypeVar, cast

from checker.types import Corpus

T = TypeVar("T")


@dataclass(frozen=True)
class Judged(Corpus):
    """A corpus while it is judged: it keeps what functions marked ``once`` found in it.

    ``only`` are the articles that findings must have evidence in; None asks for all findings.
    """

    only: frozenset[str] | None = None

    @cached_property
    def kept(self) -> dict[object, object]:
        """What was found, by the function that found it."""
        return {}


def judged(corpus: Corpus, only: frozenset[str] | None = None) -> Judged:
    """Return a corpus in the form that keeps what rules find in it."""
    given = {field.name: getattr(corpus, field.name) for field in fields(corpus)}
    return Judged(**given, only=only)


def once(find: Callable[[Corpus], T]) -> Callable[[Corpus], T]:
    """Mark a function of the corpus alone: rules of one run share its result.

    Given a plain corpus, as tests do, it finds everything anew.
    """

    @wraps(find)
    def kept(corpus: Corpus) -> T:
        if not isinstance(corpus, Judged):
            return find(corpus)
        if find not in corpus.kept:
            corpus.kept[find] = find(corpus)
        return cast(T, corpus.kept[find])

    return kept
