"""JUnit XML, in the form that both Jenkins and Ant accept: an article is a suite, a finding a case.

Errors and warnings fail. Notes pass, and their text is in the suite's output. What was set aside
and what could not be read is skipped. A gate has a suite per new article; a check, which asks
about all alike, has one per article at which a finding is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from checker.stages.report.labels import kind_label
from checker.stages.report.places import Pinned, pin, relative
from checker.stages.report.text_format import finding_lines
from checker.stages.report.visible import clipped, one_line, visible
from checker.stages.report.wording import reason, started, told
from checker.types import Article, Finding, Report, Skipped, Suppression

_EPOCH = "1970-01-01T00:00:00"
_LONGEST_NAME = 200

_Case = tuple[Pinned, Suppression | None]


def render(report: Report) -> str:
    """Return one XML document; it always has a case, so that a run is seen to have happened."""
    articles = {article.id: article for article in report.articles}
    by_article = _cases(report)
    root = ET.Element("testsuites")
    for name, cases in by_article.items():
        _suite(root, report, name, articles.get(name), cases)
        for case in cases:
            _case(root[-1], case, articles)
        if not cases:
            _passed(root[-1], "checker", "no findings")
        _close(root[-1], _notes(cases, articles))
    _inputs(root, report)
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _cases(report: Report) -> dict[str, list[_Case]]:
    """Return the findings per article; the new articles in their order, with none too."""
    by_article: dict[str, list[_Case]] = {name: [] for name in report.new}
    for one in pin(report.findings, report):
        by_article.setdefault(one.article, []).append((one, None))
    aside = {one.finding.id: one.suppression for one in report.suppressed}
    for one in pin((one.finding for one in report.suppressed), report):
        by_article.setdefault(one.article, []).append((one, aside[one.finding.id]))
    return by_article or {"": []}


def _suite(
    root: ET.Element, report: Report, name: str, article: Article | None, cases: Sequence[_Case]
) -> None:
    begun = started(report.run)
    suite = ET.SubElement(
        root,
        "testsuite",
        name=_name(name) or "checker",
        package="checker",
        id=str(len(root)),
        timestamp=begun.strftime("%Y-%m-%dT%H:%M:%S") if begun else _EPOCH,
        hostname="localhost",
        tests=str(len(cases) or 1),
        failures=str(sum(not why and _fails(one.finding) for one, why in cases)),
        errors="0",
        skipped=str(sum(why is not None for _, why in cases)),
        time="0",
    )
    properties = ET.SubElement(suite, "properties")
    known = {"path": relative(article.path), "title": article.title} if article else {}
    for key, value in known.items():
        if value:
            ET.SubElement(properties, "property", name=key, value=one_line(value))


def _case(suite: ET.Element, case: _Case, articles: Mapping[str, Article]) -> None:
    one, why = case
    finding = one.finding
    label = f"{kind_label(finding.kind).en}: {finding.subject.label}"
    element = _passed(suite, finding.rule, f"{_name(label)} [{one_line(finding.id)}]")
    if why:
        ET.SubElement(element, "skipped", message=reason(why))
    elif _fails(finding):
        failure = ET.SubElement(
            element, "failure", type=_name(finding.kind), message=one_line(told(finding))
        )
        failure.text = "\n".join(finding_lines(finding, articles))


def _passed(suite: ET.Element, group: str, name: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", classname=_name(group), name=name, time="0")


def _notes(cases: Sequence[_Case], articles: Mapping[str, Article]) -> str:
    notes = [one.finding for one, why in cases if not why and not _fails(one.finding)]
    return "\n".join(line for note in notes for line in finding_lines(note, articles))


def _close(suite: ET.Element, output: str) -> None:
    """Append what Ant's schema wants at the end of every suite."""
    ET.SubElement(suite, "system-out").text = visible(output)
    ET.SubElement(suite, "system-err")


def _inputs(root: ET.Element, report: Report) -> None:
    """Append a suite with a skipped case for everything that was not read."""
    skipped = report.corpus.skipped
    if not skipped:
        return
    _suite(root, report, "skipped inputs", None, ())
    root[-1].set("tests", str(len(skipped)))
    root[-1].set("skipped", str(len(skipped)))
    for item in skipped:
        case = _passed(root[-1], item.stage, _input(item))
        ET.SubElement(case, "skipped", message=one_line(item.reason))
    _close(root[-1], "")


def _input(item: Skipped) -> str:
    return one_line(item.source) or "input"


def _fails(finding: Finding) -> bool:
    return finding.severity != "info"


def _name(text: str) -> str:
    return clipped(one_line(text), _LONGEST_NAME)
