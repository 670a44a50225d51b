"""Units of measure and money after a number, from ``languages/<code>/units.yml``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.languages import read, words
from checker.text.normalise import fold
from checker.text.numbers_lexicon import Phrases, phrases, starts
from checker.text.tokens import Token


@dataclass(frozen=True, slots=True)
class UnitTables:
    """The units of one language, folded. ``nisba`` maps (money, adjective) to a currency."""

    units: Phrases
    duals: dict[str, str]
    money: dict[str, int]
    defaults: tuple[str, ...]
    nisba: tuple[dict[str, str], ...]
    suffixes: Phrases
    no_suffix: frozenset[str]
    symbols: dict[str, str]
    dimensions: dict[str, str]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that ends before token ``last``; ``money`` tells a currency."""

    key: str
    last: int
    money: bool = False


@cache
def unit_tables(language: str) -> UnitTables:
    """Return the unit tables of a language.

    Raises:
        PackError: the language has no ``units.yml``.
    """
    data: dict[str, Any] = read(language, "units")
    listed = ((form, key) for key, forms in data["units"].items() for form in forms)
    money: dict[str, int] = {}
    for number, currency in enumerate(data["money"]):
        for form in words(currency["forms"]):
            money[fold(form, language)] = number
    suffixes = ((form, key) for key, forms in data["suffixes"].items() for form in forms)
    return UnitTables(
        units=phrases(listed, language),
        duals={
            fold(form, language): key
            for key, block in data["duals"].items()
            for form in words(block)
        },
        money=money,
        defaults=tuple(currency["default"] for currency in data["money"]),
        nisba=tuple(
            {fold(adjective, language): key for adjective, key in currency["nisba"].items()}
            for currency in data["money"]
        ),
        suffixes=phrases(suffixes, language),
        no_suffix=frozenset(words(data["no_suffix"])),
        symbols=dict(data["symbols"]),
        dimensions={
            key: dimension
            for dimension, block in data["dimensions"].items()
            for key in words(block)
        },
    )


def dimension(unit: str, language: str = "ar") -> str:
    """Return what a unit measures ("length", "share", "money")."""
    return unit_tables(language).dimensions.get(unit, "money")


@cache
def currencies(language: str) -> frozenset[tuple[str, str]]:
    """Return (money, currency) where a money that names no country may be that currency."""
    table = unit_tables(language)
    return frozenset(
        (money, currency)
        for money, known in zip(table.defaults, table.nisba, strict=True)
        for currency in known.values()
    )


def unit_at(tokens: Sequence[Token], index: int, *, language: str = "ar") -> Unit | None:
    """Return the unit that begins at a token: "مليون [دولار أميركي]", "15 [في المئة]"."""
    if index >= len(tokens):
        return None
    table = unit_tables(language)
    token = tokens[index]
    if token.text in table.symbols:
        return Unit(table.symbols[token.text], index + 1, money=True)
    number = table.money.get(token.norm)
    if number is not None:
        return _money(tokens, index, number, table)
    found = starts(table.units, tokens, index)
    if found is None:
        return None
    key, last = found
    return _suffixed(tokens, Unit(key, last), table)


def dual_unit_at(tokens: Sequence[Token], index: int, *, language: str = "ar") -> Unit | None:
    """Return the unit of a word that says "two of it" ("كيلومترين"), its clitics aside."""
    table = unit_tables(language)
    for word in _dual_forms(tokens[index].norm):
        if word in table.duals:
            return _suffixed(tokens, Unit(table.duals[word], index + 1), table)
    return None


def is_dual_unit(norm: str, language: str) -> bool:
    """Say whether a folded word is a unit that says "two of it", its clitics aside."""
    return any(word in unit_tables(language).duals for word in _dual_forms(norm))


def _dual_forms(norm: str) -> tuple[str, str]:
    return norm, norm[1:] if norm[:1] in ("و", "ف", "ب", "ل") else ""


def _money(tokens: Sequence[Token], index: int, number: int, table: UnitTables) -> Unit:
    """Read the adjective of a currency, in whichever of its forms."""
    key, last = table.defaults[number], index + 1
    if last < len(tokens):
        adjective = tokens[last].norm
        for form in (adjective, adjective[:-1] if adjective[-1:] in ("ا", "ه") else adjective):
            if form in table.nisba[number]:
                key, last = table.nisba[number][form], last + 1
                break
    return _suffixed(tokens, Unit(key, last, money=True), table)


def _suffixed(tokens: Sequence[Token], unit: Unit, table: UnitTables) -> Unit:
    """Add "مربع", "في الساعة", "يوميا" to the key of a unit."""
    if unit.key in table.no_suffix:
        return unit
    found = starts(table.suffixes, tokens, unit.last)
    return Unit(unit.key + found[0], found[1], unit.money) if found else unit
