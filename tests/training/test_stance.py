import gzip
import json
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from checker.errors import InputError
from checker.rules.statements.pair_model import THRESHOLD, PairModel
from checker.training import stance
from checker.training.stance_pairs import Pair, read_pairs, read_reported, same_source
from checker.training.stance_scores import caught, f1_scores, table
from checker.types import Article, Source

SHARED = Path("/work/shared/data/pairs/ans_stance_dev.csv")
PLACES = ("تونس", "مصر", "المغرب", "العراق", "الأردن", "لبنان", "اليمن", "السودان")
GOODS = ("القمح", "التمور", "الأسمنت", "السكر", "الزيت")


def made_up() -> list[Pair]:
    """Headlines of which one says the opposite, the same, or something else."""
    pairs = []
    for place, good in product(PLACES, GOODS):
        up = f"ارتفاع أسعار {good} في {place}"
        pairs += [
            Pair(up, f"انخفاض أسعار {good} في {place}", 0),
            Pair(up, f"أسعار {good} ترتفع في {place}", 1),
            Pair(up, f"افتتاح متحف جديد للفنون قرب ساحل {place}", 2),
        ]
    return pairs


def test_what_is_learned_is_told_apart_on_headlines_kept_out() -> None:
    pairs = made_up()
    found = stance.cross_validated(pairs, [], folds=2)
    assert min(f1_scores(pairs, found)) > 0.9


def test_a_training_is_the_same_twice_and_holds_plain_arrays() -> None:
    once, again = (stance.learn(made_up()) for _ in range(2))
    assert all(np.array_equal(once[name], again[name]) for name in once)
    assert not any(each.dtype.hasobject for each in once.values())


def test_the_flat_trees_say_what_the_library_says() -> None:
    ensemble = pytest.importorskip("sklearn.ensemble")
    random = np.random.default_rng(0)
    table_ = random.normal(size=(200, 5)).astype(np.float32)
    wanted = (table_[:, 0] + table_[:, 1] > 0).astype(int) + 2 * (table_[:, 2] > 1)
    weights = len(wanted) / (4 * np.bincount(wanted)[wanted])
    expected = ensemble.GradientBoostingClassifier(**stance._TREES).fit(table_, wanted, weights)
    flat = PairModel({"classes": np.arange(4), **stance._boosted(table_, wanted)})
    found = np.array([flat._trees(row.tolist()) for row in table_])
    assert found == pytest.approx(expected.predict_proba(table_), abs=1e-3)


def test_versions_of_one_headline_stay_together() -> None:
    pairs = [Pair("أ ب", "ت ث", 0), Pair("ج ح", "ت ث", 1), Pair("خ د", "ذ ر", 1)]
    first, second, third = same_source(pairs)
    assert first == second != third


def test_what_is_no_table_of_pairs_is_an_input_error(tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text("s1,s2,stance\nخبر,خبر,perhaps\n", encoding="utf-8")
    with pytest.raises(InputError, match="perhaps"):
        read_pairs(path)


def test_reported_pairs_are_parted_by_day(tmp_path: Path) -> None:
    articles = [
        Article(id=f"a{n}", source=Source("x"), title=f"خبر {n}", text="") for n in range(4)
    ]
    rows = [
        {"a_id": "a0", "b_id": "a1", "a_date": "2018-01-01"},
        {"a_id": "a2", "b_id": "a3", "a_date": "2018-02-01"},
        {"a_id": "a2", "b_id": "a0", "a_date": "2018-02-02"},
    ]
    path = tmp_path / "pairs.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    early, late = read_reported(path, articles)
    assert [(pair.first, pair.second) for pair in early] == [("خبر 0", "خبر 1")]
    assert [(pair.first, pair.second) for pair in late] == [("خبر 2", "خبر 3")]


def test_scores() -> None:
    pairs = [Pair("", "", stance_) for stance_ in (0, 0, 1, 2)]
    found = np.array([[0.8, 0.2, 0, 0], [0.4, 0.6, 0, 0], [0.7, 0.3, 0, 0], [0.1, 0.1, 0.8, 0]])
    assert f1_scores(pairs, found) == [0.5, 0.0, 1.0]
    assert caught(pairs, found, 0.75) == (1.0, 0.5)
    assert "macro F1 0.500" in next(iter(table(pairs, found)))


@pytest.mark.skipif(not SHARED.exists(), reason="the stance corpus is not here")
def test_the_shipped_model_keeps_its_level() -> None:
    pairs = read_pairs(SHARED)
    found = stance.judged(pairs, stance.shipped())
    scores = f1_scores(pairs, found)
    precision, recall = caught(pairs, found, THRESHOLD)
    assert sum(scores) / len(scores) >= 0.78
    assert precision >= 0.9
    assert recall >= 0.25
