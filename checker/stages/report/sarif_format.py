"""SARIF 2.1.0 for code hosts and viewers, within what GitHub's code scanning takes.

GitHub refuses a whole file for one result without a place, and shows 5,000 results and 100
locations of each: the gravest are kept, and a notification says how many are not. What is left
of an upload may be 10 MB after gzip.
"""

from __future__ import annotations

import gzip
import re
from datetime import timedelta

from checker.stages.report.json_format import encode
from checker.stages.report.places import Pinned, parted, pin
from checker.stages.report.rule_pages import RulePage, rule_page
from checker.stages.report.sarif_results import LEVELS, Files, result, said
from checker.stages.report.visible import one_line
from checker.stages.report.wording import started
from checker.types import Report, Suppression

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MAX_RESULTS = 5_000
MAX_GZIPPED = 10_000_000

_Case = tuple[Pinned, Suppression | None]


def render(report: Report) -> str:
    """Return the report as one SARIF log with one run."""
    keep = MAX_RESULTS
    while True:
        text = encode(document(report, keep=keep), indent=1) + "\n"
        size = len(text.encode())
        if size <= MAX_GZIPPED or len(gzip.compress(text.encode())) <= MAX_GZIPPED or not keep:
            return text
        keep = keep * 3 // 4


def document(report: Report, *, keep: int = MAX_RESULTS) -> dict[str, object]:
    """Return the log as plain objects, with the ``keep`` gravest findings, suppressed ones last."""
    cases = _cases(report)
    kept, files = cases[:keep], Files()
    pages = {page.name: page for page in (rule_page(one.finding) for one, _ in kept)}
    rules = sorted(pages)
    results = [
        result(one, files, index=rules.index(one.finding.rule), suppression=why)
        for one, why in kept
    ]
    skipped = [_skipped(item.source, item.reason, files) for item in report.corpus.skipped]
    cut = len(cases) - len(kept)
    run = {
        "tool": {"driver": _driver(report, [pages[name] for name in rules])},
        "automationDetails": {"id": "checker/gate/" if report.new else "checker/check/"},
        "invocations": [_invocation(report, [*skipped, *_cut(cut)])],
        "originalUriBaseIds": {"%SRCROOT%": {"description": _text("Where checker was started.")}},
        "artifacts": files.artifacts(),
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": _figures(report, cut),
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _cases(report: Report) -> list[_Case]:
    aside = {one.finding.id: one.suppression for one in report.suppressed}
    found: list[_Case] = [(one, None) for one in pin(report.findings, report)]
    suppressed = pin((one.finding for one in report.suppressed), report)
    return found + [(one, aside[one.finding.id]) for one in suppressed]


def _driver(report: Report, pages: list[RulePage]) -> dict[str, object]:
    return {
        "name": "checker",
        "version": report.run.version,
        "language": "en",
        "rules": [_rule(page) for page in pages],
        "notifications": [
            _notification("skipped-input", "An input that was not read."),
            _notification("results-cut", "Results beyond what is shown."),
        ],
    }


def _notification(name: str, text: str) -> dict[str, object]:
    """Return a kind of notification; GitHub wants the same of it as of a rule."""
    texts = dict.fromkeys(("shortDescription", "fullDescription", "help"), _text(text))
    return {"id": name, "name": _pascal(name), **texts}


def _rule(page: RulePage) -> dict[str, object]:
    return {
        "id": page.name,
        "name": _pascal(page.label.en),
        "shortDescription": _text(f"{page.label.en} · {page.label.ar}"),
        "fullDescription": _text(f"{page.note.en}\n{page.note.ar}"),
        "help": {"text": page.text, "markdown": page.markdown},
        "defaultConfiguration": {"level": LEVELS[page.severity]},
        "properties": {"tags": [page.family]},
    }


def _pascal(name: str) -> str:
    """Return words as one identifier; the name of a rule may not be its id again."""
    return "".join(part.capitalize() for part in re.findall(r"\w+", name))


def _invocation(report: Report, notes: list[dict[str, object]]) -> dict[str, object]:
    invocation: dict[str, object] = {
        "executionSuccessful": report.corpus.articles > 0,
        "toolExecutionNotifications": notes,
    }
    begun = started(report.run)
    if begun:
        ended = begun + timedelta(seconds=report.run.seconds)
        for key, moment in (("startTimeUtc", begun), ("endTimeUtc", ended)):
            invocation[key] = moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment:%f}"[:3] + "Z"
    return invocation


def _skipped(source: str, reason: str, files: Files) -> dict[str, object]:
    path, line = parted(source)
    place = {"artifactLocation": files.location(path), "region": {"startLine": line or 1}}
    return {
        "descriptor": {"id": "skipped-input"},
        "level": "warning",
        "message": _text(said(f"{one_line(source)}: {one_line(reason)}")),
        "locations": [{"physicalLocation": place}],
    }


def _cut(cut: int) -> list[dict[str, object]]:
    if not cut:
        return []
    text = f"{cut} results of lesser weight are left out; the JSON report has them all."
    return [{"descriptor": {"id": "results-cut"}, "level": "warning", "message": _text(text)}]


def _figures(report: Report, cut: int) -> dict[str, object]:
    return {
        "articles": report.corpus.articles,
        "new": list(report.new),
        "resultsLeftOut": cut,
        "encoder": report.run.encoder,
        "packs": list(report.run.packs),
    }


def _text(text: str) -> dict[str, object]:
    return {"text": text}
