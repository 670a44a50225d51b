"""Mentions of dates in a sentence: the text tool's finds as typed spans."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.text.dates import dates_in
from checker.text.tokens import Token
from checker.types import Mention, Sentence, Span


def find(
    tokens: Sequence[Token], sentence: Sentence, *, reference: date | None, language: str = "ar"
) -> tuple[Mention, ...]:
    """Return the dates of a sentence, resolved against the day of publication where given.

    ``tokens`` are those of the sentence, with offsets into its raw field.
    """
    base = sentence.span.start
    mentions = []
    for found in dates_in(tokens, language=language, reference=reference):
        if found.value is not None:
            start, end = tokens[found.first].start, tokens[found.last - 1].end
            text = sentence.text[start - base : end - base]
            mentions.append(Mention(Span(sentence.span.field, start, end), text, found.value))
    return tuple(mentions)
