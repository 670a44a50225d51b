"""An index in a folder of its own; what every call would load again is loaded once."""

import importlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from checker import packs, pipeline
from checker.cli.app import app
from checker.index import add_articles
from checker.packs import load_packs
from checker.stages import embed
from checker.stages.embed import Encoder, load_encoder

from .newsroom import CONFIG, Row, pair, some, write

# Not ``checker.index.gate``: that is the function.
_LOADING = [
    *(importlib.import_module(f"checker.index.{name}") for name in ("archive", "gating", "upkeep")),
    embed,
    packs,
    pipeline,
]


@cache
def _encoder(name: str) -> Encoder:
    return load_encoder(name)


_packs = cache(load_packs)


@pytest.fixture(autouse=True, scope="module")
def _loaded_once() -> Iterator[None]:
    """Encoders and packs never change; loading them is most of what a small run does."""
    with pytest.MonkeyPatch.context() as patch:
        for module in _LOADING:
            if hasattr(module, "load_encoder"):
                patch.setattr(module, "load_encoder", lambda name="default", **_: _encoder(name))
            if hasattr(module, "load_packs"):
                patch.setattr(module, "load_packs", lambda names: _packs(tuple(names)))
        yield


Checker = Callable[..., Result]


@pytest.fixture
def checker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checker:
    """Run the command in an empty folder with a clean environment."""
    monkeypatch.chdir(tmp_path)
    for name in ("CHECKER_CONFIG", "CHECKER_FAIL_ON", "CHECKER_PACKS"):
        monkeypatch.delenv(name, raising=False)
    return lambda *arguments: CliRunner().invoke(app, [str(each) for each in arguments])


Add = Callable[[Sequence[Row]], None]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """The folder of an index that is not there yet."""
    return tmp_path / "archive.index"


@pytest.fixture
def add(tmp_path: Path, index: Path) -> Add:
    """Add articles to ``index``."""

    def run(rows: Sequence[Row]) -> None:
        add_articles(index, [write(tmp_path / "some.jsonl", rows)], CONFIG, processes=1)

    return run


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index with some articles, and beside it what is asked of it."""
    folder = tmp_path_factory.mktemp("whole")
    one, other = pair()
    write(folder / "new.jsonl", [other])
    write(folder / "more.jsonl", [one, other, *some(3, seed=5, prefix="more")])
    rows = [one, *some(30)]
    add_articles(folder / "index", [write(folder / "old.jsonl", rows)], CONFIG, processes=1)
    return folder


@pytest.fixture
def damaged(whole: Path, tmp_path: Path) -> Path:
    """A copy of the index that may be ruined."""
    shutil.copytree(whole, tmp_path / "copy")
    return tmp_path / "copy" / "index"
