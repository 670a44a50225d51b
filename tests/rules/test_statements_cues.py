"""Which predicates oppose each other."""

import pytest

from checker.rules.statements.cues import opposed, pole
from checker.types import Cue

HELD, CANCELLED = Cue("holding", "held", "لقاء"), Cue("holding", "cancelled", "لقاء")
NOT_HELD = Cue("holding", "held", "لقاء", negated=True)
NOT_CANCELLED = Cue("holding", "cancelled", "لقاء", negated=True)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (HELD, CANCELLED, True),
        (HELD, NOT_HELD, True),
        (CANCELLED, NOT_CANCELLED, True),
        (HELD, HELD, False),
        (NOT_HELD, CANCELLED, False),
        (HELD, NOT_CANCELLED, False),
        (NOT_HELD, NOT_CANCELLED, False),
        (HELD, Cue("holding", "cancelled", "قمه"), False),
        (HELD, Cue("access", "closed", "لقاء"), False),
    ],
)
def test_opposed(first: Cue, second: Cue, expected: bool) -> None:
    assert opposed(first, second) is expected
    assert opposed(second, first) is expected


def test_a_negated_pole_is_a_side_of_its_own() -> None:
    assert pole(NOT_HELD) != pole(HELD)
