"""The JSON report: one object, the contract of the design, described by ``schema.json``."""

from __future__ import annotations

import json
import re

from checker.types import Bilingual, Confirmation, Evidence, Finding, Report, Side, Suppressed

SCHEMA_VERSION = 1

# Legal inside JSON strings, but not fit for a terminal or a log: written as escapes, which
# every parser reads back to the same characters.
_RAW = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def render(report: Report) -> str:
    """Return the report as one JSON object with fixed key order."""
    return encode(document(report), indent=1) + "\n"


def document(report: Report) -> dict[str, object]:
    """Return the report as the plain objects of the contract, keys in their fixed order."""
    return {
        **head(report),
        "findings": [finding_object(finding) for finding in report.findings],
        "suppressed": [suppressed_object(one) for one in report.suppressed],
        "confirmed": [_confirmed(one) for one in report.confirmed],
    }


def head(report: Report) -> dict[str, object]:
    """Return all of the contract but the findings: schema, run, corpus and new articles."""
    run, corpus = report.run, report.corpus
    return {
        "schema": SCHEMA_VERSION,
        "run": {
            "version": run.version,
            "started": run.started,
            "seconds": round(run.seconds, 3),
            "encoder": run.encoder,
            "packs": list(run.packs),
            "config": {key: run.config[key] for key in sorted(run.config)},
        },
        "corpus": {
            "articles": corpus.articles,
            "sentences": corpus.sentences,
            "claims": corpus.claims,
            "copies": corpus.copies,
            "skipped": [
                {"source": skipped.source, "stage": skipped.stage, "reason": skipped.reason}
                for skipped in corpus.skipped
            ],
        },
        "new": list(report.new),
    }


def finding_object(finding: Finding) -> dict[str, object]:
    """Return one finding as the plain objects of the contract."""
    return {
        "id": finding.id,
        "rule": finding.rule,
        "kind": finding.kind,
        "severity": finding.severity,
        "confidence": round(finding.confidence, 3),
        "subject": {"id": finding.subject.id, "label": finding.subject.label},
        "claim": finding.claim,
        "question": _bilingual(finding.question),
        "message": _bilingual(finding.message),
        "suggestion": _bilingual(finding.suggestion) if finding.suggestion else None,
        "explained_by": finding.explained_by,
        "sides": [_side(side) for side in finding.sides],
    }


def suppressed_object(one: Suppressed) -> dict[str, object]:
    """Return a finding that was set aside, and by whom, as the plain objects of the contract."""
    suppression = one.suppression
    return {
        "finding": finding_object(one.finding),
        "suppression": {
            "origin": suppression.origin,
            "reason": suppression.reason,
            "author": suppression.author,
            "day": suppression.day,
            "expires": suppression.expires,
        },
    }


def encode(value: object, *, indent: int | None = None) -> str:
    """Return JSON text in readable Arabic; characters that steer a display are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False, default=str)
    return _RAW.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _confirmed(one: Confirmation) -> dict[str, str]:
    return {"finding": one.finding, "author": one.author, "day": one.day, "note": one.note}


def _bilingual(text: Bilingual) -> dict[str, str]:
    return {"ar": text.ar, "en": text.en}


def _side(side: Side) -> dict[str, object]:
    return {
        "value": side.value,
        "key": side.key,
        "evidence": [_evidence(evidence) for evidence in side.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, object]:
    return {
        "article": evidence.article,
        "field": evidence.span.field,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "quote": evidence.quote,
        "sentence": {"start": evidence.sentence.start, "end": evidence.sentence.end},
    }
