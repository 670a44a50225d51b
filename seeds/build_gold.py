"""Add the offsets to gold.yml and write gold.json: run it after a change to either, or to ar/."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from checker.evaluation import locate
from checker.stages.ingest import read
from checker.types import Article

FOLDER = Path(__file__).parent


def build() -> str:
    """Return gold.json as it should be."""
    corpus = {item.id: item for item in read([FOLDER / "ar"]) if isinstance(item, Article)}
    draft = yaml.safe_load((FOLDER / "gold.yml").read_text(encoding="utf-8"))
    located = locate(draft, corpus, where="gold.yml")
    return json.dumps(located, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    (FOLDER / "gold.json").write_text(build(), encoding="utf-8")
