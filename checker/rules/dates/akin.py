"""Whether two articles that tell of their one day tell of one event, whatever words they use."""

from __future__ import annotations

from collections.abc import Iterator

from checker.rules.dates.days import is_open
from checker.rules.dates.happenings import Happening
from checker.rules.ground import names_in_common, words_in_common
from checker.types import Corpus, Quantity

# Smaller figures are alike by chance.
_SMALL = 3
_NAMES = 2
_WORDS = 0.35


def akin(corpus: Corpus, first: Happening, second: Happening) -> bool:
    """Say whether two articles give one figure, or lead with a day and have much in common.

    Where both only name a weekday, nothing tells.
    """
    if all(is_open(told) for told in (*first.told, *second.told)):
        return False  # Markets and matches have a day of their own every day.
    one, other = first.told[0].statement.article, second.told[0].statement.article
    if set(_figures(corpus, one)) & set(_figures(corpus, other)):
        return True
    if not all(told.leads for told in (*first.told, *second.told)):
        return False
    names = names_in_common(corpus, one, other)
    return names >= _NAMES or words_in_common(corpus, one, other) >= _WORDS


def _figures(corpus: Corpus, article: str) -> Iterator[tuple[str, float]]:
    """Yield the counts of an article that are large enough to be alike by more than chance."""
    for statement in corpus.statements[article]:
        for mention in statement.mentions:
            value = mention.value
            if isinstance(value, Quantity) and value.low >= _SMALL and value.counted:
                yield value.counted, value.low
