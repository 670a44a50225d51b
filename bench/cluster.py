"""How the cluster stage grows, next to full-matrix agglomerative clustering of the statements.

    .venv/bin/python bench/cluster.py ARCHIVE.jsonl.gz... [--sizes 1000 2000 4000]

Articles are drawn with a fixed seed from the whole archive, so more articles also means more per
day. Figures are ratios: time per article against the smallest size, and the smallest size against
scikit-learn on the full matrix of the same statements, which is what a user would run instead.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from importlib import import_module
from pathlib import Path

import numpy as np

from checker.stages.cluster import cluster
from checker.stages.cluster.components import Floats
from checker.stages.embed import load_encoder
from checker.text.tokens import tokenize
from checker.types import Article, Sentence, Source, Span, Statement

PER_ARTICLE = 8  # sentences, so that the full matrix of the smallest size fits in memory
MATRIX_SIMILARITY = 0.75
StatementsOf = Mapping[str, tuple[Statement, ...]]


def read_archive(paths: Sequence[Path]) -> list[Article]:
    """Return the articles of gzipped JSON lines that have a date, sorted by id."""
    articles = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            for line in stream:
                row = json.loads(line)
                published = _date(row["published"])
                if published:
                    source = Source(row["source"])
                    articles.append(
                        Article(row["id"], row["text"], row["title"], source, published=published)
                    )
    return sorted(articles, key=lambda article: article.id)


def _date(text: str) -> datetime | None:
    for parse in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            return parse(text)
        except ValueError:
            continue
    return None


def plain_statements(article: Article) -> tuple[Statement, ...]:
    """Return the first sentences with their words, without mentions."""
    spans = [Span("title", 0, len(article.title))] if article.title else []
    spans += [Span("text", m.start(), m.end()) for m in _sentences(article.text)]
    return tuple(
        Statement(Sentence(article.id, index, "body", span, text), (), _words(text))
        for index, span in enumerate(spans[:PER_ARTICLE])
        if (text := article.field(span.field)[span.start : span.end])
    )


def _sentences(text: str) -> Iterator[re.Match[str]]:
    return (match for match in re.finditer(r"[^.؟!\n]{15,}", text))


def _words(text: str) -> tuple[str, ...]:
    return tuple(token.stem for token in tokenize(text) if token.is_word and len(token.stem) > 2)


def full_matrix(rows: Floats) -> tuple[float, int]:
    """Return scikit-learn's processor seconds on the full matrix, and the clusters it finds."""
    from sklearn.cluster import AgglomerativeClustering

    started = time.process_time()
    labels = AgglomerativeClustering(
        n_clusters=None,
        metric="precomputed",
        linkage="average",
        distance_threshold=1 - MATRIX_SIMILARITY,
    ).fit_predict(np.clip(1 - rows @ rows.T, 0, 2))
    return time.process_time() - started, len(set(labels.tolist()))


def main() -> None:
    """Print one line per size, then the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", nargs="+", type=Path)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1000, 2000, 4000])
    options = parser.parse_args()
    draw = random.Random(1)  # noqa: S311 - a sample, no secret
    articles = draw.sample(read_archive(options.archive), max(options.sizes))
    statements = {article.id: plain_statements(article) for article in articles}
    encoder = load_encoder()
    vectors = {
        name: encoder.encode([statement.sentence.text for statement in rows])
        for name, rows in statements.items()
    }
    for module in ("sklearn.cluster",):
        import_module(module)  # paid for once, whatever the size
    first = 0.0
    for size in options.sizes:
        started = time.process_time()
        corpus = cluster(articles[:size], statements, vectors)
        seconds = time.process_time() - started
        first = first or seconds
        growth = (seconds / size) / (first / options.sizes[0])
        print(
            f"{size} articles: {len(corpus.stories)} stories, {len(corpus.claims)} claims, "
            f"{len(corpus.copies)} copies; time per article x{growth:.2f} of the smallest"
        )
    smallest = articles[: options.sizes[0]]
    rows = np.concatenate([vectors[article.id] for article in smallest])
    seconds, found = full_matrix(rows)
    print(
        f"full matrix of {len(rows)} statements: {found} clusters, x{seconds / first:.1f} "
        "the time of the whole cluster stage"
    )


if __name__ == "__main__":
    main()
