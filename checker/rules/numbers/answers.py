"""Articles that answer "how many" once, so that reports of one day compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations

from checker.rules.dates.happened import look_alikes
from checker.rules.events import Told, nearby
from checker.rules.nearest import other_people
from checker.rules.numbers.tolls import MEASURED, RESULTS, grows, told_of
from checker.rules.numbers.values import in_base, reconcilable
from checker.rules.reading import tokens_of
from checker.text.numbers import find_numbers
from checker.text.numbers_units import dimension
from checker.types import Corpus, Quantity, Statement

# Words around two values of other things than tolls that must have one root.
_TELLING = 2
# Or one of these and as many in the whole of the two sentences.
_RICH = 4
_PART = "من"
# Prices and shares move every day, by another figure.
_PRICE = 1000.0
# Reports of one match or player count these over many spans.
_SPORT = frozenset({"times", "goal", "point", "match", "title", "strike", "age"})
_MOVES = frozenset({"rise", "fall"})
# From this on a number says by itself what it is of, where two articles tell it.
_ODD = 13
# Letters of forms and endings: what is left is close to the root.
_FORM = str.maketrans("", "", "اويتمهىءئؤ")


def sole_answers(corpus: Corpus, group: Sequence[Told]) -> tuple[Told, ...]:
    """Return what articles tell that give one value only for a thing, be it in their leads.

    What an article counts once is the event's own; reports of one day then compare without
    further likeness. Where an article gives several values, their surroundings must tell.
    """
    told: dict[str, list[Told]] = {}
    for item in group:
        told.setdefault(item.statement.article, []).append(item)
    leading = {
        article: [item for item in items if item.leads] or items for article, items in told.items()
    }
    sole = {article: items for article, items in leading.items() if _agree(items)}
    days = [day for article in sole if (day := corpus.articles[article].day)]
    near = not days or (max(days) - min(days)).days <= 1
    return tuple(item for items in sole.values() for item in items) if near else ()


def answers(first: Told, second: Told) -> bool:
    """Say whether two sole answers are to one question: tolls and results are by themselves."""
    one, other = first.mention.value, second.mention.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return False
    if all(_tells_alone(value) for value in (one, other)):
        return True
    if other_people(first, second) or one.counted.split(" ")[0] in _SPORT:
        return False
    if {one.action, other.action} & _MOVES or _is_price(one) or _is_price(other):
        return False
    if any(_PART in item.mention.text.split() for item in (first, second)):
        return False  # "four of the members": another four than those of the other sentence
    near = len(_roots(nearby(first)) & _roots(nearby(second)))
    common = _roots(first.statement.words) & _roots(second.statement.words)
    return near >= _TELLING or (bool(near) and len(common) >= _RICH)


def unrelated(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether two values are of two events or days, or one article knows of both."""
    return (
        _knows_both(corpus, first, second)
        or _new_price(corpus, first, second)
        or look_alikes(corpus, first, second)
    )


def _knows_both(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether one of two articles gives the value of the other as well, for whatever part."""
    one, other = first.mention.value, second.mention.value
    if first.statement.article == second.statement.article:
        return False
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return False
    return _gives(corpus, first.statement.article, other) or _gives(
        corpus, second.statement.article, one
    )


def _gives(corpus: Corpus, article: str, value: Quantity) -> bool:
    """Say whether an article tells a value: shares, sums and measures of whatever it be."""
    event = value.counted.partition(":")[0]
    told = [
        mention.value
        for statement in corpus.statements[article]
        for mention in statement.mentions
        if isinstance(mention.value, Quantity)
    ]
    return any(
        in_base(other).unit == in_base(value).unit
        and bool(value.unit or other.counted.partition(":")[0] == event)
        and reconcilable(other, value)
        for other in told
    ) or (value.low >= _ODD and any(value.low in _numbers(s) for s in corpus.statements[article]))


def _numbers(statement: Statement) -> frozenset[float]:
    """Return the numbers of a sentence and the sums of two, whatever it says that they count."""
    told = [number.low for number in find_numbers(tokens_of(statement.sentence))]
    return frozenset((*told, *(one + other for one, other in combinations(told, 2))))


def _agree(told: Sequence[Told]) -> bool:
    """Say whether an article's values are one."""
    values = [item.mention.value for item in told if isinstance(item.mention.value, Quantity)]
    return all(reconcilable(one, other) for one, other in combinations(values, 2))


def _new_price(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether two values are prices of different days."""
    days = {corpus.articles[told.statement.article].day for told in (first, second)}
    value = first.mention.value
    return len(days) > 1 and isinstance(value, Quantity) and _is_price(value)


def _is_price(value: Quantity) -> bool:
    """Say whether a sum of money is so small that it is a price, another one every hour."""
    return bool(value.unit) and dimension(value.unit, "ar") == "money" and value.high < _PRICE


def _tells_alone(value: Quantity) -> bool:
    result = told_of(value) in RESULTS - {"absence"}
    return grows(value.counted) or result or value.unit in MEASURED


def _roots(spoken: Iterable[str]) -> frozenset[str]:
    return frozenset(map(_root, spoken))


@lru_cache(maxsize=1 << 14)
def _root(word: str) -> str:
    """Return the letters of a word that its forms share: "مشاركة" and "تشارك" have شرك."""
    root = word.translate(_FORM)
    return root if len(root) > 2 else word
