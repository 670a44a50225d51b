"""Say what a matched shape of date means: one reader per name in ``dates_grammar``.

A reader returns the value, or None where the words only look like a date ("ثورة 25 يناير",
"اليوم العالمي", "تيريزا ماي").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from checker.text.dates_atoms import HIJRI_YEARS, Atom
from checker.text.dates_calendar import (
    resolve,
    shifted,
    weekday_value,
    year_value,
)
from checker.text.dates_lexicon import OTHER, DateTables, is_to_come
from checker.text.tokens import Token
from checker.types import Calendar, DateValue

_DIRECTIONS = {"p": "past", "n": "next", "c": "current"}
_RELATIVE = {"T": 0, "E": -1, "F": -2, "G": 1, "I": 2}
_CLITICS = ("و", "ف", "ب", "ل")
_FUTURE_REACH = 7  # words
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader may look at: the sentence, its tables, and the day it was published."""

    tokens: Sequence[Token]
    atoms: Sequence[Atom]
    tables: DateTables
    reference: date | None
    language: str

    def norm(self, atom: int, side: int) -> str:
        """Return the folded word before (-1) or after (+1) the atoms' edge, or ""."""
        index = self.atoms[atom].first - 1 if side < 0 else self.atoms[atom].last
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else ""

    def bare(self, atom: int) -> str:
        """Return the folded word before an atom, its conjunction or preposition taken off."""
        norm = self.norm(atom, -1)
        whole = norm in self.tables.named_after_days
        return norm if whole or norm[:1] not in _CLITICS else norm[1:]


Reader = Callable[[Context, int, int], DateValue | None]


def _tail(atoms: Sequence[Atom], reference: date | None) -> tuple[int | None, str]:
    """Return the year that follows a month, and the direction of its adjective."""
    year, direction, of_year = None, "", False
    for atom in atoms:
        if atom.code == "Y":
            year = atom.value
        elif atom.code == "A":
            of_year = True
        elif atom.code in _DIRECTIONS:
            direction = _DIRECTIONS[atom.code]
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
    year, direction = _tail(tail, context.reference)
    value = resolve(
        year=year,
        month=atom.value,
        day=day,
        reference=context.reference,
        direction=direction,
        system=_system(atom),
    )
    named_year = any(part.code == "Y" for part in tail)
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
    start = _month_of(context.reference, context.atoms[last - 1].code)
    try:
        found = start.replace(day=day)
    except ValueError:
        return value
    return replace(value, start=found, end=found)


def _month_of(reference: date, code: str) -> date:
    """Return the first day of the last, this or next month."""
    start = reference.replace(day=1)
    if code == "p":
        return (start - timedelta(days=1)).replace(day=1)
    return (start + timedelta(days=32)).replace(day=1) if code == "n" else start


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
    return replace(value, precision="vague") if "z" in lead else value


def read_weekday(context: Context, first: int, last: int) -> DateValue | None:
    """Read "السبت", "يوم السبت الماضي", "اليوم السبت", "مساء أمس السبت"."""
    atoms = context.atoms[first:last]
    weekday = next(atom.value for atom in atoms if atom.code == "W")
    if context.norm(first, -1) in context.tables.weekday_not_after:
        return None
    direction = next((_DIRECTIONS[a.code] for a in atoms if a.code in _DIRECTIONS), "")
    relative = next((a.code for a in atoms if a.code in _RELATIVE), "")
    if not relative:
        if not direction and _to_come(context, context.atoms[first].first):
            direction = "open"
        return weekday_value(weekday, context.reference, direction)
    value = DateValue(None, None, "day", weekday=weekday, relative=True)
    days = _RELATIVE[relative]
    if context.reference:
        # Published after midnight, "today, Monday" is still Monday: one day off is no slip.
        off = (weekday - (context.reference + timedelta(days=days)).weekday() + 3) % 7 - 3
        days += off if abs(off) == 1 else 0
    return shifted(value, context.reference, days)


def _to_come(context: Context, index: int) -> bool:
    """Say whether the words right before a weekday speak of what is to come ("سيعقد السبت")."""
    for token in reversed(context.tokens[max(0, index - _FUTURE_REACH) : index]):
        if token.text in "،؛.:" or token.norm in context.tables.reporting_words:
            return False
        if is_to_come(token.norm, context.language):
            return True
    return False


