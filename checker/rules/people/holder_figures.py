"""What speaks for it that two articles give one post to two persons, and what against it."""

from __future__ import annotations

import math

from checker.rules.ground import names_in_common
from checker.rules.once import once
from checker.rules.people.bodies import may_be_over
from checker.rules.people.held import general, specific
from checker.rules.people.holders import (
    Holding,
    article_of,
    fullest,
    holdings,
    is_bare,
    knows,
)
from checker.rules.people.spellings import opens_name
from checker.rules.score import Score
from checker.rules.titles import alike, role_facts, same_role
from checker.types import Corpus

# Heads of whom a country has one, whatever is said of what they head.
_OF_A_COUNTRY = frozenset({"government", "military", "judiciary", "royal", "parliament"})
# Offices of those families of which a country has many: what they are over must be told.
_MANY = frozenset(
    {
        *("minister", "commander", "unit_commander", "guard_commander", "governor", "wali"),
        *("mayor", "delegate_tn", "agency_head", "council_head", "security_director"),
        *("secretary_general_government", "bloc_leader"),
    }
)

SCORE = Score(
    weights={
        "names in common": -1.65,
        "words of the body in common": 1.73,
        "the other names the body": 1.18,
        "only one names a body": -0.76,
        "one sort of body": 3.05,
        "one of a country": -1.14,
        "one country": 0.82,
        "countries in common": -1.40,
        "country unknown to the other": -2.14,
        "further countries": -1.86,
        "either is known to the other": -3.65,
        "other holders": -1.92,
        "both speak": 0.17,
        "sure names": 2.65,
        "both bare": -0.24,
    },
    constant=0.88,
    least=0.65,
)


def figures(corpus: Corpus, first: Holding, second: Holding) -> tuple[float, ...]:
    """Return the figures of a pair, in the order of the weights of ``SCORE``."""
    articles = article_of(first), article_of(second)
    one, other = fullest(first), fullest(second)
    named = specific(one), specific(other)
    both = all(named)
    fact = role_facts()[one.role]
    countries = [_countries(corpus)[article] for article in articles]
    crossed = (one, countries[1]), (other, countries[0])
    shared = countries[0] & countries[1]
    own = {post.country for post in (one, other) if post.country}
    return (
        math.log1p(names_in_common(corpus, *articles)),
        _share(*named) if both else 0.0,
        float(not both and any(named) and _over(corpus, first, second)),
        float(not both and any(named)),
        float(not both and fact.family != "party" and bool(general(one) & general(other))),
        float(not any(named) and fact.family in _OF_A_COUNTRY and one.role not in _MANY),
        float(bool(one.country) and one.country == other.country),
        len(shared) / max(1, min(map(len, countries))),
        float(any(post.country and post.country not in told for post, told in crossed)),
        math.log1p(len((countries[0] | countries[1]) - shared - own)),
        float(knows(corpus, articles[1], first) or knows(corpus, articles[0], second)),
        math.log1p(_others(corpus, first, second)),
        float(all(_speaks(held) for held in (first, second))),
        float(all(opens_name(held[0][0].keys[0].split()[0]) for held in (first, second))),
        float(not any(named) and is_bare(one) and is_bare(other)),
    )


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    short, long = sorted((one, other), key=len)
    return sum(any(alike(word, rival) for rival in long) for word in short) / len(short)


def _over(corpus: Corpus, first: Holding, second: Holding) -> bool:
    """Say whether the article of a post that names no body may mean that of the other."""
    bare, full = (second, first) if specific(fullest(first)) else (first, second)
    return may_be_over(corpus, article_of(bare), fullest(bare), specific(fullest(full)))


def _others(corpus: Corpus, first: Holding, second: Holding) -> int:
    """Return how many others hold such a post in either article."""
    own = {first[0][0].id, second[0][0].id}
    return len(
        {
            held[0][0].id
            for one in (first, second)
            for held in holdings(corpus)[article_of(one)]
            if held[0][0].id not in own and same_role(held[0][2].role, one[0][2].role)
        }
    )


def _speaks(held: Holding) -> bool:
    return any(use[1].statement.speaker in held[0][0].keys for use in held)


@once
def _countries(corpus: Corpus) -> dict[str, frozenset[str]]:
    """Return the countries that each article names, by a place or a post."""
    return {
        article: frozenset(
            country
            for statement in told
            for mention in statement.mentions
            if (country := getattr(mention.value, "country", ""))
        )
        for article, told in corpus.statements.items()
    }
