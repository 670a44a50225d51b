"""Time `checker check` on articles drawn from an archive, beside the plain recipe.

    python bench/check.py ../shared/data/archive --articles 1000 --seed 1

The plain recipe is what one would write first: sentences as TF-IDF of character n-grams, and
scikit-learn's agglomerative clustering over the full matrix. It finds groups and judges nothing.
Every run is a process of its own; the figures are wall seconds and peak resident memory.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    """Draw the sample, run both, print one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("archive", type=Path, help="folder of .jsonl or .jsonl.gz files")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--plain", type=int, default=200, help="articles for the plain recipe")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rows = draw(options.archive, options.articles, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        whole, part = Path(folder, "whole.jsonl"), Path(folder, "part.jsonl")
        whole.write_text("".join(rows), encoding="utf-8")
        part.write_text("".join(rows[: options.plain]), encoding="utf-8")
        checker = [
            str(Path(sys.executable).with_name("checker")),
            "check",
            "-q",
            "--fail-on",
            "none",
        ]
        print(f"{'what':<28}{'articles':>9}{'seconds':>9}{'articles/s':>11}{'peak MiB':>10}")
        fast = measure(
            "checker check", len(rows), [*checker, "-f", "json", "-o", "/dev/null", str(whole)]
        )
        plain = measure(
            "plain recipe, full matrix",
            options.plain,
            [sys.executable, __file__, "--run", str(part)],
        )
    print(f"throughput, checker / plain: {fast / plain:.1f}")


def draw(archive: Path, count: int, seed: int) -> list[str]:
    """Return ``count`` lines drawn from all files of a folder, the same for the same seed."""
    lines: list[str] = []
    for path in sorted(archive.glob("*.jsonl*")):
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as stream:
            lines.extend(stream)
    return random.Random(seed).sample(lines, count)  # noqa: S311 - a sample, no secret


def measure(name: str, articles: int, command: list[str]) -> float:
    """Run a command, print its row, return its articles per second."""
    before = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - before
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    rate = articles / seconds
    print(f"{name:<28}{articles:>9}{seconds:>9.1f}{rate:>11.1f}{peak:>10.0f}")
    return rate


def plain_recipe(path: Path) -> None:
    """Cluster all sentences of the articles over the full matrix."""
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    sentences = [
        sentence
        for line in path.read_text(encoding="utf-8").splitlines()
        for sentence in json.loads(line)["text"].split(".")
        if len(sentence) > 20
    ]
    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5)).fit_transform(sentences)
    AgglomerativeClustering(
        n_clusters=None, distance_threshold=0.5, metric="cosine", linkage="average"
    ).fit(vectors.toarray())


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        plain_recipe(Path(sys.argv[2]))
    else:
        main()
