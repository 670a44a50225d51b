"""Articles that answer "how many" once, so that reports of one day compare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from checker.rules.events import Told, likeness, nearby
from checker.rules.nearest import other_people
from checker.rules.numbers.kinship import akin, figures_in_common
from checker.rules.numbers.tolls import BUILT, MEASURED, RESULTS, grows, thing, told_of
from checker.rules.numbers.values import alike
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
SPORT = frozenset(
    {"times", "goal", "point", "match", "title", "strike", "age", "جوله", "مرحله", "شوط"}
)
_OF_ONE = frozenset({"prison", "fine", "absence"})
# Prices and shares move every day, by another figure.
_MOVES = frozenset({"rise", "fall"})
# Letters of forms and endings: what is left is close to the root.
_FORM = str.maketrans("", "", "اويتمهىءئؤ")


def by_article(told: Iterable[Told]) -> dict[str, list[Told]]:
    """Return, by article, what it tells of a thing."""
    found: dict[str, list[Told]] = {}
    for item in told:
        found.setdefault(item.statement.article, []).append(item)
    return found


def sole_answers(
    corpus: Corpus, told: Mapping[str, Sequence[Told]], first: Told, second: Told
) -> bool:
    """Say whether two values are all that two articles of one day disagree on.

    What both tell alike is matched off; where each then has one value left, the two answer one
    question without further likeness.
    """
    days = [corpus.articles[item.statement.article].day for item in (first, second)]
    if days[0] and days[1] and abs((days[0] - days[1]).days) > 1:
        return False
    one, other = (told[item.statement.article] for item in (first, second))
    left = _unmatched(one, other), _unmatched(other, one)
    return first in left[0] and second in left[1] and all(map(_agree, left))


def _unmatched(told: Sequence[Told], others: Sequence[Told]) -> list[Told]:
    """Return what only one of two articles tells: in its lead, if it tells of the thing there."""
    told = [item for item in told if item.leads] or told
    return [
        item for item in told if not any(alike(quantity(item), quantity(other)) for other in others)
    ]


def _agree(told: Sequence[Told]) -> bool:
    """Say whether an article's values are one."""
    return all(alike(quantity(one), quantity(other)) for one, other in combinations(told, 2))


def answers(corpus: Corpus, named: str, first: Told, second: Told) -> bool:
    """Say whether two sole answers are to one question: tolls and results are by themselves.

    ``named`` is what they count, or "" for measures of whatever it be.
    """
    one, other = quantity(first), quantity(second)
    like = likeness(first.statement, second.statement) >= _LEAST
    kin = akin(corpus, first, second)
    if not like and not kin:
        return False
    if all(_tells_alone(value) for value in (one, other)):
        if (
            not like
            and not first.leads
            and not second.leads
            and not figures_in_common(corpus, first, second)
        ):
            return False
        return not (_personal(one) and other_people(first, second))
    if "cumulative" in {one.action, other.action} and not (first.leads and second.leads):
        return one.action == other.action and like
    if other_people(first, second) or one.counted.split(" ")[0] in SPORT:
        return False
    if {one.action, other.action} & _MOVES or is_price(one) or is_price(other):
        return False
    if of_many(first, second):
        return False
    common = len(roots(first.statement.words) & roots(second.statement.words))
    if kin and ((like and common >= _RICH) or (named and _same_thing(corpus, first, second))):
        return True
    near = len(roots(nearby(first)) & roots(nearby(second)))
    odd = min(one.low, other.low) >= _ODD
    led = first.leads or second.leads
    if near >= _TELLING or (odd and first.leads and second.leads and common >= _RICH):
        return True
    return bool(near) and (odd or led) and common >= (_LED if odd and led else _RICH)


def of_many(first: Told, second: Told) -> bool:
    """Say whether a count is of some of many: "four of the members" may be another four."""
    told = (item for item in (first, second) if not quantity(item).unit)
    return any(_PART in item.mention.text.split() for item in told)


def _same_thing(corpus: Corpus, first: Told, second: Told) -> bool:
    """Say whether two values are of a thing that is built, or stand beside figures alike."""
    return thing(first.mention)[0] in BUILT or figures_in_common(corpus, first, second)


def quantity(told: Told) -> Quantity:
    """Return the value of a mention that ``comparable`` or ``measure`` has let through."""
    value = told.mention.value
    if not isinstance(value, Quantity):
        raise TypeError(f"no quantity: {told.mention.text}")
    return value


def is_price(value: Quantity) -> bool:
    """Say whether a sum of money is so small that it is a price, another one every hour."""
    if not value.unit or value.unit.endswith("_old") or value.high >= _PRICE:
        return False
    return dimension(value.unit, "ar") == "money"


def _tells_alone(value: Quantity) -> bool:
    result = told_of(value) in RESULTS - {"absence"}
    return grows(value.counted) or result or value.unit in MEASURED


def _personal(value: Quantity) -> bool:
    """Say whether a figure is of one person: a sentence, a fine, how long somebody is out."""
    return told_of(value) in _OF_ONE


def roots(spoken: Iterable[str]) -> frozenset[str]:
    """Return what the forms of words share, so that a verb and its noun are one."""
    return frozenset(map(_root, spoken))


@lru_cache(maxsize=1 << 14)
def _root(word: str) -> str:
    """Return the letters of a word that its forms share: "مشاركة" and "تشارك" have شرك."""
    root = word.translate(_FORM)
    return root if len(root) > 2 else word
