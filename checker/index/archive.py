"""What can be done to an index, each from opening it to closing it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO

from checker import __version__
from checker.config import Config
from checker.index import adding, linking
from checker.index.refresh import refresh
from checker.index.store import Store, writing
from checker.index.workers import prepared
from checker.packs import PackIndex
from checker.pipeline import Progress, cluster_options, read_articles
from checker.stages.embed import load_encoder
from checker.types import Article, Skipped

# What the statements of an article depend on, beside its text.
_STAGES = ("text", "languages", "stages/segment", "stages/extract", "index")


def add_articles(
    folder: Path,
    inputs: Sequence[str | Path],
    config: Config,
    *,
    processes: int = 0,
    stdin: BinaryIO | None = None,
    tell: Progress = lambda stage, done, total: None,
) -> tuple[adding.Added, list[Skipped]]:
    """Add what is new or changed, bring all else up to date, and link it.

    With no inputs, only what a new encoder, language data or setting asks for is done.

    Raises:
        CheckerError: no such input; an index that cannot be opened or written.
    """
    skipped: list[Skipped] = []
    with writing(folder) as store:
        encoder = load_encoder(config.encoder, cache=config.vector_cache)
        run = partial(prepared, processes=processes)
        refresh(store, stages_digest(), encoder, run, partial(tell, "refresh"))
        found: Iterable[Article] = (
            read_articles(inputs, config, skipped, stdin=stdin) if inputs else ()
        )
        added = adding.add(store, found, encoder=encoder, prepare=run, tell=_told(tell))
        _link(store, config, tell)
    return added, sorted(skipped)


def remove_articles(folder: Path, ids: Sequence[str], config: Config) -> list[str]:
    """Remove articles by id, and return the ids that were not there."""
    with writing(folder) as store:
        known = {row[0] for row in store.db.execute("SELECT id FROM article")}
        adding.remove(store, [name for name in ids if name in known])
        _link(store, config, lambda stage, done, total: None)
    return [name for name in ids if name not in known]


def _told(tell: Progress) -> Callable[[adding.Added], None]:
    return lambda added: tell("index", added.new + added.changed, 0)


def _link(store: Store, config: Config, tell: Progress) -> None:
    options = cluster_options(config, PackIndex(()))
    linking.link(store, options, partial(tell, "link"))


@cache
def stages_digest() -> str:
    """Return what changes when the code or the language data behind the statements do."""
    found = hashlib.blake2b(digest_size=8)
    root = Path(str(files("checker")))
    for part in _STAGES:
        for path in sorted((root / part).rglob("*")):
            if path.suffix in (".py", ".yml"):
                found.update(path.read_bytes())
    return f"{__version__}-{found.hexdigest()}"
