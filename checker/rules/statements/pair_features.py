"""Figures that a pair of headlines is judged by; the same whichever headline comes first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from checker.rules.statements.pair_hashed import hashed
from checker.rules.statements.pair_lexicon import numbers
from checker.rules.statements.pair_turned import negated, opposed, order
from checker.rules.statements.pair_words import Aligned, align, all_words
from checker.rules.statements.word_forms import countries
from checker.text.tokens import Token

if TYPE_CHECKING:
    from checker.rules.word_vectors import Vector

# The vector of a stem, of length one (zero where unknown), and how rare the stem is, 0 to 1.
Lookup = Callable[[str], "tuple[Vector, float]"]


def figures(first: str, second: str, lookup: Lookup) -> tuple[list[float], dict[int, float]]:
    """Return the dense figures of a pair, and the weights of its hashed words."""
    first, second = sorted((first, second))  # ties are broken by place: let the places be the same
    pair = align(first, second)
    tokens = all_words(first), all_words(second)
    dense = [
        *_overlap(pair, lookup),
        *_letters(*tokens),
        *negated(*tokens),
        *opposed(pair, tokens),
        *_both({countries()[t.stem] for t in side if t.stem in countries()} for side in tokens),
        *_both(numbers(side) for side in tokens),
        *order(pair),
        *_meanings(pair, lookup),
        float("؟" in first) + float("؟" in second),
        float(("؟" in first) != ("؟" in second)),
    ]
    return [float(value) for value in dense], dict(hashed(pair, tokens))


def _overlap(pair: Aligned, lookup: Lookup) -> Iterator[float]:
    """How much is kept of each headline, by words and by their rarity."""
    counts = [max(1, len(side)) for side in pair.words]
    rarity = [sum(lookup(t.stem)[1] for t in side) or 1.0 for side in pair.words]
    left = [
        sum(lookup(t.stem)[1] for t in side) / r for side, r in zip(pair.left, rarity, strict=True)
    ]
    kept = len(pair.kept)
    yield from (kept, kept / min(counts), kept / max(counts))
    yield from (min(map(len, pair.left)), max(map(len, pair.left)), min(left), max(left))
    yield from (sum(left), abs(counts[0] - counts[1]), sum(counts))
    near = [score for _, _, score in pair.kept if score < 0.9]
    yield from (sum(s for *_, s in pair.kept) / max(1, kept), len(near))
    vectors = [
        (lookup(pair.words[0][i].stem)[0], lookup(pair.words[1][j].stem)[0])
        for i, j, score in pair.kept
        if score < 0.9
    ]
    yield min((float(u @ v) for u, v in vectors if u.any() and v.any()), default=1.0)


def _letters(first: Sequence[Token], second: Sequence[Token]) -> Iterator[float]:
    """Groups of three letters that the headlines share."""
    spelled = [f" {' '.join(t.stem for t in side)} " for side in (first, second)]
    one, two = ({text[at : at + 3] for at in range(len(text) - 2)} for text in spelled)
    shared = len(one & two)
    yield from (shared / max(1, len(one | two)), shared / max(1, min(len(one), len(two))))


def _both(values: Iterator[frozenset[float]] | Iterator[set[str]]) -> Iterator[float]:
    one, two = values
    lacking = len(one - two), len(two - one)
    yield from (min(lacking), max(lacking), len(one & two))


def _meanings(pair: Aligned, lookup: Lookup) -> Iterator[float]:
    """Cosines of the whole headlines, of what differs, and of what may have replaced what."""
    for one, two in (pair.words, pair.left):
        u, v = (
            sum((r * vec for vec, r in (lookup(t.stem) for t in s)), 0 * lookup("")[0])
            for s in (one, two)
        )
        lengths = float((u @ u) * (v @ v)) ** 0.5
        yield float(u @ v) / lengths if lengths else 0.0
    cosines = [
        [float(lookup(a.stem)[0] @ lookup(b.stem)[0]) for b in pair.left[1]] for a in pair.left[0]
    ]
    if not cosines or not cosines[0]:
        yield from (0.0,) * 5
        return
    best = [max(row) for row in cosines], [max(column) for column in zip(*cosines, strict=True)]
    means = [sum(side) / len(side) for side in best]
    yield from (max(best[0]), min(means), max(means), min(map(min, best)), max(map(min, best)))
