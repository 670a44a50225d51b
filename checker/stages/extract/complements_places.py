"""Where a post is: "في ليبيا", "لدى اليونان", "في المحافظة" before its holder's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.stages.extract.names import name_end
from checker.stages.extract.reader import Reader

if TYPE_CHECKING:
    from checker.stages.extract.complements import Complement

_COMMAS = frozenset("،,")


def extend_in_place(reader: Reader, state: Complement) -> bool:
    """Take "في ليبيا" and "لدى اليونان"."""
    index = state.end
    token = reader.tokens[index]
    if token.norm not in {"في", "لدي", "شرق", "غرب"} or not state.closed:
        return False
    follower = reader.word(index + 1)
    if token.norm == "لدي" and follower and follower.stem in reader.grammar.states:
        state.end = index + 2
        return True
    if token.norm == "لدي" and follower and follower.stem in reader.lexicon.organisation_heads:
        # "المدعي العام لدى المحكمة العليا"
        state.add(follower.stem, inner=bool(state.head))
        state.closed = follower.definite
        state.end = index + 2
        return True
    place = reader.places.get(index + 1)
    if place is None:
        return _extend_in_parts(reader, state)
    wide = place.entry.kind in {"country", "region", "province"} or token.norm == "لدي"
    if not wide and not (state.local and _name_follows(reader, place.end)):
        return False
    state.country = state.country or place.entry.country
    if place.entry.kind != "country":
        for inner in range(index + 1, place.end):
            state.add(reader.tokens[inner].stem, inner=True)
    state.end = place.end
    return True


def _extend_in_parts(reader: Reader, state: Complement) -> bool:
    """Take "في المحافظة" of "مدير دائرة كذا في المحافظة فلان", and "في البرلمان الأوغندي"."""
    kind = reader.word(state.end + 1)
    if kind is None or not kind.definite or kind.prefix:
        return False
    body = kind.stem in reader.lexicon.organisation_heads
    if not body and not (kind.stem in reader.grammar.place_heads and state.local and state.head):
        return False
    end = state.end + 2
    if body and (nisba := reader.nisba(end)):
        end = nisba.end
    if not _name_follows(reader, end):
        return False
    state.end = end
    return True


def _name_follows(reader: Reader, index: int) -> bool:
    """Say whether a name stands at an index, behind a comma or a rank or not."""
    if index < len(reader) and reader.tokens[index].text in _COMMAS:
        index += 1
    rank = reader.ranks.get(index)
    return rank is not None or name_end(reader, index, "title") > index
