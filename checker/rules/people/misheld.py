"""Posts that a pack's dated facts deny a person: over by then, not yet begun, or another's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from checker.packs import PackIndex
from checker.packs.model import HeldPost, KnownPerson
from checker.packs.names import body_key
from checker.types import Post

_SLACK = timedelta(days=14)  # in which papers still write the old title
_ENOUGH = 3  # words that tell somebody else's post


def misheld(packs: PackIndex, person: KnownPerson, post: Post, day: date | None) -> str:
    """Return what the reference says instead of a post that a text gives a person, or ""."""
    if day is None:
        return ""
    own = [held for held in person.posts if any(_fit(name, post.label) for name in _names(held))]
    if own:
        known = [held for held in own if held.certainty != "uncertain"]
        bodies = {held.organisation for held in own if held.organisation}
        beside = [held for held in person.posts if held.organisation in bodies]
        # Who heads a body for the time being is called its head all the same.
        off = known and all(_excluded(held, day) for held in beside)
        return "، ".join(_shown(held) for held in known) if off else ""
    if not any(held.holds_on(day) == "yes" for held in person.posts):
        return ""
    holders = sorted(other.name.ar for other in _holders(packs, person, post, day))
    return holders[0] if len(holders) == 1 else ""


def _holders(packs: PackIndex, person: KnownPerson, post: Post, day: date) -> Iterator[KnownPerson]:
    """Yield those of the same side who surely held the post on that day."""
    for other in packs.people.values():
        if other.id == person.id or other.side != person.side:
            continue
        for held in other.posts:
            sure = held.certainty == "certain" and held.holds_on(day) == "yes"
            if sure and any(_tells(name, post.label) for name in _names(held)):
                yield other
                break


def _excluded(held: HeldPost, day: date) -> bool:
    return all(held.holds_on(each) == "no" for each in (day - _SLACK, day, day + _SLACK))


def _names(held: HeldPost) -> tuple[str, ...]:
    return (held.role.ar, *held.also)


def _shown(held: HeldPost) -> str:
    ends = f"{held.start or held.first_seen or ''} - {held.end or held.last_seen or ''}"
    return f"{held.role.ar} ({ends})"


@lru_cache(maxsize=1 << 12)
def _fit(known: str, said: str) -> bool:
    """Say whether two wordings may be of one post: one head, and one has all words of the other."""
    one, other = body_key(known), body_key(said)
    if not one or not other or one[0] != other[0]:
        return False
    return set(one) <= set(other) or set(other) <= set(one)


@lru_cache(maxsize=1 << 12)
def _tells(known: str, said: str) -> bool:
    one = body_key(known)
    return len(one) >= _ENOUGH and one == body_key(said)[: len(one)]
