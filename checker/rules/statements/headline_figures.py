"""Figures of a headline that the text below contradicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from checker.languages import read
from checker.rules.dates.past import before_that, is_background
from checker.rules.events import Told, likeness
from checker.rules.nearest import other_people
from checker.rules.numbers.others import left_out
from checker.rules.numbers.values import reconcilable, shown
from checker.rules.statements.parts import ALIKE, Clash, Parts, Said
from checker.text.normalise import fold
from checker.text.numbers_units import unit_tables
from checker.types import Quantity

_FIRST = 1  # where the text begins, behind the headline
_PARTS = 4  # figures of the text that a headline may add up
_MOST = 12  # figures tried as parts of a sum
_SLIPS = frozenset({10.0, 100.0, 1000.0})  # million for billion, a nought too many
_FEW = 10.0  # counts below it may be parts of the headline's
_CUT = 1.1  # 29.6 million may be called 29
_ROUGH = 1.2  # 560 million may be called half a billion
_OF_MANY = frozenset({"time", "degree"})  # what texts give of more than one thing
_ANY_ACTION = frozenset({"", "level"})
_NOT_TOLD = frozenset({"subset", "change"})


def figures(parts: Parts) -> Iterator[Clash]:
    """Yield a figure of the headline with one of the first sentences that is another figure.

    Only where no figure of the text, and no sum of a few, agrees with the headline.
    """
    told = [s.mention.value for s in parts.body if isinstance(s.mention.value, Quantity)]
    for said in parts.headline:
        one = said.mention.value
        if not isinstance(one, Quantity) or _borne_out(one, told) or _is_part(said):
            continue
        for below in parts.top():
            other = below.mention.value
            if not isinstance(other, Quantity) or not _clash(one, other, told):
                continue
            if _others(said, below) or _of_before(below) or _roughly(said, one, other):
                continue
            if not _without(said, below):
                yield said.proof(shown(said.mention)), below.proof(shown(below.mention))


def _of_before(below: Said) -> bool:
    """Say whether a figure is of what came before the news ("ويأتي الحريق بعد آخر")."""
    return is_background(below.statement) or before_that(below.statement, below.mention)


def _roughly(said: Said, one: Quantity, other: Quantity) -> bool:
    """Say whether the headline rounds to a fraction: "half a billion" of 560 million."""
    low, high = sorted((one.low, other.low))
    opens = fold(said.mention.text).split()[0].removeprefix("ب").removeprefix("ل")
    return opens in _fractions() and high <= low * _ROUGH


def _is_part(said: Said) -> bool:
    """Say whether a fraction stands before a figure: "three quarters of a million"."""
    sentence = said.statement.sentence
    before = sentence.text[: said.mention.span.start - sentence.span.start].split()
    return bool(before) and fold(before[-1]) in _fractions()


@cache
def _fractions() -> frozenset[str]:
    return frozenset(map(fold, read("ar", "oppositions")["parts"].split()))


def sure_figure(clash: Clash) -> bool:
    """Say whether a figure of the text is surely of what the headline counts.

    It stands in the first sentence, or in one that says nearly the same; ages are of many.
    """
    one, other = (proof.statement for proof in clash)
    alike = likeness(one, other)
    return alike >= ALIKE and (alike > ALIKE or other.sentence.index <= _FIRST)


def _same_thing(one: Quantity, other: Quantity) -> bool:
    """Say whether two figures count one thing: "four thousand Ramadan baskets", "1400 baskets"."""
    nouns = one.counted.split(), other.counted.split()
    same = nouns[0][:1] == nouns[1][:1] and bool(one.counted or _alone_tells(one.unit))
    whole = one.counted == other.counted or 1 in map(len, nouns)
    acts = {one.action, other.action} - (frozenset() if one.unit else _ANY_ACTION)
    same = (same and whole) or _more_than_all(one, other) or _more_than_all(other, one)
    return same and one.unit == other.unit and len(acts) < 2


def _more_than_all(every: Quantity, some: Quantity) -> bool:
    """Say whether of those hurt some, "27 passengers", are more than all of them, "17"."""
    befell, _, who = some.counted.partition(":")
    many = some.low > every.low >= _FEW
    return bool(who) and many and every.counted == befell


def _alone_tells(unit: str) -> bool:
    """Say whether an amount is of one thing by its unit, if it is the only one: no time."""
    return bool(unit) and unit_tables("ar").dimensions.get(unit) not in _OF_MANY


def _clash(one: Quantity, other: Quantity, told: Sequence[Quantity]) -> bool:
    clear = "vague" not in {one.bound, other.bound} and one.action not in _NOT_TOLD
    if not clear or not _same_thing(one, other):
        return False
    if not one.counted:
        # Money and measures are of many things: the text must give one alone.
        amounts = {value.low for value in told if value.unit == other.unit}
        low, high = sorted((abs(one.low), abs(other.low)))
        other_one = _slip(one, other, told) or not reconcilable(one, other)
        return amounts == {other.low} and high > low * _CUT and other_one
    return not reconcilable(one, other) or _slip(one, other, told)


def _slip(one: Quantity, other: Quantity, told: Sequence[Quantity]) -> bool:
    """Say whether the only amount of a text is a tenth or a thousandth of the headline's."""
    low, high = sorted((one.low, other.low))
    amounts = {value.low for value in told if value.unit == other.unit}
    return bool(one.unit) and amounts == {other.low} and low > 0 and high / low in _SLIPS


def _others(said: Said, below: Said) -> bool:
    """Say whether the figure of the text is that of somebody else ("الذي أحرز 109 أهداف")."""
    one, other = (Told(item.statement, item.mention, leads=False) for item in (said, below))
    return other_people(one, other)


def _without(said: Said, below: Said) -> bool:
    """Say whether one figure leaves out what the other counts: "the union and 6 others" are 7."""
    one, other = said.mention.value, below.mention.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return False
    less = said if one.low < other.low else below
    return abs(one.low - other.low) in left_out(less.statement, less.mention)


def _borne_out(one: Quantity, told: Sequence[Quantity]) -> bool:
    """Say whether the text has the headline's figure after all, alone or as a sum."""
    own = _alone_tells(one.unit)
    measured = [value for value in told if not own or value.unit == one.unit]
    if one.unit and one.counted:  # a term in prison, which "several clients" do not bear out
        measured = [value for value in measured if value.unit]
    if any(reconcilable(one, value) and not _slip(one, value, told) for value in measured):
        return True
    counted = [value.low for value in told if value.counted == one.counted][:_MOST]
    return any(
        sum(part) == one.low
        for size in range(2, _PARTS + 1)
        for part in combinations(counted, size)
    )
