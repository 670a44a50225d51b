"""Whatever the order and the batches: one archive, and a gate that says what a check would.

A failing example names the seed of its history: ``some_history(seed)`` tells it again.
"""

import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from checker.index import check_index, verify

from .comparing import checked, gated, involving, links
from .comparing import told as shown
from .histories import follow, once, some_history
from .newsroom import CONFIG

SEEDS = st.integers(0, 2**32 - 1)


def few(examples: int) -> settings:
    """So many examples: each makes some indexes. A seed has no smaller form."""
    return settings(
        max_examples=examples,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
    )


@contextmanager
def folder() -> Iterator[Path]:
    memory = Path("/dev/shm")  # noqa: S108 - a disk that need not turn at every commit
    path = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    yield path
    shutil.rmtree(path)


@few(50)
@given(seed=SEEDS)
@example(seed=71)
@example(seed=109)
@example(seed=136)
def test_the_order_of_adding_replacing_and_removing_leaves_no_trace(seed: int) -> None:
    told = some_history(seed)
    with folder() as path:
        follow(path / "many", told)
        follow(path / "once", once(told.final))
        assert links(path / "many") == links(path / "once")
        assert verify(path / "many") == []


@few(16)
@given(seed=SEEDS)
@example(seed=43)
@example(seed=387)
@example(seed=2406)
@example(seed=15995)
def test_the_gate_finds_for_each_article_what_a_check_of_all_does(seed: int) -> None:
    told = some_history(seed)
    with folder() as path:
        follow(path / "index", told)
        findings = checked(told.final, path)
        for row in told.final:
            assert gated(path / "index", [row], path) == involving(findings, [row["id"]]), row["id"]


@few(16)
@given(seed=SEEDS)
def test_checking_all_of_an_index_is_a_check_of_its_articles(seed: int) -> None:
    history = some_history(seed)
    if not history.final:
        return
    with folder() as path:
        follow(path / "index", history)
        found = check_index(path / "index", CONFIG).findings
        assert [shown(each) for each in found] == [
            shown(each) for each in checked(history.final, path)
        ]


@few(50)
@given(seed=SEEDS)
@example(seed=25)
@example(seed=111)
@example(seed=121)
@example(seed=127)
@example(seed=5087)
@example(seed=7191)
def test_the_gate_finds_for_new_and_corrected_articles_what_a_check_of_all_does(seed: int) -> None:
    told = some_history(seed)
    draw = random.Random(seed)  # noqa: S311 - test data
    rows = draw.sample(told.final, len(told.final))
    new = {row["id"]: row for row in rows[: draw.randint(1, 3)]}
    kept = [row for row in told.final if row["id"] not in new]
    older = {name: told.first[name] for name in new if draw.random() < 0.6}
    if draw.random() < 0.5:  # whose older versions were copies of some other article
        source = draw.choice(told.final)
        older = {name: {**source, "id": name, "url": new[name]["url"]} for name in older}
    with folder() as path:
        follow(path / "index", once([*kept, *older.values()]))
        findings = checked([*kept, *new.values()], path)
        assert gated(path / "index", list(new.values()), path) == involving(findings, new)
