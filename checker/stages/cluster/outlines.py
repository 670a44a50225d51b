"""What articles are compared by: a vector, and hashed tokens of what they say and name.

An outline is made from one article alone, so it can be kept and compared years later.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import chain
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from checker.stages.cluster.components import Floats
from checker.stages.cluster.mentions import actor_keys, named_keys, person_keys
from checker.text.memo import Memo
from checker.types import Article, Quantity, Statement

Tokens: TypeAlias = NDArray[np.int64]

UNDATED = -1
# Headline, lead, then the first sentences: what happened stands at the top of a news text.
_TOP = (3.0, 2.0, 1.0, 1.0, 1.0)
_TOP_WORDS = 6  # sentences whose words are compared
_FEW = 2  # of which everything is told
_TELLING = frozenset({"headline", "lead", "body"})


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """One article as the clustering sees it; tokens are hashes, ascending, each once.

    ``vector`` is the unit mean of the sentences that tell what happened [d], ``top`` their words.
    ``words`` and ``keys`` are all that the article says and names, for counting how common a token
    is; ``actors`` and ``persons`` are those of the keys that tell an event.
    """

    article: str
    day: int
    vector: Floats
    words: Tokens
    keys: Tokens
    top: Tokens
    actors: Tokens
    persons: Tokens


def outline(article: Article, statements: Sequence[Statement], rows: Floats) -> Outline:
    """Return the outline of an article whose statements have the unit vectors ``rows`` [n, d]."""
    return with_vector(outline_without_vector(article, statements), rows, top_of(statements))


def outline_without_vector(article: Article, statements: Sequence[Statement]) -> Outline:
    """Return what of an outline needs no encoder; its vector is empty."""
    said = list(map(_said, statements))
    return Outline(
        article=article.id,
        day=article.day.toordinal() if article.day else UNDATED,
        vector=np.empty(0, np.float32),
        words=tokens(chain.from_iterable(said)),
        keys=tokens(chain.from_iterable(map(named_keys, statements))),
        top=tokens(chain.from_iterable([said[index] for index in top_of(statements)])),
        actors=tokens(actor_keys(statements)),
        persons=tokens(f"person:{key}" for key in person_keys(statements)),
    )


def _said(statement: Statement) -> list[str]:
    """Return the words of a statement, and its figures, which reports write in other ways."""
    told = [mention.value for mention in statement.mentions]
    figures = [f"={v.low:g} {v.unit}" for v in told if isinstance(v, Quantity) and _telling(v)]
    return [*statement.words, *figures]


def _telling(value: Quantity) -> bool:
    return value.low == value.high > _FEW


def with_vector(plain: Outline, rows: Floats, top: Sequence[int]) -> Outline:
    """Return an outline with the unit mean of the rows [n, d] at the places ``top``."""
    return replace(plain, vector=_vector(rows, top))


def tokens(words: Iterable[str]) -> Tokens:
    """Return the hashes of the distinct words, ascending."""
    return np.array(sorted(set(map(_TOKENS.__getitem__, words))), np.int64)


def token(word: str) -> int:
    """Return 63 bits that stand for a word on every machine."""
    return _TOKENS[word]


def _hashed(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=8).digest()) >> 1


_TOKENS = Memo(_hashed)


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


def _vector(rows: Floats, top: Sequence[int]) -> Floats:
    """Return the unit mean of an article's telling statements [d], the first ones heavier."""
    weights = np.asarray(_TOP[: len(top)], np.float32)
    vector = weights @ rows[list(top[: len(_TOP)])]
    length = float(np.linalg.norm(vector))
    return (vector / length if length > 0 else vector).astype(np.float32)
