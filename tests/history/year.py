"""A simulated half-year of an invented press, with the truth of what became of every finding."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from checker.types import Article, Evidence, Finding

from .desk import OTHER_TOOL, TOOL, Newsroom, article, finding

BEGIN = date(2031, 1, 6)  # a Monday
OUTLETS = ("صحيفة الميناء", "قناة الضحى", "وكالة الأفق", "")
DESKS = ("محليات", "اقتصاد", "")
AUTHORS = ("هدى النجار", "رامي السالم", "")
KINDS = ("rank-conflict", "number-conflict", "metonym", "unnamed-source")
SEVERITIES = ("error", "warning", "warning", "info")


@dataclass
class Fate:
    """What truly became of a finding; ``events`` are (day of the run, field of a flow)."""

    finding: Finding
    born: date
    state: str = "open"  # open, aside, resolved, lost, grown
    ended: date | None = None
    events: list[tuple[date, str]] = field(default_factory=list)


class Press:
    """Publishes, errs, corrects, and keeps a run every Sunday."""

    def __init__(self, folder: Path, *, a_week: int, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311
        self.room = Newsroom(folder)
        self.a_week = a_week
        self.fates: dict[str, Fate] = {}
        self.ever: dict[str, Article] = {}
        self.touched: set[str] = set()
        self.runs: list[date] = []

    def week(self, number: int, *, new_tool: bool, after: bool) -> None:
        """Let a week pass; ``new_tool`` is the one in which checker changes."""
        self.today = BEGIN + timedelta(7 * number + 6)
        self.new_tool = new_tool
        self.touched = set()
        fresh = self._publish(number, 0 if number == 9 else self.a_week)
        for change in (self._mend, self._meet):  # what is read depends on what was corrected
            for name, fate in list(self.fates.items()):
                if fate.state in ("open", "aside"):
                    change(name, fate)
        # The desk improves: a third of the articles disagree at first, an eighth later.
        for place in range(len(fresh) // (8 if after else 3)):
            self._disagree(fresh, f"{number}-{place}")
        if new_tool:
            old = sorted(set(self.room.articles) - self.touched)
            self._disagree(old, "tool", only=True)
        now = [fate for fate in self.fates.values() if fate.state in ("open", "aside")]
        self.runs.append(self.today)
        self.room.run(
            self.today,
            *[fate.finding for fate in now if fate.state == "open"],
            aside=[fate.finding for fate in now if fate.state == "aside"],
            tool=OTHER_TOOL if after else TOOL,
        )

    def _publish(self, week: int, count: int) -> list[str]:
        fresh = []
        for number in range(count):
            day = self.today - timedelta(self.chance.randrange(0, 9))
            name = f"w{week:02}-{number:02}"
            fresh.append(name)
            self._put(
                article(
                    name,
                    f"نص {name} الأول. ونص {name} الثاني.",
                    day=day if self.chance.random() < 0.95 else None,
                    source=self.chance.choices(OUTLETS, (5, 3, 2, 1))[0],
                    desk=self.chance.choice(DESKS),
                    author=self.chance.choice(AUTHORS),
                )
            )
        return fresh

    def _put(self, one: Article) -> None:
        self.room.publish(one)
        self.ever[one.id] = one
        self.touched.add(one.id)

    def _disagree(self, near: list[str], name: str, *, only: bool = False) -> None:
        """Let one to three articles disagree, most of them new."""
        here = sorted(self.room.articles)
        near = near if only else [each for each in near if each in self.room.articles]
        cited = [
            self.chance.choice(near if only or self.chance.random() < 0.8 else here)
            for _ in range(self.chance.choice((1, 2, 2, 2, 3)))
        ]
        sides = {
            f"{name}-{at}": [(each, f"نص {each} الأول")]
            for at, each in enumerate(cited)
            if f"نص {each} الأول" in self.room.articles[each].text
        }
        if sides:
            one = finding(
                self.chance.choice(KINDS), sides, subject=f"س{self.chance.randrange(40)}",
                severity="error" if only else self.chance.choice(SEVERITIES),  # type: ignore[arg-type]
            )  # fmt: skip
            untouched = self.touched.isdisjoint(each for (each,) in _articles(one))
            fate = self.fates[one.id] = Fate(one, self.today)
            self._note(fate, "by_tool" if self.new_tool and untouched else "began")

    def _note(self, fate: Fate, what: str) -> None:
        if fate.finding.severity != "info":
            fate.events.append((self.today, what))

    def _mend(self, _: str, fate: Fate) -> None:
        """Let an article be corrected or removed, now and then."""
        what = self.chance.random()
        first = fate.finding.sides[0].evidence[0]
        if what < 0.06:
            self._correct(first)
        elif what < 0.08:
            self._remove(first.article)

    def _meet(self, name: str, fate: Fate) -> None:
        """Let something else happen to a finding, or nothing."""
        what = self.chance.random()
        if what < (0.03 if fate.state == "open" else 0.15):
            fate.state = "aside" if fate.state == "open" else "open"
            self._note(fate, "dismissed" if fate.state == "aside" else "returned")
        elif what < 0.05 or (self.new_tool and what < 0.25):
            if self.touched.isdisjoint(each for (each,) in _articles(fate.finding)):
                self._end(fate, "lost")
        elif what < 0.3 and len(fate.finding.sides) == 2 and what > 0.27:
            self._grow(name, fate)

    def _correct(self, evidence: Evidence) -> None:
        old = self.room.articles[evidence.article]
        self._put(
            article(
                old.id, old.text.replace(evidence.quote, "نص آخر"), day=old.day,
                source=old.source.name, desk=old.category, author=old.author,
            )
        )  # fmt: skip
        for fate in self.fates.values():
            if any((each.article, each.quote) == (evidence.article, evidence.quote)
                   for side in fate.finding.sides for each in side.evidence):  # fmt: skip
                self._end(fate, "resolved")

    def _remove(self, name: str) -> None:
        del self.room.articles[name]
        self.touched.add(name)
        for fate in self.fates.values():
            if (name,) in _articles(fate.finding):
                self._end(fate, "resolved")

    def _end(self, fate: Fate, how: str) -> None:
        if fate.state == "open":
            self._note(fate, how)
        if fate.state in ("open", "aside"):  # what was set aside is nobody's correction
            fate.state = how if fate.state == "open" else "lost"
            fate.ended = self.today

    def _grow(self, name: str, fate: Fate) -> None:
        more = self.chance.choice(sorted(self.room.articles))
        sides = {
            side.key: [(each.article, each.quote) for each in side.evidence]
            for side in fate.finding.sides
        }
        old = fate.finding
        grown = finding(
            old.rule, {**sides, f"{name}-more": [(more, f"نص {more} الثاني")]},
            subject=old.subject.id, severity=old.severity,
        )  # fmt: skip
        self.fates[grown.id] = Fate(grown, fate.born, fate.state, events=fate.events)
        fate.state, fate.events = "grown", []


def simulate(folder: Path, *, weeks: int = 26, a_week: int = 24, seed: int = 7) -> Press:
    """Return a press after so many weeks; in the middle one the tool changes."""
    press = Press(folder, a_week=a_week, seed=seed)
    for number in range(weeks):
        middle = weeks // 2
        press.week(number, new_tool=number == middle, after=number >= middle)
    return press


def _articles(one: Finding) -> set[tuple[str]]:
    return {(each.article,) for side in one.sides for each in side.evidence}
