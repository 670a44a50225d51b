"""The results of a SARIF log: one per finding, with its places, proofs and fingerprints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from checker.stages.report.places import Exhibit, Pinned, Place, lines, uri
from checker.stages.report.snippets import safe_url
from checker.stages.report.wording import told, witness
from checker.types import Severity, Suppression

LEVELS: Mapping[Severity, str] = MappingProxyType(
    {"error": "error", "warning": "warning", "info": "note"}
)
# GitHub shows this many locations of a result, the first included.
MAX_LOCATIONS = 100
# Beyond it a snippet is no help to a reader, and a hostile article is all one sentence.
_LONGEST_SNIPPET = 1_000


@dataclass(slots=True)
class Files:
    """The files that a log speaks of, in the order in which they come up."""

    _index: dict[str, int] = field(default_factory=dict)

    def location(self, path: str) -> dict[str, object]:
        """Return the artifact location of a path, and remember the file."""
        name = uri(path)
        index = self._index.setdefault(name, len(self._index))
        return {**_based(name), "index": index}

    def artifacts(self) -> list[dict[str, object]]:
        """Return the artifacts of the run, each at the index that its locations name."""
        return [{"location": _based(name)} for name in self._index]


def result(
    pinned: Pinned, files: Files, *, index: int, suppression: Suppression | None
) -> dict[str, object]:
    """Return one result; ``index`` is that of its rule.

    Every result has suppressions, mostly none: SARIF wants them in all results or in none.
    """
    finding, related = pinned.finding, (*pinned.here[1:], *pinned.elsewhere)
    shown = related[: MAX_LOCATIONS - 1]
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": LEVELS[finding.severity],
        "rank": round(finding.confidence * 100, 1),
        "message": {"text": said(told(finding))},
        "locations": [_first(pinned, files)],
        "relatedLocations": [
            {"id": number, **_location(one, files)} for number, one in enumerate(shown, 1)
        ],
        "partialFingerprints": {"findingId/v1": finding.id, "primaryLocationLineHash": finding.id},
        "suppressions": [_suppression(suppression)] if suppression else [],
        "properties": {
            "kind": finding.kind,
            "subject": finding.subject.label,
            "explainedBy": finding.explained_by,
            "question": {"ar": finding.question.ar, "en": finding.question.en},
            "message": {"ar": finding.message.ar, "en": finding.message.en},
            "evidenceLeftOut": len(related) - len(shown),
        },
    }


def said(text: str) -> str:
    """Return text as a SARIF message: braces are doubled, and nothing in it becomes a link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _based(name: str) -> dict[str, object]:
    return {"uri": name} if name.startswith("file:") else {"uri": name, "uriBaseId": "%SRCROOT%"}


def _suppression(suppression: Suppression) -> dict[str, object]:
    given = {key: getattr(suppression, key) for key in ("author", "day", "expires")}
    entry: dict[str, object] = {
        "kind": "inSource" if suppression.origin == "article" else "external",
        "status": "accepted",
        "properties": {key: value for key, value in given.items() if value},
    }
    return {**entry, "justification": suppression.reason} if suppression.reason else entry


def _first(pinned: Pinned, files: Files) -> dict[str, object]:
    if pinned.here:
        return _location(pinned.here[0], files)
    place = {"artifactLocation": files.location(pinned.place.path), "region": {"startLine": 1}}
    return {"physicalLocation": place}


def _location(exhibit: Exhibit, files: Files) -> dict[str, object]:
    """Return where evidence lies; GitHub needs a first line even where none is known."""
    evidence, article, place = exhibit.evidence, exhibit.article, exhibit.place
    span = evidence.span
    physical: dict[str, object] = {"artifactLocation": files.location(place.path)}
    physical |= _regions(exhibit) if place.column else {"region": {"startLine": place.line}}
    address = safe_url(article.url) if article else ""
    return {
        "physicalLocation": physical,
        "logicalLocations": [
            {
                "name": evidence.article,
                "fullyQualifiedName": f"{evidence.article}/{span.field}",
                "kind": "article",
            }
        ],
        "message": {"text": said(witness(exhibit))},
        "properties": {
            "field": span.field,
            "start": span.start,
            "end": span.end,
            **({"url": address} if address else {}),
        },
    }


def _regions(exhibit: Exhibit) -> dict[str, object]:
    """Return the region of the quotation and, where it is more, that of its sentence."""
    article, place, evidence = exhibit.article, exhibit.place, exhibit.evidence
    span, sentence = evidence.span, evidence.sentence
    regions: dict[str, object] = {"region": _region(place, evidence.quote)}
    if article and sentence != span and sentence.contains(span):
        around = lines(place.path, article.text, sentence)
        regions["contextRegion"] = _region(around, article.text[sentence.start : sentence.end])
    return regions


def _region(place: Place, text: str) -> dict[str, object]:
    region: dict[str, object] = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {**region, "snippet": {"text": text}} if len(text) <= _LONGEST_SNIPPET else region
