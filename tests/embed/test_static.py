"""The shipped model: read without torch, and the same vectors as the libraries give."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import EncoderError
from checker.stages.embed import StaticEncoder, load_encoder
from checker.stages.embed.static import DEFAULT_MODEL

TEXTS = (
    "استقبل وزير الخارجية نظيره التونسي في مطار القاهرة، أمس الأحد",
    "وبالقاهرة التقى الوزيران «نظيريهما» - للمرة الثالثة!",
    "قُتل ١٢ شخصًا في انفجار بمدينة كركوك، وأصيب 34 آخرون",
    "Reuters: 3.5% growth in Q2, says IMF’s Georgieva",
    "#عاصي_الحلاني غرّد: ـــ شكـــرا",
    "كلمةغيرمعروفةإطلاقا وزغبرتلانشوف",
    "ﺍﻟﻘﺎﻫﺮﺓ",
)


@pytest.fixture(scope="module")
def encoder() -> StaticEncoder:
    return StaticEncoder()


def test_it_is_the_default(encoder: StaticEncoder) -> None:
    assert load_encoder().id == load_encoder("default").id == encoder.id
    assert encoder.id.startswith("static:arabic-news@")


def test_rows_are_unit_float32(encoder: StaticEncoder) -> None:
    rows = encoder.encode(TEXTS)
    assert rows.dtype == np.float32
    assert rows.shape == (len(TEXTS), encoder.dimensions)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)
    assert encoder.encode([]).shape == (0, encoder.dimensions)


def test_sentence_transformers_gives_the_same_vectors(encoder: StaticEncoder) -> None:
    library = pytest.importorskip("sentence_transformers", reason="extra 'transformers' missing")
    model = library.SentenceTransformer(str(DEFAULT_MODEL), device="cpu")
    theirs = model.encode(list(TEXTS), show_progress_bar=False)
    cosines = (theirs * encoder.encode(TEXTS)).sum(axis=1)
    assert cosines.min() >= 0.999
    assert np.allclose(np.linalg.norm(theirs, axis=1), 1.0, atol=1e-3)


def test_model2vec_gives_the_same_vectors(encoder: StaticEncoder) -> None:
    library = pytest.importorskip("model2vec", reason="extra 'transformers' missing")
    theirs = library.StaticModel.from_pretrained(DEFAULT_MODEL).encode(list(TEXTS))
    assert (theirs * encoder.encode(TEXTS)).sum(axis=1).min() >= 0.999


def test_spellings_and_clitics_that_outlets_mix_are_one_word(encoder: StaticEncoder) -> None:
    pairs = [
        ("في القاهرة", "في القاهره"),
        ("إسرائيل", "اسرائيل"),
        ("٢٠١٨", "2018"),
        ("مُدَرِّسَة", "مدرسة"),
        ("القاهرة", "وبالقاهرة"),
        ("شكـــرا", "شكرا"),
    ]
    for first, second in pairs:
        rows = encoder.encode([first, second])
        assert rows[0] @ rows[1] == pytest.approx(1.0, abs=1e-4), (first, second)


@pytest.mark.parametrize("empty", ["", "   ", "!؟ «»", "😀", "\ud800", "x" * 400])
def test_an_empty_text_has_a_row_of_its_own(encoder: StaticEncoder, empty: str) -> None:
    row = encoder.encode([empty])[0]
    assert row[-1] == 1.0
    assert abs(float(row @ encoder.encode([TEXTS[0]])[0])) < 0.2


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=6))
def test_a_row_depends_on_its_text_alone(texts: list[str]) -> None:
    encoder = _SHARED
    together = encoder.encode(texts)
    for text, row in zip(texts, together, strict=True):
        assert np.allclose(encoder.encode([text])[0], row, atol=1e-5)
        assert np.isfinite(row).all()


_SHARED = StaticEncoder()


def test_a_full_cache_starts_anew(encoder: StaticEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = encoder.encode(TEXTS)
    monkeypatch.setattr("checker.stages.embed.static._CACHED_CHUNKS", 3)
    monkeypatch.setattr("checker.stages.embed.static._LEARNT", 1)
    assert np.array_equal(StaticEncoder().encode(TEXTS), rows)


def test_nothing_heavy_is_imported() -> None:
    code = (
        "import sys; from checker.stages.embed import load_encoder; "
        "load_encoder().encode(['نص']); "
        "bad = {'torch', 'transformers', 'sentence_transformers', 'sklearn', 'scipy'}; "
        "print(sorted(bad & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_folder_is_small_and_says_what_it_is() -> None:
    files = [path for path in DEFAULT_MODEL.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 20_000_000
    card = (DEFAULT_MODEL / "README.md").read_text(encoding="utf-8")
    for word in ("license: apache-2.0", "ANT", "ANS", "Limits", "held"):
        assert word in card
    modules = json.loads((DEFAULT_MODEL / "modules.json").read_text())
    assert [module["type"].rpartition(".")[2] for module in modules] == [
        "StaticEmbedding",
        "Normalize",
    ]


@pytest.mark.parametrize("kind", ["nothing", "empty", "broken"])
def test_a_folder_without_a_model_is_refused_by_name(kind: str, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    if kind != "nothing":
        folder.mkdir()
    if kind == "broken":
        for name in ("config.json", "tokenizer.json", "model.safetensors"):
            (folder / name).write_text("{", encoding="utf-8")
    with pytest.raises(EncoderError) as caught:
        load_encoder(f"static:{folder}")
    assert str(folder) in caught.value.where
    assert caught.value.hint


def test_paraphrases_stand_above_lookalikes_and_strangers(encoder: StaticEncoder) -> None:
    """A floor under what the model card says of graded similarity."""
    from scipy.stats import spearmanr

    path = Path(__file__).with_name("graded.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["part"] == "measuring"]
    first = encoder.encode([row["first"] for row in rows])
    second = encoder.encode([row["second"] for row in rows])
    grades = [int(row["grade"]) for row in rows]
    assert spearmanr(grades, (first * second).sum(axis=1)).statistic >= GRADED_FLOOR


GRADED_FLOOR = 0.55  # hashing reaches 0.37, TF-IDF of characters 0.48
