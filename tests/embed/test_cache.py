"""Vectors kept between runs: the encoder's own, never another's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from checker import check
from checker.config import Config, load_config
from checker.errors import EncoderError
from checker.stages.embed import Vectors, load_encoder
from checker.stages.embed.cache import CachedEncoder


class Counting:
    """An encoder whose vectors tell its name, and which remembers what it was asked."""

    dimensions = 4

    def __init__(self, name: str) -> None:
        self.id = name
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked.extend(texts)
        seed = len(self.id)
        rows: Vectors = np.array([[seed, len(text), 1, 2] for text in texts], dtype=np.float32)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return rows


def test_a_text_is_encoded_once_over_runs(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "vectors.sqlite"
    first, second = Counting("a"), Counting("a")
    rows = CachedEncoder(first, path).encode(["نص", "آخر", "نص"])
    again = CachedEncoder(second, path).encode(["آخر", "نص", "جديد"])
    assert first.asked == ["نص", "آخر"]
    assert second.asked == ["جديد"]
    assert np.array_equal(rows, Counting("a").encode(["نص", "آخر", "نص"]))
    assert np.array_equal(again, Counting("a").encode(["آخر", "نص", "جديد"]))


def test_another_encoder_never_meets_these_vectors(tmp_path: Path) -> None:
    path = tmp_path / "vectors.sqlite"
    CachedEncoder(Counting("a"), path).encode(["نص"])
    other = Counting("bb")
    rows = CachedEncoder(other, path).encode(["نص"])
    assert other.asked == ["نص"]
    assert np.array_equal(rows, Counting("bb").encode(["نص"]))
    assert np.array_equal(
        CachedEncoder(Counting("a"), path).encode(["نص"]), Counting("a").encode(["نص"])
    )


def test_many_texts_and_none(tmp_path: Path) -> None:
    encoder = Counting("a")
    cached = CachedEncoder(encoder, tmp_path / "vectors.sqlite")
    texts = ["ن" * size for size in range(1, 1300)]
    assert np.array_equal(cached.encode(texts), Counting("a").encode(texts))
    assert cached.encode(texts[::-1]).shape == (1299, 4)
    assert len(encoder.asked) == 1299
    assert cached.encode([]).shape == (0, 4)


@pytest.mark.parametrize("kind", ["folder", "text"])
def test_a_file_that_is_no_cache_is_refused_by_name(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "vectors.sqlite"
    if kind == "folder":
        path.mkdir()
    else:
        path.write_text("not a database, and long enough to be looked at " * 40, encoding="utf-8")
    with pytest.raises(EncoderError) as caught:
        CachedEncoder(Counting("a"), path)
    assert caught.value.where == str(path)
    assert "delete" in caught.value.hint


def test_a_loaded_encoder_keeps_its_id(tmp_path: Path) -> None:
    cached = load_encoder("hashing", cache=tmp_path / "vectors.sqlite")
    plain = load_encoder("hashing")
    assert cached.id == plain.id
    assert cached.dimensions == plain.dimensions
    assert np.array_equal(cached.encode(["نص عربي"]), plain.encode(["نص عربي"]))


def test_a_check_is_the_same_with_the_cache_and_without(tmp_path: Path) -> None:
    rows = [
        {
            "id": str(n),
            "published": "2031-04-02",
            "text": f"{verb} اللواء سالم الورداني إلى الميناء.",
        }
        for n, verb in enumerate(("وصل", "عاد"))
    ]
    path = tmp_path / "vectors.sqlite"
    plain = check(rows, Config())
    for _ in range(2):
        cached = check(rows, Config(vector_cache=str(path)))
        assert cached.findings == plain.findings
    assert path.stat().st_size > 0
    assert str(tmp_path) not in str(cached.run.config)


def test_the_path_is_seen_from_the_file_that_sets_it(tmp_path: Path) -> None:
    (tmp_path / "checker.toml").write_text('vector_cache = "kept.sqlite"', encoding="utf-8")
    folder = tmp_path / "deep"
    folder.mkdir()
    assert load_config(folder).config.vector_cache == str(tmp_path / "kept.sqlite")


def test_an_interruption_costs_the_last_part_only(tmp_path: Path) -> None:
    class Interrupted(Counting):
        def encode(self, texts: Sequence[str]) -> Vectors:
            if self.asked:
                raise KeyboardInterrupt
            return super().encode(texts)

    path = tmp_path / "vectors.sqlite"
    texts = ["ن" * size for size in range(1, 1300)]
    with pytest.raises(KeyboardInterrupt):
        CachedEncoder(Interrupted("a"), path).encode(texts)
    rest = Counting("a")
    CachedEncoder(rest, path).encode(texts)
    assert len(rest.asked) == 1299 - 1024
