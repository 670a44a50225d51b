"""A gate is used at a desk: it loads nothing that it does not need."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from checker.index import add_articles

from .newsroom import CONFIG, pair, write

HEAVY = {
    "datasketch", "filelock", "jinja2", "lxml", "model2vec", "scipy", "sentence_transformers",
    "sklearn", "torch", "trafilatura", "transformers", "usearch",
}  # fmt: skip

# With one processor there is no second process that reads: all is loaded in this one.
RUN = """
import json, os, pathlib, sys
if sys.argv[1] == "1":
    os.cpu_count = lambda: 1
folder, leave = pathlib.Path(sys.argv[2]), os._exit
def end(code):
    (folder / f"{os.getpid()}.modules").write_text(json.dumps(sorted(sys.modules)))
    leave(code)
os._exit = end
sys.argv = ["checker", *sys.argv[3:]]
from checker.cli import main
try:
    main()
except SystemExit as done:
    end(done.code)
"""


@pytest.mark.parametrize("processors", [1, 2] if (os.cpu_count() or 1) > 1 else [1])
def test_a_gate_loads_no_heavy_library(index: Path, tmp_path: Path, processors: int) -> None:
    one, other = pair()
    add_articles(index, [write(tmp_path / "old.jsonl", [one])], CONFIG, processes=1)
    draft = tmp_path / "draft.txt"
    draft.write_text(f"{other['title']}\n\n1 أبريل 2031\n\n{other['text']}\n", encoding="utf-8")
    done = subprocess.run(
        [
            sys.executable, "-c", RUN, str(processors), str(tmp_path),
            "gate", str(draft), "--index", str(index), "-f", "json",
        ],
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    report = json.loads(done.stdout)
    assert report["findings"]
    listings = [json.loads(path.read_text()) for path in tmp_path.glob("*.modules")]
    assert len(listings) == processors
    loaded = {name.partition(".")[0] for listing in listings for name in listing}
    assert "numpy" in loaded
    assert not loaded & HEAVY
