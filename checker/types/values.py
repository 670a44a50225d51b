"""What a mention can mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

Bound = Literal["exact", "about", "at_least", "at_most", "vague"]
Precision = Literal["day", "month", "year", "weekday", "vague"]
Calendar = Literal["gregorian", "hijri"]
PostStatus = Literal["holds", "former", "acting", "elect"]


@dataclass(frozen=True, slots=True)
class Person:
    """A person by the fullest name in the article; ``full`` is False for single names."""

    key: str
    name: str
    full: bool = True


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank or style: ``key`` of the lexicon, ``level`` in its ``ladder`` (0: no order).

    Qualifiers (staff, pilot, engineer) never change the level.
    """

    key: str
    label: str
    ladder: str
    level: int
    qualifiers: tuple[str, ...] = ()
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A post: ``role`` of the lexicon (or its normalised head noun), over a ``scope``.

    ``scope`` is the normalised complement, its country adjective removed; ``country`` an ISO
    3166 code or "" when the text does not say.
    """

    role: str
    scope: str
    country: str
    label: str
    status: PostStatus = "holds"


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation: normalised ``key``, ``name`` as shown, ``country`` or ""."""

    key: str
    name: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its gazetteer ``key``, else its folded name; ``parents`` contain it.

    ``role``: where something happens, where it leads to or from, or an actor named by its seat
    of power ("between Cairo and Tripoli").
    """

    key: str
    name: str
    kind: str
    country: str = ""
    parents: tuple[str, ...] = ()
    role: Literal["location", "path", "metonym", "other"] = "other"


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date or period in Gregorian days; start and end are None where it is not resolved.

    ``weekday`` (0: Monday) is set where the text names one; ``relative`` marks expressions that
    need the article's date ("today", "last month").
    """

    start: date | None
    end: date | None
    precision: Precision
    calendar: Calendar = "gregorian"
    weekday: int | None = None
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what is counted: ``low`` equals ``high`` unless the text gives a range.

    ``unit`` is "" for plain counts, else a key ("km", "percent"); ``counted`` the lexicon's class
    ("killed") or the folded noun; ``action`` the verb class, or "".
    """

    low: float
    high: float
    bound: Bound = "exact"
    unit: str = ""
    counted: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words inside quotation marks; ``speaker`` is a person or organisation key, or ""."""

    words: tuple[str, ...]
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of the opposition lexicon, on one ``pole`` of a ``group``, said of ``target``."""

    group: str
    pole: str
    target: str = ""
    negated: bool = False


Value: TypeAlias = (
    Person | Rank | Post | Organisation | Place | DateValue | Quantity | Quotation | Cue
)
