"""Two posts that reports of one story give one person, of which he may hold one only.

Any two wordings are a pair, unless an article has both. All else is a figure of the score
(``chair_figures``).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations

from checker.languages import read, words
from checker.rules.asked import stories_asked
from checker.rules.people.held import Held, cut_short, in_one_breath, initials, post_key, together
from checker.rules.people.implied import newly_held
from checker.rules.people.seats import one_embassy
from checker.rules.titles import role_facts
from checker.types import Corpus

_LISTS = ("full_time", "one_body", "heads", "aides")
Pair = tuple[Held, Held]


def by_story(corpus: Corpus, held: Held) -> Iterator[tuple[str, Held]]:
    """Yield, by the key of the story, what the reports of one event say of a person's posts."""
    for story in stories_asked(corpus) if held else ():
        told = [use for use in held if use[0].statement.article in story.articles]
        if told:
            yield story.key, told


def candidates(held: Held) -> Iterator[Pair]:
    """Yield each two posts that different reports of a story give, with the uses of either."""
    by_post: dict[str, Held] = {}
    for entry, post in held:
        if not initials(post):
            key = f"{post_key(post)}/{post.label.split()[0]}"
            by_post.setdefault(key, []).append((entry, post))
    for first, second in combinations((by_post[key] for key in sorted(by_post)), 2):
        roles = first[0][1].role, second[0][1].role
        apart = not articles_of(first) & articles_of(second)
        if apart and not together(*roles) and (two_jobs(*roles) or _of_one().issuperset(roles)):
            yield first, second


def two_jobs(*roles: str) -> bool:
    """Say whether two roles are two parts in one matter: judge and counsel, coach and referee."""
    return any(_parts(matter, roles) for matter in _jobs())


def _parts(matter: tuple[frozenset[str], ...], roles: tuple[str, ...]) -> bool:
    found = [next((n for n, part in enumerate(matter) if role in part), -1) for role in roles]
    return -1 not in found and len({*found}) > 1


@cache
def _jobs() -> tuple[tuple[frozenset[str], ...], ...]:
    return tuple(tuple(map(frozenset, parts)) for parts in read("ar", "roles")["jobs"])


@cache
def _of_one() -> frozenset[str]:
    """Return the roles of which a body has one holder, or a person holds one."""
    listed = read("ar", "roles")
    found = {role for name in _LISTS for role in words(listed[name])}
    return frozenset(found | {role for role, fact in role_facts().items() if fact.one_holder})


def articles_of(held: Held) -> set[str]:
    """Return the articles of some uses of a post."""
    return {entry.statement.article for entry, _ in held}


def may_clash(first: Held, second: Held) -> bool:
    """Say whether no sentence gives both posts, and both are held, or both only taken up."""
    told = in_one_breath(first, second) or cut_short(first, second)
    told = told or one_embassy(first[0][1], second[0][1])
    return not told and newly_held(first) == newly_held(second)
