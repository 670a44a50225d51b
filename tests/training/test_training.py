"""Training, on a small archive made here: whole, reproducible, and blind to what is held out."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("sentence_transformers", reason="extra 'transformers' missing")

from checker.errors import InputError
from checker.stages.embed import StaticEncoder, Vectors
from checker.training import TrainingOptions, train_encoder
from checker.training.corpus import Document, read_documents
from checker.training.measure import held_out, outlet_recall, title_retrieval
from checker.training.pairs import draw_sets, read_paraphrases
from checker.training.words import WordSplitter

SMALL = TrainingOptions(
    trained_dimensions=48, meaning_dimensions=16, dimensions=32, vocabulary=120, pieces=40
)
PLACES = ("القاهرة", "تونس", "بغداد", "الرباط", "عمّان", "الخرطوم", "مسقط", "صنعاء")
MATTERS = (
    ("وزير الزراعة", "محصول القمح", "المزارعون"),
    ("اتحاد الكرة", "المباراة النهائية", "المشجعون"),
    ("البنك المركزي", "أسعار الفائدة", "المستثمرون"),
    ("الدفاع المدني", "حريق الغابة", "السكان"),
)


def _archive(path: Path, days: int = 60) -> Path:
    """Write two outlets' articles on one matter a day."""
    chance = random.Random(3)  # noqa: S311
    rows = []
    for offset in range(days):
        day = date(2018, 3, 1) + timedelta(days=offset)
        place, (who, what, they) = chance.choice(PLACES), chance.choice(MATTERS)
        number = chance.randrange(10, 90)
        for outlet, verb in (("أولى", "أعلن"), ("ثانية", "قال")):
            text = (
                f"{verb} {who} في {place} اليوم أن {what} بلغ {number} بالمئة هذا العام.\n"
                f"وأضاف {who} أن {they} ينتظرون قرارا جديدا بشأن {what} في مدينة {place} قريبا.\n"
                f"وينتظر {they} في {place} منذ {number} يوما ما يقوله {who} عن {what} وعن غيره.\n"
            )
            rows.append(
                {
                    "id": f"{outlet}-{offset}",
                    "source": outlet,
                    "title": f"{who}: {what} في {place} عند {number}",
                    "published": day.isoformat(),
                    "language": "ar",
                    "text": text,
                }
            )
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _archive(tmp_path_factory.mktemp("archive") / "articles.jsonl")


def test_a_model_comes_out_and_comes_out_again(archive: Path, tmp_path: Path) -> None:
    seen: list[str] = []
    first = train_encoder(
        [archive], tmp_path / "one", options=SMALL, progress=lambda stage, *_: seen.append(stage)
    )
    again = train_encoder([archive], tmp_path / "two", options=SMALL)
    assert first == again
    for name in ("model.safetensors", "tokenizer.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert list(dict.fromkeys(seen)) == ["read", "words", "pairs", "train", "export"]
    assert first.articles + first.kept_out == 120
    assert first.kept_out > 0
    encoder = StaticEncoder(tmp_path / "one")
    assert encoder.dimensions == 32
    rows = encoder.encode(
        ["محصول القمح في تونس", "وزير الزراعة عن محصول القمح", "المباراة النهائية والمشجعون"]
    )
    assert rows[0] @ rows[1] > rows[0] @ rows[2]
    card = (tmp_path / "one" / "README.md").read_text(encoding="utf-8")
    assert str(first.articles) in card


def test_held_out_weeks_are_not_read(archive: Path) -> None:
    documents = read_documents([archive])
    training = [document for document in documents if not document.held_out]
    kept = [document for document in documents if document.held_out]
    assert {d.week for d in training}.isdisjoint({d.week for d in kept})
    sets = draw_sets(training, _letters, seed=1)
    drawn = {pair.group for pairs in sets for pair in pairs.pairs}
    assert drawn <= {document.id for document in training}
    assert {pairs.name for pairs in sets if pairs.pairs} == {"lead", "body", "crop", "cross"}


def _letters(texts: Sequence[str]) -> Vectors:
    """Count letters: enough to find an event again."""
    rows: Vectors = np.zeros((len(texts), 1 << 10), dtype=np.float32)
    for row, text in zip(rows, texts, strict=True):
        for word in text.split():
            row[sum(map(ord, word)) % len(row)] += 1
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows


def test_copies_of_what_was_trained_on_are_not_measured() -> None:
    trained = Document("a", "x", date(2018, 3, 1), "عنوان", ("جملة أولى", "جملة ثانية"))
    copy = Document("b", "y", date(2018, 3, 30), "عنوان آخر", ("جملة أولى",))
    fresh = Document("c", "y", date(2018, 3, 30), "عنوان جديد", ("جملة جديدة",))
    assert copy.held_out
    assert held_out([trained, copy, fresh]) == [fresh]


def test_measures_on_three_articles() -> None:
    day = date(2018, 3, 30)
    documents = [
        Document(name, source, day, title, ("أ ب ج", "د ه و", third))
        for name, source, title, third in (
            ("1", "x", "زلزال في طوكيو", "زلزال طوكيو أيقظ سكان المدينة"),
            ("2", "y", "زلزال طوكيو القوي", "قال سكان طوكيو إن الزلزال طويل"),
            ("3", "y", "الذهب يرتفع", "سعر الذهب يرتفع منذ شهر كامل"),
        )
    ]
    assert title_retrieval(_letters, documents) > 0.7
    recall = outlet_recall(_letters, documents, [("1", "2")], lambda document: document.title)
    assert recall == 1.0


def test_words_are_those_of_the_tokenizer() -> None:
    splitter = WordSplitter()
    assert splitter.words("وبالقاهرة، قال #عاصي_الحلاني: ٣٠٪ من الـمُدرِّسين!") == [
        "قاهره",
        "قال",
        "عاصي",
        "حلاني",
        "30",
        "من",
        "مدرسين",
    ]
    assert splitter.words("إلى الله") == ["الي", "الله"]


@pytest.mark.parametrize("content", [None, "a,b\n1,2\n", b"\xff\xfe\x00s1"])
def test_paraphrases_that_cannot_be_read_are_named(
    content: str | bytes | None, tmp_path: Path
) -> None:
    path = tmp_path / "pairs.csv"
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError) as caught:
        read_paraphrases(path)
    assert caught.value.where == str(path)


def test_only_pairs_that_agree_are_paraphrases(tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text("s1,s2,stance\nأ,ب,agree\nج,د,disagree\n", encoding="utf-8")
    assert [(pair.first, pair.second) for pair in read_paraphrases(path).pairs] == [("أ", "ب")]


def test_an_archive_without_articles_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "english.jsonl"
    row = {"id": "1", "text": "An English article about nothing at all.", "language": "en"}
    path.write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(InputError, match="no article"):
        train_encoder([path], tmp_path / "model", options=SMALL)


def test_too_little_to_learn_from_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    row = {"id": "1", "title": "عنوان", "text": "جملة عربية وحيدة في خبر قصير.", "language": "ar"}
    path.write_text(json.dumps(row), encoding="utf-8")
    with pytest.raises(InputError, match="too little"):
        train_encoder([path], tmp_path / "model", options=SMALL)
    assert not (tmp_path / "model").exists()
