"""Check that what the files of a pack say of each other is there: ids, ranks, names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from checker.config.problems import Key, Problem, closest
from checker.errors import PackError
from checker.languages import read
from checker.packs.model import KnownPerson, Pack
from checker.packs.names import name_key

Found = tuple[str, Problem]


def dangling(pack: Pack) -> Iterator[Found]:
    """Yield (file, problem) for every id that is unknown or used twice, and for lost names."""
    for name in ("people", "organisations", "places", "sides", "facts"):
        file = "places.yml" if name == "sides" else f"{name}.yml"
        ids = [entry.id for entry in getattr(pack, name)]
        yield from _twice(file, name, ids, "id")
    for index, rule in enumerate(pack.rules):
        if any(other.name == rule.name for other in pack.rules[:index]):
            yield "style.yml", Problem((), f"two rules are called {rule.name!r}")
    yield from _people(pack)
    yield from _seats(pack)


def _twice(file: str, section: str, ids: Iterable[str], key: str) -> Iterator[Found]:
    seen: set[str] = set()
    for index, name in enumerate(ids):
        if name in seen:
            yield file, Problem((section, index, key), f"the {key} {name!r} stands twice")
        seen.add(name)


def _people(pack: Pack) -> Iterator[Found]:
    sides = [side.id for side in pack.sides]
    places = [place.id for place in pack.places]
    bodies = [body.id for body in pack.organisations]
    ranks = rank_keys(pack.info.languages)
    for index, person in enumerate(pack.people):
        above: tuple[Key, ...] = ("people", index)
        yield from _known("people.yml", (*above, "side"), person.side, sides)
        yield from _known("people.yml", (*above, "base"), person.base, places)
        for number, rank in enumerate(person.ranks):
            if ranks:
                yield from _known("people.yml", (*above, "ranks", number, "rank"), rank.rank, ranks)
        for number, post in enumerate(person.posts):
            path = (*above, "posts", number, "organisation")
            yield from _known("people.yml", path, post.organisation, bodies)
        yield from _single_names(above, person)


def _single_names(above: tuple[Key, ...], person: KnownPerson) -> Iterator[Found]:
    shared = {name_key(name) for name in person.ambiguous}
    for number, alias in enumerate(person.aliases):
        if name_key(alias) in shared:
            message = f"{alias!r} is both an alias and ambiguous"
            yield "people.yml", Problem((*above, "aliases", number), message)


def _seats(pack: Pack) -> Iterator[Found]:
    sides = [side.id for side in pack.sides]
    places = [place.id for place in pack.places]
    for index, side in enumerate(pack.sides):
        for number, seat in enumerate(side.seats):
            yield from _known("places.yml", ("sides", index, "seats", number), seat, places)
    for index, place in enumerate(pack.places):
        yield from _known("places.yml", ("places", index, "within"), place.within, places)
    for index, body in enumerate(pack.organisations):
        file, above = "organisations.yml", ("organisations", index)
        yield from _known(file, (*above, "side"), body.side, sides)
        for number, seat in enumerate(body.seats):
            yield from _known(file, (*above, "seats", number), seat, places)


def _known(
    file: str, path: tuple[Key, ...], name: str | None, known: Collection[str]
) -> Iterator[Found]:
    if name is not None and name not in known:
        hint = closest(name, known) or (f"one of: {', '.join(sorted(known))}" if known else "")
        noun = next(str(key) for key in reversed(path) if isinstance(key, str))
        yield file, Problem(path, f"{noun}: nothing here is called {name!r}", hint)


def rank_keys(languages: Iterable[str]) -> frozenset[str]:
    """Return the keys of all ranks that the language packs know; empty if none has a lexicon."""
    keys: set[str] = set()
    for language in languages:
        try:
            ladders = read(language, "ranks").get("ladders", {})
        except PackError:
            continue
        keys.update(rank["key"] for ladder in ladders.values() for rank in ladder["ranks"])
    return frozenset(keys)
