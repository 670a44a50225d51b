"""Say which numbers are no quantities: names, places in an order, times, scores, codes."""

from __future__ import annotations

from collections.abc import Sequence

from checker.text.numbers_counted import noun_class
from checker.text.numbers_lexicon import NumberTables, tables
from checker.text.numbers_units import unit_tables
from checker.text.tokens import Token

_GLUE = frozenset("-–/:_#@\\+=×*")
# What may stand glued before digits: "و15", "بـ15", "الـ15".
_CLITICS = frozenset(("و", "ف", "ب", "ل", "ك", "ول", "وب", "فب", "ال", "وال", "بال", "لل", "ولل"))
_TIMES = frozenset("×x*")
_YEARS = range(1900, 2101)


def excluded(
    tokens: Sequence[Token], core: int, after: int, unit: str, *, language: str = "ar"
) -> bool:
    """Say whether the number at tokens ``[core, after)`` is no quantity.

    A unit after it clears the suspicion that it is a name ("منطقة 20 كيلومترا"), not that it is
    a time, a score or part of a code.
    """
    table = tables(language)
    if not tokens[core].is_number:
        return _ordinal_place(tokens, core, unit, table)
    if _comma_inside(tokens, core) or _glued(tokens, core, after, language):
        return True
    before = tokens[core - 1] if core else None
    if before is not None and before.text in _TIMES:
        return True
    if before is not None and before.norm in table.sets["clock_words"]:
        return True
    if before is not None and before.norm in table.sets["per_words"]:
        return True
    if not unit and before is not None and _names(before, table):
        return True
    if not unit and _spaced_score(tokens, core, after, table):
        return True
    return not unit and _year(tokens, core, after, language)


def _names(before: Token, table: NumberTables) -> bool:
    norm = before.norm
    known = table.sets["identifiers"]
    return (
        norm in known
        or (norm[0] in "وفبل" and norm[1:] in known)
        or (before.is_word and norm[0].isascii())
    )


def _comma_inside(tokens: Sequence[Token], core: int) -> bool:
    """Say whether a comma glues the number to another: "2،9" may be a decimal or a list."""

    def glued(left: int) -> bool:
        if left < 0 or left + 2 >= len(tokens) or tokens[left + 1].text not in "،,":
            return False
        first, mark, second = tokens[left : left + 3]
        tight = first.end == mark.start and mark.end == second.start
        return tight and first.is_number and second.is_number

    return glued(core - 2) or glued(core)


def _glued(tokens: Sequence[Token], core: int, after: int, language: str) -> bool:
    """Say whether the number is part of a longer code, a time or a score ("8:30", "C4", "3-1")."""
    table = unit_tables(language)
    before = tokens[core - 1] if core else None
    stuck = before is not None and before.end == tokens[core].start and _sticks(before)
    if before and stuck and before.norm not in _CLITICS and before.text not in table.symbols:
        return True
    following = tokens[after] if after < len(tokens) else None
    if following is None or tokens[after - 1].end != following.start:
        return False
    latin = following.is_word and following.norm.isascii()
    return (following.text in _GLUE or latin) and following.norm not in table.units


def _sticks(before: Token) -> bool:
    return before.text in _GLUE or before.is_word or before.text in "$.,"


def _spaced_score(tokens: Sequence[Token], core: int, after: int, table: NumberTables) -> bool:
    """Say whether the number is half of a result ("2 - 1", "2 - صفر") of a match."""
    score = table.sets["score_words"]

    def pair(dash: int, other: int) -> bool:
        inside = 0 <= dash < len(tokens) and 0 <= other < len(tokens)
        if not inside or tokens[dash].text not in "-–—/":
            return False
        return tokens[other].is_number or tokens[other].norm in score

    if pair(after, after + 1) or pair(core - 1, core - 2):
        return True
    window = tokens[max(0, core - 4) : core]
    close = after < len(tokens) and tokens[after].norm in table.range_to
    return close and any(token.norm in score for token in window)


def _year(tokens: Sequence[Token], core: int, after: int, language: str) -> bool:
    """Say whether four bare digits are more likely a year: no counted noun follows."""
    text = tokens[core].norm
    if after - core > 1 or not text.isdecimal() or int(text) not in _YEARS:
        return False
    if after >= len(tokens):
        return True
    norm = tokens[after].norm
    return noun_class(norm, language) is None and not (len(norm) > 3 and norm.endswith("ا"))


def _ordinal_place(tokens: Sequence[Token], core: int, unit: str, table: NumberTables) -> bool:
    """Say whether a number word names a place in an order ("القرن العشرين" is no quantity)."""
    if not core or unit:
        return False
    before = tokens[core - 1].norm
    return before in table.sets["clock_words"] or before in table.sets["per_words"]
