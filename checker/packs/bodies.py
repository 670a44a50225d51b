"""Look up organisations, places and the sides that are seated there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from checker.packs.model import KnownOrganisation, KnownPerson, KnownPlace, KnownSide, Pack
from checker.packs.names import NameKey, body_key


class BodyIndex:
    """The organisations, places and sides of all packs; names may be raw, folded or tokens."""

    def __init__(self, packs: Iterable[Pack]) -> None:
        self.organisations: dict[str, KnownOrganisation] = {}
        self.sides: dict[str, KnownSide] = {}
        self.places: dict[str, KnownPlace] = {}
        for pack in packs:
            for body in pack.organisations:
                self.organisations.setdefault(body.id, body)
            for side in pack.sides:
                self.sides.setdefault(side.id, side)
            for place in pack.places:
                self.places.setdefault(place.id, place)

    def organisation_by_name(self, name: str | Sequence[str]) -> KnownOrganisation | None:
        """Return the one organisation that this names, or None where others share the name."""
        found = self.organisations_named(name)
        if len(found) != 1 or _key(name) in map(body_key, found[0].ambiguous):
            return None
        return found[0]

    def organisations_named(self, name: str | Sequence[str]) -> tuple[KnownOrganisation, ...]:
        """Return every organisation that a name may mean, those by context only included."""
        return self._bodies.get(_key(name), ())

    def side_of(self, entry: KnownPerson | KnownOrganisation) -> KnownSide | None:
        """Return the side of a person or an organisation, if it has one."""
        return self.sides.get(entry.side) if entry.side else None

    def place_by_name(self, name: str | Sequence[str]) -> KnownPlace | None:
        """Return the place that a name, an alias or an id of a pack names."""
        if isinstance(name, str) and name in self.places:
            return self.places[name]
        return self._places.get(_key(name))

    def sides_seated_at(self, place: KnownPlace) -> tuple[KnownSide, ...]:
        """Return the sides for which a place may stand, as their seat of power."""
        return tuple(side for side in self.sides.values() if place.id in side.seats)

    def side_by_region(self, name: str | Sequence[str]) -> KnownSide | None:
        """Return the side whose territory this is ("شرق ليبيا")."""
        return self._regions.get(_key(name))

    @cached_property
    def _bodies(self) -> dict[NameKey, tuple[KnownOrganisation, ...]]:
        found: dict[NameKey, tuple[KnownOrganisation, ...]] = {}
        for body in self.organisations.values():
            names = (body.name.ar, body.name.en, *body.variants, *body.loaded, *body.ambiguous)
            for key in sorted({body_key(name) for name in names if name}):
                found[key] = (*found.get(key, ()), body)
        return found

    @cached_property
    def _places(self) -> dict[NameKey, KnownPlace]:
        found: dict[NameKey, KnownPlace] = {}
        for place in self.places.values():
            for name in (place.name.ar, place.name.en, *place.aliases):
                if name:
                    found.setdefault(body_key(name), place)
        return found

    @cached_property
    def _regions(self) -> dict[NameKey, KnownSide]:
        return {body_key(name): side for side in self.sides.values() for name in side.regions}


def _key(name: str | Sequence[str]) -> NameKey:
    return body_key(name if isinstance(name, str) else " ".join(name))
