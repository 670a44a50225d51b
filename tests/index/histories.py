"""What may befall an archive: articles come in any order, are corrected, and are taken out."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.index import add_articles, remove_articles

from .newsroom import CONFIG, DAYS, SIZES, SLIPS, Draft, Row, write

Runs = tuple[tuple[tuple[Row, ...], tuple[str, ...]], ...]
Step = tuple[str, Row | None]


@dataclass(frozen=True)
class History:
    """Runs of adding and then removing, and the articles that are there in the end."""

    runs: Runs
    final: tuple[Row, ...]

    @property
    def first(self) -> dict[str, Row]:
        """The first version of every article."""
        return {row["id"]: row for adding, _ in reversed(self.runs) for row in adding}


def once(rows: Sequence[Row]) -> History:
    """Return the history of an index made in one run."""
    return History(((tuple(rows), ()),), tuple(rows))


def follow(index: Path, told: History) -> None:
    """Make an index as the history says."""
    for adding, removing in told.runs:
        if adding or not index.exists():
            add_articles(index, [write(index.parent / "run.jsonl", adding)], CONFIG, processes=1)
        if removing:
            assert remove_articles(index, removing, CONFIG) == []


def some_history(seed: int) -> History:
    """Return a history of a dozen articles of few events; the same for the same seed."""
    draw = random.Random(seed)  # noqa: S311 - test data
    press = Press(draw)
    names = [f"n{index:02}" for index in range(draw.randint(4, 12))]
    draw.shuffle(names)
    steps: list[Step] = [(name, press.draft().row(name)) for name in names]
    for place, name in enumerate(names):
        fate = draw.random()
        if fate > 0.6:  # corrected; or removed, but the first one never is
            gone = fate > 0.8 and place
            _later(draw, steps, name, None if gone else press.draft().row(name))
        if fate > 0.95 and place:  # and comes back
            _later(draw, steps, name, press.draft().row(name))
    return history(steps, [draw.random() < 0.3 for _ in steps])


class Press:
    """Articles of one to three events in one or two cities: enough in common to be compared."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        last = SIZES["event"] - 1
        self._events = draw.sample(range(last + 1), draw.randint(1, 3))
        if draw.random() < 0.4:
            self._events = [last]  # the text of an agency: copies
        self._cities = draw.sample(range(SIZES["city"]), draw.randint(1, 2))
        self._people = draw.sample(range(SIZES["person"]), draw.randint(1, 4))

    def draft(self) -> Draft:
        """Return the next article."""
        draw = self._draw
        found = Draft(
            **{name: draw.randrange(size) for name, size in SIZES.items()},
            day=draw.choice((None, 0, 1, 2, 3, 5, 9, 13, draw.randrange(DAYS))),
            slips=frozenset(draw.sample(range(SLIPS), draw.randrange(4))),
        )
        found = replace(
            found,
            event=draw.choice(self._events),
            city=draw.choice(self._cities),
            person=draw.choice(self._people),
        )
        if found.event == SIZES["event"] - 1 and draw.random() < 0.8:
            return replace(found, rank=0, count=draw.randrange(2))
        return found


def _later(draw: random.Random, steps: list[Step], name: str, row: Row | None) -> None:
    """Insert a further word on an article somewhere after the last one."""
    after = 1 + max(place for place, step in enumerate(steps) if step[0] == name)
    steps.insert(draw.randint(after, len(steps)), (name, row))


def history(steps: Sequence[Step], cuts: Sequence[bool]) -> History:
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
