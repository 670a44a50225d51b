"""The reference encoder: unit rows, stable everywhere, near for spellings and clitics."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest

from checker.stages.embed import HashingEncoder, load_encoder

TEXTS = (
    "وصل وزير النقل إلى المرفأ صباح الأحد",
    "ارتفعت أسعار الخضر في الأسواق",
    "The minister arrived at the port on Sunday",
    "قُتل 12 شخصاً",
)


def cosine(first: str, second: str) -> float:
    vectors = HashingEncoder().encode([first, second])
    return float(vectors[0] @ vectors[1])


def test_rows_are_float32_of_unit_length() -> None:
    vectors = load_encoder("hashing").encode([*TEXTS, "", "؟!"])
    assert vectors.dtype == np.float32
    assert vectors.shape == (6, 256)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_no_texts_give_no_rows() -> None:
    assert HashingEncoder().encode([]).shape == (0, 256)


def test_an_empty_text_is_alike_to_no_other_but_to_the_empty_one() -> None:
    vectors = HashingEncoder().encode(["", TEXTS[0], "…", TEXTS[2]])
    assert vectors[0] @ vectors[2] == pytest.approx(1.0)
    assert vectors[0] @ vectors[1] == pytest.approx(0.0)
    assert vectors[0] @ vectors[3] == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("زار الأمين العام المدينة", "زار الامين العام المدينه"),
        ("إلى الإسكندرية", "الى الاسكندرية"),
        ("قُتِلَ الجنديُّ", "قتل الجندي"),
        ("ارتفع إلى ١٢٠", "ارتفع إلى 120"),
    ],
)
def test_spellings_that_outlets_mix_are_one_vector(first: str, second: str) -> None:
    assert cosine(first, second) > 0.99


def test_clitics_keep_words_near() -> None:
    assert cosine("البرلمان والحكومة", "برلمان حكومة") > 0.4
    assert (
        cosine("البرلمان والحكومة", "برلمان حكومة") > cosine("البرلمان والحكومة", "ملعب كرة") + 0.3
    )


def test_same_event_is_nearer_than_another_topic() -> None:
    same = cosine("التقى وزير النقل نظيره التركي في أنقرة", "وزير النقل يلتقي نظيره التركي بأنقرة")
    other = cosine("التقى وزير النقل نظيره التركي في أنقرة", "فاز المنتخب بثلاثية نظيفة في الدوري")
    assert same > 0.6 > 0.3 > other


def test_a_text_has_the_same_row_whatever_stands_beside_it() -> None:
    alone = HashingEncoder().encode([TEXTS[0]])[0]
    many = HashingEncoder()
    many.encode([f"كلمة{index} أخرى" for index in range(3000)])
    beside = many.encode([*TEXTS[1:], TEXTS[0], ""] * 60)[3]
    assert np.array_equal(alone, beside)


def test_a_full_word_table_starts_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.stages.embed.hashing._CACHED_WORDS", 8)
    small = HashingEncoder()
    rows = [small.encode([text])[0] for text in TEXTS]
    assert np.array_equal(np.stack(rows), HashingEncoder().encode(TEXTS))


def test_rows_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "from checker.stages.embed import HashingEncoder as E; e = E();"
        f"print(e.id, e.encode({list(TEXTS)!r}).tobytes().hex())"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_a_hostile_word_costs_no_more_than_a_long_one() -> None:
    encoder = HashingEncoder()
    vectors = encoder.encode(["ا" * 200_000, "ا" * 200_001])
    assert vectors[0] @ vectors[1] == pytest.approx(1.0)


def test_the_id_names_the_dimensions() -> None:
    assert HashingEncoder().id == HashingEncoder().id
    assert HashingEncoder(dimensions=128).id != HashingEncoder().id
    with pytest.raises(ValueError, match="two dimensions"):
        HashingEncoder(dimensions=1)
