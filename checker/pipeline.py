"""The main job, read from top to bottom.

ingest -> segment -> extract -> embed -> cluster -> judge -> report
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from checker import __version__
from checker.types import (
    Article,
    Corpus,
    Counts,
    Fact,
    Finding,
    Report,
    Run,
    Skipped,
    Statement,
    Timeline,
)

if TYPE_CHECKING:
    from checker.config import Config
    from checker.packs import Pack, PackIndex
    from checker.stages.cluster import ClusterOptions

# Told the name of the stage, how much of it is done, and how much there is (0: not known).
Progress = Callable[[str, int, int], None]


def check(
    paths_or_articles: Sequence[str | Path | Article | Mapping[str, object]],
    config: Config | None = None,
) -> Report:
    """Check files, folders, articles or JSONL-like rows against one another.

    Raises:
        CheckerError: nothing to check, a broken pack, an unknown rule or encoder.
    """
    from checker.config import Config

    paths = [item for item in paths_or_articles if isinstance(item, str | Path)]
    given = [item for item in paths_or_articles if not isinstance(item, str | Path)]
    return check_paths(paths, config or Config(), given=given)


def check_paths(
    inputs: Sequence[str | Path],
    config: Config,
    *,
    given: Sequence[Article | Mapping[str, object]] = (),
    started: str = "",
    timer: Callable[[], float] = lambda: 0.0,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> Report:
    """Run the whole pipeline. ``started`` and ``timer`` are injected: nothing here reads a clock.

    Raises:
        CheckerError: nothing to check, a broken pack, an unknown rule or encoder.
    """
    from checker.packs import PackIndex, load_packs

    tell = progress or (lambda stage, done, total: None)
    begun = timer()
    packs = load_packs(config.packs)
    index = PackIndex(packs)
    skipped: list[Skipped] = []
    articles = sorted(
        read_articles(inputs, Wanted.of(config), skipped, given=given, stdin=stdin, tell=tell),
        key=lambda article: article.id,
    )
    statements = _extract(articles, tell)
    corpus, encoder = _cluster(articles, statements, config, index, tell)
    tell("judge", 0, 1)
    from checker.stages.judge import judge

    findings = judge(corpus, config, index)
    tell("judge", 1, 1)
    run = run_of(config, packs, encoder, started=started, seconds=timer() - begun)
    return report(run, corpus, findings, tuple(sorted(skipped)), index)


def run_of(
    config: Config, packs: Sequence[Pack], encoder: str, *, started: str, seconds: float
) -> Run:
    """Return how a report came to be."""
    return Run(
        version=__version__,
        started=started,
        seconds=round(seconds, 2),
        encoder=encoder,
        packs=tuple(pack.name for pack in packs),
        config=config.summary(),
    )


def read_articles(
    inputs: Sequence[str | Path],
    wanted: Wanted,
    skipped: list[Skipped],
    *,
    given: Sequence[Article | Mapping[str, object]] = (),
    stdin: BinaryIO | None = None,
    tell: Progress = lambda stage, done, total: None,
) -> Iterator[Article]:
    """Yield the articles that are wanted, each id once; note in ``skipped`` the rest.

    Raises:
        InputError: there is no such path.
    """
    from checker.stages.ingest import Limits, read, read_record

    limits = Limits(max_file_bytes=wanted.max_bytes)
    seen: set[str] = set()

    def items() -> Iterator[Article | Skipped]:
        for position, item in enumerate(given, 1):
            if isinstance(item, Article):
                yield item
            else:
                yield read_record(item, origin=f"article {position}")
        if inputs:
            yield from read(inputs, limits=limits, stdin=stdin or io.BytesIO())

    for item in items():
        if isinstance(item, Skipped):
            skipped.append(item)
        elif reason := _unwanted(item, seen, wanted):
            skipped.append(Skipped(item.path or item.id, "ingest", reason))
        else:
            seen.add(item.id)
            tell("read", len(seen), 0)
            yield item


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles are read, and how much of them: what reading needs of the configuration."""

    languages: tuple[str, ...]
    max_bytes: int
    max_articles: int

    @classmethod
    def of(cls, config: Config) -> Wanted:
        """Return what a configuration wants."""
        limits = config.limits
        return cls(tuple(config.languages), limits.max_bytes, limits.max_articles)


