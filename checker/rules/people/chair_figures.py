"""What speaks for it that two posts shut each other out, and what for two wordings of one."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from itertools import product
from operator import itemgetter

from checker.languages import read, words
from checker.rules.ground import names_in_common
from checker.rules.people.bodies import must_be_another, words_told
from checker.rules.people.chairs import Pair, articles_of, candidates, may_clash, two_jobs
from checker.rules.people.fields import of_its, place_words, portfolios, two_fields
from checker.rules.people.held import Held, exclude, general, specific
from checker.rules.score import Score
from checker.rules.titles import alike, same_role
from checker.text.tokens import stems_of
from checker.types import Corpus, Post

SCORE = Score(
    weights={
        "head and aide": 3.61,
        "two full days": 3.61,
        "two parts in one matter": 4.17,
        "two fields": 2.31,
        "words in common": -0.84,
        "nothing in common": 2.87,
        "only one tells": 0.58,
        "neither tells": -0.63,
        "one inside the other": -1.96,
        "one sort of body": 0.34,
        "is over another": 3.03,
        "the rest is known": 3.04,
        "told by the other": -2.56,
        "one country": -0.25,
        "only one has a country": -1.35,
        "of its own": -0.86,
        "names in common": -2.27,
        "shortest": 0.91,
        "reports": -1.91,
    },
    constant=-0.46,
    least=0.6,
)


def likeliest(corpus: Corpus, held: Held) -> Iterator[Pair]:
    """Yield the two posts of a story that most surely shut each other out, if any do."""
    likely = [
        (SCORE.likely(figures(corpus, first, second)), first, second)
        for first, second in candidates(held)
        if not exclude(first, second) and may_clash(first, second)
    ]
    score, *pair = max(likely, key=itemgetter(0), default=(0.0, [], []))
    if score >= SCORE.least:
        yield pair[0], pair[1]


def figures(corpus: Corpus, first: Held, second: Held) -> tuple[float, ...]:
    """Return the figures of a pair, in the order of the weights of ``SCORE``."""
    one, other = first[0][1], second[0][1]
    named = specific(one), specific(other)
    rest = _without(*named), _without(named[1], named[0])
    countries = one.country, other.country
    return (
        float(_aides(one.role, other.role)),
        float(
            not same_role(one.role, other.role) and {one.role, other.role} <= _listed("full_time")
        ),
        float(two_jobs(one.role, other.role)),
        float(two_fields(one, other)),
        _share(*named),
        float(all(named) and not _share(*named)),
        float(bool(named[0]) != bool(named[1])),
        float(not any(named)),
        float(_inside(one, other) or _inside(other, one)),
        float(bool(general(one) & general(other))),
        float(_over_another(corpus, first, second)),
        float(any(rest) and all(map(_is_known, rest))),
        max(_told(corpus, rest[0], second), _told(corpus, rest[1], first)),
        float(all(countries) and one.country == other.country),
        float(any(countries) and not all(countries)),
        float(of_its(one.label) or of_its(other.label)),
        math.log1p(_in_common(corpus, (first, second))),
        math.log1p(min(len(stems_of(post.label)) for post in (one, other))),
        math.log1p(len(articles_of(first) | articles_of(second)) - 2),
    )


def _without(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in one if not any(alike(word, rival) for rival in other))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    short, long = sorted((one, other), key=len)
    return sum(any(alike(word, rival) for rival in long) for word in short) / max(1, len(short))


def _inside(short: Post, long: Post) -> bool:
    rest = stems_of(long.label)
    return all(any(alike(word, other) for other in rest) for word in stems_of(short.label))


def _is_known(rest: frozenset[str]) -> bool:
    """Say whether words that part two posts are names: a place, a field; no epithet."""
    return bool(rest) and all(word in place_words() | portfolios() for word in rest)


def _told(corpus: Corpus, rest: frozenset[str], rival: Held) -> float:
    """Return the share of words of one post that the reports of the other one know."""
    told = frozenset().union(*(words_told(corpus)[article] for article in articles_of(rival)))
    return sum(any(alike(word, other) for other in told) for word in rest) / max(1, len(rest))


def _in_common(corpus: Corpus, pair: Pair) -> int:
    return max(names_in_common(corpus, *ends) for ends in product(*map(articles_of, pair)))


def _over_another(corpus: Corpus, first: Held, second: Held) -> bool:
    """Say whether "the president of the university" is that of another one than the other post."""
    return any(
        must_be_another(corpus, entry.statement.article, post, specific(named[0][1]))
        for bare, named in ((first, second), (second, first))
        for entry, post in bare
    )


def _two_days(one: str, other: str) -> bool:
    """Say whether the two are offices of which each takes a whole day."""
    return not same_role(one, other) and {one, other} <= _listed("full_time")


def _aides(one: str, other: str) -> bool:
    beside = {one, other} & _listed("aides")
    apart = bool(beside) and not same_role(one, other)
    return apart and {one, other} <= _listed("heads") | _listed("aides")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(words(read("ar", "roles")[name]))
