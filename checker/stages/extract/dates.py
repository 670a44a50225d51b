"""Mentions of dates in a sentence: the text tool's finds as typed spans."""

from __future__ import annotations

from datetime import date

from checker.text.dates import find_dates
from checker.types import Mention, Sentence, Span


def find(
    text: str, sentence: Sentence, *, reference: date | None, language: str = "ar"
) -> tuple[Mention, ...]:
    """Return the dates of a sentence, resolved against the day of publication where given.

    ``text`` is ``sentence.text``; spans point into the raw field.
    """
    base = sentence.span.start
    found = find_dates(text, language=language, reference=reference, base=base)
    return tuple(
        Mention(
            Span(sentence.span.field, item.start, item.end),
            text[item.start - base : item.end - base],
            item.value,
        )
        for item in found
    )
