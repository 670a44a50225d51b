"""Decisions to test with: made at given moments by given editors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

import pytest

from checker.decisions import Decision, decide

Make: TypeAlias = Callable[..., Decision]


@pytest.fixture
def make() -> Make:
    """Return a maker of decisions; each is made a minute after the one before."""
    clock = [datetime(2026, 3, 1, 9, 0, tzinfo=UTC)]

    def made(verdict: str, editor: str = "هدى", finding: str = "f1", **more: object) -> Decision:
        clock[0] += timedelta(minutes=1)
        if verdict == "not-a-conflict":
            more.setdefault("reason", "event")
        return decide(finding=finding, verdict=verdict, editor=editor, at=clock[0], **more)  # type: ignore[arg-type]

    return made
