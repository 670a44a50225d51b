"""The text report for terminals and logs: compact, grouped by subject, safe to print."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from checker.stages.report.grouping import SubjectGroup, count_severities, group
from checker.stages.report.labels import counted, day_label, word
from checker.stages.report.snippets import Citation, Snippet, cite
from checker.stages.report.visible import clipped, one_line
from checker.types import SEVERITIES, Article, Bilingual, Finding, Origin, Report, Side

Language = Literal["ar", "en"]
_COLOURS = {"error": "31", "warning": "33", "info": "36"}
_SHOWN = 4
# What GitHub Actions obeys in a log: `##[` anywhere, `::` at the head of a line.
_COMMAND = re.compile(r"(##(?=\[)|^ *:(?=:))", re.MULTILINE)
_NARROWEST = 40


@dataclass(frozen=True, slots=True)
class _Style:
    width: int
    colour: bool
    language: Language

    def pick(self, text: Bilingual) -> str:
        return one_line(text.ar if self.language == "ar" else text.en)

    def paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text

    def wrap(self, text: str, *, indent: int, first: str = "") -> list[str]:
        pad = " " * indent
        return textwrap.wrap(
            text,
            self.width,
            initial_indent=pad + first,
            subsequent_indent=pad + " " * len(first),
            break_on_hyphens=False,
        )


def render(report: Report) -> str:
    """Return the report as plain text of 100 columns, Arabic questions, no colour."""
    return render_text(report)


def render_text(
    report: Report, *, width: int = 100, colour: bool = False, language: Language = "ar"
) -> str:
    """Return the report as lines of at most ``width`` columns, where words allow it.

    Severity and kind are the words of the contract, a place is ``article:field:start``; texts
    are in ``language``. Control characters and direction overrides are named, never sent; what
    a CI server would take for a command is broken by a space.
    """
    style = _Style(max(width, _NARROWEST), colour, language)
    articles = {article.id: article for article in report.articles}
    lines = [_head(report), *_set_aside(report)]
    for subject in group(report.findings):
        lines += ["", *_subject(subject, articles, style)]
    lines += ["", *_skipped(report, style)]
    return _COMMAND.sub(r"\1 ", "\n".join(lines) + "\n")


def finding_lines(finding: Finding, articles: Mapping[str, Article]) -> list[str]:
    """Return one finding as lines of the text report, in Arabic and without colour."""
    return list(_finding(finding, articles, _Style(100, False, "ar")))


def _head(report: Report) -> str:
    counts = count_severities(report.findings)
    shares = ", ".join(f"{counts[severity]} {severity}" for severity in SEVERITIES)
    total, corpus = len(report.findings), report.corpus
    return (
        f"checker {one_line(report.run.version)}: {total} finding{'' if total == 1 else 's'} "
        f"({shares}); {corpus.articles} articles, {corpus.copies} copies, "
        f"{len(corpus.skipped)} skipped"
    )


def _set_aside(report: Report) -> Iterator[str]:
    if report.suppressed:
        origins = Counter(one.suppression.origin for one in report.suppressed)
        named = (name for name in get_args(Origin) if origins[name])
        shares = ", ".join(f"{name}: {origins[name]}" for name in named)
        yield f"{len(report.suppressed)} set aside ({shares})"


def _subject(
    subject: SubjectGroup, articles: Mapping[str, Article], style: _Style
) -> Iterator[str]:
    yield style.paint(clipped(one_line(subject.label) or "-", style.width), "1")
    for finding in subject.findings:
        yield from _finding(finding, articles, style)


def _finding(finding: Finding, articles: Mapping[str, Article], style: _Style) -> Iterator[str]:
    severity = style.paint(finding.severity, _COLOURS[finding.severity])
    kind, key = one_line(finding.kind), one_line(finding.id)
    yield f"  {severity} {kind} {finding.confidence:.0%} {key}"
    yield from style.wrap(style.pick(finding.question), indent=4)
    for side in finding.sides:
        yield from _side(side, articles, style)
    yield from style.wrap(style.pick(finding.message), indent=4, first="! ")
    if finding.explained_by:
        text = style.pick(word(f"explained_{finding.explained_by}"))
        yield from style.wrap(text, indent=4, first="~ ")
    if finding.suggestion:
        yield from style.wrap(style.pick(finding.suggestion), indent=4, first="> ")


def _side(side: Side, articles: Mapping[str, Article], style: _Style) -> Iterator[str]:
    support = style.pick(counted("sources", side.support))
    yield from style.wrap(f"{one_line(side.value)} ({support})", indent=4, first="- ")
    for citation in cite(side.evidence[:_SHOWN], articles):
        for snippet in citation.snippets:
            yield from _evidence(citation, snippet, style)
    if len(side.evidence) > _SHOWN:
        yield f"      + {style.pick(counted('more', len(side.evidence) - _SHOWN))}"


def _evidence(citation: Citation, snippet: Snippet, style: _Style) -> Iterator[str]:
    place = f"{one_line(citation.article)}:{snippet.field}:{snippet.start}"
    origin = one_line(citation.source) or style.pick(word("unnamed"))
    yield f"      {style.paint(place, '2')}  {origin}, {style.pick(day_label(citation.day))}"
    yield from style.wrap(_context(snippet, 2 * style.width - 20), indent=8)


def _context(snippet: Snippet, room: int) -> str:
    """Return the sentence with its marks in brackets, cut around the first mark."""
    parts = [
        f"[{segment.text}]" if segment.kind == "mark" else segment.text
        for segment in snippet.segments
    ]
    text = one_line("".join(parts))
    marks = [number for number, segment in enumerate(snippet.segments) if segment.kind == "mark"]
    before = len(one_line("".join(parts[: marks[0]]))) if marks else 0
    start = max(0, min(before - room // 3, len(text) - room))
    return ("…" if start else "") + clipped(text[start:].lstrip(), room)


def _skipped(report: Report, style: _Style) -> Iterator[str]:
    skipped = report.corpus.skipped
    if not report.corpus.articles:
        yield style.pick(word("nothing_read"))
    yield style.pick(counted("inputs", len(skipped)))
    for item in skipped:
        text = f"{one_line(item.source)} ({one_line(item.stage)}): {one_line(item.reason)}"
        yield from style.wrap(text, indent=2)
