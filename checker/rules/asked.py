"""What a run is asked about: all of a corpus, or what of it new articles take part in."""

from __future__ import annotations

from checker.rules.once import Judged, once
from checker.types import Claim, Corpus, Story, Timeline


@once
def stories_asked(corpus: Corpus) -> tuple[Story, ...]:
    """Return the stories that findings are wanted of; the others are there as background."""
    only = corpus.only if isinstance(corpus, Judged) else None
    if only is None:
        return corpus.stories
    return tuple(story for story in corpus.stories if not only.isdisjoint(story.articles))


def all_stories_if_asked(corpus: Corpus) -> tuple[Story, ...]:
    """Return all stories if one is asked, else none: for findings with evidence of several."""
    return corpus.stories if stories_asked(corpus) else ()


@once
def claims_asked(corpus: Corpus) -> tuple[Claim, ...]:
    """Return the claims that findings are wanted of."""
    only = corpus.only if isinstance(corpus, Judged) else None
    if only is None:
        return corpus.claims
    return tuple(
        claim
        for claim in corpus.claims
        if any(statement.article in only for statement in claim.statements)
    )


def is_asked(corpus: Corpus, *articles: str) -> bool:
    """Say whether findings are wanted that have evidence in some of these articles."""
    only = corpus.only if isinstance(corpus, Judged) else None
    return only is None or not only.isdisjoint(articles)


@once
def people_asked(corpus: Corpus) -> tuple[Timeline, ...]:
    """Return the timelines that findings are wanted of."""
    return tuple(
        line
        for line in corpus.timelines
        if is_asked(corpus, *(entry.statement.article for entry in (*line.mentions, *line.entries)))
    )
