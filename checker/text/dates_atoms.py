"""Turn tokens into the atoms of dates: one shape letter each, words of one name put together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from checker.text.dates_lexicon import DateTables, Phrases, readings, tables
from checker.text.tokens import Token

_MARKS = {"/": "/", "-": "-", "–": "-", "—": "-", "،": ",", ",": ",", "(": "(", ")": ")", ".": "."}
_FIRST_YEAR, _LAST_YEAR = 1000, 2200
HIJRI_YEARS = range(1300, 1501)


class Atom(NamedTuple):
    """A word, number or mark in a date: tokens ``[first, last)``, with its shape letter.

    ``day`` is (year, month, day) of a date written in digits, as written.
    """

    code: str
    first: int
    last: int
    value: int = 0
    unit: str = ""
    day: tuple[int, int, int] | None = None


# What ``Atom(...)`` calls, without the call between: there is one for every word.
_atom = partial(tuple.__new__, Atom)


@lru_cache(maxsize=4)  # the numbers of a sentence ask for its dates right before the dates do
def atoms(tokens: tuple[Token, ...], language: str) -> tuple[Atom, ...]:
    """Return the atoms of a sentence, in order; every token belongs to exactly one."""
    known = readings(language)
    found: list[Atom] = []
    reached = 0
    for index, token in enumerate(tokens):
        if index < reached:
            continue
        if token.is_word:
            entry, phrases = known[token.norm]
            atom = phrases and _phrase(tokens, index, phrases)
            atom = atom or _atom((entry.code, index, index + 1, entry.value, entry.unit, None))
        elif token.is_number:
            atom = _number(tokens, index, language)
        else:
            atom = Atom(_MARKS.get(token.text, "o"), index, index + 1)
        found.append(atom)
        reached = atom.last
    joins = any(atom.code in "MmO" for atom in found)
    return tuple(_join(found, tables(language), tokens) if joins else found)


def _phrase(tokens: Sequence[Token], index: int, phrases: Phrases) -> Atom | None:
    """Return the longest of the phrases that begin with the word at a token, if one goes on."""
    for phrase, whole in phrases:
        end = index + len(phrase)
        if end <= len(tokens) and all(
            tokens[index + step].norm == phrase[step] for step in range(1, len(phrase))
        ):
            return Atom(whole.code, index, end, whole.value, whole.unit)
    return None


def _number(tokens: Sequence[Token], index: int, language: str) -> Atom:
    """Read a number, or a date in digits ("15/2/2026", "2026-02-15", "15.2.2026")."""
    parts, end = _digit_groups(tokens, index)
    if len(parts) > 1:
        return Atom("#" if (day := _written(parts, language)) else "X", index, end, day=day)
    digits = tokens[index].norm
    if not digits.isdecimal() or len(digits) > 4:
        return Atom("N", index, end)
    value = int(digits)
    if len(digits) <= 2 and 1 <= value <= 31:
        return Atom("D", index, end, value)
    is_year = len(digits) == 4 and _FIRST_YEAR <= value < _LAST_YEAR
    return Atom("Y" if is_year else "N", index, end, value)


def _digit_groups(tokens: Sequence[Token], index: int) -> tuple[list[str], int]:
    """Return the groups of digits that are glued by one kind of separator, and where they end."""
    first = tokens[index].norm
    if first.count(".") == 2:
        return first.split("."), index + 1
    groups, end = [first], index + 1
    while end + 1 < len(tokens) and len(groups) < 4:
        mark, following = tokens[end], tokens[end + 1]
        glued = tokens[end - 1].end == mark.start and mark.end == following.start
        if not glued or mark.text not in "/-" or not following.norm[0].isdigit():
            break
        if len(groups) > 1 and mark.text != tokens[index + 1].text:
            break
        groups.append(following.norm)
        end += 2
    if len(groups) == 2 and not _season(groups):
        return [first], index + 1
    return groups, end


def _season(groups: list[str]) -> bool:
    """Say whether two groups are a season or a span of years ("2018/2019", "2018-19")."""
    first, second = groups
    return len(first) == 4 and first[0] in "12" and len(second) in (2, 4) and second.isdecimal()


def _written(parts: list[str], language: str) -> tuple[int, int, int] | None:
    if len(parts) != 3 or not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    first, middle, last = map(int, parts)
    if len(parts[0]) == 4:
        year, month, day = first, middle, last
    elif len(parts[2]) == 4:
        day, month, year = first, middle, last
        # English writes both orders: only a date that reads one way is read.
        if language == "en":
            if day <= 12 and month <= 12 and day != month:
                return None
            if month > 12:
                day, month = month, day
    else:
        return None
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _join(found: list[Atom], table: DateTables, tokens: Sequence[Token]) -> list[Atom]:
    """Put together two names of one month, and ordinals of two words."""
    joined: list[Atom] = []
    index = 0
    while index < len(found):
        atom = found[index]
        if atom.code in "Mm":
            atom = _twin_month(found, index) or atom
        elif atom.code == "O":
            atom = _ordinal(found, index, table, tokens)
        joined.append(atom)
        index += 1
        while index < len(found) and found[index].first < atom.last:
            index += 1
    return joined


def _twin_month(found: list[Atom], index: int) -> Atom | None:
    """Join "فبراير/شباط", "شباط (فبراير)", "أكتوبر تشرين الأول"; two names prove each other."""
    first = found[index]
    following = found[index + 1 : index + 4]
    codes = "".join(atom.code for atom in following).replace("m", "M")
    if codes.startswith("M"):
        other = last = following[0]
    elif codes[:2] in ("/M", "-M"):
        other = last = following[1]
    elif codes == "(M)":
        other, last = following[1], following[2]
    else:
        return None
    return Atom("M", first.first, last.last, first.value) if other.value == first.value else None


def _ordinal(found: list[Atom], index: int, table: DateTables, tokens: Sequence[Token]) -> Atom:
    """Join "الخامس عشر" and "الحادي والعشرين" into one day of the month."""
    atom = found[index]
    following = found[index + 1] if index + 1 < len(found) else None
    if following is None or atom.value > 9:
        return atom
    norm = tokens[following.first].norm
    if norm == table.ordinal_ten:
        return Atom("O", atom.first, following.last, atom.value + 10)
    if following.code == "O" and following.value >= 20 and norm.startswith("و"):
        return Atom("O", atom.first, following.last, atom.value + following.value)
    return atom
