"""What a baseline holds: for each finding that was set aside, who did so, when and why."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Annotated, Protocol, TypeAlias

from pydantic import AfterValidator

from checker.config.model import Section, Slug

SCHEMA_VERSION = 1
DEFAULT_NAME = "checker-baseline.json"

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def iso_day(text: str) -> str:
    """Return a day that is written like 2026-12-31.

    Raises:
        ValueError: it is written in another way, or is no day of the calendar.
    """
    try:
        if not _DAY.fullmatch(text):
            raise ValueError
        date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text[:40]!r} is no day; write it like 2026-12-31") from None
    return text


Day: TypeAlias = Annotated[str, AfterValidator(iso_day)]
LastDay: TypeAlias = Annotated[str, AfterValidator(lambda text: text and iso_day(text))]


class Entry(Section):
    """Why one finding need not be looked at again; the first three say which one it is.

    ``expires`` is the last day on which this holds, or "" for no end.
    """

    rule: Slug
    subject: str
    question: str
    reason: str
    author: str
    date: Day
    expires: LastDay = ""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The entries by the fingerprints of their findings."""

    entries: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))


class Expiring(Protocol):
    """Anything that holds until a day: an entry, or what an article asks for itself."""

    @property
    def expires(self) -> str:
        """The last day on which it holds, in ISO 8601, or ""."""


def is_expired(item: Expiring, today: date) -> bool:
    """Say whether the last day of an entry has passed."""
    return bool(item.expires) and date.fromisoformat(item.expires) < today
