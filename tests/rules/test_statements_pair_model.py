from pathlib import Path

import pytest

from checker.rules.statements import pair_lexicon, pair_model, pair_words
from checker.rules.statements.pair_features import figures
from checker.rules.statements.pair_model import CLASSES, THRESHOLD, disagreement, model
from checker.rules.statements.word_forms import skeleton
from checker.rules.word_vectors import vectors

OPPOSED = [
    ("وزارة المالية تؤكد رفع سعر الخبز", "وزارة المالية تنفي رفع سعر الخبز"),
    ("ارتفاع صادرات التمور في تونس", "انخفاض صادرات التمور في تونس"),
    ("البرلمان يوافق على مشروع قانون المياه", "البرلمان يرفض مشروع قانون المياه"),
]
SAME = [
    ("وزارة المالية تؤكد رفع سعر الخبز", "تأكيد من وزارة المالية على رفع سعر الخبز"),
    ("ارتفاع صادرات التمور في تونس", "صادرات التمور التونسية ترتفع"),
    ("البرلمان يوافق على مشروع قانون المياه", "موافقة البرلمان على مشروع قانون المياه"),
]


@pytest.mark.parametrize(("opposed", "same"), list(zip(OPPOSED, SAME, strict=True)))
def test_the_opposite_is_likelier_a_contradiction_than_other_words_for_the_same(
    opposed: tuple[str, str], same: tuple[str, str]
) -> None:
    assert disagreement(*opposed) > disagreement(*same)
    assert disagreement(*same) < THRESHOLD


def test_a_plain_opposite_is_a_contradiction_and_a_copy_is_none() -> None:
    assert disagreement(*OPPOSED[1]) >= THRESHOLD
    assert disagreement(OPPOSED[1][0], OPPOSED[1][0]) < THRESHOLD


@pytest.mark.parametrize("pair", OPPOSED + SAME)
def test_the_order_of_the_two_does_not_matter(pair: tuple[str, str]) -> None:
    assert disagreement(*pair) == disagreement(*reversed(pair))


@pytest.mark.parametrize("pair", [("", ""), ("", "خبر"), ("؟!", "..."), ("one", "two"), ("7", "٨")])
def test_any_text_has_a_probability(pair: tuple[str, str]) -> None:
    found = model().probabilities(*pair)
    assert len(found) == len(CLASSES)
    assert all(0 <= value <= 1 for value in found)
    assert sum(found) == pytest.approx(1, abs=1e-4)


def test_forms_of_a_word_are_one_and_what_is_left_stands_apart() -> None:
    pair = pair_words.align("أسعار القمح ترتفع في مصر", "انخفاض في سعر القمح المصري")
    assert [token.text for token in pair.left[0]] == ["ترتفع"]
    assert [token.text for token in pair.left[1]] == ["انخفاض"]
    assert skeleton("يرتفع") == skeleton("ارتفاع")


def test_numbers_are_read_in_digits_and_words() -> None:
    tokens = pair_words.all_words("ثلاث سفن و٧٤ راكبا")
    assert pair_lexicon.numbers(tokens) == {3.0, 74.0}


def test_figures_keep_their_number() -> None:
    look_up = vectors().look_up
    lengths = {len(figures(*pair, look_up)[0]) for pair in [*OPPOSED, ("", ""), ("خبر", "")]}
    assert len(lengths) == 1


def test_the_model_is_small() -> None:
    assert Path(pair_model.PATH).stat().st_size < 5_000_000
