"""Two persons whom two articles of one story give what may be one post.

What parts two posts for certain is asked here: two roles, two bodies, two countries, one person in
two spellings. All else is a figure of the score (``holder_figures``).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from checker.rules.once import once
from checker.rules.people.held import specific
from checker.rules.people.implied import implied, told_as
from checker.rules.people.seats import ABROAD, seat
from checker.rules.people.spellings import may_be_one
from checker.rules.people.uses import Use, is_person, is_sought, led_by, of_another
from checker.rules.sides import beside_name
from checker.rules.titles import alike, posts, role_facts, same_role
from checker.text.tokens import tokenize
from checker.types import Corpus, Entry, Person, Post, Story

# Posts that a body has one of though a wording may name several.
_SPEAKING = frozenset({"secretary", "bishop"})
_LOOSE = frozenset({"leader", "special_representative"})
Holding = list[Use]  # of one person and one role in one article
Pair = tuple[Holding, Holding]


def candidates(corpus: Corpus, story: Story) -> Iterator[Pair]:
    """Yield what two articles of a story say of two holders of what may be one post."""
    by_role: dict[str, list[Holding]] = {}
    for article in story.articles:
        for held in holdings(corpus).get(article, ()):
            by_role.setdefault(held[0][2].role, []).append(held)
    for one, other in product(sorted(by_role), repeat=2):
        if one <= other and same_role(one, other):
            for first, second in product(by_role[one], by_role[other]):
                if _in_order(first, second, one == other) and _are_rivals(first, second):
                    yield first, second


def _in_order(first: Holding, second: Holding, one_role: bool) -> bool:
    """Say whether a pair is of two articles, and is not met again with its sides changed."""
    ends = article_of(first), article_of(second)
    return ends[0] != ends[1] and (not one_role or ends[0] < ends[1])


def _are_rivals(first: Holding, second: Holding) -> bool:
    return (
        not {use[0].id for use in first} & {use[0].id for use in second}
        and _may_be_one_post(fullest(first), fullest(second))
        and not _one_person(first[0][0].keys[0], second[0][0].keys[0])
        and not _of_two_countries(first, second)
    )


def _of_two_countries(first: Holding, second: Holding) -> bool:
    """Say whether the two articles, wherever they give the post, give it of two countries."""
    one, other = (_countries(held) for held in (first, second))
    return bool(one and other) and not one & other


def _countries(held: Holding) -> set[str]:
    role, article = held[0][2].role, article_of(held)
    told = posts(held[0][0].entries)
    return {
        post.country
        for entry, post in told
        if entry.statement.article == article and post.role == role and post.country
    }


def _one_person(first: str, second: str) -> bool:
    """Say whether two names may be one person's: in two spellings, or the one cut short."""
    one, other = set(first.split()), set(second.split())
    return one <= other or other <= one or may_be_one(first, second)


def _may_be_one_post(first: Post, second: Post) -> bool:
    if first.country and second.country and first.country != second.country:
        return False
    if first.role in ABROAD:
        seats = seat(first), seat(second)
        if all(seats) and not seats[0] & seats[1]:
            return False
    if role_facts()[first.role].family == "party":  # whose name may be of general words
        one, other = frozenset(first.scope.split()), frozenset(second.scope.split())
    else:
        one, other = specific(first), specific(second)
    return not (one and other) or any(alike(a, b) for a, b in product(one, other))


@once
def holdings(corpus: Corpus) -> dict[str, list[Holding]]:
    """Return the posts that each article gives to somebody, by holder and role."""
    found: dict[str, dict[tuple[str, str], Holding]] = {}
    for use in _uses(corpus):
        held = found.setdefault(use[1].statement.article, {})
        held.setdefault((use[0].id, use[2].role), []).append(use)
    return {article: list(held.values()) for article, held in sorted(found.items())}


def _uses(corpus: Corpus) -> Iterator[Use]:
    for timeline in filter(is_person, corpus.timelines):
        for entry, post in posts(timeline.entries):
            if _of_one(post) and _is_own(timeline.keys, entry):
                yield timeline, entry, post
    lines = {key: line for line in corpus.timelines for key in line.keys}
    for article in corpus.statements:
        for key, entry, post in implied(corpus, article):
            if key in lines and _of_one(post):
                yield lines[key], entry, post


def _of_one(post: Post) -> bool:
    fact = role_facts().get(post.role)
    if fact is None or post.role in _LOOSE:
        return False
    return fact.one_holder or (post.role in _SPEAKING and bool(specific(post)))


def _is_own(keys: tuple[str, ...], entry: Entry) -> bool:
    """Say whether a post stands beside its holder's name, or with whoever says the sentence."""
    beside = beside_name(entry) or entry.statement.speaker in keys or told_as(entry)
    return beside and not (of_another(entry) or led_by(entry) or is_sought(entry))


def article_of(held: Holding) -> str:
    """Return the article of what is said of one holder."""
    return held[0][1].statement.article


def fullest(held: Holding) -> Post:
    """Return the post in the wording that tells most: its country, then what it is over."""
    return max((use[2] for use in held), key=lambda post: (bool(post.country), len(post.scope)))


def is_bare(post: Post) -> bool:
    """Say whether a post is only "the governor", "رئيس البلدية": that of the place."""
    return tokenize(post.label)[-1].definite


def knows(corpus: Corpus, article: str, held: Holding) -> bool:
    """Say whether an article names a holder, if by the family name alone."""
    families = {key.split()[-1] for key in held[0][0].keys}
    return any(
        isinstance(mention.value, Person) and mention.value.key.split()[-1] in families
        for statement in corpus.statements[article]
        for mention in statement.mentions
    )
