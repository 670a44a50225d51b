"""The words of the report in both languages, read from ``labels.yml`` and ``kinds.yml``."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import yaml

from checker.types import Bilingual

_FOLDER = Path(__file__).parent
_Pair = dict[str, str]


def word(key: str) -> Bilingual:
    """Return a fixed text of the page; an unknown key is a mistake in a template."""
    return _labels()[key]


def counted(key: str, number: int) -> Bilingual:
    """Return a number with its noun, in the plural form that each language asks for."""
    forms = _counts()[key]
    arabic = forms[f"ar_{_arabic_plural(number)}"]
    english = forms["en_one" if number == 1 else "en_other"]
    return Bilingual(arabic.format(n=f"{number:,}"), english.format(n=f"{number:,}"))


def kind_label(kind: str) -> Bilingual:
    """Return the name of a kind of finding; kinds of outside rules are shown as their word."""
    entry = _kinds().get(kind)
    return Bilingual(entry["ar"], entry["en"]) if entry else Bilingual(kind, kind)


def kind_note(kind: str) -> Bilingual | None:
    """Return why a kind matters and what to check, where the report knows the kind."""
    entry = _kinds().get(kind)
    return Bilingual(entry["note_ar"], entry["note_en"]) if entry else None


def kind_order(kind: str) -> tuple[int, str]:
    """Return a sort key: the order of ``kinds.yml``, unknown kinds last by name."""
    known = list(_kinds())
    return (known.index(kind) if kind in known else len(known), kind)


def day_label(day: date | None) -> Bilingual:
    """Return a day as newspapers write it, or that there is none."""
    if day is None:
        return word("undated")
    months = _months()
    return Bilingual(
        f"{day.day} {months['ar'][day.month - 1]} {day.year}",
        f"{day.day} {months['en'][day.month - 1]} {day.year}",
    )


def confidence_label(confidence: float) -> Bilingual:
    """Return how sure a rule is in words: high from 0.85, medium from 0.6, low below."""
    level = "high" if confidence >= 0.85 else "medium" if confidence >= 0.6 else "low"
    return word(f"confidence_{level}")


def side_letter(index: int) -> Bilingual:
    """Return the letter that names a side in talk: the Arabic abjad, the Latin alphabet."""
    abjad = _labels()["abjad"].ar
    if index < len(abjad):
        return Bilingual(abjad[index], chr(ord("A") + index))
    return Bilingual(str(index + 1), str(index + 1))


def _arabic_plural(number: int) -> str:
    """Return the plural category of the Unicode CLDR for Arabic."""
    if number < 3:
        return ("zero", "one", "two")[number]
    tail = number % 100
    return "few" if 3 <= tail <= 10 else "many" if tail >= 11 else "other"


@cache
def _file(name: str) -> dict[str, dict[str, str]]:
    data: dict[str, dict[str, str]] = yaml.safe_load((_FOLDER / name).read_text(encoding="utf-8"))
    return data


@cache
def _labels() -> dict[str, Bilingual]:
    return {key: Bilingual(pair["ar"], pair["en"]) for key, pair in _file("labels.yml").items()}


def _counts() -> dict[str, _Pair]:
    return _file("counts.yml")


def _kinds() -> dict[str, _Pair]:
    return _file("kinds.yml")


@cache
def _months() -> dict[str, list[str]]:
    months = _labels()["months"]
    return {"ar": months.ar.split(), "en": months.en.split()}


def month_label(day: date) -> Bilingual:
    """Return the month and year of a day."""
    months = _months()
    return Bilingual(
        f"{months['ar'][day.month - 1]} {day.year}", f"{months['en'][day.month - 1]} {day.year}"
    )
