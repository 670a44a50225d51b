"""Spellings of one name that no reader took for one person's, place's or firm's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.rules.asked import stories_asked
from checker.rules.people.anchored import anchored
from checker.rules.people.echoes import echoes
from checker.rules.people.heard import by_sound
from checker.rules.people.heard_places import heard_places
from checker.rules.sides import Proof
from checker.types import Corpus, Story


def unread(corpus: Corpus, similarity: float) -> Iterator[tuple[str, tuple[Proof, ...]]]:
    """Yield a key and the uses of each two spellings of a story, with those of other stories."""
    asked = {key for key, _ in _within(corpus, stories_asked(corpus), similarity)}
    for key, proofs in _within(corpus, corpus.stories, similarity) if asked else ():
        if key in asked:
            yield key, proofs


def _within(
    corpus: Corpus, stories: Iterable[Story], similarity: float
) -> Iterator[tuple[str, tuple[Proof, ...]]]:
    yield from heard_places(corpus, stories)
    yield from by_sound(corpus, stories)
    yield from anchored(corpus, stories)
    yield from echoes(corpus, stories, similarity)
