"""Time `checker index add` and `checker gate` on a real archive, beside the plain recipe.

    python bench/archive.py ../shared/data/archive --sizes 1000 2000 4000 8000 --whole

The plain recipe is what the libraries' own pages show: sentence-transformers encodes the sentences
with a 12-layer transformer in the shape of MiniLM (random weights: its speed only), and
scikit-learn's agglomerative clustering groups them over the full matrix. It runs on the same
articles; beside it stand `index add` alone, and `index add` with a `check` of everything added.
Every run is a process of its own: wall seconds, and the most memory that all of its processes
held at once. Gates are cold: each is a new process with one article of the archive's last days.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from check import draw
from encoders import transformer

CHECKER = str(Path(sys.executable).with_name("checker"))
_POLL = 0.1  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took: wall seconds and MiB."""

    seconds: float
    peak: float


def main() -> None:
    """Run everything that is asked for, and print one line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("archive", type=Path, help="folder of .jsonl or .jsonl.gz files")
    parser.add_argument("--sizes", nargs="*", type=int, default=[1000, 2000, 4000, 8000])
    parser.add_argument("--plain", type=int, default=1000, help="articles for the plain recipe")
    parser.add_argument("--whole", action="store_true", help="index the whole archive, and gate")
    parser.add_argument("--gates", type=int, default=11)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{'what':<40}{'articles':>9}{'seconds':>9}{'articles/s':>11}{'peak MiB':>10}")
        growth(options.archive, options.sizes, options.seed, folder)
        if options.plain:
            compare(options.archive, options.plain, options.seed, folder)
        if options.whole:
            whole(options.archive, options.gates, folder)


def growth(archive: Path, sizes: list[int], seed: int, folder: Path) -> None:
    """Index samples of growing size, each a part of the next."""
    lines = draw(archive, max(sizes, default=0), seed)
    before = 0.0
    for size in sizes:
        sample = _sample(lines[:size], folder)
        run = measure(_add(sample, folder / f"index-{size}"))
        ratio = f"  x{run.seconds / before:.2f}" if before else ""
        _row("index add", size, run, ratio)
        before = run.seconds


def compare(archive: Path, size: int, seed: int, folder: Path) -> None:
    """Run ours and the plain recipe on the same articles."""
    sample = _sample(draw(archive, size, seed), folder)
    added = measure(_add(sample, folder / "index-compared"))
    _row("index add", size, added)
    checked = measure([CHECKER, "check", "-q", "--fail-on", "none", "-f", "json", str(sample)])
    _row("check: the same, grouped and judged", size, checked)
    plain = measure([sys.executable, __file__, "--recipe", str(sample)])
    _row("plain recipe: encoded and grouped", size, plain)
    print(f"throughput, index add / plain: {plain.seconds / added.seconds:.0f}")
    print(f"throughput, check / plain: {plain.seconds / checked.seconds:.0f}")


def whole(archive: Path, gates: int, folder: Path) -> None:
    """Index the whole archive, then gate articles against it."""
    index = folder / "index-whole"
    run = measure(_add(archive, index))
    status = subprocess.run(
        [CHECKER, "index", "status", "--index", str(index), "-f", "json"],
        check=True,
        capture_output=True,
    )
    told = json.loads(status.stdout)
    size = int(told["articles"])
    _row("index add, whole archive", size, run, f"  {told['bytes'] / 1e6:.0f} MB on disk")
    again = measure(_add(archive, index))
    _row("index add again: nothing is new", size, again)
    runs = []
    for number, line in enumerate(draw(archive, gates, 7)):
        article = folder / f"new-{number}.jsonl"
        row = json.loads(line)
        row["id"] = f"new-{number}"
        article.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
        command = [CHECKER, "gate", str(article), "--index", str(index), "-q", "--fail-on", "none"]
        runs.append(measure([*command, "-f", "json"]))
    median = Run(statistics.median(run.seconds for run in runs), max(run.peak for run in runs))
    slowest = max(run.seconds for run in runs)
    _row("gate of one article, cold: median", 1, median, f"  slowest {slowest:.2f} s")


def measure(command: list[str]) -> Run:
    """Run a command to its end; its memory is that of all its processes together."""
    # A package that is installed has its bytecode at hand: a shell that forbids it is not timed.
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=env)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, _resident(process.pid))
        time.sleep(_POLL if time.perf_counter() - begun > 2 else _POLL / 10)
    seconds = time.perf_counter() - begun
    if process.returncode:
        raise SystemExit(f"{command} left with {process.returncode}")
    return Run(seconds, peak)


def _resident(root: int) -> float:
    """Return the MiB that a process and those it started hold, from Linux's /proc."""
    children: dict[int, list[int]] = {}
    sizes: dict[int, float] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            children.setdefault(int(fields[1]), []).append(int(entry.name))
            sizes[int(entry.name)] = int(fields[21]) * 4096 / 2**20
    total, waiting = 0.0, [root]
    while waiting:
        process = waiting.pop()
        total += sizes.get(process, 0.0)
        waiting.extend(children.get(process, []))
    return total


def recipe(path: Path) -> None:
    """Encode all sentences of the articles, and cluster them over the full matrix."""
    from sklearn.cluster import AgglomerativeClustering

    sentences = [
        sentence
        for line in path.read_text(encoding="utf-8").splitlines()
        for sentence in json.loads(line)["text"].split(".")
        if len(sentence) > 20
    ]
    vectors = transformer(sentences)(sentences)
    AgglomerativeClustering(
        n_clusters=None, distance_threshold=0.5, metric="cosine", linkage="average"
    ).fit(vectors)


def _sample(lines: list[str], folder: Path) -> Path:
    path = folder / f"sample-{len(lines)}.jsonl"
    path.write_text("".join(lines), encoding="utf-8")
    return path


def _add(articles: Path, index: Path) -> list[str]:
    return [CHECKER, "index", "add", str(articles), "--index", str(index), "-q"]


def _row(name: str, articles: int, run: Run, more: str = "") -> None:
    rate = articles / run.seconds
    print(f"{name:<40}{articles:>9}{run.seconds:>9.2f}{rate:>11.1f}{run.peak:>10.0f}{more}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--recipe"]:
        recipe(Path(sys.argv[2]))
    else:
        main()
