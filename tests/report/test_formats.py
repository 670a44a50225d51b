"""What holds for every format."""

from html import unescape

import pytest

from checker.errors import ConfigError
from checker.stages.report import FORMATS, render

from .factory import empty, report


@pytest.mark.parametrize("name", FORMATS)
def test_rendering_twice_gives_the_same_bytes(name: str) -> None:
    assert render(report(), name).encode() == render(report(), name).encode()


@pytest.mark.parametrize("name", FORMATS)
def test_empty_report_renders(name: str) -> None:
    assert render(empty(), name).strip() or name == "rdjsonl", "a stream of nothing is empty"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_a_one_line_description(name: str) -> None:
    assert FORMATS[name]
    assert "\n" not in FORMATS[name]


@pytest.mark.parametrize("name", ["text", "csv", "html", "markdown", "junit", "github"])
def test_no_raw_control_or_override_character_is_sent(name: str) -> None:
    text = render(report(), name)
    assert not set(text) & set("\x1b\x00\x07\u202e\u202c\u2066")
    assert "[U+202E]" in unescape(text)


def test_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(ConfigError, match="json"):
        render(report(), "docx")
