"""A review of ten findings, for one editor or for two; and a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .newsdesk import many
from .packdesk import pack
from .room import Browser, Room, two_editors

if TYPE_CHECKING:
    import playwright.sync_api
    from conftest import Launch


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """One editor, who need not sign in."""
    return Room(many(), tmp_path)


@pytest.fixture
def browser(room: Room) -> Browser:
    """The browser of the one editor."""
    return room.browser()


@pytest.fixture
def shared(tmp_path: Path) -> Room:
    """Two editors with tokens."""
    return Room(many(), tmp_path, two_editors(tmp_path))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The newsroom's own pack."""
    return pack(tmp_path / "desk", "desk")


@pytest.fixture(scope="package")
def chromium(launch: Launch) -> Iterator[playwright.sync_api.Browser]:
    """One browser for all tests of this folder."""
    with launch() as browser:
        yield browser
