"""Opposite predicates of two articles of one story: which of them cannot both be true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from checker.rules.events import likeness, places_agree, voices_differ
from checker.rules.statements.cues import Told, opposed
from checker.rules.statements.frames import (
    SCORE,
    clause,
    figures,
    frame,
    same_people,
    shared,
    told_there,
)
from checker.rules.statements.pole_lexicon import holds
from checker.rules.statements.poles import AHEAD, TOLD, Predicate, predicates
from checker.rules.statements.scenes import contrary, one_scene
from checker.rules.statements.unreal import negation
from checker.text.phrases import spellings
from checker.types import Corpus

_TOP = 7  # sentences, the headline included, that tell what an article is about
_ALIKE = 0.5  # share of common words from which two sentences say nearly the same

Question = tuple[str, str]


def opposites(corpus: Corpus, articles: Sequence[str]) -> Iterator[list[Told]]:
    """Yield what articles of one story tell against each other, an opposition at a time.

    The likeliest by the pair model come first; left out is what stands in sentences that are in a
    finding already.
    """
    told_before: set[tuple[str, int]] = set()
    groups: dict[Question, dict[tuple[str, int], Told]] = {}
    likeliest: dict[Question, float] = defaultdict(float)
    for pair in clashes(corpus, articles):
        question = pair[0].cue.group, pair[0].cue.target
        groups.setdefault(question, {}).update((told.place, told) for told in pair)
        likeliest[question] = max(likeliest[question], contrary(*pair))
    for _, found in sorted(groups.items(), key=lambda each: (-likeliest[each[0]], each[0])):
        sentences = set(map(_sentence_of, found.values()))
        if not told_before.issuperset(sentences):
            told_before.update(sentences)
            yield [found[at] for at in sorted(found)]


def _sentence_of(told: Told) -> tuple[str, int]:
    """Return in which sentence of which article something is told."""
    return told.statement.article, told.statement.sentence.index


def clashes(corpus: Corpus, articles: Iterable[str]) -> Iterator[tuple[Told, Told]]:
    """Yield pairs of predicates of two articles that are opposite and told of the same things."""
    for first, second in candidates(corpus, articles):
        if _compared(corpus, first, second):
            yield first, second


def candidates(corpus: Corpus, articles: Iterable[str]) -> Iterator[tuple[Told, Told]]:
    """Yield the pairs of opposite predicates of two articles, whatever they are said of."""
    asked: dict[Question, list[Predicate]] = defaultdict(list)
    for article in articles:
        for question, told in _answers(corpus, article).items():
            asked[question].extend(told)
    for _, told in sorted(asked.items()):
        for one, other in combinations(told, 2):
            apart = one.statement.article != other.statement.article
            lasts = one.lasts or other.lasts
            if apart and opposed(one.cue, other.cue) and told_of(one, other, changed=lasts):
                yield one.told, other.told


def _compared(corpus: Corpus, first: Told, second: Told) -> bool:
    if not _anywhere(first.cue.group):
        return one_scene(corpus, first, second)
    one, other = first.statement, second.statement
    return (
        not voices_differ(one, other) and not first.other_day(second) and places_agree(one, other)
    )


def likely(first: Told, second: Told) -> float:
    """Return how likely two opposite predicates are told of the same things, 0 to 1."""
    return SCORE.likely(figures(first, second))


def _answers(corpus: Corpus, article: str) -> dict[Question, list[Predicate]]:
    """Return what an article answers at its top, by question; what it tells both ways left out.

    Where one sentence tells of a thing as to come, the others without a tense do too.
    """
    day = corpus.articles[article].day
    found: dict[Question, list[Predicate]] = defaultdict(list)
    for at, statement in enumerate(corpus.statements.get(article, ())):
        for one in predicates(statement, day):
            if at < _TOP or _anywhere(one.cue.group):
                found[one.cue.group, one.cue.target].append(one)
    every = [one for told in found.values() for one in told]
    planned = {_way(one) for one in every if one.cue.target == AHEAD}
    return {
        (group, tense): _one_sided(
            [one for one in told if tense == AHEAD or _way(one) not in planned]
        )
        for (group, tense), told in found.items()
        if not holds(group, "alone") and (tense == TOLD or not holds(group, "done"))
    }


def _anywhere(group: str) -> bool:
    """Say whether an opposition needs no top of an article and no score of what it is said of."""
    return holds(group, "alike") or holds(group, "whole")


def _way(one: Predicate) -> tuple[str, str]:
    return one.cue.group, one.cue.pole


def _one_sided(told: Sequence[Predicate]) -> list[Predicate]:
    """Leave out what an article tells both ways, and all where one sentence tells both."""
    pairs = [pair for pair in combinations(told, 2) if opposed(pair[0].cue, pair[1].cue)]
    if any(one.statement.sentence == other.statement.sentence for one, other in pairs):
        return []
    return [
        one
        for one in told
        if not any(
            opposed(one.cue, other.cue) and shared(frame(one.told).words, frame(other.told).words)
            for other in told
        )
    ]


def comparable(one: Predicate, other: Predicate, *, changed: bool, by_all: bool = True) -> bool:
    """Say whether what an opposition asks for is told, and of the same people where it asks so.

    ``by_all``: both say who does it.
    """
    if not told_of(one, other, changed=changed):
        return False
    named = holds(one.cue.group, "agent") and by_all
    return not named or same_people(frame(one.told), frame(other.told))


def told_of(one: Predicate, other: Predicate, *, changed: bool) -> bool:
    """Say whether what an opposition asks for is told: which person, that nothing ``changed``."""
    group = one.cue.group
    if holds(group, "changes") and not changed:
        return False
    frames = frame(one.told), frame(other.told)
    if holds(group, "alike") and not _plainly_alike(one.told, other.told):
        return False
    if holds(group, "person") and not frames[0].names & frames[1].names:
        return False
    if not holds(group, "agent"):
        return True
    # Who attends one thing may stay away from another; who approves is told where it fails.
    one_thing = shared(frames[0].things, frames[1].things)
    return bool(one_thing) and (same_people(*frames) or told_there(*frames))


def _plainly_alike(one: Told, other: Told) -> bool:
    """Say whether two sentences say nearly the same, and negate nothing behind the predicate."""
    negated = any(
        not negation().isdisjoint(spellings(token.norm))
        for told in (one, other)
        for token in clause(told)
    )
    return not negated and likeness(one.statement, other.statement) >= _ALIKE
