"""Where an embassy stands: "السفير الروسي لدى تركيا" is he who is "سفير روسيا في أنقرة"."""

from __future__ import annotations

from functools import cache

from checker.languages import read
from checker.rules.people.held import general
from checker.text.tokens import stems_of
from checker.types import Post

ABROAD = frozenset({"ambassador", "permanent_representative", "envoy", "consul"})
_WHERE = frozenset({"في", "لدي"})


def seat(post: Post) -> frozenset[str]:
    """Return where an embassy stands, its country for a capital; empty where the post leaves it."""
    spelled = stems_of(post.label)
    at = next((n for n, word in enumerate(spelled) if word in _WHERE), len(spelled))
    behind = spelled[at + 1 :]
    country = next((_countries()[word] for word in behind if word in _countries()), "")
    return frozenset({country}) if country else frozenset(behind) - general(post)


def one_embassy(one: Post, other: Post) -> bool:
    """Say whether two posts abroad may be one: no two seats that both wordings name."""
    if one.role != other.role or one.role not in ABROAD:
        return False
    first, second = seat(one), seat(other)
    return not (first and second) or bool(first & second)


@cache
def _countries() -> dict[str, str]:
    """Return the code of the country that a name of one word, or a capital's, stands for."""
    found: dict[str, str] = {}
    for country in read("ar", "countries")["countries"]:
        for name in (country["ar"], *(country.get("alt") or []), country["capital"]):
            stems = stems_of(name)
            if len(stems) == 1:
                found.setdefault(stems[0], country["iso"])
    return found
