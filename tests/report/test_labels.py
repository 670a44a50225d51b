"""The words of the report."""

import pytest
import yaml

from checker.stages.report import labels
from checker.stages.report.visible import clipped, one_line, visible

KINDS = [
    "rank-conflict",
    "post-conflict",
    "post-holder-conflict",
    "name-variant",
    "garbled-title",
    "reference-mismatch",
    "organisation-name",
    "metonym",
    "place-conflict",
    "number-conflict",
    "date-conflict",
    "weekday-mismatch",
    "chronology",
    "quote-wording",
    "quote-speaker",
    "contradiction",
    "headline-body",
    "undated-article",
    "boilerplate",
    "unnamed-source",
]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_the_design_has_label_and_note(kind: str) -> None:
    note = labels.kind_note(kind)
    assert note is not None
    assert note.ar.endswith(".")
    assert note.en.endswith(".")
    assert labels.kind_label(kind).en != kind


def test_unknown_kinds_are_shown_as_their_word_and_come_last() -> None:
    assert labels.kind_label("house-style").ar == "house-style"
    assert labels.kind_note("house-style") is None
    assert max([*KINDS, "a-rule"], key=labels.kind_order) == "a-rule"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "بلا مصدر مستقل"),
        (1, "مصدر مستقل واحد"),
        (2, "مصدران مستقلان"),
        (3, "3 مصادر مستقلة"),
        (11, "11 مصدرًا مستقلًا"),
        (100, "100 مصدر مستقل"),
        (103, "103 مصادر مستقلة"),
    ],
)
def test_numbers_take_the_arabic_plural(number: int, text: str) -> None:
    assert labels.counted("sources", number).ar == text


@pytest.mark.parametrize("name", ["labels.yml", "kinds.yml", "counts.yml"])
def test_every_text_is_there_in_both_languages(name: str) -> None:
    data = yaml.safe_load((labels._FOLDER / name).read_text(encoding="utf-8"))
    forms = {frozenset(entry) for entry in data.values()}
    assert len(forms) == 1
    assert all(text.strip() for entry in data.values() for text in entry.values())


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("أ\u202eب", "أ[U+202E]ب"),
        ("\x1b[2J", "[U+001B][2J"),
        ("\ud800", "[U+D800]"),
        ("نص\u200cعادي\u200f", "نص\u200cعادي\u200f"),
        ("م" + "\u064e" * 30, "م" + "\u064e" * 4),
    ],
)
def test_hostile_characters_are_named(raw: str, shown: str) -> None:
    assert visible(raw) == shown


def test_one_line_joins_every_kind_of_line_break() -> None:
    assert one_line(" أ\r\nب\u2028ج\x85د\t") == "أ ب ج د"


def test_clipping_keeps_the_limit_and_says_so() -> None:
    assert clipped("كلمة أخرى", 6) == "كلمة…"
    assert clipped("كلمة", 4) == "كلمة"
