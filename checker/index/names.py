"""Who in an archive may be a person that new articles name, and where it speaks of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from checker.index.prepare import of_mention
from checker.index.store import Store
from checker.packs import PackIndex
from checker.packs.model import KnownPerson
from checker.rules.titles import role_facts
from checker.stages.cluster import ClusterOptions
from checker.stages.cluster.names import relation
from checker.stages.cluster.outlines import token
from checker.stages.cluster.people import Bearer, Named, find_people, name_blocks, names_in
from checker.text.normalise import fold
from checker.types import Post, Statement

if TYPE_CHECKING:
    from checker.index.surroundings import Fresh

# Articles that are read about one person: of a president thousands speak, and what they said two
# years ago contradicts nothing today.
_OWN, _OTHERS = 100, 25
_WEEKS = 31  # days in which a post may have two holders: the rule's own, and one
_LONGEST = 7  # words in a name that a pack spells otherwise
_SLIP = 2  # letters in which two spellings of one name may differ


@dataclass(slots=True)
class People:
    """The persons who matter, and the statements of the archive that speak of them."""

    bearers: list[Bearer]
    places: dict[str, tuple[int, ...]] = field(default_factory=dict)


def find(
    store: Store,
    told: Mapping[str, tuple[Statement, ...]],
    new: Sequence[Fresh],
    stories: Mapping[str, str],
    options: ClusterOptions,
    packs: PackIndex,
    hidden: frozenset[str],
) -> People:
    """Find everyone whom the articles at hand name, with all that the archive knows of them.

    Statements are wanted of those whom a new article names, whose name is spelled nearly so, or
    who are given a post that a new article gives.
    """
    at_hand = {name: names_in(statements) for name, statements in told.items()}
    ours = {fresh.article.id for fresh in new}
    named = {each.key for name in ours for each in at_hand[name] if each.full}
    alike = {other for key in named for other in _alike(store, key)}
    holders = _holders(store, new)
    keys = {each.key for names in at_hand.values() for each in names if each.full}
    closure = _closure(store, keys | alike | holders, packs)
    names, days, places = _read(store, closure, hidden)
    for name, found in at_hand.items():
        names[name] = found
    for fresh in new:
        if fresh.article.day:
            days[fresh.article.id] = fresh.article.day.toordinal()
    story_of = {name: stories.get(name, name) for name in names}
    bearers = find_people(names, days, story_of, options.aliases)
    wanted: dict[str, set[int]] = {}
    for person in bearers:
        most = _OWN if person.articles & ours else _OTHERS
        if person.articles & ours or person.keys & (alike | holders):
            for name in _nearest(person.articles - ours, ours, days, most):
                for key in person.keys:
                    wanted.setdefault(name, set()).update(places.get((name, key), ()))
    return People(bearers, {name: tuple(sorted(found)) for name, found in wanted.items() if found})


def _nearest(
    articles: Iterable[str], new: Iterable[str], days: Mapping[str, int], most: int
) -> list[str]:
    """Return the articles that appeared nearest to the new ones; those without a date first."""
    dated = [days[name] for name in new if name in days]

    def distance(name: str) -> tuple[int, int]:
        if name not in days:
            return -1, 0
        return min((abs(days[name] - day) for day in dated), default=0), -days[name]

    return sorted(articles, key=lambda name: (distance(name), name))[:most]


def _closure(store: Store, keys: Iterable[str], packs: PackIndex) -> set[str]:
    """Return the keys with all that may be linked to them: longer, shorter, or of one alias."""
    aliases = packs.aliases()
    closure: set[str] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key in closure:
            continue
        closure.add(key)
        if person := aliases.get(key):
            waiting.extend(_spellings(store, person, aliases))
        for other in _of_blocks(store, name_blocks(key)):
            related = relation(key, other), relation(other, key)
            if not {"inserted", "extended"}.isdisjoint(related):
                waiting.append(other)
    return closure


def _spellings(store: Store, person: KnownPerson, aliases: Mapping[str, KnownPerson]) -> set[str]:
    """Return the names of the archive that a pack takes for this person."""
    listed = {fold(name) for name in (person.name.ar, *person.aliases)}
    parts = {part for name in listed for part in name.split()}
    near = _of_blocks(store, (f"{n}|{part}" for n in range(2, _LONGEST) for part in parts))
    return {key for key in near | listed if (known := aliases.get(key)) and known.id == person.id}


def _of_blocks(store: Store, wanted: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for block in wanted:
        rows = store.db.execute("SELECT key FROM name_block WHERE block = ?", (block,))
        found.update(row[0] for row in rows)
    return found


def _alike(store: Store, key: str) -> set[str]:
    """Return the names that differ from this one in a few letters of one part."""
    parts = key.split()
    found: set[str] = set()
    for other in _of_blocks(store, (f"{len(parts)}|{part}" for part in set(parts))):
        pairs = [pair for pair in zip(parts, other.split(), strict=True) if pair[0] != pair[1]]
        if len(pairs) == 1 and Levenshtein.distance(*pairs[0], score_cutoff=_SLIP) <= _SLIP:
            found.add(other)
    return found


def _holders(store: Store, new: Sequence[Fresh]) -> set[str]:
    """Return the names to whom articles of those weeks give a post that a new one gives.

    Of a post that many hold ("the minister"), only articles of a day may tell of one event.
    """
    found: set[str] = set()
    for fresh in new:
        day = fresh.outline.day
        for mention in (mention for each in fresh.statements for mention in each.mentions):
            post = mention.value
            if isinstance(post, Post) and mention.holder and _has_one_holder(post):
                days = _WEEKS if post.country or len(post.scope.split()) > 1 else 1
                rows = store.db.execute(
                    "SELECT DISTINCT n.key, n.roles, n.countries FROM posting p"
                    " JOIN name n USING (row) JOIN article a USING (row)"
                    ' WHERE p.token = ? AND n."full"'
                    " AND (? < 0 OR a.day < 0 OR abs(a.day - ?) <= ?)",
                    (*(token(each) for each in of_mention(mention)), day, day, days),
                )
                found.update(
                    key
                    for key, roles, countries in rows
                    if post.role in roles.split()
                    and (not post.country or post.country in countries.split())
                )
    return found


def _has_one_holder(post: Post) -> bool:
    fact = role_facts().get(post.role)
    return fact is not None and fact.one_holder


def _read(
    store: Store, keys: Iterable[str], hidden: frozenset[str]
) -> tuple[dict[str, tuple[Named, ...]], dict[str, int], dict[tuple[str, str], tuple[int, ...]]]:
    """Return the names of the archive's articles among ``keys``, their days and statements."""
    names: dict[str, tuple[Named, ...]] = {}
    days: dict[str, int] = {}
    places: dict[tuple[str, str], tuple[int, ...]] = {}
    for key in sorted(keys):
        rows = store.db.execute(
            'SELECT a.id, a.day, n."full", n.mentions, n.countries, n.roles, n.places'
            " FROM name n JOIN article a USING (row) WHERE n.key = ?",
            (key,),
        )
        for name, day, full, mentions, countries, roles, spoken in rows:
            if name in hidden:
                continue
            one = Named(key, bool(full), mentions, tuple(countries.split()), tuple(roles.split()))
            names[name] = (*names.get(name, ()), one)
            if day >= 0:
                days[name] = day
            places[name, key] = tuple(map(int, spoken.split()))
    return names, days, places
