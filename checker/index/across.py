"""Sentences that say almost the same in two stories: they make one claim, and join its sides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from checker.stages.cluster import ClusterOptions
from checker.stages.cluster.components import Floats
from checker.stages.cluster.outlines import Outline
from checker.stages.cluster.weights import Calendar


def alike(
    outline: Outline,
    vectors: Floats,
    calendar: Calendar,
    read: Callable[[str], Floats],
    stories: Mapping[str, str],
    options: ClusterOptions,
) -> Iterator[str]:
    """Yield the articles of other stories that may have a claim in common with this one.

    ``read`` gives the vectors of any article's statements [n, d].
    """
    own = stories.get(outline.article, outline.article)
    for other in sorted(_naming(outline, calendar)):
        if stories.get(other, other) == own:
            continue
        if float((vectors @ read(other).T).max(initial=-1.0)) >= options.distant_cosine - 0.001:
            yield other


def _naming(outline: Outline, calendar: Calendar) -> set[str]:
    """Return the articles of those days in which two of its actors share a sentence too."""
    found: set[str] = set()
    for slot in calendar.beside(outline.day):
        pairs = calendar.telling(slot).intersection(outline.pairs.tolist())
        if pairs:
            for each in calendar.near(slot):
                if each.article != outline.article and not pairs.isdisjoint(each.pairs.tolist()):
                    found.add(each.article)
    return found
