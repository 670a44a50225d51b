"""Whether two articles of a story tell of one event, by what else they have in common.

"Reports of one event" is more than "reports of one war": they name the same people and places, or
give another figure alike ("27 injured" in both), though the sentences share no word.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.rules.events import Told
from checker.rules.ground import names_in_common, words_in_common
from checker.rules.numbers.tolls import BUILT, grows, thing
from checker.rules.numbers.values import in_base
from checker.rules.timing import hours_between
from checker.types import Corpus, Quantity

# So many names in common, or one and such a share of the words of the shorter article, make two
# reports akin; so does one other figure.
_NAMES = 2
_WORDS = 0.3
_SOME = 0.2
# Small figures are alike by chance.
_SMALL = 3
# Nor is a measure of no named thing.
_ODD = 13
# Hours between two reports of one event that are no follow-ups.
CYCLE = 16.0
# And of two reports that give a measure of something that is built.
_LASTING = 72.0


def akin(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether the articles of two values tell of one event in one news cycle."""
    one, other = first.statement.article, second.statement.article
    hours = hours_between(corpus, one, other)
    if hours is not None and hours > (_LASTING if thing(first.mention)[0] in BUILT else CYCLE):
        return False
    names, words = names_in_common(corpus, one, other), words_in_common(corpus, one, other)
    if (
        names >= _NAMES
        or words >= _WORDS
        or (names and (words >= _SOME or grows(thing(first.mention)[0])))
    ):
        return True
    return figures_in_common(corpus, first, second)


def figures_in_common(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether the articles of two values give another thing one figure."""
    told = (set(_figures(corpus, item.statement.article)) for item in (first, second))
    apart = thing(first.mention)
    return any(figure[:3] not in (apart, ("", apart[1], "")) for figure in set.intersection(*told))


def _figures(corpus: Corpus, article: str) -> Iterator[tuple[str, str, str, float]]:
    """Yield the figures of an article that are large enough to be alike by more than chance."""
    for statement in corpus.statements[article]:
        for mention in statement.mentions:
            value = mention.value
            if not isinstance(value, Quantity) or value.low < _SMALL:
                continue
            if value.counted:
                yield (*thing(mention), value.low)
            if value.unit and value.low >= _ODD:
                yield "", in_base(value).unit, "", in_base(value).low
