"""Markdown for the summary of a CI job or a comment: a table per severity, the evidence folded.

Every character of an article that Markdown, HTML or a table could read is sent as a numeric
entity. GitHub drops a summary over 1 MiB as a whole; what does not fit is counted at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from checker.stages.report.grouping import count_severities, gravest_first
from checker.stages.report.labels import counted, day_label, kind_label, word
from checker.stages.report.snippets import Citation, Segment, cite
from checker.stages.report.visible import clipped, one_line
from checker.stages.report.wording import spoken
from checker.types import SEVERITIES, Article, Finding, Report, Side

MAX_BYTES = 1_000_000
_SHOWN = 6
_LONGEST = 500
# All of ASCII but letters, digits, the space and what has no meaning inside a line.
_ACTIVE = re.compile(r"[^\w\s,;%?/\u0080-\U0010ffff]|_")


def render(report: Report) -> str:
    """Return one page of at most ``MAX_BYTES`` bytes, without those set aside."""
    title = word("title")
    lines = [f"# {title.ar} · {title.en}", "", *_figures(report)]
    room = MAX_BYTES - 1_000 - _size(lines)
    articles = {article.id: article for article in report.articles}
    severity, cut = "", 0
    for finding in gravest_first(report.findings):
        head = [] if finding.severity == severity else _head(finding)
        added = [*head, _row(finding, articles)]
        room -= _size(added)
        if room < 0:
            cut += 1
            continue
        severity = finding.severity
        lines += added
    return "\n".join([*lines, "", *_foot(cut)]).rstrip() + "\n"


def escaped(text: str) -> str:
    """Return the text on one line, so that nothing in it is Markdown, HTML or a table.

    Addresses and mentions are looked for in the finished page: a word joiner breaks them.
    """
    line = clipped(one_line(text), _LONGEST).replace("@", "@\u2060")
    return _ACTIVE.sub(lambda match: f"&#{ord(match.group())};", line)


def _figures(report: Report) -> Iterator[str]:
    counts, corpus = count_severities(report.findings), report.corpus
    labels = {name: word(f"severity_{name}") for name in SEVERITIES}
    yield "| " + " | ".join(f"{label.ar} · {label.en}" for label in labels.values()) + " |"
    yield "|" + "---|" * len(labels)
    yield "| " + " | ".join(str(counts[name]) for name in labels) + " |"
    yield ""
    read = word("articles")
    parts = [f"{read.ar} · {read.en}: {corpus.articles}"]
    if report.suppressed:
        aside = word("set_aside")
        parts.append(f"{aside.ar} · {aside.en}: {len(report.suppressed)}")
    if corpus.skipped:
        skipped = word("skipped_tile")
        parts.append(f"{skipped.ar} · {skipped.en}: {len(corpus.skipped)}")
    yield " — ".join(parts)


def _head(finding: Finding) -> list[str]:
    label, kind, findings = map(word, (f"severity_{finding.severity}", "kind", "findings"))
    return [
        *("", f"## {label.ar} · {label.en}", ""),
        f"| {kind.ar} · {kind.en} | {findings.ar} · {findings.en} |",
        "|---|---|",
    ]


def _row(finding: Finding, articles: Mapping[str, Article]) -> str:
    kind, text = kind_label(finding.kind), spoken(finding)
    proofs = "".join(_side(side, articles) for side in finding.sides)
    values = " · ".join(escaped(side.value) for side in finding.sides[:_SHOWN])
    return (
        f"| {escaped(kind.ar)}<br>{escaped(kind.en)} | {_isolated(escaped(text.ar))}<br>"
        f"{_isolated(escaped(text.en))}"
        f"<details><summary>{_isolated(values)}</summary>{proofs}</details> |"
    )


def _side(side: Side, articles: Mapping[str, Article]) -> str:
    citations = cite(side.evidence[:_SHOWN], articles)
    items = "".join(f"<li>{_citation(one)}</li>" for one in citations)
    more = len(side.evidence) - _SHOWN
    if more > 0:
        items += f"<li>{counted('more', more).ar}</li>"
    return f"<p>{_isolated(f'<b>{escaped(side.value)}</b>')}</p><ul>{items}</ul>"


def _citation(one: Citation) -> str:
    outlet = escaped(one.source) or escaped(one.article)
    quotes = "<br>".join(_marked(snippet.segments) for snippet in one.snippets)
    return _isolated(f"{outlet}، {day_label(one.day).ar}: {quotes}")


def _marked(segments: Iterable[Segment]) -> str:
    """Return a sentence with its marks in bold; spaces at the seams are kept."""
    parts = []
    for segment in segments:
        lead = " " if segment.text[:1].isspace() else ""
        tail = " " if segment.text[-1:].isspace() else ""
        text = f"{lead}{escaped(segment.text)}{tail}"
        parts.append(f"<b>{text}</b>" if segment.kind == "mark" else text)
    return "".join(parts)


def _isolated(html: str) -> str:
    """Return a piece whose direction is its own, whatever stands around it."""
    return f'<span dir="auto">{html}</span>'


def _foot(cut: int) -> Iterator[str]:
    if cut:
        yield f"{counted('findings', cut).ar} · {counted('findings', cut).en}: "
        yield "not shown, the page is full; the JSON report has all."


def _size(lines: Iterable[str]) -> int:
    return sum(len(line.encode()) + 1 for line in lines)
