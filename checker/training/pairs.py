"""Pairs of texts that belong together, drawn from an archive without a label in it.

| set | a pair is | what it teaches |
|---|---|---|
| lead | a title and its first sentence | the same news in other words |
| body | a title and a later sentence | what belongs to one event |
| crop | two overlapping pieces of a sentence | to keep every word, names and figures too |
| cross | sentences of two outlets on one event | one fact, written twice |
| paraphrases | pairs that the user brings | the same |

Pairs carry the article they come from: batches of ``crop`` and ``cross`` hold an article's pairs
together, so that its other sentences are the negatives, which is what claims are parted from.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np

from checker.errors import InputError
from checker.stages.embed import Vectors
from checker.training.corpus import Document

Encode: TypeAlias = Callable[[Sequence[str]], Vectors]

_BODY_PER_TITLE = 2
_CROPS_PER_ARTICLE = 2
_SENTENCES_ALIGNED = 12  # from the top of an article: what follows is background
# Likeness before training. 0.55 and 0.35 gave 2,619 sentence pairs, 0.45 and 0.35 3,729, these
# 6,801, and recall across outlets grew with them; pairs below 0.6 are often the next turn of a
# matter, which is why sentences must be each other's nearest too.
_SAME_EVENT = 0.4
_SAME_FACT = (0.3, 0.97)  # above it a copy, which teaches nothing


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that say the same, or speak of the same; ``group`` is the article of the first."""

    first: str
    second: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class PairSet:
    """Pairs of one kind: ``grouped`` keeps an article's pairs in one batch; ``epochs`` each."""

    name: str
    pairs: tuple[Pair, ...]
    grouped: bool = False
    epochs: int = 1


def draw_sets(documents: Sequence[Document], encode: Encode, *, seed: int) -> list[PairSet]:
    """Return every set that an archive gives. ``encode`` finds the cross-outlet pairs."""
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    return [
        PairSet("lead", _leads(documents)),
        PairSet("body", _bodies(documents, chance)),
        PairSet("crop", _crops(documents, chance), grouped=True),
        PairSet("cross", _crossing(documents, encode), grouped=True, epochs=3),
    ]


def read_paraphrases(path: Path) -> PairSet:
    """Read a CSV with columns ``s1,s2``; where there is a ``stance``, only rows that ``agree``.

    Raises:
        InputError: no such file, or no such columns.
    """
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = [row for row in csv.DictReader(stream) if row.get("stance", "agree") == "agree"]
            pairs = tuple(Pair(row["s1"], row["s2"]) for row in rows)
    except (OSError, UnicodeDecodeError, KeyError) as error:
        raise InputError(
            f"no paraphrases can be read: {error}",
            where=str(path),
            hint="a CSV file in UTF-8 with the columns s1 and s2",
        ) from error
    return PairSet("paraphrases", pairs, epochs=2)


def _leads(documents: Sequence[Document]) -> tuple[Pair, ...]:
    return tuple(
        Pair(document.title, document.sentences[0], document.id)
        for document in documents
        if document.title and document.sentences and document.title != document.sentences[0]
    )


def _bodies(documents: Sequence[Document], chance: random.Random) -> tuple[Pair, ...]:
    pairs: list[Pair] = []
    for document in documents:
        later = [text for text in document.sentences[1:] if len(text.split()) > 3]
        if document.title:
            drawn = chance.sample(later, min(_BODY_PER_TITLE, len(later)))
            pairs.extend(Pair(document.title, text, document.id) for text in drawn)
    return tuple(pairs)


def _crops(documents: Sequence[Document], chance: random.Random) -> tuple[Pair, ...]:
    """Cut two pieces out of a sentence: 3 to 6 tenths, and 5 to 9 tenths of its words."""
    pairs: list[Pair] = []
    for document in documents:
        long = [text for text in document.sentences if 10 <= len(text.split()) <= 60]
        if len(long) < 2:
            continue
        for text in chance.sample(long, min(_CROPS_PER_ARTICLE, len(long))):
            words = text.split()
            pieces = [_piece(words, chance.uniform(*share), chance) for share in _SHARES]
            pairs.append(Pair(pieces[0], pieces[1], document.id))
    return tuple(pairs)


_SHARES = ((0.3, 0.6), (0.5, 0.9))


def _piece(words: Sequence[str], share: float, chance: random.Random) -> str:
    size = max(5, int(len(words) * share))
    start = chance.randrange(len(words) - size + 1)
    return " ".join(words[start : start + size])


def _crossing(documents: Sequence[Document], encode: Encode) -> tuple[Pair, ...]:
    """Align the sentences of articles of two outlets that are each other's nearest of the day."""
    pairs: list[Pair] = []
    for first, second in _same_events(documents, encode):
        ours = [*first.texts()][: _SENTENCES_ALIGNED + 1]
        theirs = [*second.texts()][: _SENTENCES_ALIGNED + 1]
        similar = encode(ours) @ encode(theirs).T
        for row, column in enumerate(similar.argmax(axis=1)):
            mutual = similar[:, column].argmax() == row
            if mutual and _SAME_FACT[0] <= similar[row, column] < _SAME_FACT[1]:
                pairs.append(Pair(ours[row], theirs[column], first.id))
    return tuple(pairs)


def _same_events(documents: Sequence[Document], encode: Encode) -> list[tuple[Document, Document]]:
    """Return mutually nearest articles of different outlets, published within a day."""
    dated = [d for d in documents if d.day is not None and d.source and d.sentences]
    if not dated:
        return []
    vectors = encode([". ".join([*document.texts()][:3]) for document in dated])
    days = np.array([document.day.toordinal() for document in dated if document.day])
    sources = np.array([document.source for document in dated])
    nearest = np.full(len(dated), -1)
    for day in np.unique(days):
        rows = np.flatnonzero(days == day)
        near = np.flatnonzero(np.abs(days - day) <= 1)
        similar = vectors[rows] @ vectors[near].T
        similar[sources[rows][:, None] == sources[near][None, :]] = -1.0
        best = similar.argmax(axis=1)
        found = similar[np.arange(len(rows)), best] >= _SAME_EVENT
        nearest[rows[found]] = near[best[found]]
    return [
        (dated[row], dated[other])
        for row, other in enumerate(nearest)
        if row < other and nearest[other] == row
    ]
