"""Which articles may tell of one occasion, beyond the stories that the clustering is sure of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import TypeAlias

from checker.rules.asked import is_asked, stories_asked
from checker.rules.once import once
from checker.rules.sides import same_story
from checker.types import Corpus, Place

# A person named in more undated articles than this says nothing about their being one event.
_LARGEST_BLOCK = 40
_SHARED_PERSONS = 2
_OPENING = 5  # sentences that say where a text is set


Occasion: TypeAlias = tuple[str, tuple[str, ...]]


@once
def occasions(corpus: Corpus) -> tuple[Occasion, ...]:
    """Return a key and the articles that may tell of one occasion; syndicated copies left out.

    These are the stories, and pairs of articles outside a common story that name two persons
    in common, set their first sentences in one place, and of which one has no date: nothing then
    says that they tell of two occasions.
    """
    return (*_stories(corpus), *_undated_pairs(corpus))


def _stories(corpus: Corpus) -> Iterator[Occasion]:
    for story in stories_asked(corpus):
        articles = tuple(name for name in story.articles if name not in corpus.copies)
        if len(articles) > 1:
            yield story.key, articles


def _undated_pairs(corpus: Corpus) -> Iterator[Occasion]:
    undated = {name for name, article in corpus.articles.items() if article.published is None}
    shared: Counter[tuple[str, str]] = Counter()
    for timeline in corpus.timelines if undated else ():
        names = {entry.statement.article for entry in timeline.mentions} - corpus.copies.keys()
        if len(names) <= _LARGEST_BLOCK and not undated.isdisjoint(names):
            pairs = combinations(sorted(names), 2)
            shared.update(pair for pair in pairs if not undated.isdisjoint(pair))
    for pair in sorted(pair for pair in shared if shared[pair] >= _SHARED_PERSONS):
        one, other = pair
        if not is_asked(corpus, one, other):
            continue
        if same_story(corpus, [one], [other]):
            continue
        if _opening_places(corpus, one) & _opening_places(corpus, other):
            yield "+".join(pair), pair


def _opening_places(corpus: Corpus, article: str) -> frozenset[str]:
    """Return the towns and sites, no countries, that the first sentences of an article name."""
    told = [s for s in corpus.statements[article] if s.sentence.kind not in {"residue", "byline"}]
    return frozenset(
        mention.value.key
        for statement in told[:_OPENING]
        for mention in statement.mentions
        if isinstance(mention.value, Place) and mention.value.kind != "country"
    )
