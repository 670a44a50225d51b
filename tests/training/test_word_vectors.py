from itertools import product

import numpy as np

from checker.rules.word_vectors import vectors
from checker.text.tokens import stems_of
from checker.training.word_vectors import learn_words


def test_word_vectors_are_learned_from_texts() -> None:
    goods, places = ("القمح", "التمور", "السكر"), ("تونس", "مصر", "اليمن")
    texts = [f"ارتفاع سعر {good} في {place} اليوم" for good, place in product(goods, places)] * 20
    found = learn_words(texts)
    assert found["word_vectors"].dtype == np.int8
    assert len(found["word_keys"]) == len(found["word_rarity"]) == len(found["word_vectors"])


def test_a_known_word_has_a_direction_and_an_unknown_one_none() -> None:
    known, rarity = vectors().look_up(*stems_of("رئيس"))
    unknown, most = vectors().look_up("زظغشق")
    assert abs(float(np.linalg.norm(known)) - 1) < 0.1
    assert not unknown.any()
    assert rarity < most == 1.0
