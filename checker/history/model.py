"""What a report on trends holds. Shares are of articles: those that a finding quotes.

A finding counts where it is not dismissed, explained (`info`), or gone for another reason than a
correction. It belongs to the day on which its second answer was published, and an article counts
where a finding quotes it that arose in its own period: what is published later never makes an
earlier week look worse, and an old question that stays open no later one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from checker.history.periods import Period, Step
from checker.history.rates import Change, Share
from checker.types import Bilingual


@dataclass(frozen=True, slots=True)
class Flow:
    """What the runs of some days found to have changed; notes (`info`) do not count.

    ``began`` counts findings that came with new, changed or other articles, ``by_tool`` those
    that only another version of checker, pack or setting brought; ``returned`` were resolved or
    gone before, or set aside. ``lost`` are gone because the tool or other articles changed.
    ``still_open`` are open at the end.
    """

    runs: int
    began: int
    by_tool: int
    returned: int
    resolved: int
    dismissed: int
    lost: int
    still_open: int


@dataclass(frozen=True, slots=True)
class Measure:
    """What was published in a period: ``cited`` is the share of it that findings quote."""

    period: Period
    articles: int
    findings: int
    errors: int
    warnings: int
    cited: Share
    flow: Flow

    @property
    def per_100(self) -> float | None:
        """Findings per 100 articles; None of no article."""
        return 100 * self.findings / self.articles if self.articles else None


@dataclass(frozen=True, slots=True)
class Score:
    """How one outlet, desk or author did over some days.

    ``level`` is "outlet", "desk" or "author"; of an outlet desk and author are "". ``days`` is
    the median of days from the run that first saw a finding to the one that saw it resolved.
    """

    level: str
    outlet: str
    desk: str
    author: str
    articles: int
    findings: int
    errors: int
    warnings: int
    cited: Share
    still_open: int
    resolved: int
    dismissed: int
    days: float | None

    @property
    def per_100(self) -> float | None:
        """Findings per 100 articles; None of no article."""
        return 100 * self.findings / self.articles if self.articles else None


@dataclass(frozen=True, slots=True)
class Heat:
    """How many findings of each kind quote each outlet: ``cells[kind][outlet]``."""

    kinds: tuple[str, ...]
    outlets: tuple[str, ...]
    articles: tuple[int, ...]
    cells: tuple[tuple[int, ...], ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding on the timeline of its subject."""

    finding: str
    kind: str
    day: date | None
    open: bool


@dataclass(frozen=True, slots=True)
class Contested:
    """A subject that many findings are about, in the order of their days."""

    subject: str
    label: str
    findings: int
    still_open: int
    outlets: tuple[str, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A finding that has been open for long: since the run that first saw it."""

    finding: str
    kind: str
    severity: str
    label: str
    question: Bilingual
    outlets: tuple[str, ...]
    since: date
    days: int


@dataclass(frozen=True, slots=True)
class Moved:
    """Whose share moved so far from the first half of the periods to the second that it shows."""

    level: str
    outlet: str
    desk: str
    kind: str
    before: Share
    now: Share


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that first appeared in these days and that no pack knows, with posts it is given."""

    name: str
    articles: int
    first: date
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Precision:
    """How many findings of a rule editors confirmed, of those that they decided on."""

    rule: str
    confirmed: Share


@dataclass(frozen=True, slots=True)
class Missing:
    """A source that could not be read, and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Quality:
    """What is wrong with the inputs.

    ``silent`` are outlets that published in these days, and nothing in the last period;
    ``undated_findings`` quote too little with a date to belong to any day.
    """

    undated: Share
    undated_by_outlet: tuple[tuple[str, Share], ...]
    skipped: tuple[tuple[str, str, date], ...]
    missing: tuple[Missing, ...]
    silent: tuple[str, ...]
    undated_findings: int


@dataclass(frozen=True, slots=True)
class Trends:
    """A whole report. ``changed`` are the days on which the tool changed, with its version."""

    since: date
    until: date
    step: Step
    runs: int
    last_run: date | None
    measures: tuple[Measure, ...]
    change: Change | None
    days: float | None
    days_of: int
    scores: tuple[Score, ...]
    heat: Heat
    contested: tuple[Contested, ...]
    waiting: tuple[Waiting, ...]
    improved: tuple[Moved, ...]
    worsened: tuple[Moved, ...]
    unknown: tuple[Unknown, ...]
    precision: tuple[Precision, ...]
    quality: Quality
    changed: tuple[tuple[date, str], ...]

    @property
    def now(self) -> Measure:
        """The last whole period; of a report without one, the last."""
        return self.measures[latest(self.measures)]

    @property
    def before(self) -> Measure | None:
        """The period before that, if the report has one."""
        at = latest(self.measures)
        return self.measures[at - 1] if at else None


def latest(measures: Sequence[Measure]) -> int:
    """Return the place of the last whole period, of the last period where none is whole.

    Half a week is not held against a week: counts would always fall.
    """
    whole = [at for at, one in enumerate(measures) if one.period.whole]
    return whole[-1] if whole else len(measures) - 1
