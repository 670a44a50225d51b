"""An invented newsroom whose runs are made by hand: articles, findings, days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from checker.history import Kept, Snapshot, Tool, record
from checker.ids import digest, fingerprint
from checker.types import (
    Article,
    Bilingual,
    Counts,
    Evidence,
    Finding,
    Report,
    Run,
    Severity,
    Side,
    Source,
    Span,
    Subject,
    Suppressed,
    Suppression,
)

TOOL = Tool("1.0", "hashing", ("desk 1",), "tool-a")
OTHER_TOOL = replace(TOOL, digest="tool-b")
PORT, NOON = "صحيفة الميناء", "قناة الضحى"


def article(
    name: str,
    text: str,
    *,
    day: date | None = None,
    source: str = PORT,
    desk: str = "محليات",
    author: str = "",
) -> Article:
    """Return an article, dated at noon of a day."""
    published = datetime.combine(day, time(12), UTC) if day else None
    return Article(
        name, text, "", Source(source), published=published, category=desk, author=author
    )


def finding(
    rule: str,
    sides: Mapping[str, Iterable[tuple[str, str]]],
    *,
    subject: str = "سالم الورداني",
    severity: Severity = "error",
) -> Finding:
    """Return a finding; ``sides`` maps an answer to (article, quoted words)."""
    span = Span("text", 0, 1)
    answers = tuple(
        Side(value, value, tuple(Evidence(a, span, words, span) for a, words in quoted))
        for value, quoted in sides.items()
    )
    question = Bilingual(f"ما رتبة {subject}؟", f"What rank does {subject} hold?")
    return Finding(
        fingerprint(rule=rule, subject=subject, values=sides), rule, rule, severity, 0.9,
        Subject(subject, subject), question, question, answers,
    )  # fmt: skip


@dataclass
class Newsroom:
    """An index folder with its articles, and runs over it."""

    folder: Path
    articles: dict[str, Article] = field(default_factory=dict)

    def publish(self, *articles: Article) -> None:
        """Add articles, or put them in the place of older versions."""
        self.articles.update({each.id: each for each in articles})

    def run(
        self, day: date, *findings: Finding, aside: Iterable[Finding] = (), tool: Tool = TOOL
    ) -> Kept:
        """Keep a run of six in the morning with these findings."""
        seen = Snapshot()
        for _, each in sorted(self.articles.items()):
            seen.see(each, digest(each.text, str(each.published), each.category))
        return record(self.folder, self.report(day, findings, aside), seen, tool)

    def report(
        self, day: date, findings: Iterable[Finding], aside: Iterable[Finding] = ()
    ) -> Report:
        """Return the report of such a run."""
        started = datetime.combine(day, time(6), UTC).isoformat()
        set_aside = tuple(Suppressed(each, Suppression("review")) for each in aside)
        return Report(
            Run("1.0", started, 1.0, "hashing"),
            Counts(len(self.articles), 0, 0, 0),
            tuple(findings),
            suppressed=set_aside,
        )
