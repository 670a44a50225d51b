"""The colours of the page meet WCAG 2.2 AA in both schemes."""

import re
from pathlib import Path

import pytest

import checker.stages.report as package

CSS = (Path(package.__file__).parent / "style" / "tokens.css").read_text(encoding="utf-8")
LIGHT, DARK = [
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", block)) for block in CSS.split("@media")[:2]
]
TEXT = [
    *((ink, ground) for ink in ("ink", "muted", "accent") for ground in ("bg", "paper", "sunk")),
    *((name, f"{name}-soft") for name in ("error", "warning", "info")),
    *((name, "paper") for name in ("error", "warning", "info")),
    ("mark-ink", "mark"),
    ("on-accent", "accent"),
    ("ink", "accent-soft"),
    ("ink", "info-soft"),
    ("muted", "info-soft"),
]
SHAPES = [("field", "paper"), ("field", "sunk"), ("accent", "band"), ("band-line", "paper")]


def _light(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(char * 2 for char in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    high, low = sorted((_light(one), _light(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_is_legible(scheme: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(scheme[ink], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_that_carry_meaning_are_seen(
    scheme: dict[str, str], shape: str, ground: str
) -> None:
    assert contrast(scheme[shape], scheme[ground]) >= 3
