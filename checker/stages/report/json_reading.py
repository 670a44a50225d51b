"""Read back the findings of a JSON report, whole: what the review of a report shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checker.config.model import Slug
from checker.errors import InputError
from checker.types import (
    Article,
    Bilingual,
    Counts,
    Evidence,
    Explanation,
    Finding,
    Report,
    Run,
    Severity,
    Side,
    Span,
    Subject,
)

_HINT = "A report for this is written with: checker check PATHS -f json -o report.json"
_MOST_BYTES = 1_000_000_000
Offset = Annotated[int, Field(ge=0)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _Text(_Part):
    ar: str
    en: str

    def read(self) -> Bilingual:
        return Bilingual(self.ar, self.en)


class _Range(_Part):
    start: Offset
    end: Offset


class _Evidence(_Part):
    article: str
    field: Literal["title", "text"]
    start: Offset
    end: Offset
    quote: str
    sentence: _Range

    def read(self) -> Evidence:
        sentence = Span(self.field, self.sentence.start, self.sentence.end)
        return Evidence(self.article, Span(self.field, self.start, self.end), self.quote, sentence)


class _Side(_Part):
    value: str
    key: str
    evidence: tuple[_Evidence, ...]

    def read(self) -> Side:
        proofs = tuple(each.read() for each in self.evidence)
        return Side(self.value, self.key, proofs, support=len({one.article for one in proofs}))


class _Subject(_Part):
    id: str
    label: str


class _Finding(_Part):
    id: Annotated[str, Field(pattern=r"^[^\s\x00-\x1f]{1,100}$")]
    rule: Slug
    kind: str
    severity: Severity
    confidence: Annotated[float, Field(ge=0, le=1)]
    subject: _Subject
    claim: str | None = None
    question: _Text
    message: _Text
    suggestion: _Text | None = None
    explained_by: Explanation | None = None
    sides: tuple[_Side, ...]

    def read(self) -> Finding:
        return Finding(
            id=self.id,
            rule=self.rule,
            kind=self.kind,
            severity=self.severity,
            confidence=self.confidence,
            subject=Subject(self.subject.id, self.subject.label),
            question=self.question.read(),
            message=self.message.read(),
            sides=tuple(side.read() for side in self.sides),
            suggestion=self.suggestion.read() if self.suggestion else None,
            claim=self.claim,
            explained_by=self.explained_by,
        )


class _File(_Part):
    version: Literal[1] = Field(alias="schema")
    findings: tuple[_Finding, ...]


def read_findings(path: Path, articles: dict[str, Article]) -> Report:
    """Return the findings of a JSON report, with those of the articles that they cite.

    Findings that were set aside in it are not read: they need no decision.

    Raises:
        InputError: it cannot be read, or is no JSON report of checker.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
        found = _File.model_validate(json.loads(data[:_MOST_BYTES].decode("utf-8-sig")))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        message = f"no report of checker: {place}: {first['msg']}"
        raise InputError(message, where=str(path), hint=_HINT) from None
    except (ValueError, RecursionError):
        raise InputError("not JSON", where=str(path), hint=_HINT) from None
    findings = tuple({one.id: one.read() for one in found.findings}.values())
    cited = {e.article for one in findings for side in one.sides for e in side.evidence}
    return Report(
        run=Run(version="", started="", seconds=0.0, encoder=""),
        corpus=Counts(articles=len(cited), sentences=0, claims=0, copies=0),
        findings=findings,
        articles=tuple(articles[name] for name in sorted(cited) if name in articles),
    )
