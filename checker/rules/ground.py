"""What two articles have in common beyond their subject: names and words."""

from __future__ import annotations

from collections.abc import Iterator

from checker.rules.once import once
from checker.types import Corpus, Organisation, Person, Place


def names_in_common(corpus: Corpus, one: str, other: str) -> int:
    """Return how many people, bodies and places smaller than a country two articles name."""
    return len(set(_names(corpus, one)) & set(_names(corpus, other)))


def words_in_common(corpus: Corpus, one: str, other: str) -> float:
    """Return the share of common content words, 0 to 1, of the shorter of two articles."""
    words = [_content(corpus)[article] for article in (one, other)]
    return len(words[0] & words[1]) / max(1, min(map(len, words)))


@once
def _content(corpus: Corpus) -> dict[str, frozenset[str]]:
    return {
        article: frozenset(word for statement in told for word in statement.words)
        for article, told in corpus.statements.items()
    }


def _names(corpus: Corpus, article: str) -> Iterator[str]:
    for statement in corpus.statements[article]:
        for mention in statement.mentions:
            value = mention.value
            if isinstance(value, Place) and value.kind == "country":
                continue
            if isinstance(value, Person | Organisation | Place):
                yield value.key
