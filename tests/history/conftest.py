"""A report of a small simulated half-year, made once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.history import read_history
from checker.history.model import Missing, Trends, Unknown
from checker.history.trends import Asked, trends

from .year import simulate

HOSTILE = '"><script>alert(1)</script>=cmd|'


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the history."""
    folder = tmp_path_factory.mktemp("kept")
    simulate(folder)
    return folder


@pytest.fixture(scope="session")
def report(kept: Path) -> Trends:
    """The monthly report on it, with hostile words from outside."""
    with read_history(kept) as db:
        return trends(
            db,
            Asked(date(2031, 1, 1), date(2031, 6, 30), "month"),
            missing=[Missing(f"https://example.org/{HOSTILE}", HOSTILE)],
            unknown=[Unknown(HOSTILE, 3, date(2031, 2, 3), (HOSTILE,))],
        )
