"""A site, a folder for an index, and passes over it with a clock that tests can turn."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from checker.config import Config
from checker.feeds import missing
from checker.feeds.client import Limits
from checker.feeds.network import Resolver, resolve
from checker.feeds.outcome import Outcome
from checker.feeds.watching import Wish, World, watch
from checker.index.store import reading
from checker.stages.embed import Encoder, load_encoder
from checker.types import Article

from .site import Site

WISH = Wish(delay=0.0, timeouts=Limits(connect=2.0, read=2.0, total=5.0), wait=0.0)
HOUR, DAY = 3600.0, 86_400.0
NOW = datetime(2031, 4, 2, 8, 30, tzinfo=UTC).timestamp()  # half an hour after the news


@cache
def _encoder(name: str) -> Encoder:
    return load_encoder(name)


@pytest.fixture(autouse=True, scope="module")
def _loaded_once() -> Iterator[None]:
    """The encoder never changes; loading it is most of what a small pass does."""
    with pytest.MonkeyPatch.context() as patch:
        archive = importlib.import_module("checker.index.archive")
        patch.setattr(archive, "load_encoder", lambda name="default", **_: _encoder("hashing"))
        yield


@pytest.fixture
def site() -> Iterator[Site]:
    """A server that is stopped after the test."""
    with Site() as found:
        yield found


@pytest.fixture
def other() -> Iterator[Site]:
    """A second server, which no test names unless it says so."""
    with Site() as found:
        yield found


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """The folder of an index that is not there yet."""
    return tmp_path / "archive.index"


@dataclass
class Desk:
    """Passes over an index; the clock stands still between them, and sleeping moves it."""

    index: Path
    now: float = NOW
    slept: list[float] = field(default_factory=list)
    resolver: Resolver = resolve

    def watch(self, *addresses: str, wish: Wish = WISH) -> Outcome:
        """Make one pass."""
        world = World(lambda: self.now, self._sleep, self.resolver)
        return watch(self.index, addresses, Config(), wish, world=world)

    def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def articles(self) -> dict[str, str]:
        """Return the texts of the index by id."""
        with reading(self.index) as store:
            names = [row[0] for row in store.db.execute("SELECT id FROM article ORDER BY id")]
            found = {name: store.known(name) for name in names}
        return {name: each.text for name, each in found.items() if each is not None}

    def article(self, name: str) -> Article:
        """Return an article that is there."""
        with reading(self.index) as store:
            found = store.known(name)
        assert found is not None
        return found

    def missing(self) -> list[str]:
        """Return why what is missing is missing now."""
        return [each.reason for each in missing(self.index)]

    def versions(self) -> int:
        """Return how many older versions are kept."""
        with reading(self.index) as store:
            return store.one("SELECT count(*) FROM version")


@pytest.fixture
def desk(index: Path) -> Desk:
    """Passes over ``index``."""
    return Desk(index)
