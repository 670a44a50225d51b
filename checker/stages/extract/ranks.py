"""Read ranks: "الفريق أول ركن", with what belongs to them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checker.stages.extract.reader import Reader


@dataclass(frozen=True, slots=True)
class RankPhrase:
    """A rank in tokens ``[first, end)``; ``garbled`` when only a qualifier of it stands there."""

    first: int
    end: int
    key: str
    label: str
    ladder: str
    level: int
    qualifiers: tuple[str, ...] = ()
    retired: bool = False


def read_rank(reader: Reader, first: int) -> RankPhrase | None:
    """Return the rank that opens at ``first``, with its qualifiers, or None.

    A qualifier with the article before its rank ("الركن العميد") is read with it.
    """
    stray = reader.qualifiers.get(first)
    if stray and reader.tokens[first].definite and first not in reader.ranks:
        rank = read_rank(reader, stray.end) if stray.end in reader.ranks else None
        if rank is None or rank.ladder != "military":
            return None
        return replace(rank, first=first, qualifiers=(stray.entry.key, *rank.qualifiers))
    match = reader.ranks.get(first)
    if match is None or _is_unit(reader, match.end, match.entry.ladder):
        return None
    entry = match.entry
    follower = reader.word(match.end)
    if follower and (follower.norm in entry.not_before or follower.stem in entry.not_before):
        return None
    end = match.end
    qualifiers: list[str] = []
    retired = False
    while end < len(reader):
        qualifier = reader.qualifiers.get(end)
        if qualifier:
            qualifiers.append(qualifier.entry.key)
            retired = retired or qualifier.entry.retired
            end = qualifier.end
        elif reader.nisba(end) and reader.tokens[end].definite:
            end += 1
        else:
            break
    return RankPhrase(
        first,
        end,
        entry.key,
        entry.label,
        entry.ladder,
        entry.level,
        tuple(qualifiers),
        retired,
    )


def _is_unit(reader: Reader, index: int, ladder: str) -> bool:
    """Say whether "لواء 106" or "لواء مشاة" is meant: a unit, not an officer."""
    if ladder != "military" or index >= len(reader):
        return False
    token = reader.tokens[index]
    return token.is_number or (not token.prefix and token.stem in reader.grammar.unit_words)