def read_statements(
    inputs: Sequence[str | Path], wanted: Wanted, *, stdin: BinaryIO | None = None
) -> tuple[list[tuple[Article, tuple[Statement, ...]]], list[Skipped]]:
    """Return the wanted articles by id, each with its statements, and what was skipped.

    Raises:
        InputError: there is no such path.
    """
    skipped: list[Skipped] = []
    found = sorted(read_articles(inputs, wanted, skipped, stdin=stdin), key=lambda a: a.id)
    told = _extract(found, lambda stage, done, total: None)
    return [(article, told[article.id]) for article in found], sorted(skipped)


def _unwanted(article: Article, seen: set[str], wanted: Wanted) -> str:
    if article.language not in wanted.languages:
        return f"language {article.language!r} is not read"
    if len(seen) >= wanted.max_articles:
        return "over limits.max_articles"
    return f"a second article has the id {article.id!r}" if article.id in seen else ""


def _extract(articles: Sequence[Article], tell: Progress) -> dict[str, tuple[Statement, ...]]:
    from checker.stages.extract import extract
    from checker.stages.segment import segment

    statements = {}
    for done, article in enumerate(articles, 1):
        statements[article.id] = extract(article, segment(article))
        tell("extract", done, len(articles))
    return statements


def _cluster(
    articles: Sequence[Article],
    statements: Mapping[str, tuple[Statement, ...]],
    config: Config,
    packs: PackIndex,
    tell: Progress,
) -> tuple[Corpus, str]:
    from checker.stages.cluster import cluster
    from checker.stages.embed import encode_half, load_encoder

    encoder = load_encoder(config.encoder, cache=config.vector_cache)
    texts = [s.sentence.text for article in articles for s in statements[article.id]]
    tell("embed", 0, len(texts))
    rows = encode_half(encoder, texts)
    vectors, start = {}, 0
    for article in articles:
        end = start + len(statements[article.id])
        vectors[article.id] = rows[start:end]
        start = end
    tell("embed", len(texts), len(texts))
    tell("cluster", 0, 1)
    options = cluster_options(config, packs)
    corpus = cluster(articles, statements, vectors, options=options)
    tell("cluster", 1, 1)
    return corpus, encoder.id


def cluster_options(config: Config, packs: PackIndex) -> ClusterOptions:
    """Return how to cluster: what the configuration sets, and whom the packs know by name."""
    from checker.stages.cluster import Alias, ClusterOptions

    class Aliases(Mapping[str, Alias]):
        """Whom a name means, looked up when asked for."""

        def __getitem__(self, name: str) -> Alias:
            known = packs.aliases()[name]
            return Alias(known.id, known.name.ar)

        def __iter__(self) -> Iterator[str]:
            return iter(packs.aliases())

        def __len__(self) -> int:
            return len(packs.aliases())

    return ClusterOptions(
        window_days=config.story_window_days,
        copy_jaccard=config.thresholds.copy_share,
        claim_similarity=config.thresholds.similarity,
        aliases=Aliases(),
    )


def report(
    run: Run,
    corpus: Corpus,
    findings: tuple[Finding, ...],
    skipped: tuple[Skipped, ...],
    packs: PackIndex,
    *,
    new: tuple[str, ...] = (),
) -> Report:
    """Return the report of a run, with the articles, timelines and facts that findings cite."""
    cited = {e.article for finding in findings for side in finding.sides for e in side.evidence}
    subjects = {finding.subject.id for finding in findings}
    timelines = tuple(timeline for timeline in corpus.timelines if timeline.id in subjects)
    dated = {entry.statement.article for timeline in timelines for entry in timeline.entries}
    return Report(
        run=run,
        corpus=Counts(
            articles=len(corpus.articles),
            sentences=sum(map(len, corpus.statements.values())),
            claims=len(corpus.claims),
            copies=len(corpus.copies),
            skipped=skipped,
        ),
        findings=findings,
        articles=tuple(corpus.articles[name] for name in sorted(cited | dated)),
        timelines=timelines,
        facts=tuple(_facts(timelines, packs)),
        new=new,
    )


def _facts(timelines: Iterable[Timeline], packs: PackIndex) -> Iterator[Fact]:
    for timeline in timelines:
        yield from packs.facts_of(timeline.keys, timeline.id)
