"""The words of dates, read from ``languages/<code>/dates.yml`` into tables looked up by token.

Every token gets a one-letter code, so that the shape of a sentence is a short string that the
grammar (``dates_grammar``) matches with ordinary regular expressions.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple

from checker.languages import read, words
from checker.text.memo import Memo
from checker.text.normalise import fold

# One letter per role; see dates.yml for the words. M/m, H/h: certain and weak month names.
ROLE_CODES = {
    "the_day": "T",
    "yesterday": "E",
    "before_yesterday": "F",
    "tomorrow": "G",
    "after_tomorrow": "I",
    "part": "t",
    "day_word": "y",
    "month_word": "s",
    "the_month": "S",
    "the_week": "k",
    "year_word": "a",
    "the_year": "A",
    "past": "p",
    "before_last": "U",
    "next": "n",
    "current": "c",
    "from": "f",
    "to": "r",
    "between": "b",
    "and": "v",
    "in": "i",
    "ago": "q",
    "hedge": "j",
    "few": "x",
    "part_of_period": "z",
    "corresponding": "K",
    "definite": "l",
    "hijri_mark": "e",
    "gregorian_mark": "g",
    "ordinal_mark": "h",
    "of": "o",
    "recently": "R",
    "this_week": "C",
    "this_month": "P",
    "this_year": "Q",
    "next_day": "V",
    "same_month": "w",
    "same_year": "d",
    "season": "z",
}
# The shape letters without which a sentence holds no date.
TRIGGERS = frozenset("MmHBWTEFGI#YqSAkaRwPV")
# A part of a period that is no third: so many times how many there are, and which it is.
SLICE = 10
_COUNTS = {"one": 1, "two": 2, "many": 0}
_PREFIXES = ("و", "ف", "ب", "ل", "ك", "ول", "وب", "فل", "فب")


class Entry(NamedTuple):
    """What a word may be in a date: a shape letter, a number, and a unit of time."""

    code: str
    value: int = 0
    unit: str = ""


OTHER = Entry("o")

# What begins with one word, the longest first: the folded words, and what they are together.
Phrases = tuple[tuple[tuple[str, ...], Entry], ...]


@dataclass(frozen=True, slots=True)
class DateTables:
    """The date words of one language, folded. ``closers`` end the phrases that make a date."""

    single: dict[str, Entry]
    phrases: dict[str, Phrases]
    closers: frozenset[str]
    after_preposition: frozenset[str]
    ordinal_ten: str
    ordinal_units: frozenset[str]
    weekday_not_after: frozenset[str]
    weekday_not_before: frozenset[str]
    today_not_after: frozenset[str]
    today_not_before: frozenset[str]
    named_after_days: frozenset[str]
    future_words: frozenset[str]
    not_dates: frozenset[str]
    reporting_words: frozenset[str]
    imperfect: str
    future_prefixes: tuple[str, ...]
    future_exceptions: frozenset[str]


def _folded(data: dict[str, Any], key: str, language: str) -> frozenset[str]:
    return frozenset(fold(word, language) for word in words(data[key]))


@cache
def tables(language: str) -> DateTables:
    """Return the date tables of a language.

    Raises:
        PackError: the language has no ``dates.yml``.
    """
    data: dict[str, Any] = read(language, "dates")
    entries: dict[tuple[str, ...], Entry] = {}
    _add_times(entries, data, language)
    _add_months(entries, data, language)
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for key, entry in entries.items():
        if len(key) > 1:
            phrases.setdefault(key[0], []).append((key, entry))
    sets = {
        key: _folded(data, key, language)
        for key in (
            "weekday_not_after",
            "weekday_not_before",
            "today_not_after",
            "today_not_before",
            "named_after_days",
            "future_words",
            "not_dates",
            "reporting_words",
            "future_exceptions",
        )
    }
    return DateTables(
        single={key[0]: entry for key, entry in entries.items() if len(key) == 1},
        phrases={
            first: tuple(sorted(found, key=lambda item: -len(item[0])))
            for first, found in phrases.items()
        },
        closers=frozenset(
            key[-1] for key, entry in entries.items() if len(key) > 1 and entry.code in TRIGGERS
        ),
        after_preposition=_folded(data, "months_after_preposition", language),
        ordinal_ten=fold(data["ordinal_ten"], language),
        ordinal_units=frozenset(
            fold(word, language)
            for block in data["ordinal_units"].values()
            for word in words(block)
        ),
        imperfect=data["imperfect"],
        future_prefixes=tuple(words(data["future_prefixes"])),
        **sets,
    )


def _add_times(entries: dict[tuple[str, ...], Entry], data: dict[str, Any], language: str) -> None:
    """Add units, numbers, weekdays and roles; a later role keeps the unit of an earlier one."""

    def put(entry: str, code: str, value: int = 0, unit: str = "") -> None:
        key = tuple(fold(entry, language).split())
        old = entries.get(key, OTHER)
        entries[key] = Entry(code, value or old.value, unit or old.unit)

    for unit, forms in data["time_units"].items():
        for form, block in forms.items():
            for word in words(block):
                put(word, "u", _COUNTS[form], unit)
    for code, table in (("L", "number_words"), ("O", "ordinals"), ("O", "ordinal_units")):
        for number, block in data[table].items():
            for word in words(block):
                put(word, code, int(number))
    for number, block in data["weekdays"].items():
        for word in words(block):
            put(word, "W", int(number))
    for role, listed in data["roles"].items():
        for phrase in listed:
            put(phrase, ROLE_CODES[role])
    for third, block in data.get("parts_of_period", {}).items():
        for word in words(block):
            put(word, ROLE_CODES["part_of_period"], int(third))
    for whole, slices in data.get("slices_of_period", {}).items():
        for which, phrases in slices.items():
            for phrase in phrases:
                put(phrase, ROLE_CODES["part_of_period"], int(whole) * SLICE + int(which))


def _add_months(entries: dict[tuple[str, ...], Entry], data: dict[str, Any], language: str) -> None:
    weak = _folded(data, "months_weak", language)
    weak_hijri = _folded(data, "hijri_months_weak", language)
    for strong, soft, table, unsure in (
        ("M", "m", "months", weak),
        ("H", "B", "hijri_months", weak_hijri),
    ):
        for number, names in data[table].items():
            for name in names:
                key = tuple(fold(name, language).split())
                code = soft if len(key) == 1 and key[0] in unsure else strong
                entries[key] = Entry(code, int(number))


@lru_cache(maxsize=50_000)
def lookup(norm: str, language: str) -> tuple[str, Entry]:
    """Return the word without its clitics, as the tables spell it, and what it may be."""
    table = tables(language)
    if norm in table.not_dates:
        return norm, OTHER
    if norm in table.single or norm in table.phrases:
        return norm, table.single.get(norm, OTHER)
    if language == "ar" and norm[:1] in "وفبلك":
        for prefix in _PREFIXES:
            bare = norm[len(prefix) :]
            if norm.startswith(prefix) and len(bare) > 1:
                # "لليوم" is ل + اليوم with its alef elided.
                whole = "ا" + bare if prefix[-1] == "ل" and bare[0] == "ل" else bare
                if whole in table.single or whole in table.phrases:
                    return whole, table.single.get(whole, OTHER)
    return norm, OTHER


@cache
def readings(language: str) -> Memo[tuple[Entry, Phrases]]:
    """Return what a folded word may be, and the phrases that it begins, filled as they come."""
    return Memo(partial(_reading, language=language))


def _reading(norm: str, language: str) -> tuple[Entry, Phrases]:
    word, entry = lookup(norm, language)
    return entry, tables(language).phrases.get(word, ())


@cache
def date_words(language: str) -> Memo[bool]:
    """Return which folded words may make a date of a sentence, filled as they come."""
    return Memo(partial(_may_date, language=language))


def _may_date(norm: str, language: str) -> bool:
    """Say whether a folded word or number may be the one that makes a date of a sentence."""
    if norm in tables(language).closers:
        return True
    if norm[0].isdigit():
        return len(norm) >= 4  # a year, alone or in a date in digits
    return lookup(norm, language)[1].code in TRIGGERS


@lru_cache(maxsize=50_000)
def is_future(norm: str, language: str = "ar") -> bool:
    """Say whether a folded word looks like a verb in the future ("سيعقد")."""
    table = tables(language)
    bare = norm[1:] if norm[:1] in ("و", "ف") else norm
    if not table.future_prefixes or len(bare) < 5 or not bare.startswith(table.future_prefixes):
        return False
    return not {bare, bare.removesuffix("ا")} & table.future_exceptions


@lru_cache(maxsize=50_000)
def is_to_come(norm: str, language: str = "ar") -> bool:
    """Say whether a folded word may be a verb of what is to come ("سيعقد", "يعقد")."""
    table = tables(language)
    bare = norm[1:] if norm[:1] in ("و", "ف") else norm
    if bare[:1] == table.imperfect and len(bare) > 3 and bare not in table.future_exceptions:
        return True
    return not {norm, bare}.isdisjoint(table.future_words) or is_future(norm, language)
