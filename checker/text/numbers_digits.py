"""Read numbers written in digits, whatever their separators mean."""

from __future__ import annotations

import re
from typing import NamedTuple

_GROUPS = re.compile(r"\d{1,3}(?:[.,٬]\d{3})+")
_MAX_DIGITS = 15


class Digits(NamedTuple):
    """The value of a number in digits.

    ``other`` is what it would be if its one separator were the other kind ("1.200": 1.2 or
    1200), else None. ``plain`` says that there is no separator at all.
    """

    value: float
    other: float | None = None
    plain: bool = True


def read_digits(text: str) -> Digits | None:
    """Read a folded number; None where its separators make no sense, or it is an identifier.

    "٬" parts thousands and "٫" decimals; "." and "," do either, told apart by their groups. A
    number of more than one digit that begins with zero is a phone number or a code.
    """
    if len(text) > _MAX_DIGITS + 5:
        return None
    if text.isdecimal():
        return None if len(text) > 1 and text[0] == "0" else Digits(float(text))
    whole, mark, decimals = text.partition("٫")
    if mark:
        return _decimal(whole, decimals) if decimals.isdecimal() else None
    separators = [char for char in text if not char.isdecimal()]
    last = separators[-1]
    if last == "٬" or (len(set(separators)) == 1 and len(separators) > 1):
        return _thousands(text)
    whole, _, decimals = text.rpartition(last)
    if len(separators) > 1:
        return _decimal(whole, decimals)
    reading = _decimal(whole, decimals)
    if reading and len(decimals) == 3 and len(whole) <= 3 and whole != "0":
        return Digits(reading.value, float(whole + decimals), plain=False)
    return reading


def _thousands(text: str) -> Digits | None:
    if not _GROUPS.fullmatch(text) or text[0] == "0":
        return None
    return Digits(float("".join(filter(str.isdecimal, text))), plain=False)


def _decimal(whole: str, decimals: str) -> Digits | None:
    if not whole.isdecimal():
        grouped = _thousands(whole)
        if grouped is None:
            return None
        whole = str(int(grouped.value))
    if len(whole) > 1 and whole[0] == "0":
        return None
    return Digits(float(f"{whole}.{decimals}"), plain=False)
