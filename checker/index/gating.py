"""Check new articles against an archive: findings that involve them, and no others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from checker.config import Config
from checker.errors import ArchiveError, InputError
from checker.index.identity import told_apart
from checker.index.stages import stages_digest
from checker.index.store import Store, reading
from checker.index.surroundings import Fresh, surroundings
from checker.packs import PackIndex, load_packs
from checker.pipeline import Wanted, cluster_options, read_statements, report, run_of
from checker.rules import load_rules
from checker.stages.cluster.outlines import outline
from checker.stages.embed import Encoder, encode_half, load_encoder
from checker.types import Article, Report, Skipped, Statement

Read = tuple[list[tuple[Article, tuple[Statement, ...]]], list[Skipped]]


def gate(
    inputs: Sequence[str | Path],
    folder: Path,
    config: Config,
    *,
    started: str = "",
    timer: Callable[[], float] = lambda: 0.0,
    read: Callable[[], Read] | None = None,
) -> Report:
    """Return what a check of everything would find for the new articles.

    The index is only read. An article of the archive with the id of a new one is its older
    version, and is left out; so is the one that has its address. ``read`` may have read the
    articles of ``inputs`` already.

    Raises:
        CheckerError: nothing to check; no index, or one of another encoder or language data.
    """
    from checker.stages.judge import judge

    begun = timer()
    packs = load_packs(config.packs)
    index = PackIndex(packs)
    encoder = load_encoder(config.encoder, cache=config.vector_cache)
    load_rules()  # while the articles are being read
    articles, skipped = read() if read else read_statements(inputs, Wanted.of(config))
    if not articles:
        first = f"{skipped[0].source}: {skipped[0].reason}" if skipped else ""
        raise InputError(f"nothing could be read: {len(skipped)} skipped", hint=first)
    with reading(folder) as store:
        check_settings(store, encoder, folder)
        articles = [_told_apart(store, *each) for each in articles]
        new = tuple(article.id for article, _ in articles)
        fresh = [_fresh(article, statements, encoder) for article, statements in articles]
        hidden = _ancestors(store, [article for article, _ in articles])
        options = cluster_options(config, index)
        corpus = surroundings(store, fresh, options, index, hidden=hidden)
    findings = judge(corpus, config, index, only=frozenset(new))
    run = run_of(config, packs, encoder.id, started=started, seconds=timer() - begun)
    return report(run, corpus, findings, tuple(skipped), index, new=new)


def _told_apart(
    store: Store, article: Article, statements: tuple[Statement, ...]
) -> tuple[Article, tuple[Statement, ...]]:
    """Return an article under another id if the archive has one that only shares its file name."""
    named = told_apart(article, store.known)
    if named.id == article.id:
        return article, statements
    return named, tuple(
        replace(each, sentence=replace(each.sentence, article=named.id)) for each in statements
    )


def _fresh(article: Article, statements: tuple[Statement, ...], encoder: Encoder) -> Fresh:
    vectors = encode_half(encoder, [statement.sentence.text for statement in statements])
    return Fresh(article, statements, vectors, outline(article, statements, vectors))


def check_settings(store: Store, encoder: Encoder, folder: Path) -> None:
    """Make sure that what is kept can be compared with what is read now.

    Raises:
        ArchiveError: another encoder, or other language data, made what is kept.
    """
    hint = f"`checker index add --index {folder}` brings it up to date."
    if store.setting("encoder") != encoder.id:
        raise ArchiveError(
            f"the index has vectors of {store.setting('encoder')}, and this run of {encoder.id}",
            where=str(folder),
            hint=hint,
        )
    if store.setting("stages") != stages_digest():
        raise ArchiveError(
            "the index was made with other language data or another version of checker",
            where=str(folder),
            hint=hint,
        )


def _ancestors(store: Store, articles: Sequence[Article]) -> frozenset[str]:
    """Return the articles of the archive that are older versions of new ones."""
    found = {article.id for article in articles}
    for article in articles:
        if article.url:
            rows = store.db.execute(
                "SELECT id FROM article WHERE url = ? AND url != ''", (article.url,)
            ).fetchall()
            if len(rows) == 1:  # an address that many have is no article's own
                found.add(rows[0][0])
    return frozenset(found)
