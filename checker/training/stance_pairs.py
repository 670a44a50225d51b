"""Pairs of headlines to learn from: graded ones of a CSV file, and two outlets' of an archive."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.errors import InputError
from checker.rules.statements.pair_model import CLASSES
from checker.text.tokens import stems_of
from checker.types import Article

REPORTED = CLASSES.index("reported")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two headlines and how they stand to each other, by its place in ``CLASSES``."""

    first: str
    second: str
    stance: int


def read_pairs(path: Path) -> list[Pair]:
    """Return the pairs of a CSV file with the columns s1, s2 and stance.

    Raises:
        InputError: it has no such columns, or a stance that is none.
    """
    graded = {name: place for place, name in enumerate(CLASSES[:REPORTED])}
    with path.open(encoding="utf-8", newline="") as stream:
        try:
            return [
                Pair(row["s1"], row["s2"], graded[row["stance"]]) for row in csv.DictReader(stream)
            ]
        except KeyError as error:
            raise InputError(f"no pairs of headlines: unknown {error}", where=str(path)) from error


def read_reported(path: Path, articles: Iterable[Article]) -> tuple[list[Pair], list[Pair]]:
    """Return pairs of headlines by two outlets: the earlier half to learn from, the later kept out.

    ``path`` holds JSON lines with a_id, b_id and a_date; headlines of the earlier half are none of
    the later. As a rule such pairs contradict nothing; the few that do are noise.
    """
    titles = {article.id: article.title for article in articles}
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        rows = sorted((json.loads(line) for line in stream), key=lambda row: str(row["a_date"]))
    middle = rows[len(rows) // 2]["a_date"]
    early: list[Pair] = []
    late: list[Pair] = []
    for row in rows:
        pair = Pair(titles.get(row["a_id"], ""), titles.get(row["b_id"], ""), REPORTED)
        if pair.first and pair.second:
            (early if row["a_date"] < middle else late).append(pair)
    seen = {headline for pair in early for headline in (pair.first, pair.second)}
    return early, [pair for pair in late if not seen & {pair.first, pair.second}]


def same_source(pairs: Sequence[Pair]) -> list[int]:
    """Return a number per pair: pairs that share a headline, by whatever steps, have the same."""
    leader: dict[tuple[str, ...], tuple[str, ...]] = {}

    def lead(key: tuple[str, ...]) -> tuple[str, ...]:
        while leader.setdefault(key, key) != key:
            key = leader[key]
        return key

    keys = [(stems_of(pair.first), stems_of(pair.second)) for pair in pairs]
    for one, other in keys:
        leader[lead(one)] = lead(other)
    numbers: dict[tuple[str, ...], int] = {}
    return [numbers.setdefault(lead(one), len(numbers)) for one, _ in keys]
