"""Which articles may tell of one occasion, beyond the stories that the clustering is sure of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from checker.types import Corpus, Place

# A person named in more undated articles than this says nothing about their being one event.
_LARGEST_BLOCK = 40
_SHARED_PERSONS = 2
_OPENING = 5  # sentences that say where a text is set


def occasions(corpus: Corpus) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield a key and the articles that may tell of one occasion; syndicated copies left out.

    These are the stories, and pairs of articles outside a common story that name two persons
    in common, set their first sentences in one place, and of which one has no date: nothing then
    says that they tell of two occasions.
    """
    together: set[tuple[str, str]] = set()
    for story in corpus.stories:
        articles = tuple(name for name in story.articles if name not in corpus.copies)
        together.update(combinations(sorted(articles), 2))
        if len(articles) > 1:
            yield story.key, articles
    for pair in _undated_pairs(corpus):
        if pair not in together:
            yield "+".join(pair), pair


def _undated_pairs(corpus: Corpus) -> Iterator[tuple[str, str]]:
    shared: Counter[tuple[str, str]] = Counter()
    for timeline in corpus.timelines:
        names = {entry.statement.article for entry in timeline.mentions} - set(corpus.copies)
        if len(names) <= _LARGEST_BLOCK:
            shared.update(
                pair
                for pair in combinations(sorted(names), 2)
                if any(corpus.articles[name].published is None for name in pair)
            )
    for one, other in sorted(pair for pair in shared if shared[pair] >= _SHARED_PERSONS):
        if _opening_places(corpus, one) & _opening_places(corpus, other):
            yield one, other


def _opening_places(corpus: Corpus, article: str) -> frozenset[str]:
    """Return the towns and sites, no countries, that the first sentences of an article name."""
    told = [s for s in corpus.statements[article] if s.sentence.kind not in {"residue", "byline"}]
    return frozenset(
        mention.value.key
        for statement in told[:_OPENING]
        for mention in statement.mentions
        if isinstance(mention.value, Place) and mention.value.kind != "country"
    )
