"""What speaks for two bodies, named in two reports, standing in one role there."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise, product

from checker.languages import read, words
from checker.rules.organisations.bodies import Body
from checker.rules.organisations.body_lexicon import everyday
from checker.rules.organisations.told_bodies import (
    Telling,
    alike,
    is_among,
    same_name,
)
from checker.rules.reading import tokens_of
from checker.rules.score import Score
from checker.rules.statements.word_forms import skeleton
from checker.text.normalise import fold
from checker.text.tokens import Token
from checker.types import Place, Post, Quantity, Statement

_USES = 4  # of a name that are looked at
_MANY = 2  # figures in common, beyond which more tell nothing new
_SMALL = 3  # the least figure that is not in any report
_SHORT = 80  # words of two reports, below which their shortness tells nothing more
_WORDS = 2  # in common around, without a figure or a person, that tell of one deed
_TIES = ("figures in common around", "a person in common around")
_PARTICLE = 2  # letters
_TOP = 1  # the place of the first sentence, behind the headline

SCORE = Score(
    weights={
        "one noun": 1.4,
        "one kind": 1.36,
        "share of words of the shorter name": 2.95,
        "figures in common around": 0.26,
        "a person in common around": 1.37,
        "share of words in common": 2.59,
        "rivals": -0.4,
        "one is named first": 1.3,
        "length": -3.64,
        "one verb": -0.69,
        "both in the first sentence": 2.28,
        "both in posts": -1.98,
        "no ground": -0.82,
        "one country, and a figure or person": 2.35,
        "media": -0.74,
    },
    constant=10.59,
    least=0.35,
)


def figures(
    one: Telling, other: Telling, first: list[Body], second: list[Body]
) -> tuple[float, ...]:
    """Return the figures of a pair, in the order of the weights of ``SCORE``."""
    pairs = product(first[:_USES], second[:_USES])
    near = max((_near(one, other, a, b) for a, b in pairs), key=_weight)
    rivals = _rivals(one, other, first) + _rivals(other, one, second)
    shorter, longer = sorted((first[0].words, second[0].words), key=len)
    fewer = max(1, min(len(one.content), len(other.content)))
    one_land = bool(first[0].country) and first[0].country == second[0].country
    return (
        float(bool(first[0].head) and first[0].head == second[0].head),
        float(first[0].kind == second[0].kind),
        sum(is_among(word, longer) for word in shorter) / len(shorter),
        *near[1:3],
        len(one.content & other.content) / fewer,
        math.log1p(rivals),
        float(one.names[0] is first or other.names[0] is second),
        math.log(max(_SHORT, len(one.stems) + len(other.stems))),
        *near[3:],
        float(not near[1] and not near[2] and near[0] < math.log1p(_WORDS)),
        float(one_land and bool(near[1] or near[2])),
        float("media" in {first[0].kind, second[0].kind}),
    )


def told_apart(found: Sequence[float], first: list[Body], second: list[Body]) -> bool:
    """Say whether no figure and no person ties two bodies that may well do alike things.

    Two of one sort and country ("the Jordanian company for X" and "for Y"), two that hold opinions.
    """
    names = list(SCORE.weights)
    tied = any(found[names.index(each)] for each in _TIES)
    one, other = first[0], second[0]
    sisters = bool(one.country) and (one.country, one.head) == (other.country, other.head)
    opinions = all(_opens_as_opinion(uses[0]) for uses in (first, second))
    return not tied and (sisters or opinions)


def _opens_as_opinion(body: Body) -> bool:
    says = frozenset(fold(word) for word in words(read("ar", "bodies")["says"]))
    return tokens_of(body.statement.sentence)[0].norm in says


def _near(one: Telling, other: Telling, first: Body, second: Body) -> tuple[float, ...]:
    ground = _content(first, second) & _content(second, first)
    counted = _counted(one.around(first)) & _counted(other.around(second))
    people = _people(one.around(first)) & _people(other.around(second))
    return (
        math.log1p(len(ground)),
        float(min(len(counted), _MANY)),
        float(bool(people)),
        float(bool(beside(first) & beside(second))),
        float(_place(first) == _place(second) == _TOP),
        float(_in_post(first) and _in_post(second)),
    )


def _weight(near: tuple[float, ...]) -> float:
    return near[0] + near[1] / 2 + near[2] + near[3] / 2


def _rivals(one: Telling, other: Telling, uses: list[Body]) -> int:
    """Return how many further names of such kinds an article has that the other does not know."""
    known = [names[0] for names in other.names]
    return sum(
        names is not uses
        and alike(names[0], uses[0])
        and not any(same_name(names[0], name) for name in known)
        for names in one.names
    )


def _place(body: Body) -> int:
    return body.statement.sentence.index


def _content(body: Body, other: Body) -> frozenset[str]:
    names = {*body.words, *other.words, body.head, other.head}
    told = body.statement.words
    return skeletons(w for w in told if names.isdisjoint((w, w.removesuffix("ه"))))


def _counted(told: Iterable[Statement]) -> frozenset[float]:
    return frozenset(
        m.value.low
        for s in told
        for m in s.mentions
        if isinstance(m.value, Quantity) and m.value.bound == "exact" and m.value.low >= _SMALL
    )


def _people(told: Iterable[Statement]) -> frozenset[tuple[str, str]]:
    """Return the pairs of words side by side that may be a name, read as one or not."""
    found = set()
    for statement in told:
        places = [m.span for m in statement.mentions if isinstance(m.value, Place)]
        for one, other in pairwise(tokens_of(statement.sentence)):
            placed = any(place.start <= one.start < place.end for place in places)
            if not placed and _may_name(one, other):
                found.add((one.stem, other.stem))
    return frozenset(found)


def _may_name(one: Token, other: Token) -> bool:
    """Say whether two words side by side may be a person's name."""
    if not one.is_word or not other.is_word or one.definite or one.prefix or other.prefix:
        return False
    plain = everyday().isdisjoint((one.norm, one.stem, other.norm, other.stem))
    return plain and min(len(one.norm), len(other.norm)) > _PARTICLE


def beside(body: Body, words_off: int = 1) -> frozenset[str]:
    """Return the lasting letters of the words right before and behind a name."""
    tokens = tokens_of(body.statement.sentence)
    near = (
        *tokens[max(0, body.at - words_off) : body.at],
        *tokens[body.end : body.end + words_off],
    )
    told = (t.stem for t in near if t.is_word and len(t.stem) > _PARTICLE)
    return skeletons(stem for stem in told if stem not in _function())


def _in_post(body: Body) -> bool:
    mentions = body.statement.mentions
    return any(isinstance(m.value, Post) and m.span.overlaps(body.span) for m in mentions)


def skeletons(stems: Iterable[str]) -> frozenset[str]:
    """Return the lasting letters of words."""
    return frozenset(map(skeleton, stems))


@cache
def _function() -> frozenset[str]:
    lists = read("ar", "words")["function"], read("ar", "speech")["function"]
    return frozenset(fold(word) for block in lists for word in words(block))
