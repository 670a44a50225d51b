"""What a sum, a share, a measure or an age is of."""

from __future__ import annotations

from collections.abc import Sequence

from checker.stages.extract.quantities_nouns import (
    BREAKS,
    Counted,
    Noun,
    bare,
    lookup,
    with_adjective,
)
from checker.text.numbers import FoundNumber
from checker.text.numbers_counted import counted_tables, noun_class
from checker.text.numbers_lexicon import starts, tables
from checker.text.numbers_units import dimension
from checker.text.tokens import Token

_MEASURE_REACH = 6
_AT, _GROWN = "عن", 15
_AGES = {"year": "years_old", "month": "months_old", "day": "days_old"}


def measured(
    tokens: Sequence[Token], number: FoundNumber, *, limit: int, floor: int, language: str
) -> Counted:
    """Read what a sum, a share or a measure is of."""
    table = counted_tables(language)
    if number.unit in _AGES and is_age(tokens, number, language):
        return Counted("age", _AGES[number.unit], number.last)
    kind = dimension(number.unit, language)
    measures = table.measures.get(kind, {})
    key = _measure_before(tokens, number.first, floor, measures, table.weak_measures)
    last = number.last
    if not key and last < min(limit, len(tokens)):
        # "ست سنوات سجنا"
        key = _term(tokens[last], measures) if number.unit in _AGES else ""
    if not key and number.unit == "percent" and last + 1 < limit and tokens[last].norm == "من":
        key, last = _share_of(tokens, last + 1, limit, language)
    return Counted(key or table.alone.get(kind, ""), number.unit, last)


def _term(token: Token, measures: dict[str, str]) -> str:
    """Return the measure that a word right behind a time says it is of, in the accusative."""
    return lookup(token.norm, measures) if token.norm.endswith("ا") else ""


def _measure_before(
    tokens: Sequence[Token],
    first: int,
    floor: int,
    measures: dict[str, str],
    weak: frozenset[str],
) -> str:
    """Return the nearest measure before a number, a telling one rather than a broad one."""
    key = ""
    for index in range(first - 1, max(floor, first - 1 - _MEASURE_REACH) - 1, -1):
        token = tokens[index]
        if token.text in BREAKS - {"(", '"'}:
            break
        found = lookup(token.norm, measures) or lookup(bare(token.norm), measures)
        key = found or key
        if found and found not in weak:
            break
    return key


def _share_of(tokens: Sequence[Token], at: int, limit: int, language: str) -> tuple[str, int]:
    """Return (noun, end) of "55% من [سكان]"; "" where a pronoun or a total stands there."""
    table = counted_tables(language)
    while at < limit and tokens[at].norm in table.share_heads:
        at += 1
    noun = tokens[at] if at < limit else None
    if noun is None or not noun.is_word or noun.norm in table.not_nouns:
        return "", at
    own = lookup(noun.norm, table.measures["share"]) or lookup(
        bare(noun.norm), table.measures["share"]
    )
    if not own and noun.norm.endswith(("ها", "هم", "هما", "هن")):
        return "", at + 1
    key = own or noun_class(noun.norm, language) or noun.norm.removeprefix("ال")
    share = Noun(key, at + 1, known=False, of=True)
    share = with_adjective(tokens, share, limit, language)
    return share.key, share.last


def is_age(tokens: Sequence[Token], number: FoundNumber, language: str) -> bool:
    """Say whether a span of years is somebody's age: "عن عمر 80 عاما", "(27 عاما)"."""
    table = tables(language)
    first = number.first
    if starts(table.age_after, tokens, number.last):
        return True
    if number.unit == "year" and first and tokens[first - 1].norm == _AT and number.low >= _GROWN:
        return True  # "توفي عن 71 عاما"
    if first and tokens[first - 1].text == "(":
        return number.last < len(tokens) and tokens[number.last].text in ")،,"
    return any(
        token.norm.lstrip("وب") in table.sets["age_before"]
        or token.norm in table.sets["age_before"]
        for token in tokens[max(0, first - 3) : first]
    )
