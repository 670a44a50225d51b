"""Read the dates that count from the day of publication, and years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from checker.text.dates_atoms import Atom
from checker.text.dates_calendar import resolve, shifted, third_of, weekday_value, year_value
from checker.text.dates_context import DIRECTIONS, Context, month_of
from checker.text.dates_lexicon import OTHER, is_to_come
from checker.types import DateValue

_RELATIVE = {"T": 0, "E": -1, "F": -2, "G": 1, "I": 2}
_FUTURE_REACH = 12  # words
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def read_weekday(context: Context, first: int, last: int) -> DateValue | None:
    """Read "السبت", "يوم السبت الماضي", "اليوم السبت", "مساء أمس السبت"."""
    atoms = context.atoms[first:last]
    weekday = next(atom.value for atom in atoms if atom.code == "W")
    tables = context.tables
    if context.norm(first, -1) in tables.weekday_not_after:
        return None
    if context.norm(last - 1, 1) in tables.weekday_not_before:
        return None
    direction = next((DIRECTIONS[a.code] for a in atoms if a.code in DIRECTIONS), "")
    relative = next((a.code for a in atoms if a.code in _RELATIVE), "")
    if not relative and context.reference and atoms[-1].code != "W":
        week = _week(weekday, context.reference, atoms)
        if week is not None:
            return week
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


def _week(weekday: int, reference: date, atoms: Sequence[Atom]) -> DateValue | None:
    """Return the weekday of a named week: "الاثنين من الأسبوع الماضي", "الاثنين قبل الماضي"."""
    step = atoms[-1].code
    value = DateValue(None, None, "weekday", weekday=weekday, relative=True)
    if step == "U" and not any(a.code == "k" for a in atoms):
        back = (reference.weekday() - weekday) % 7 or 7
        return shifted(value, reference, -back - 7)
    if step != "C" and not any(a.code == "k" for a in atoms):
        return None
    # Weeks are counted from Sunday, as most of the press does.
    days = (weekday + 1) % 7 - (reference.weekday() + 1) % 7
    return shifted(value, reference, days + 7 * {"p": -1, "n": 1, "U": -2}.get(step, 0))


def _to_come(context: Context, index: int) -> bool:
    """Say whether the words right before a weekday speak of what is to come ("سيعقد السبت")."""
    before = context.tokens[max(0, index - _FUTURE_REACH) : index]
    if before and before[-1].text == "،":
        before = before[:-1]  # "تقام على أرض الضيوف، الخميس، مباراة"
    for token in reversed(before):
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
    step = next(a.code for a in atoms if a.code in DIRECTIONS or a.code == "U")
    vague = atoms[0].code == "z"
    year = next((a.value for a in atoms if a.code == "Y"), None)
    if year is not None:
        value = year_value(year)
    elif context.reference is None:
        precision = {"S": "month", "A": "year"}.get(code, "vague")
        value = DateValue(None, None, precision, relative=True)  # type: ignore[arg-type]
    elif code == "S":
        start = month_of(context.reference, step)
        value = resolve(year=start.year, month=start.month, day=None, reference=None)
    elif code == "A":
        value = year_value(context.reference.year + {"p": -1, "n": 1, "c": 0, "U": -2}[step])
    else:
        # Weeks begin on Saturday, Sunday or Monday: give both sides room.
        middle = {"p": -7, "n": 7, "c": 0, "U": -14}[step]
        empty = DateValue(None, None, "vague", relative=True)
        value = shifted(empty, context.reference, middle, width=6)
    if code in "SA" and vague:
        value = third_of(value, atoms[0].value)
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
        if (
            not 1900 <= years[0] <= 2100
            or (word.endswith("ا") and word[0] != "و")
            or _is_unit(context, word)
        ):
            return None
    if years[-1] < years[0]:
        return None
    value = year_value(years[0], years[-1])
    return replace(third_of(value, atoms[0].value), precision="vague") if code == "z" else value


def _is_unit(context: Context, word: str) -> bool:
    return bool(context.tables.single.get(word, OTHER).unit)


def read_recently(context: Context, first: int, last: int) -> DateValue | None:
    """Read "مؤخرا": a time, but none that can be compared."""
    del context, first, last
    return DateValue(None, None, "vague", relative=True)
