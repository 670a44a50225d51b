"""Simulate a year of weekly runs over an index that grows, and report on it by the month.

    python bench/year.py ../shared/data/archive --every 8 -o /tmp/year

The articles are those of a real archive on their own dates, every so many-th of them; each week
what appeared is added to the index, everything in it is checked, and the run is kept. An archive
has no newsroom behind it, so one is played: each week, of what has been open for a fortnight, a
tenth is corrected (the words of one side take the place of the other's) and a twentieth is
dismissed. Open findings and articles of each month are compared with what the runs themselves
said. Times are of this process alone, memory its peak.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sqlite3
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from checker.config import Config
from checker.decisions import (
    LOG_NAME,
    Decision,
    DecisionLog,
    apply_decisions,
    decide,
    read_log,
    standing,
)
from checker.history import HISTORY_NAME, Snapshot, read_history, record, tool_of
from checker.history.model import Trends
from checker.index import add_articles, check_index
from checker.stages.ingest import Limits, read
from checker.types import Article, Finding

FIRST = date(2017, 10, 23)
WEEKS = 52
CORRECTED, DISMISSED, PATIENCE = 0.10, 0.05, 14


def main() -> None:
    """Run the year, print a line a week, then the report's own time."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("archive", type=Path, help="folder of .jsonl or .jsonl.gz files")
    parser.add_argument("--every", type=int, default=8, help="take every so many-th article")
    parser.add_argument("--output", "-o", type=Path, required=True)
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    weeks = weekly(options.archive, options.every)
    print(f"{sum(map(len, weeks))} articles in {sum(map(bool, weeks))} weeks", flush=True)
    heads = ("articles", "findings", "add s", "check s", "keep s", "MiB")
    print(f"{'week':<12}", *(f"{head:>8}" for head in heads), flush=True)
    year = Year(options.output)
    for number, articles in enumerate(weeks):
        sunday = FIRST + timedelta(7 * number + 6)
        year.week(sunday, articles)
    year.report()


def weekly(archive: Path, every: int) -> list[list[Article]]:
    """Return the dated articles of each week of the year."""
    found: list[list[Article]] = [[] for _ in range(WEEKS)]
    articles = (each for each in read([archive], limits=Limits()) if isinstance(each, Article))
    for number, article in enumerate(articles):
        place = (article.day - FIRST).days // 7 if article.day else -1
        if number % every == 0 and 0 <= place < WEEKS:
            found[place].append(article)
    return found


class Year:
    """An index, its history, and the newsroom that answers the findings."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index = folder / "year.index"
        self.config = Config()
        self.chance = random.Random(1)  # noqa: S311
        self.texts: dict[str, Article] = {}
        self.since: dict[str, date] = {}
        self.raw: list[tuple[date, int]] = []  # of each run: its day, and how many were open

    def week(self, sunday: date, articles: list[Article]) -> None:
        """Add what appeared and what was corrected, check everything, keep the run."""
        if not articles and not self.texts:
            return
        begun = time.perf_counter()
        self._add([*articles, *self._answers(sunday)])
        added = time.perf_counter()
        seen = Snapshot()
        started = datetime(sunday.year, sunday.month, sunday.day, 6, tzinfo=UTC).isoformat()
        report = check_index(self.index, self.config, started=started, seen=seen.see)
        decided = standing(read_log(self.index / LOG_NAME))
        report = apply_decisions(report, decided)
        checked = time.perf_counter()
        record(self.index, report, seen, tool_of(self.config, report.run.encoder))
        kept = time.perf_counter()
        self.findings = {each.id: each for each in report.findings if each.severity != "info"}
        self.raw.append((sunday, len(self.findings)))
        self.since = {name: self.since.get(name, sunday) for name in self.findings}
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{sunday!s:<12} {report.corpus.articles:>8} {len(report.findings):>8}",
            f"{added - begun:>8.1f} {checked - added:>8.1f} {kept - checked:>8.2f} {peak:>8.0f}",
            flush=True,
        )

    def _add(self, articles: list[Article]) -> None:
        self.texts.update({each.id: each for each in articles})
        path = self.folder / "week.jsonl"
        path.write_text("".join(map(_row, articles)), encoding="utf-8")
        if articles:
            add_articles(self.index, [path], self.config)

    def _answers(self, sunday: date) -> list[Article]:
        """Dismiss some of what has been open for long; return what others are corrected to."""
        log = DecisionLog(self.index / LOG_NAME) if self.index.is_dir() else None
        corrected: dict[str, Article] = {}
        for name, since in sorted(self.since.items()):
            what = self.chance.random()
            if (sunday - since).days < PATIENCE or log is None:
                continue
            finding = self.findings[name]
            if what < CORRECTED and len(finding.sides) > 1:
                self._correct(finding, corrected)
            elif what < CORRECTED + DISMISSED:
                at = datetime(sunday.year, sunday.month, sunday.day, 5, tzinfo=UTC)
                log.add([_dismissal(finding, at)])
        return list(corrected.values())

    def _correct(self, finding: Finding, corrected: dict[str, Article]) -> None:
        """Put the words of the first side in the place of those of the last, article by article."""
        right = finding.sides[0].evidence[0].quote
        for evidence in finding.sides[-1].evidence:
            old = corrected.get(evidence.article, self.texts[evidence.article])
            corrected[old.id] = replace(
                old,
                text=old.text.replace(evidence.quote, right),
                title=old.title.replace(evidence.quote, right),
            )

    def report(self) -> None:
        """Write the monthly report, and say what it and the history take."""
        from checker.history.formats.json_format import render
        from checker.history.trends import Asked, trends

        begun = time.perf_counter()
        asked = Asked(date(2018, 2, 1), date(2018, 10, 21), "month")
        with read_history(self.index) as db:
            found = trends(db, asked, decided=standing(read_log(self.index / LOG_NAME)))
        (self.folder / "year.json").write_text(render(found), encoding="utf-8")
        seconds = time.perf_counter() - begun
        self._compare(found)
        with sqlite3.connect(self.index / HISTORY_NAME) as db:
            rows = [
                (table, db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608
                for table in ("run", "article", "finding", "evidence", "event")
            ]
        size = (self.index / HISTORY_NAME).stat().st_size / 1e6
        print(f"trends: {seconds:.2f} s; history: {size:.1f} MB", *rows)

    def _compare(self, found: Trends) -> None:
        """Hold the report to what the runs themselves said, and to the articles on their days."""
        for measure in found.measures:
            days = measure.period
            at_hand = [count for day, count in self.raw if day <= days.end]
            assert measure.flow.still_open == (at_hand[-1] if at_hand else 0), measure
            published = sum(days.has(article.day) for article in self.texts.values())
            assert measure.articles == published, measure


def _dismissal(finding: Finding, at: datetime) -> Decision:
    return decide(
        finding=finding.id, verdict="not-a-conflict", editor="bench", at=at, reason="update",
        rule=finding.rule,
    )  # fmt: skip


def _row(article: Article) -> str:
    row = {
        "id": article.id,
        "source": article.source.name,
        "category": article.category,
        "url": article.url,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "text": article.text,
    }
    return json.dumps(row, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
