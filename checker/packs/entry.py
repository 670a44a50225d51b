"""The parts that the files of a pack share: closed tables, bilingual texts, dated facts."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from checker.packs.dates import Holds, Interval, PartialDate, parse_partial
from checker.types import Bilingual

Certainty: TypeAlias = Literal["certain", "likely", "uncertain"]
When: TypeAlias = Annotated[PartialDate, BeforeValidator(parse_partial)]
Slug: TypeAlias = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Country: TypeAlias = Annotated[str, Field(pattern=r"^([A-Z]{2})?$")]
Name: TypeAlias = Annotated[str, Field(min_length=1, max_length=200)]


class Entry(BaseModel):
    """A table of a pack: frozen, and closed to keys that it does not know."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        validate_by_name=True,
        validate_by_alias=True,
    )


class Text(Entry):
    """A text in Arabic, and in English where the report's second language shall have it."""

    ar: Name
    en: str = ""

    def bilingual(self) -> Bilingual:
        """Return both languages; Arabic stands in where the English is missing."""
        return Bilingual(ar=self.ar, en=self.en or self.ar)


class Dated(Entry):
    """A fact that holds for a time. `from` and `to` may be a year, a month or a day.

    Leave `to` out for what still held when last reported, and say when that was: `last_seen`.
    """

    start: When | None = Field(None, alias="from")
    end: When | None = Field(None, alias="to")
    first_seen: When | None = None
    last_seen: When | None = None
    certainty: Certainty = "likely"
    sources: tuple[str, ...] = ()
    note: str = ""

    @model_validator(mode="after")
    def _ordered(self) -> Dated:
        if self.start and self.end and self.start.first > self.end.last:
            raise ValueError(f"'from' ({self.start}) is later than 'to' ({self.end})")
        return self

    @property
    def interval(self) -> Interval:
        """The time as an interval of partly known ends."""
        return Interval(self.start, self.end, self.first_seen, self.last_seen)

    def holds_on(self, day: date | None) -> Holds:
        """Say whether it holds on a day; "unknown" where the day itself is unknown (None)."""
        return self.interval.holds_on(day) if day else "unknown"