def read_relative(context: Context, first: int, last: int) -> DateValue | None:
    """Read "اليوم", "مساء أمس", "غدا"; "اليوم" is often no date ("في اليوم نفسه")."""
    code = next(a.code for a in context.atoms[first:last] if a.code in _RELATIVE)
    if (
        code == "T"
        and last - first == 1
        and (
            context.norm(first, -1) in context.tables.today_not_after
            or context.norm(last - 1, 1) in context.tables.today_not_before
        )
    ):
        return None
    value = DateValue(None, None, "day", relative=True)
    return shifted(value, context.reference, _RELATIVE[code])


def read_period(context: Context, first: int, last: int) -> DateValue | None:
    """Read "الشهر الجاري", "الأسبوع الماضي", "نهاية العام الماضي", "العام الجاري 2018"."""
    atoms = context.atoms[first:last]
    code = next(a.code for a in atoms if a.code in "SAk")
    step = next(a.code for a in atoms if a.code in _DIRECTIONS)
    vague = atoms[0].code == "z"
    year = next((a.value for a in atoms if a.code == "Y"), None)
    if year is not None:
        value = year_value(year)
    elif context.reference is None:
        precision = {"S": "month", "A": "year"}.get(code, "vague")
        value = DateValue(None, None, precision, relative=True)  # type: ignore[arg-type]
    elif code == "S":
        start = _month_of(context.reference, step)
        value = resolve(year=start.year, month=start.month, day=None, reference=None)
    elif code == "A":
        value = year_value(context.reference.year + {"p": -1, "n": 1, "c": 0}[step])
    else:
        # Weeks begin on Saturday, Sunday or Monday: give both sides room.
        middle = {"p": -7, "n": 7, "c": 0}[step]
        empty = DateValue(None, None, "vague", relative=True)
        value = shifted(empty, context.reference, middle, width=6)
    return replace(value, relative=year is None, precision="vague" if vague else value.precision)


def read_ago(context: Context, first: int, last: int) -> DateValue | None:
    """Read "قبل يومين", "قبل ثلاثة أيام", "قبل أشهر قليلة" (vague)."""
    atoms = context.atoms[first:last]
    unit = next(a for a in atoms if a.unit)
    number = next((a.value for a in atoms if a.code in "LDN"), 0)
    count = number or unit.value
    value = DateValue(None, None, "vague", relative=True)
    if not count or count > 400 or any(a.code in "xj" for a in atoms):
        return value
    days = count * _UNIT_DAYS[unit.unit]
    if unit.unit == "day":
        exact = replace(value, precision="day" if count <= 10 else "vague")
        return shifted(exact, context.reference, -days, width=0 if count <= 10 else 1)
    return shifted(value, context.reference, -days, width=_UNIT_DAYS[unit.unit] // 2 + count)


def read_years(context: Context, first: int, last: int) -> DateValue | None:
    """Read "عام 2011", "بين عامي 2013 و2016", "منذ 2014", "مطلع 2018"."""
    atoms = context.atoms[first:last]
    years = [a.value for a in atoms if a.code == "Y"]
    code = atoms[0].code
    if not any(a.code in "aA" for a in atoms):
        following = context.tokens[atoms[-1].last : atoms[-1].last + 1]
        word = following[0].norm if following else ""
        if not 1900 <= years[0] <= 2100 or word.endswith("ا") or _is_unit(context, word):
            return None
    if years[-1] < years[0]:
        return None
    value = year_value(years[0], years[-1])
    return replace(value, precision="vague") if code == "z" else value


def _is_unit(context: Context, word: str) -> bool:
    return bool(context.tables.single.get(word, OTHER).unit)


def read_recently(context: Context, first: int, last: int) -> DateValue | None:
    """Read "مؤخرا": a time, but none that can be compared."""
    del context, first, last
    return DateValue(None, None, "vague", relative=True)


READERS: dict[str, Reader] = {
    "day": read_day,
    "days": read_days,
    "month_day": read_month_day,
    "digits": read_digits,
    "month": read_month,
    "weekday": read_weekday,
    "relative": read_relative,
    "period": read_period,
    "ago": read_ago,
    "years": read_years,
    "recently": read_recently,
}
