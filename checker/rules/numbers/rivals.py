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
from checker.types import Corpus

# Share of common words from which on two sentences tell one toll, where they do not lead.
_LIKENESS = 0.5


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
    corpus: Corpus, named: str, first: Told, second: Told, told: Mapping[str, Sequence[Told]]
) -> bool:
    """Say whether two values cannot both be, and are of one thing.

    ``named`` is what they count, or "" for the only measures of their articles; ``told`` is what
    each article tells of it.
    """
    one, other = quantity(first), quantity(second)
    statements = first.statement, second.statement
    return not (
        first.statement.article == second.statement.article
        or reconcilable(one, other)
        or one.bound == other.bound == "at_least"  # whoever counts more may speak of the same
        or far_apart(one, other)
        or voices_differ(*statements)
        or not places_agree(*statements)
        or of_one_family(first, second)
        or not _one_question(corpus, named, first, second, told)
        or unrelated(corpus, first, second)
    )


def _one_question(
    corpus: Corpus, named: str, first: Told, second: Told, told: Mapping[str, Sequence[Told]]
) -> bool:
    one, other = quantity(first), quantity(second)
    if sole_answers(corpus, told, first, second) and answers(corpus, named, first, second):
        return bool(named) or (other_words(first, second) and akin(corpus, first, second))
    if one.counted != other.counted or not grows(one.counted):
        return False
    return (first.leads and second.leads) or same_event(first, second, _LIKENESS)
