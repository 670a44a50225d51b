"""Mentions of dates: the spans and values that the text tool finds."""

from __future__ import annotations

from datetime import date

from checker.stages.extract.dates import find
from checker.text.tokens import tokenize
from checker.types import DateValue, Mention, Sentence, Span


def mentions(text: str, reference: date | None, *, base: int = 0) -> tuple[Mention, ...]:
    sentence = Sentence("a", 0, "body", Span("text", base, base + len(text)), text)
    return find(tokenize(text, base=base), sentence, reference=reference)


def test_span_points_into_the_field_of_the_sentence() -> None:
    text = "وصل الوفد مساء أمس السبت إلى العاصمة"
    (mention,) = mentions(text, date(2026, 2, 15), base=40)
    assert mention.span == Span("text", 50, 64)
    assert mention.text == "مساء أمس السبت"


def test_relative_date_is_resolved_against_the_reference() -> None:
    (mention,) = mentions("وصل الوفد أمس", date(2026, 2, 15))
    assert isinstance(mention.value, DateValue)
    assert mention.value.start == date(2026, 2, 14)


def test_undated_article_leaves_relative_dates_open() -> None:
    (mention,) = mentions("وصل الوفد أمس", None)
    assert isinstance(mention.value, DateValue)
    assert mention.value.start is None


def test_sentence_without_a_date_has_no_mention() -> None:
    assert mentions("وصل الوفد إلى العاصمة", date(2026, 2, 15)) == ()
