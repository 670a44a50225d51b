"""Find the dates of a text: days, months, weekdays, years, relative and Hijri dates.

The words are those of ``languages/<code>/dates.yml``. A sentence becomes a string of one-letter
codes (``dates_atoms``), its dates are found by shape (``dates_grammar``), and each shape is read
into days of the calendar (``dates_read``, ``dates_calendar``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from checker.text.dates_atoms import Atom, atoms
from checker.text.dates_context import Context
from checker.text.dates_grammar import GRAMMARS
from checker.text.dates_lexicon import TRIGGERS, date_words, tables
from checker.text.dates_read import READERS
from checker.text.tokens import Token, tokenize
from checker.types import DateValue


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: raw offsets ``[start, end)`` and what it means."""

    start: int
    end: int
    value: DateValue


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date in a run of tokens: tokens ``[first, last)`` and what they mean.

    ``value`` is None where digits only look like a date ("2017-2018"): no number, no date.
    """

    first: int
    last: int
    value: DateValue | None


def find_dates(
    text: str, *, language: str = "ar", reference: date | None = None, base: int = 0
) -> tuple[FoundDate, ...]:
    """Return the dates of a text, in order, never overlapping.

    Args:
        text: raw text, best one sentence.
        language: code of a language pack.
        reference: the day of publication, against which relative dates, and dates without a
            year, are resolved; without it they keep ``start`` and ``end`` None.
        base: added to every offset.
    """
    tokens = tokenize(text, language, base=base)
    return tuple(
        FoundDate(tokens[span.first].start, tokens[span.last - 1].end, span.value)
        for span in dates_in(tokens, language=language, reference=reference)
        if span.value is not None
    )


def dates_in(
    tokens: Sequence[Token], *, language: str = "ar", reference: date | None = None
) -> tuple[DateSpan, ...]:
    """Return the dates in a run of tokens, and the digits that only look like one."""
    if True not in map(date_words(language).__getitem__, [token.norm for token in tokens]):
        return ()
    parsed = atoms(tuple(tokens), language)
    shape = "".join(atom.code for atom in parsed)
    if TRIGGERS.isdisjoint(shape):
        return ()
    table = tables(language)
    context = Context(tokens, parsed, table, reference, language)
    pattern, names = GRAMMARS[language]
    found: list[DateSpan] = []
    position = 0
    while match := pattern.search(shape, position):
        first, last = match.span()
        name = names[(match.lastindex or 1) - 1]
        value = READERS[name](context, first, last)
        if value is None:
            # "ثورة 25 يناير" is no date, and its month no month.
            position = last if name == "day" else first + 1
            continue
        position = last
        if value.start is not None:
            context = replace(context, anchor=value.start)
        first += _leading(parsed, first, last)
        found.append(DateSpan(parsed[first].first, parsed[last - 1].last, value))
    seasons = (DateSpan(atom.first, atom.last, None) for atom in parsed if atom.code == "X")
    return tuple(sorted([*found, *seasons], key=lambda span: span.first))


def _leading(parsed: Sequence[Atom], first: int, last: int) -> int:
    """Count the atoms before the date that helped to find it: "من", "بين", "و"."""
    count = 0
    while first + count < last - 1 and parsed[first + count].code in "fbirv,(K":
        count += 1
    return count
