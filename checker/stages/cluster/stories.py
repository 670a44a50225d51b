"""Group articles about the same event, and name the groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from checker.ids import digest
from checker.stages.cluster.components import cohesive, components
from checker.stages.cluster.edges import Edge, Edges
from checker.stages.cluster.mentions import actor_keys
from checker.stages.cluster.options import ClusterOptions
from checker.stages.cluster.outlines import Outline, top_of
from checker.types import Article, Statement, Story


def group(
    outlines: Sequence[Outline], edges: Iterable[Edge], compare: Edges, options: ClusterOptions
) -> list[list[str]]:
    """Return the groups of articles that tell of one event; one alone is a group of one.

    ``edges`` must hold all edges among ``outlines``, and the outlines whole components.
    """
    by_id = {outline.article: outline for outline in sorted(outlines, key=lambda o: o.article)}
    place = {article: index for index, article in enumerate(by_id)}
    known = sorted({(place[a], place[b], s) for a, b, s in edges if a in place and b in place})
    left = np.array([edge[0] for edge in known], np.int64)
    right = np.array([edge[1] for edge in known], np.int64)
    similarity = np.array([edge[2] for edge in known], np.float32)
    rows = list(by_id.values())
    groups = cohesive(
        components(len(rows), left, right, similarity),
        lambda members: compare.matrix([rows[member] for member in members]),
        cohesion=options.story_cohesion,
    )
    return [[rows[member].article for member in members] for members in groups]


def story_key(members: Sequence[tuple[Statement, ...]], day: str = "") -> str:
    """Return a key of what most of a story's articles name, and of the day when it began."""
    actors: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for statements in members:
        actors.update(actor_keys(statements))
        top = [statements[index] for index in top_of(statements)]
        words.update({word for s in top for word in s.words if word.isalpha()})
    return digest("story", *most_shared(actors, 4), "/", *most_shared(words, 6), "/", day)


def most_shared(counts: Counter[str], number: int) -> list[str]:
    """Return the most frequent tokens in alphabetical order; ties go to the alphabet too."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return sorted(token for token, _ in ranked[:number])


def as_stories(
    groups: Sequence[Sequence[str]],
    articles: Mapping[str, Article],
    statements: Mapping[str, tuple[Statement, ...]],
) -> list[Story]:
    """Return the groups as stories in date order, undated articles last, keys made distinct."""
    stories = []
    seen: Counter[str] = Counter()
    for members in groups:
        ordered = sorted((articles[member] for member in members), key=_by_day)
        day = ordered[0].day
        key = story_key(
            [statements[article.id] for article in ordered], day.isoformat() if day else ""
        )
        seen[key] += 1
        if seen[key] > 1:  # the same things told twice on one day
            key = digest(key, str(seen[key]))
        stories.append(Story(key, tuple(article.id for article in ordered)))
    return stories


def _by_day(article: Article) -> tuple[bool, int, str]:
    day = article.day
    return day is None, day.toordinal() if day else 0, article.id
