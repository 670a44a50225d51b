"""The list for terminals."""

from dataclasses import replace

from checker.stages.report import render
from checker.stages.report.text_format import render_text

from .factory import empty, report


def test_names_the_place_of_each_quotation() -> None:
    assert "marsa:title:0" in render(report(), "text")


def test_says_severity_and_kind_in_the_words_of_the_contract() -> None:
    assert "  error rank-conflict 93%" in render(report(), "text")


def test_respects_the_width_where_words_allow() -> None:
    lines = render_text(report(), width=60).splitlines()
    assert [line for line in lines[1:] if len(line) > 60 and ":text:" not in line] == []


def test_is_plain_unless_colour_is_asked_for() -> None:
    assert "\x1b[" not in render(report(), "text")
    assert "\x1b[31merror\x1b[0m" in render_text(report(), colour=True)


def test_colour_does_not_let_escapes_of_articles_through() -> None:
    assert "\x1b[2J" not in render_text(report(), colour=True)


def test_speaks_english_when_asked() -> None:
    text = render_text(report(), language="en")
    assert "Was the fire started on purpose?" in text
    assert "هل الحريق مفتعل؟" not in text


def test_marks_the_quoted_words_in_their_sentence() -> None:
    assert "[اللواء طارق الدهماني] يفتتح مناورات" in render(report(), "text")


def test_a_very_long_sentence_is_cut_around_its_mark() -> None:
    text = render(report(), "text")
    assert "[كلام طويل بلا توقف]" in text
    assert len(text) < 20_000


def test_what_was_skipped_is_always_said() -> None:
    assert "inbox/broken.jsonl:7" in render(report(), "text")
    assert "لم يُستبعد أي مُدخَل" in render(empty(), "text")


def test_nothing_read_is_not_shown_as_clean() -> None:
    assert "لم يُقرأ أي مقال" in render(empty(articles=0), "text")


def test_no_words_become_a_command_of_a_ci_server() -> None:
    base = report().findings[0]
    words = "::error::x ##[add-mask]x"
    message = replace(base.message, ar=words + " كلمة" * 40 + " ::stop-commands::x" * 40)
    sides = tuple(replace(side, value=words) for side in base.sides)
    hostile = replace(
        base, subject=replace(base.subject, label=words), message=message, sides=sides
    )
    for width in range(40, 140):
        lines = render_text(replace(report(), findings=(hostile,)), width=width).splitlines()
        assert not [line for line in lines if line.lstrip().startswith("::") or "##[" in line]
