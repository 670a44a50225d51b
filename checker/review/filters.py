"""Which findings an editor looks at; kept in the address, so that a link shows the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from checker.stages.report.visible import one_line
from checker.types import SEVERITIES, Finding

STATUSES = ("open", "later", "disagreement", "confirmed", "not-a-conflict", "both-right", "all")
WAITING = ("open", "later", "disagreement")
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Filters:
    """What a finding must be; an empty value lets all through.

    ``status`` "" shows what waits for a decision: open, put off, and disagreed on. ``severity``
    "" leaves notes (info) out, "all" does not.
    """

    status: str = ""
    severity: str = ""
    kind: str = ""
    source: str = ""
    subject: str = ""
    words: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Filters:
        """Read the filters from a query; a value that is none is passed over."""
        values = {name: one_line(query.get(name, ""))[:LONGEST] for name in cls.__slots__}
        if values["status"] not in STATUSES:
            values["status"] = ""
        if values["severity"] not in (*SEVERITIES, "all"):
            values["severity"] = ""
        return cls(**values)

    @property
    def query(self) -> str:
        """Return the filters as a query, "" where nothing is filtered."""
        return urlencode({name: value for name, value in asdict(self).items() if value})

    @property
    def after(self) -> str:
        """Return the query with its question mark, to stand behind a path."""
        return f"?{self.query}" if self.query else ""

    def wants(self, finding: Finding, status: str) -> bool:
        """Say whether a finding of a status passes all but source and words."""
        return (
            (self.status == "all" or status in ((self.status,) if self.status else WAITING))
            and self._severe(finding)
            and self.kind in ("", finding.kind)
            and self.subject in ("", one_line(finding.subject.label)[:LONGEST])
        )

    def _severe(self, finding: Finding) -> bool:
        if not self.severity:
            return finding.severity != "info"
        return self.severity in ("all", finding.severity)
