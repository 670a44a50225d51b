"""Say what a matched shape of date means: one reader per name in ``dates_grammar``.

A reader returns the value, or None where the words only look like a date ("ثورة 25 يناير",
"اليوم العالمي", "تيريزا ماي").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from checker.text.dates_atoms import HIJRI_YEARS, Atom
from checker.text.dates_calendar import make_day, resolve, third_of
from checker.text.dates_context import DIRECTIONS, Context, month_of
from checker.text.dates_relative import (
    read_ago,
    read_period,
    read_recently,
    read_relative,
    read_weekday,
    read_years,
)
from checker.types import Calendar, DateValue


def _tail(
    atoms: Sequence[Atom], reference: date | None, anchor: date | None = None
) -> tuple[int | None, str]:
    """Return the year that follows a month, and the direction of its adjective."""
    year, direction, of_year = None, "", False
    for atom in atoms:
        if atom.code == "Y":
            year = atom.value
        elif atom.code == "A":
            of_year = True
        elif atom.code in "dQ":
            same = anchor if atom.code == "d" else reference
            year = same.year if same else None
        elif atom.code == "U" and reference:
            year = reference.year - 2
        elif atom.code in DIRECTIONS:
            direction = DIRECTIONS[atom.code]
    if of_year and year is None and direction and reference:
        return reference.year + {"past": -1, "next": 1, "current": 0}[direction], direction
    return year, direction


def _month_at(context: Context, first: int, last: int, start: int = 0) -> int:
    """Return the index of the first month atom from ``start`` on, or -1."""
    return next((i for i in range(max(first, start), last) if context.atoms[i].code in "MmHB"), -1)


def _system(atom: Atom) -> Calendar:
    return "hijri" if atom.code in "HB" else "gregorian"


def _dated(context: Context, day: int | None, month: int, tail: Sequence[Atom]) -> DateValue:
    atom = context.atoms[month]
    year, direction = _tail(tail, context.reference, context.anchor)
    value = resolve(
        year=year,
        month=atom.value,
        day=day,
        reference=context.reference,
        direction=direction,
        system=_system(atom),
    )
    named_year = any(part.code in "Yd" for part in tail)
    return value if named_year else replace(value, relative=True)


def _weekday(context: Context, first: int, last: int) -> int | None:
    return next((atom.value for atom in context.atoms[first:last] if atom.code == "W"), None)


def read_day(context: Context, first: int, last: int) -> DateValue | None:
    """Read "السبت 15 فبراير 2026": a day of a month, with or without weekday and year."""
    month = _month_at(context, first, last)
    at = next(i for i in range(first, last) if context.atoms[i].code in "DO")
    day = context.atoms[at].value
    tail = context.atoms[max(at, month) + 1 : last]
    bare = not any(atom.code in "Ypnc" for atom in tail)
    weekday = _weekday(context, first, month)
    if bare and weekday is None and context.bare(first) in context.tables.named_after_days:
        return None
    if bare and context.atoms[month].code == "B" and context.atoms[month].value == 2:
        return None  # "1 صفر" is a score
    return replace(_dated(context, day, month, tail), weekday=weekday)


def read_days(context: Context, first: int, last: int) -> DateValue | None:
    """Read a range: "من 10 إلى 12 فبراير", "من 28 فبراير إلى 3 مارس 2026"."""
    atoms = context.atoms
    month = _month_at(context, first, last)
    at = max(i for i in range(first, last) if atoms[i].code in "DO")
    second = _month_at(context, first, last, month + 1)
    days = [a.value for a in atoms[first:last] if a.code in "DO"]
    if second < 0:
        tail = atoms[max(at, month) + 1 : last]
        low = _dated(context, days[0], month, tail)
        high = _dated(context, days[-1], month, tail)
    else:
        tail = atoms[second + 1 : last]
        own = atoms[month + 1 : second]
        low = _dated(context, days[0], month, own if _tail(own, None)[0] else tail)
        high = _dated(context, days[-1], second, tail)
    if low.start and high.start:
        return replace(low, end=high.start) if low.start <= high.start else None
    return low if days[0] <= days[-1] or second >= 0 else None


def read_month_day(context: Context, first: int, last: int) -> DateValue | None:
    """Read "15 من الشهر الجاري"."""
    value = DateValue(None, None, "day", relative=True, weekday=_weekday(context, first, last))
    if context.reference is None:
        return value
    day = next(a.value for a in context.atoms[first:last] if a.code in "DO")
    return _on(value, month_of(context.reference, context.atoms[last - 1].code), day)


def read_same_month(context: Context, first: int, last: int) -> DateValue | None:
    """Read "14 من الشهر نفسه", "في العاشر منه": a day of the month named before."""
    if context.anchor is None:
        return None
    day = next(a.value for a in context.atoms[first:last] if a.code in "DO")
    value = DateValue(None, None, "day", relative=True, weekday=_weekday(context, first, last))
    return _on(value, context.anchor, day)


def read_next_day(context: Context, first: int, last: int) -> DateValue | None:
    """Read "في اليوم التالي": the day after the one named before."""
    del first, last
    if context.anchor is None:
        return None
    day = context.anchor + timedelta(days=1)
    return DateValue(day, day, "day", relative=True)


def read_months(context: Context, first: int, last: int) -> DateValue | None:
    """Read "بين أبريل ويونيو 2024": the time from one month to another."""
    at = _month_at(context, first, last)
    second = _month_at(context, first, last, at + 1)
    low = _dated(context, None, at, context.atoms[at + 1 : second])
    high = _dated(context, None, second, context.atoms[second + 1 : last])
    if low.start and high.end and low.start <= high.end:
        return replace(low, end=high.end, precision="vague")
    return replace(high, precision="vague")


def _on(value: DateValue, month: date, day: int) -> DateValue:
    """Return a value set on a day of a month; as it is where the month has no such day."""
    found = make_day(month.year, month.month, day)
    return replace(value, start=found, end=found) if found else value


def read_digits(context: Context, first: int, last: int) -> DateValue | None:
    """Read "15/2/2026", "2026-02-15", and the same of a Hijri year."""
    written = next(atom.day for atom in context.atoms[first:last] if atom.code == "#")
    if written is None:
        return None
    year, month, day = written
    system: Calendar = "hijri" if year in HIJRI_YEARS else "gregorian"
    value = resolve(year=year, month=month, day=day, reference=None, system=system)
    return replace(value, weekday=_weekday(context, first, last)) if value.start else None


def read_month(context: Context, first: int, last: int) -> DateValue | None:
    """Read "فبراير 2026", "شهر رمضان", "مايو الماضي", "مطلع أبريل"; weak names need support."""
    month = _month_at(context, first, last)
    atom = context.atoms[month]
    tail = context.atoms[month + 1 : last]
    lead = {a.code for a in context.atoms[first:month]}
    supported = bool(tail) or "s" in lead or "z" in lead
    if atom.code in "mB" and not supported:
        before = context.atoms[month - 1].code if month else ""
        name = context.tokens[atom.last - 1].norm.lstrip("وفب")
        if before not in ("i", "r") or name not in context.tables.after_preposition:
            return None
    value = _dated(context, None, month, tail)
    part = next((a.value for a in context.atoms[first:month] if a.code == "z"), 0)
    return replace(third_of(value, part), precision="vague") if "z" in lead else value


Reader = Callable[[Context, int, int], DateValue | None]

READERS: dict[str, Reader] = {
    "day": read_day,
    "days": read_days,
    "month_day": read_month_day,
    "same_month": read_same_month,
    "next_day": read_next_day,
    "months": read_months,
    "digits": read_digits,
    "month": read_month,
    "weekday": read_weekday,
    "relative": read_relative,
    "period": read_period,
    "ago": read_ago,
    "years": read_years,
    "recently": read_recently,
}
