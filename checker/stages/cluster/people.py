"""Link the persons of single articles across the corpus, and lay out one timeline for each.

Two people never become one lightly: equal full names are one person unless their posts belong
to different countries; a shorter and a longer name are one person when only fathers are
inserted, or when more evidence speaks for it; and two names that one article uses for two
people, or a short name that two different longer ones fit, stay apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations

from checker.stages.cluster.components import Forest
from checker.stages.cluster.names import Relation, is_common, is_filiation, relation, units
from checker.stages.cluster.options import Alias
from checker.types import Person, Post, Statement

# Days: two given names without any other evidence are one man for a season, not for good.
FAR_APART = 90
_DOMINANT = 5  # times as many articles as all namesakes together: the one who is meant


@dataclass(slots=True)
class Bearer:
    """One name as used in a set of articles, with the evidence of who bears it."""

    keys: set[str]
    articles: set[str]
    countries: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    stories: set[str] = field(default_factory=set)
    days: set[int] = field(default_factory=set)
    alias: Alias | None = None
    full: bool = True
    mentions: Counter[str] = field(default_factory=Counter)

    def absorb(self, other: Bearer) -> None:
        """Take over all that is known of another bearer."""
        self.keys |= other.keys
        self.articles |= other.articles
        self.countries |= other.countries
        self.roles |= other.roles
        self.stories |= other.stories
        self.days |= other.days
        self.alias = self.alias or other.alias
        self.mentions += other.mentions

    @property
    def longest(self) -> str:
        """The fullest of the names, the first in the alphabet among equals."""
        return min(self.keys, key=lambda key: (-len(units(key)), key))


@dataclass(frozen=True, slots=True)
class Named:
    """One name in one article: how often, in full or not, and what posts speak for who it is."""

    key: str
    full: bool
    mentions: int
    countries: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


def names_in(statements: Iterable[Statement]) -> tuple[Named, ...]:
    """Return the names that an article gives to persons, by key."""
    mentions: Counter[str] = Counter()
    full: set[str] = set()
    held: dict[str, list[Post]] = {}
    for mention in (mention for statement in statements for mention in statement.mentions):
        if isinstance(mention.value, Person):
            mentions[mention.value.key] += 1
            if mention.value.full:
                full.add(mention.value.key)
        elif isinstance(mention.value, Post) and mention.holder:
            held.setdefault(mention.holder, []).append(mention.value)
    return tuple(
        Named(
            key,
            key in full,
            count,
            tuple(sorted({post.country for post in held.get(key, []) if post.country})),
            tuple(sorted({post.role for post in held.get(key, [])})),
        )
        for key, count in sorted(mentions.items())
    )


def find_people(
    names: Mapping[str, Sequence[Named]],
    days: Mapping[str, int],
    story_of: Mapping[str, str],
    aliases: Mapping[str, Alias],
) -> list[Bearer]:
    """Return everyone whom articles name, sorted by fullest name and first article.

    ``names`` are those of each article, ``days`` the ordinals of those that have a date.
    """
    by_key: dict[str, list[Bearer]] = {}
    single: list[Bearer] = []
    for article in sorted(names):
        for named in names[article]:
            bearer = _bearer(article, named, days, story_of, aliases)
            same = by_key.setdefault(bearer.longest, []) if bearer.full else single
            same.append(bearer)
    linked = [person for key in sorted(by_key) for person in _link_equal(by_key[key])]
    people = [*_link_variants(_link_aliases(linked)), *single]
    return sorted(people, key=lambda bearer: (bearer.longest, min(bearer.articles)))


def _bearer(
    article: str,
    named: Named,
    days: Mapping[str, int],
    story_of: Mapping[str, str],
    aliases: Mapping[str, Alias],
) -> Bearer:
    """Return the bearer of one name in one article; only ``full`` ones may be linked."""
    alias = aliases.get(named.key)
    return Bearer(
        keys={named.key},
        articles={article},
        countries=set(named.countries),
        roles=set(named.roles),
        stories={story_of[article]} if article in story_of else set(),
        days={days[article]} if article in days else set(),
        alias=alias,
        full=named.full or alias is not None,
        mentions=Counter({named.key: named.mentions}),
    )


def _link_equal(bearers: Sequence[Bearer]) -> list[Bearer]:
    """Join bearers of one name: those with a country first, by date, then the rest to them."""
    placed: list[Bearer] = []
    for bearer in sorted(bearers, key=lambda b: (not b.countries, min(b.days, default=0))):
        homes = _homes(placed, bearer)
        if not homes:
            placed.append(bearer)
            continue
        for other in homes[1:]:
            homes[0].absorb(other)
            placed.remove(other)
        homes[0].absorb(bearer)
    return placed


def _homes(placed: Sequence[Bearer], bearer: Bearer) -> list[Bearer]:
    """Return whom a bearer belongs to: nobody, one person, or parts that turn out to be one."""
    possible = [person for person in placed if _may_be_one(person, bearer)]
    chosen = [person for person in possible if _shares(person, bearer)] or possible
    if len({frozenset(person.countries) for person in chosen}) <= 1:
        return chosen
    # Namesakes of several countries: the one whom nearly everybody means, or those of unknown
    # country by themselves.
    largest = max(chosen, key=lambda person: len(person.articles))
    others = sum(len(person.articles) for person in chosen) - len(largest.articles)
    if len(largest.articles) >= _DOMINANT * others:
        return [largest]
    unknown = [person for person in chosen if not person.countries]
    return [] if bearer.countries else unknown


def _shares(left: Bearer, right: Bearer) -> bool:
    """Say whether anything but the name speaks for one person."""
    return bool(
        left.stories & right.stories or left.countries & right.countries or left.roles & right.roles
    )


def _may_be_one(left: Bearer, right: Bearer) -> bool:
    """Say whether nothing speaks against one person, given that the names agree."""
    if left.alias and right.alias and left.alias.id != right.alias.id:
        return False
    if left.alias and right.alias:
        return True
    rivals = left.countries and right.countries and not left.countries & right.countries
    if rivals and not left.stories & right.stories:
        return False
    if is_common(left.longest) and is_common(right.longest) and not _shares(left, right):
        return _gap(left, right) <= FAR_APART
    return True


def _gap(left: Bearer, right: Bearer) -> int:
    """Return the days between two bearers; 0 where a date is missing."""
    if not left.days or not right.days:
        return 0
    return max(0, min(right.days) - max(left.days), min(left.days) - max(right.days))


def _link_aliases(people: Sequence[Bearer]) -> list[Bearer]:
    """Join everyone whom the pack knows to be the same."""
    kept: list[Bearer] = []
    known: dict[str, Bearer] = {}
    for person in people:
        if person.alias is None:
            kept.append(person)
        elif person.alias.id in known:
            known[person.alias.id].absorb(person)
        else:
            known[person.alias.id] = person
            kept.append(person)
    return kept


def _link_variants(people: Sequence[Bearer]) -> list[Bearer]:
    """Join shorter names to the longer ones they stand for, the surest relation first."""
    forest = Forest(len(people))
    current = list(people)
    longer = _longer(people)
    for wanted in ("inserted", "extended"):
        for short, longs in longer:
            home = forest.find(short)
            roots = {forest.find(index): found for index, found in longs if found != wanted}
            roots |= {forest.find(index): found for index, found in longs if found == wanted}
            rivals = [root for root in sorted(roots) if root != home and _free(current, home, root)]
            # A name that two longer ones fit could be either, and so is neither.
            if len(rivals) != 1 or roots[rivals[0]] != wanted:
                continue
            if wanted == "extended" and not _proven(current[home], current[rivals[0]]):
                continue
            low, high = sorted((home, rivals[0]))
            forest.union(low, high)
            current[low].absorb(current[high])
    return [current[group[0]] for group in forest.groups()]


def _free(people: Sequence[Bearer], short: int, long: int) -> bool:
    """Say whether nothing speaks against one person; an article that uses both names does."""
    left, right = people[short], people[long]
    return not left.articles & right.articles and _may_be_one(left, right)


def _proven(left: Bearer, right: Bearer) -> bool:
    return is_filiation(left.longest) or _shares(left, right)


def _longer(people: Sequence[Bearer]) -> list[tuple[int, list[tuple[int, Relation]]]]:
    """Return each short name with the longer ones that follow from it, longest names first."""
    blocks: dict[str, list[int]] = {}
    for index, person in enumerate(people):
        for block in name_blocks(person.longest):
            blocks.setdefault(block, []).append(index)
    found: dict[int, dict[int, Relation]] = {}
    for members in blocks.values():
        for short, long in permutations(members, 2):
            kind = relation(people[short].longest, people[long].longest)
            if kind in ("inserted", "extended"):
                found.setdefault(short, {})[long] = kind
    order = sorted(found, key=lambda index: (-len(units(people[index].longest)), index))
    return [(short, sorted(found[short].items())) for short in order]


def name_blocks(key: str) -> tuple[str, ...]:
    """Return what a name shares with any that is longer or shorter: how it begins, how it ends."""
    parts = units(key)
    if len(parts) < 2:
        return ()
    return (f"{parts[0]}|…|{parts[-1]}", f"{parts[0]}|{parts[1]}|…")
