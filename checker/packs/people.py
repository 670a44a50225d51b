"""Look up people by name, and what they held on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from checker.packs.dates import Holds
from checker.packs.entry import Dated
from checker.packs.model import HeldRank, KnownPerson, Pack
from checker.packs.names import NameKey, contains_in_order, name_key
from checker.types import Fact


@dataclass(frozen=True, slots=True)
class RankOn:
    """A rank that a person held on a day ("yes"), or may have held ("unknown")."""

    fact: HeldRank
    holds: Holds


class PeopleIndex:
    """The people of all packs. Names may be raw, folded or tokens; ids are those of the pack."""

    def __init__(self, packs: Iterable[Pack]) -> None:
        self.people: dict[str, KnownPerson] = {}
        for pack in packs:
            for person in pack.people:
                self.people.setdefault(person.id, person)

    def person_by_name(self, name: str | Sequence[str]) -> KnownPerson | None:
        """Return the one person whose name or alias this is, or None.

        A listed name with words left out between its first and its last also counts. A name
        listed as ambiguous ("حفتر") means nobody by itself, nor does one that fits two people.
        """
        key = name_key(name if isinstance(name, str) else " ".join(name))
        if not key or key in self._ambiguous:
            return None
        found = self._by_key.get(key)
        if found is None:
            wholes = self._by_ends.get((key[0], key[-1]), ())
            found = frozenset(person for whole, person in wholes if contains_in_order(whole, key))
        return self.people[next(iter(found))] if len(found) == 1 else None

    def ranks_on(self, person: str, day: date | None) -> tuple[RankOn, ...]:
        """Return the ranks of a person that are not excluded on a day."""
        known = self.people.get(person)
        held = [RankOn(fact, fact.holds_on(day)) for fact in (known.ranks if known else ())]
        return tuple(on for on in held if on.holds != "no")

    def accepted_ranks(self, person: str, day: date | None) -> frozenset[str]:
        """Return the keys of the ranks that agree with the reference on a day.

        Empty where the reference cannot tell, because no rank is known to hold on that day or
        only an uncertain one: whoever compares must then stay silent.
        """
        held = self.ranks_on(person, day)
        if not any(on.holds == "yes" and on.fact.certainty != "uncertain" for on in held):
            return frozenset()
        return frozenset(on.fact.rank for on in held)

    def contradicts_rank(self, person: str, rank: str, day: date | None) -> bool:
        """Say whether the reference excludes that a person held a rank (key) on a day.

        It does where other ranks are known to hold then, and where the rank had ended by then
        and another one followed. An unknown day excludes nothing.
        """
        if accepted := self.accepted_ranks(person, day):
            return rank not in accepted
        known = self.people.get(person)
        if known is None or day is None:
            return False
        ended = [fact for fact in known.ranks if fact.rank == rank]
        over = bool(ended) and all(fact.end and day > fact.end.last for fact in ended)
        return over and any(on.fact.certainty != "uncertain" for on in self.ranks_on(person, day))

    def alive_on(self, person: str, day: date) -> Holds:
        """Say whether a person was alive on a day; the day of death itself is "unknown"."""
        known = self.people.get(person)
        if known is None or known.died is None or day < known.died.first:
            return "yes"
        return "no" if day > known.died.last else "unknown"

    def aliases(self) -> Mapping[str, KnownPerson]:
        """Return a mapping from any spelling of a name to the one person whom it means.

        People with common names are left out: a name alone does not tell them from others.
        """
        return _Aliases(self)

    def facts_of(self, names: Iterable[str], subject: str) -> tuple[Fact, ...]:
        """Return the dated facts of the first known person among names, told of ``subject``."""
        for name in names:
            if person := self.person_by_name(name):
                return tuple(replace(fact, person=subject) for fact in self.timeline(person.id))
        return ()

    def timeline(self, person: str) -> tuple[Fact, ...]:
        """Return a person's dated facts, to be drawn behind a timeline, ranks first.

        A fact without a known end is drawn up to the day on which it was last reported, since
        nothing is known of later days.
        """
        known = self.people.get(person)
        return tuple(_facts(known)) if known else ()

    @cached_property
    def _by_key(self) -> dict[NameKey, frozenset[str]]:
        return _grouped(
            (name_key(name), person.id)
            for person in self.people.values()
            for name in _names(person)
        )

    @cached_property
    def _ambiguous(self) -> dict[NameKey, frozenset[str]]:
        return _grouped(
            (name_key(name), person.id)
            for person in self.people.values()
            for name in person.ambiguous
        )

    @cached_property
    def _by_ends(self) -> dict[tuple[str, str], tuple[tuple[NameKey, str], ...]]:
        found: dict[tuple[str, str], tuple[tuple[NameKey, str], ...]] = {}
        for key, people in self._by_key.items():
            ends = (key[0], key[-1])
            found[ends] = (*found.get(ends, ()), *((key, person) for person in sorted(people)))
        return found


class _Aliases(Mapping[str, KnownPerson]):
    """Names looked up when asked for, so that every spelling is found; iterates listed names."""

    def __init__(self, index: PeopleIndex) -> None:
        self._index = index

    def __getitem__(self, name: str) -> KnownPerson:
        person = self._index.person_by_name(name)
        if person is None or person.common:
            raise KeyError(name)
        return person

    def __iter__(self) -> Iterator[str]:
        for person in self._index.people.values():
            yield from (name for name in _names(person) if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _names(person: KnownPerson) -> Iterator[str]:
    yield from (name for name in (person.name.ar, person.name.en, *person.aliases) if name)


def _grouped(pairs: Iterable[tuple[NameKey, str]]) -> dict[NameKey, frozenset[str]]:
    found: dict[NameKey, frozenset[str]] = {}
    for key, person in pairs:
        if key:
            found[key] = found.get(key, frozenset()) | {person}
    return found


def _facts(person: KnownPerson) -> Iterator[Fact]:
    for rank in person.ranks:
        yield Fact(person.id, "rank", rank.label, *_ends(rank))
    for post in person.posts:
        yield Fact(person.id, "post", post.role.ar, *_ends(post))


def _ends(dated: Dated) -> tuple[date | None, date | None]:
    start = dated.start or dated.first_seen
    end = dated.end or dated.last_seen
    return (start.first if start else None), (end.last if end else None)
