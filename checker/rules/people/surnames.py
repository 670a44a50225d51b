"""Ranks of one officer whom a report of the same story names by the family name alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from checker.rules.people.spellings import given_names
from checker.rules.sides import same_story
from checker.rules.titles import in_full, ranks
from checker.types import Corpus, Entry, Rank, Timeline

_Ranks = list[tuple[Entry, Rank]]


def by_surname(corpus: Corpus) -> Iterator[tuple[Timeline, _Ranks]]:
    """Yield (officer, ranks by the full name and by the family name in reports of that story).

    Only where the two differ, nobody else of that family name has a rank, and the name is no
    given name.
    """
    lone: dict[str, _Ranks] = {}
    families: dict[str, list[Timeline]] = defaultdict(list)
    for timeline in corpus.timelines:
        held = ranks(timeline.entries)
        family = timeline.keys[0].split()[-1]
        if held and any(" " in key for key in timeline.keys):
            families[family].append(timeline)
        elif held and family not in given_names():
            lone.setdefault(family, []).extend(held)
    for family, told in sorted(lone.items()):
        for full in families[family] if len(families[family]) == 1 else ():
            yield from ((full, group) for group in _ladders(corpus, ranks(full.entries), told))


def _ladders(corpus: Corpus, full: _Ranks, told: _Ranks) -> Iterator[_Ranks]:
    """Yield the ranks of each ladder of which the full name has one and the family name another."""
    for ladder in sorted({rank.ladder for _, rank in full}):
        own = [use for use in full if use[1].ladder == ladder]
        articles = {entry.statement.article for entry, _ in own}
        met = [
            (entry, rank)
            for entry, rank in told
            if rank.ladder == ladder and same_story(corpus, articles, (entry.statement.article,))
        ]
        levels = [{rank.level for _, rank in in_full([*own, *met])}, {r.level for _, r in own}]
        if met and len(levels[1]) == 1 < len(levels[0]):
            yield in_full([*own, *met])
