"""Steps of one course that an article, or one report against another, dates in a wrong order.

Unlike the steps of one sentence or of two in a row, these may stand anywhere: each must have one
date, and the two be of one person, or of one thing by the words of their sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from checker.rules.dates.happenings import content, is_single
from checker.rules.dates.past import before_that
from checker.rules.dates.steps import Step, after, follows, of_another, steps_of
from checker.rules.events import Told, places_agree
from checker.rules.nearest import nearest_person, other_people
from checker.types import Corpus, DateValue

_EITHER = frozenset({"die", "depart"})  # "رحل"
_ALIKE = 3  # words in common that prove one thing


def wrong_courses(corpus: Corpus, articles: Sequence[str]) -> Iterator[tuple[Told, Told]]:
    """Yield (what came first, what followed) that are dated the other way round.

    Of two articles only what one of them tells against the other.
    """
    told: dict[str, list[Step]] = {}
    for article in articles:
        for statement in corpus.statements[article]:
            for step in steps_of(corpus, statement):
                for name in step.names - _EITHER if step.names >= _EITHER else step.names:
                    told.setdefault(name, []).append(step)
    lone = {name: steps for name, steps in told.items() if is_single([s.told for s in steps])}
    for one, other in combinations(sorted(lone), 2):
        for first, then in ((one, other), (other, one)):
            for a, b in product(lone[first], lone[then]):
                if follows(a, b) and after(a.told, b.told) and _one_course(articles, a, b):
                    yield a.told, b.told
                    break


def _one_course(articles: Sequence[str], first: Step, then: Step) -> bool:
    """Say whether two steps are of one person or thing, and where they are looked for."""
    one, other = first.told, then.told
    apart = one.statement.article != other.statement.article
    if apart != (len(articles) > 1) or of_another(first) or of_another(then):
        return False
    if not apart and one.statement == other.statement:
        return False  # read by ``steps``
    if any(before_that(told.statement, told.mention) for told in (one, other)):
        return False
    if other_people(one, other) or not places_agree(one.statement, other.statement):
        return False
    person = bool({*nearest_person(one)} & {*nearest_person(other)})
    common = content(one, frozenset()) & content(other, frozenset())
    if any(
        isinstance(v := t.mention.value, DateValue) and v.precision == "year" for t in (one, other)
    ):
        return person
    return person or (apart and len(common) >= _ALIKE)
