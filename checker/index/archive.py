"""What can be done to an index, each from opening it to closing it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from checker.config import Config
from checker.index import adding, linking
from checker.index.expected import expected
from checker.index.refresh import refresh
from checker.index.stages import keep_languages, stages_digest
from checker.index.store import Store, made, reading, writing
from checker.index.workers import prepared
from checker.packs import PackIndex
from checker.pipeline import Progress, Wanted, cluster_options, read_articles
from checker.stages.embed import load_encoder
from checker.types import Article, Skipped


def add_articles(
    folder: Path,
    inputs: Sequence[str | Path],
    config: Config,
    *,
    given: Sequence[Article] = (),
    processes: int = 0,
    stdin: BinaryIO | None = None,
    tell: Progress | None = None,
    wait: float = 0.0,
) -> tuple[adding.Added, list[Skipped]]:
    """Add what is new or changed, bring all else up to date, and link it.

    With no inputs, only what a new encoder, language data or setting asks for is done. ``wait``
    is how many seconds another writer may take to finish.

    Raises:
        CheckerError: no such input; an index that cannot be opened or written.
    """
    skipped: list[Skipped] = []
    total = expected(inputs) if tell else 0
    tell = tell or (lambda stage, done, total: None)
    with writing(folder, wait=wait) as store:
        encoder = load_encoder(config.encoder, cache=config.vector_cache)
        run = partial(prepared, processes=processes)
        keep_languages(folder)
        refresh(store, stages_digest(), encoder, run, partial(tell, "refresh"))
        found: Iterable[Article] = (
            read_articles(inputs, Wanted.of(config), skipped, given=given, stdin=stdin)
            if inputs or given
            else ()
        )
        added = adding.add(
            store, found, encoder=encoder, prepare=run, tell=partial(_told, tell, total)
        )
        _link(store, config, tell)
    return added, sorted(skipped)


def ids_of(folder: Path, addresses: Iterable[str]) -> dict[str, str]:
    """Return the ids of the articles that have these addresses, each where only one has it.

    Raises:
        ArchiveError: the index cannot be read. Where there is none, nothing is found.
    """
    if not made(folder):
        return {}
    found: dict[str, str] = {}
    with reading(folder) as store:
        for address in addresses:
            rows = store.db.execute("SELECT id FROM article WHERE url = ?", (address,)).fetchall()
            if len(rows) == 1:
                found[address] = rows[0][0]
    return found


def remove_articles(folder: Path, ids: Sequence[str], config: Config) -> list[str]:
    """Remove articles by id, and return the ids that were not there.

    Raises:
        ArchiveError: there is no index, or it cannot be written.
    """
    with writing(folder, create=False) as store:
        known = {row[0] for row in store.db.execute("SELECT id FROM article")}
        adding.remove(store, [name for name in ids if name in known])
        _link(store, config, lambda stage, done, total: None)
    return [name for name in ids if name not in known]


def _told(tell: Progress, total: int, added: adding.Added) -> None:
    tell("index", added.seen, max(total, added.seen) if total else 0)


def _link(store: Store, config: Config, tell: Progress) -> None:
    options = cluster_options(config, PackIndex(()))
    linking.link(store, options, partial(tell, "link"))
