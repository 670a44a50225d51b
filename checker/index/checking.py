"""Check all that an index holds against itself: a `check` without reading or embedding again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from checker.config import Config
from checker.errors import InputError
from checker.index.codec import unpack_article, unpack_statements
from checker.index.gating import check_settings
from checker.index.store import reading
from checker.packs import PackIndex, load_packs
from checker.pipeline import Progress, cluster_options, report, run_of
from checker.stages.embed import load_encoder
from checker.types import Article, Report


def check_index(
    folder: Path,
    config: Config,
    *,
    started: str = "",
    timer: Callable[[], float] = lambda: 0.0,
    progress: Progress | None = None,
    seen: Callable[[Article, str], None] = lambda article, digest: None,
) -> Report:
    """Return the report that `check` would give of the articles of an index.

    The index is only read. ``seen`` is told every article, with the digest of its content.

    Raises:
        CheckerError: no index, an empty one, or one of another encoder or language data.
    """
    from checker.stages.cluster import cluster
    from checker.stages.judge import judge

    tell = progress or (lambda stage, done, total: None)
    begun = timer()
    packs = load_packs(config.packs)
    index = PackIndex(packs)
    encoder = load_encoder(config.encoder, cache=config.vector_cache)
    articles, statements, vectors = [], {}, {}
    with reading(folder) as store:
        check_settings(store, encoder, folder)
        rows = store.db.execute("SELECT row, id, digest FROM article ORDER BY id").fetchall()
        if not rows:
            hint = f"`checker index add ARTICLES --index {folder}` fills it."
            raise InputError("the index holds no article", where=str(folder), hint=hint)
        for done, (row, name, digest) in enumerate(rows, 1):
            text, told = store.content(row)
            article = unpack_article(text)
            seen(article, digest)
            articles.append(article)
            statements[name] = unpack_statements(article, told)
            vectors[name] = store.rows(name)
            tell("read", done, len(rows))
    tell("cluster", 0, 1)
    corpus = cluster(articles, statements, vectors, options=cluster_options(config, index))
    tell("cluster", 1, 1)
    tell("judge", 0, 1)
    findings = judge(corpus, config, index)
    tell("judge", 1, 1)
    run = run_of(config, packs, encoder.id, started=started, seconds=timer() - begun)
    return report(run, corpus, findings, (), index)
