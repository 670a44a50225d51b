"""A review of ten findings, for one editor or for two."""

from __future__ import annotations

from pathlib import Path

import pytest

from .newsdesk import many
from .packdesk import pack
from .room import Browser, Room, two_editors


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
