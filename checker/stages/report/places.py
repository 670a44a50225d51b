"""Where evidence lies in a file, and which file a finding is shown at.

Spans count code points of an article's text. Only where the file is that text, as a ``.txt`` is,
do they tell a line and a column. A page, a feed or a row holds the text in another form: there
the file is known, of a row its line too (``path:line``), and no more.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from checker.stages.report.grouping import gravest_first
from checker.types import Article, Evidence, Finding, Report, Side, Span

_ROW = re.compile(r"(.+):([1-9][0-9]{0,8})", re.DOTALL)
_TEXT_FILES = (".txt", ".text")


@dataclass(frozen=True, slots=True)
class Place:
    """A range of a file: 1-based, columns in code points, the end column one past the last.

    ``column`` is 0 where only the line is known; ``line`` is 1 where not even that is.
    """

    path: str
    line: int = 1
    column: int = 0
    end_line: int = 0
    end_column: int = 0


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A piece of evidence with the side it proves, its article if known, and its place."""

    evidence: Evidence
    side: Side
    article: Article | None
    place: Place


@dataclass(frozen=True, slots=True)
class Pinned:
    """A finding with its evidence ``here``, where it is shown, and ``elsewhere``."""

    finding: Finding
    here: tuple[Exhibit, ...]
    elsewhere: tuple[Exhibit, ...]

    @property
    def place(self) -> Place:
        """Where the finding is shown; without evidence its subject stands for a file."""
        finding = self.finding
        return self.here[0].place if self.here else Place(finding.subject.id or finding.id)

    @property
    def article(self) -> str:
        """The id of the article that the finding is shown at, "" without evidence."""
        return self.here[0].evidence.article if self.here else ""


def pin(findings: Iterable[Finding], report: Report) -> tuple[Pinned, ...]:
    """Return findings, the gravest first, each with its evidence here and elsewhere.

    Here is what a gate was asked about: the new articles, the newest of them first. A check
    asks about no article more than others: here is the newest one that the finding cites.
    """
    articles = {article.id: article for article in report.articles}
    return tuple(_pinned(one, articles, frozenset(report.new)) for one in gravest_first(findings))


def parted(source: str) -> tuple[str, int]:
    """Return the path and the line of ``path`` or ``path:line``; 0 where there is no line."""
    match = _ROW.fullmatch(source)
    return (match[1], int(match[2])) if match else (source, 0)


def relative(path: str) -> str:
    """Return a path as hosts of repositories want it: without ``./`` at its head."""
    return path.removeprefix("./")


def uri(path: str) -> str:
    """Return a path as a URI reference, percent-encoded; an absolute one as ``file:``."""
    encoded = quote(relative(path), safe="/~", errors="replace")
    return f"file://{encoded}" if encoded.startswith("/") else encoded


def place(evidence: Evidence, article: Article | None) -> Place:
    """Return where a piece of evidence lies; the id of an article without a file stands for it."""
    path, row = parted(article.path) if article else ("", 0)
    if article is None or not path:
        return Place(evidence.article)
    start, end = evidence.span.start, evidence.span.end
    is_text = evidence.span.field == "text" and path.lower().endswith(_TEXT_FILES) and not row
    if not is_text or article.text[start:end] != evidence.quote:
        return Place(path, row or 1)
    return lines(path, article.text, evidence.span)


def lines(path: str, text: str, span: Span) -> Place:
    """Return the place of a span in a file that is this text; a line ends at its line feed."""
    return Place(path, *_position(text, span.start), *_position(text, span.end))


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _pinned(finding: Finding, articles: Mapping[str, Article], new: Collection[str]) -> Pinned:
    exhibits = [
        Exhibit(one, side, articles.get(one.article), place(one, articles.get(one.article)))
        for side in finding.sides
        for one in side.evidence
    ]
    cited = {one.evidence.article for one in exhibits}
    ranked = sorted(cited, key=partial(_age, articles))
    shown = [name for name in ranked if name in new] or ranked[:1]
    precise = sorted(exhibits, key=_whole_line)
    here = (one for name in shown for one in precise if one.evidence.article == name)
    elsewhere = (one for one in exhibits if one.evidence.article not in shown)
    return Pinned(finding, tuple(here), tuple(elsewhere))


def _whole_line(exhibit: Exhibit) -> bool:
    """Return a sort key: what can be marked in its line comes before what cannot."""
    return not exhibit.place.column


def _age(articles: Mapping[str, Article], name: str) -> tuple[float, str]:
    """Return a sort key that puts the newest first and what has no date last."""
    article = articles.get(name)
    moment = article.published.timestamp() if article and article.published else None
    return (float("inf") if moment is None else -moment, name)
