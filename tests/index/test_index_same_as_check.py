"""Whatever the order and the batches: one archive, and a gate that says what a check would."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.index import add_articles, remove_articles, verify

from .comparing import checked, gated, involving, links
from .newsroom import CONFIG, DAYS, SIZES, SLIPS, Draft, Row, write

def few(examples: int) -> settings:
    """So many examples: each makes some indexes."""
    return settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))


Runs = tuple[tuple[tuple[Row, ...], tuple[str, ...]], ...]


@dataclass(frozen=True)
class History:
    """Runs of adding and then removing, and the articles that are there in the end."""

    runs: Runs
    final: tuple[Row, ...]


def once(rows: Sequence[Row]) -> History:
    """Return the history of an index made in one run."""
    return History(((tuple(rows), ()),), tuple(rows))


def whole() -> st.SearchStrategy[Draft]:
    """Articles of any kind; half of them the text that an agency sends."""
    sizes = {name: st.integers(0, size - 1) for name, size in SIZES.items()}
    sizes["event"] = st.one_of(st.just(SIZES["event"] - 1), sizes["event"])
    return st.builds(Draft, **sizes, day=DAY, slips=CHANGED)


def retold(base: Draft) -> st.SearchStrategy[Draft]:
    """An article that differs from another in a few respects."""
    parts = {name: st.integers(0, SIZES[name] - 1) for name in ("person", "rank", "count", "city")}
    few = st.fixed_dictionaries({"day": DAY, "slips": CHANGED}, optional=parts)
    return few.map(lambda changes: replace(base, **changes))


DAY = st.one_of(st.none(), st.integers(0, 4), st.integers(0, DAYS - 1))
CHANGED = st.frozensets(st.integers(0, SLIPS - 1), max_size=2)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Versions of articles in any order, in any batches, some replaced and some removed."""
    bases = draw(st.lists(whole(), min_size=1, max_size=3))
    one = st.sampled_from(bases).flatmap(retold)
    names = draw(st.permutations([f"n{index:02}" for index in range(draw(st.integers(4, 11)))]))
    steps: list[tuple[str, Row | None]] = [(name, draw(one).row(name)) for name in names]
    for place, name in enumerate(names):
        fate = draw(st.integers(0, 5))
        if fate > 2:
            after = 1 + [step[0] for step in steps].index(name)
            # One article is never removed: what is checked must not be nothing.
            last = draw(one).row(name) if fate > 3 or not place else None
            steps.insert(draw(st.integers(after, len(steps))), (name, last))
    cuts = draw(st.lists(st.booleans(), min_size=len(steps), max_size=len(steps)))
    return history(steps, cuts)


def history(steps: Sequence[tuple[str, Row | None]], cuts: Sequence[bool]) -> History:
    """Return the runs that steps make: a cut ends one, and so does a second word on an article."""
    runs: list[tuple[tuple[Row, ...], tuple[str, ...]]] = []
    state: dict[str, Row] = {}
    adding: dict[str, Row] = {}
    removing: list[str] = []
    for (name, row), cut in zip(steps, cuts, strict=True):
        if cut or name in adding or name in removing or (row and removing):
            runs.append((tuple(adding.values()), tuple(removing)))
            adding, removing = {}, []
        if row:
            adding[name] = state[name] = row
        else:
            removing.append(name)
            del state[name]
    runs.append((tuple(adding.values()), tuple(removing)))
    return History(tuple(runs), tuple(state[name] for name in sorted(state)))


@contextmanager
def folder() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp())
    yield path
    shutil.rmtree(path)


def follow(index: Path, told: History) -> None:
    """Make an index as the history says."""
    for adding, removing in told.runs:
        if adding or not index.exists():
            add_articles(index, [write(index.parent / "run.jsonl", adding)], CONFIG, processes=1)
        if removing:
            assert remove_articles(index, removing, CONFIG) == []


@few(20)
@given(told=histories())
def test_the_order_of_adding_replacing_and_removing_leaves_no_trace(told: History) -> None:
    with folder() as path:
        follow(path / "many", told)
        follow(path / "once", once(told.final))
        assert links(path / "many") == links(path / "once")
        assert verify(path / "many") == []


@few(8)
@given(told=histories())
def test_the_gate_finds_for_each_article_what_a_check_of_all_does(told: History) -> None:
    with folder() as path:
        follow(path / "index", told)
        findings = checked(told.final, path)
        for row in told.final:
            assert gated(path / "index", [row], path) == involving(findings, [row["id"]]), row["id"]


@few(20)
@given(told=histories(), data=st.data())
def test_the_gate_finds_for_new_and_corrected_articles_what_a_check_of_all_does(
    told: History, data: st.DataObject
) -> None:
    rows = data.draw(st.permutations(told.final))
    new = {row["id"]: row for row in rows[: data.draw(st.integers(1, 3))]}
    kept = [row for row in told.final if row["id"] not in new]
    first = {row["id"]: row for adding, _ in reversed(told.runs) for row in adding}
    before = [*kept, *(first[name] for name in new if data.draw(st.booleans()))]
    with folder() as path:
        follow(path / "index", once(before))
        findings = checked([*kept, *new.values()], path)
        assert gated(path / "index", list(new.values()), path) == involving(findings, new)
