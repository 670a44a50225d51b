"""A browser for the pages of the report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Launch
    from playwright.sync_api import Browser


@pytest.fixture(scope="package")
def chromium(launch: Launch) -> Iterator[Browser]:
    """One browser for all tests of this folder."""
    with launch() as browser:
        yield browser
