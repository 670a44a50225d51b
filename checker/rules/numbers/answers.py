"""Articles that answer "how many" once, so that reports of one day compare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations

from checker.rules.events import Told, likeness, nearby
from checker.rules.nearest import other_people
from checker.rules.numbers.kinship import akin
from checker.rules.numbers.tolls import MEASURED, RESULTS, grows, told_of
from checker.rules.numbers.values import reconcilable
from checker.text.numbers_units import dimension
from checker.types import Corpus, Quantity

# Words around two values of other things than tolls that must have one root.
_TELLING = 2
# Or one of these and as many in the whole of the two sentences.
_RICH = 4
# Fewer in a lead, where the figures are no everyday ones.
_LED = 2
_ODD = 13
# Share of common words below which two sentences count two events of one day.
_LEAST = 0.2
_PART = "من"
_PRICE = 1000.0
# Reports of one match or player count these over many spans.
_SPORT = frozenset({"times", "goal", "point", "match", "title", "strike", "age"})
_OF_ONE = frozenset({"prison", "fine", "absence"})
# Prices and shares move every day, by another figure.
_MOVES = frozenset({"rise", "fall"})
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


def answers(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether two sole answers are to one question: tolls and results are by themselves."""
    one, other = first.mention.value, second.mention.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return False
    like = likeness(first.statement, second.statement) >= _LEAST
    led = first.leads or second.leads
    if not like and not (led and akin(corpus, first, second)):
        return False
    if all(_tells_alone(value) for value in (one, other)):
        return not (_personal(one) and other_people(first, second))
    if "cumulative" in {one.action, other.action} and not (first.leads and second.leads):
        return one.action == other.action and like
    if other_people(first, second) or one.counted.split(" ")[0] in _SPORT:
        return False
    if {one.action, other.action} & _MOVES or is_price(one) or is_price(other):
        return False
    if any(_PART in item.mention.text.split() for item in (first, second)) and not one.unit:
        return False  # "four of the members": another four than those of the other sentence
    near = len(_roots(nearby(first)) & _roots(nearby(second)))
    common = _roots(first.statement.words) & _roots(second.statement.words)
    odd = min(one.low, other.low) >= _ODD
    rich = _LED if odd and led else _RICH
    if near >= _TELLING or (odd and first.leads and second.leads and len(common) >= _RICH):
        return True
    return bool(near) and (odd or led) and len(common) >= rich


def _agree(told: Sequence[Told]) -> bool:
    """Say whether an article's values are one."""
    values = [item.mention.value for item in told if isinstance(item.mention.value, Quantity)]
    return all(reconcilable(one, other) for one, other in combinations(values, 2))


def is_price(value: Quantity) -> bool:
    """Say whether a sum of money is so small that it is a price, another one every hour."""
    return bool(value.unit) and dimension(value.unit, "ar") == "money" and value.high < _PRICE


def _tells_alone(value: Quantity) -> bool:
    result = told_of(value) in RESULTS - {"absence"}
    return grows(value.counted) or result or value.unit in MEASURED


def _personal(value: Quantity) -> bool:
    """Say whether a figure is of one person: a sentence, a fine, how long somebody is out."""
    return told_of(value) in _OF_ONE


def _roots(spoken: Iterable[str]) -> frozenset[str]:
    return frozenset(map(_root, spoken))


@lru_cache(maxsize=1 << 14)
def _root(word: str) -> str:
    """Return the letters of a word that its forms share: "مشاركة" and "تشارك" have شرك."""
    root = word.translate(_FORM)
    return root if len(root) > 2 else word
