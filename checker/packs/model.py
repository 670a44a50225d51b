"""What a newsroom knows: people, organisations, places, sides and figures, each one dated."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

from pydantic import Field, model_validator

from checker.packs.entry import Country, Dated, Entry, Name, Slug, Text, When
from checker.packs.rules import ConsistencyRule, PhraseRule, RuleSpec

RankKey: TypeAlias = Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$")]
Names: TypeAlias = tuple[Name, ...]


class PackInfo(Entry):
    """`pack.yml`: what the pack is called and what it is for."""

    name: Slug
    version: Annotated[str, Field(pattern=r"^\d+(\.\d+)*$")]
    description: Text
    languages: tuple[Annotated[str, Field(pattern=r"^[a-z]{2,3}$")], ...] = Field(min_length=1)
    licence: Name
    maintainer: str = ""


class HeldRank(Dated):
    """A rank that a person held: ``rank`` is a key of the language's lexicon, ``label`` as shown.

    Two ranks of one time are two accepted readings: sources are split, neither is an error.
    """

    rank: RankKey
    label: Name


class HeldPost(Dated):
    """A post that a person held; ``also`` lists other wordings of the same post."""

    role: Text
    also: Names = ()
    organisation: Slug | None = None


class KnownPerson(Entry):
    """A person: ``aliases`` may stand for this person alone, ``ambiguous`` names never do.

    ``common`` says that others bear the full name too: link only where a rank, a post or the
    side confirms who is meant.
    """

    id: Slug
    name: Text
    aliases: Names = ()
    ambiguous: Names = ()
    style: str = ""
    side: Slug | None = None
    base: Slug | None = None
    died: When | None = None
    common: bool = False
    ranks: tuple[HeldRank, ...] = ()
    posts: tuple[HeldPost, ...] = ()
    note: str = ""

    @property
    def label(self) -> str:
        """The name under which the person is shown."""
        return self.name.ar


class KnownOrganisation(Entry):
    """An organisation: ``variants`` name it alone, ``ambiguous`` names are shared with others.

    ``loaded`` names take a stand ("the militias of ..."). ``contested`` says that the choice
    among its names carries a political meaning, so that mixing them deserves a look.
    """

    id: Slug
    name: Text
    variants: Names = ()
    loaded: Names = ()
    ambiguous: Names = ()
    seats: tuple[Slug, ...] = ()
    side: Slug | None = None
    country: Country = ""
    contested: bool = False
    until: When | None = None
    sources: tuple[str, ...] = ()
    note: str = ""


class KnownPlace(Entry):
    """A place, or a region that stands for a side; ``within`` names the place that contains it."""

    id: Slug
    name: Text
    aliases: Names = ()
    country: Country = ""
    within: Slug | None = None


class KnownSide(Entry):
    """A party to the story with a seat of power of its own.

    ``seats`` are the places that may stand for it; ``regions`` the names of its territory.
    """

    id: Slug
    label: Text
    country: Country
    seats: tuple[Slug, ...] = Field(min_length=1)
    regions: Names = ()
    note: str = ""


class Edition(Entry):
    """A value that an older edition of the reference gave."""

    value: float
    as_of: When
    source: str = ""


class Reference(Entry):
    """A reference figure. A sentence is about it when it has all the words of one line.

    ``tolerance`` is the share by which a value may differ and still agree; numbers outside
    ``plausible`` (low, high) are about something else. ``editions`` are outdated values.
    """

    id: Slug
    subject: Text
    about: tuple[Annotated[Names, Field(min_length=1)], ...] = Field(min_length=1)
    value: float
    unit: str = ""
    counted: str = ""
    tolerance: Annotated[float, Field(ge=0, le=0.5)] = 0.0
    plausible: tuple[float, float] | None = None
    as_of: When | None = None
    editions: tuple[Edition, ...] = ()
    sources: tuple[str, ...] = ()
    note: str = ""

    @model_validator(mode="after")
    def _plausible_around_value(self) -> Reference:
        if self.plausible and not self.plausible[0] <= self.value <= self.plausible[1]:
            raise ValueError(f"the value {self.value:g} is outside its own 'plausible' range")
        return self

    def agrees(self, low: float, high: float) -> bool:
        """Say whether a stated range meets the reference value within its tolerance."""
        slack = abs(self.value) * self.tolerance
        return low <= self.value + slack and self.value - slack <= high

    def concerns(self, value: float) -> bool:
        """Say whether a number can be a statement of this figure at all."""
        return self.plausible is None or self.plausible[0] <= value <= self.plausible[1]

    def edition_of(self, low: float, high: float) -> Edition | None:
        """Return the outdated edition that gave a value in the stated range, if any."""
        return next((old for old in self.editions if low <= old.value <= high), None)


class People(Entry):
    """`people.yml`."""

    people: tuple[KnownPerson, ...]


class Organisations(Entry):
    """`organisations.yml`."""

    organisations: tuple[KnownOrganisation, ...]


class Places(Entry):
    """`places.yml`: places and the sides that are seated there."""

    sides: tuple[KnownSide, ...] = ()
    places: tuple[KnownPlace, ...] = ()


class Facts(Entry):
    """`facts.yml`."""

    facts: tuple[Reference, ...]


class Style(Entry):
    """`style.yml`: the short form of many small rules."""

    consistency: tuple[ConsistencyRule, ...] = ()
    phrases: tuple[PhraseRule, ...] = ()


class Pack(Entry):
    """A whole pack; ``rules`` holds those of ``style.yml`` and of ``rules/`` alike."""

    info: PackInfo
    folder: Path
    people: tuple[KnownPerson, ...] = ()
    organisations: tuple[KnownOrganisation, ...] = ()
    sides: tuple[KnownSide, ...] = ()
    places: tuple[KnownPlace, ...] = ()
    facts: tuple[Reference, ...] = ()
    rules: tuple[RuleSpec, ...] = ()

    @property
    def name(self) -> str:
        """The name under which the pack is asked for."""
        return self.info.name
