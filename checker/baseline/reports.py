"""Read back the JSON report of a run: as much of it as a baseline needs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path, PurePath

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checker.baseline.reading import Fingerprint
from checker.config import Config
from checker.config.model import Slug
from checker.config.problems import problems
from checker.errors import InputError
from checker.types import Origin, Severity

_HINT = "A report for this is written with: checker check PATHS -f json -o report.json"


class _Part(BaseModel):
    """A part of a report; what else stands in it is somebody else's."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class ReportedText(_Part):
    """A text in the two languages of the report."""

    ar: str
    en: str


class ReportedEvidence(_Part):
    """A quotation and where it begins."""

    article: str
    field: str
    start: int
    quote: str


class ReportedSide(_Part):
    """One answer with its evidence."""

    value: str
    evidence: tuple[ReportedEvidence, ...]


class ReportedSubject(_Part):
    """Whom or what a finding is about."""

    label: str


class Reported(_Part):
    """A finding as the report shows it."""

    id: Fingerprint
    rule: Slug
    severity: Severity
    subject: ReportedSubject
    question: ReportedText
    sides: tuple[ReportedSide, ...]


class _Skipped(_Part):
    source: str


class _Corpus(_Part):
    articles: int
    skipped: tuple[_Skipped, ...] = ()


class _Run(_Part):
    config: dict[str, object]


class ReportedDecision(_Part):
    """Who set a finding aside, and why; the fields are those of ``Suppression``."""

    origin: Origin
    reason: str
    author: str
    day: str
    expires: str


class ReportedAside(_Part):
    """A finding that was set aside."""

    finding: Reported
    suppression: ReportedDecision


class ReportFile(_Part):
    """A report of check, or of a gate: then ``new`` names the articles that it was asked about."""

    version: int = Field(alias="schema")
    run: _Run
    corpus: _Corpus
    findings: tuple[Reported, ...]
    suppressed: tuple[ReportedAside, ...] = ()
    new: tuple[str, ...] = ()

    @cached_property
    def config(self) -> Config:
        """The settings of the run; paths are cut down to names."""
        known = {key: self.run.config[key] for key in Config.model_fields if key in self.run.config}
        return Config.model_validate(known)

    @cached_property
    def by_id(self) -> dict[str, Reported]:
        """Everything that was found, set aside or not, by its fingerprint."""
        aside = (one.finding for one in self.suppressed)
        return {finding.id: finding for finding in (*self.findings, *aside)}

    def decision(self, key: str) -> ReportedDecision | None:
        """Return who had set a finding aside when the report was made, if anybody."""
        found = (one.suppression for one in self.suppressed if one.finding.id == key)
        return next(found, None)


def read_report(path: Path) -> ReportFile:
    """Read the JSON report of a run.

    Raises:
        InputError: it cannot be read, or is no JSON report of checker.
    """
    try:
        data: object = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except json.JSONDecodeError as error:
        where = f"{path}:{error.lineno}:{error.colno}"
        raise InputError(f"not JSON: {error.msg}", where=where, hint=_HINT) from None
    except (ValueError, RecursionError):
        raise InputError("not JSON", where=str(path), hint=_HINT) from None
    try:
        report = ReportFile.model_validate(data)
        report.config  # noqa: B018 - a report whose settings make no sense is no report
    except ValidationError as error:
        message = problems(error, ReportFile)[0].message
        raise InputError(f"no report of checker: {message}", where=str(path), hint=_HINT) from None
    return report


def check_whole(report: ReportFile, path: Path, *, packs: Sequence[str]) -> None:
    """Make sure that what a report does not show is not there; ``packs`` are those in use.

    Raises:
        InputError: it looked at a part only, or left something out.
    """
    missing = sorted({PurePath(pack).name for pack in packs} - set(report.config.packs))
    reason, hint = "", "make one like this: checker check ARCHIVE -f json -o report.json"
    if report.new:
        reason = "the report of a gate does not see the whole archive"
    elif not report.corpus.articles:
        reason = "nothing could be read for this report"
    elif report.config.min_severity != "info":
        reason = f"this report leaves out what is below {report.config.min_severity!r}"
        hint = "make it with --min-severity info"
    elif missing:
        reason = f"this report was made without the pack {missing[0]!r}, which is in use here"
        hint = "make it with the settings that hold here, or name those it had with --config"
    if reason:
        raise InputError(f"{reason}: it cannot tell what is gone", where=str(path), hint=hint)
