"""When two values are rival answers to one question of one event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.rules.events import Told, nearby, places_agree, same_event, voices_differ
from checker.rules.nearest import of_one_family
from checker.rules.numbers.answers import answers, of_many, quantity, roots, sole_answers
from checker.rules.numbers.kinship import akin
from checker.rules.numbers.likely import Rivalry, names
from checker.rules.numbers.measures import other_words
from checker.rules.numbers.scopes import other_scope
from checker.rules.numbers.tolls import grows, of_edition_before
from checker.rules.numbers.unrelated import never_one, unrelated
from checker.rules.numbers.values import far_apart, reconcilable
from checker.text.numbers_units import dimension
from checker.types import Corpus, Quantity

# Prices, shares and scores come in rows of look-alikes: nearly one sentence is needed.
_ROWS = 0.7


def one_thing(corpus: Corpus, pair: Rivalry) -> bool:
    """Say whether two figures of two reports may at all be answers to one question."""
    first, second = pair.first, pair.second
    return not (
        first.statement.article == second.statement.article
        or of_many(first, second)
        or of_one_family(first, second)
        or _by_the_way(pair)
        or not places_agree(first.statement, second.statement)
        or other_scope(corpus, first, second)
        or any(map(of_edition_before, (first, second)))
        or never_one(corpus, first, second)
    )


def _by_the_way(pair: Rivalry) -> bool:
    """Say whether two spans or shares of no measure have no word around them in common, nor name.

    Articles tell such of whatever they come to speak of.
    """
    first, second = pair.first, pair.second
    unit = quantity(first).unit
    if not unit or dimension(unit, "ar") not in {"time", "share"} or pair.kin == 1:
        return False
    if roots(nearby(first)) & roots(nearby(second)):
        return False
    return not names(first) & names(second)


def rivals(
    corpus: Corpus,
    named: str,
    first: Told,
    second: Told,
    told: Mapping[str, Sequence[Told]],
    least: float,
) -> bool:
    """Say whether two values cannot both be, and are of one thing.

    ``named`` is what they count, or "" for the only measures of their articles; ``told`` is what
    each article tells of it; ``least`` is the likeness that other sentences need.
    """
    one, other = first.mention.value, second.mention.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return False
    if first.statement.sentence == second.statement.sentence or reconcilable(one, other):
        return False
    if first.statement.article == second.statement.article and not grows(one.counted):
        return False
    statements = first.statement, second.statement
    if far_apart(one, other) or voices_differ(*statements) or not places_agree(*statements):
        return False
    if of_one_family(first, second):
        return False
    if not _one_question(corpus, named, first, second, told, least):
        return False
    return not unrelated(corpus, first, second)


def _one_question(
    corpus: Corpus,
    named: str,
    first: Told,
    second: Told,
    told: Mapping[str, Sequence[Told]],
    least: float,
) -> bool:
    one, other = first.mention.value, second.mention.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return False
    if sole_answers(corpus, told, first, second) and answers(corpus, named, first, second):
        return bool(named) or (other_words(first, second) and akin(corpus, first, second))
    if one.counted != other.counted or not named:
        return False
    tolls = grows(one.counted)
    if first.statement.article == second.statement.article and of_many(first, second):
        return False
    if tolls and first.leads and second.leads:
        return True
    return same_event(first, second, max(least, 0.0 if tolls else _ROWS), alone=tolls)
