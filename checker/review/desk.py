"""What lies on the desk: the findings of a report, and what was decided on them so far."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import zip_longest
from threading import Lock

from checker.decisions import Decision, DecisionLog, Standing, declined, standing
from checker.ids import digest
from checker.review.filters import LONGEST, Filters
from checker.review.texts import Texts
from checker.stages.report.grouping import gravest_first
from checker.stages.report.snippets import source_name
from checker.stages.report.visible import one_line
from checker.text.normalise import fold
from checker.types import Article, Finding, Report

_PLAIN = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}")


class Desk:
    """Findings in their order, with what stands of the log; safe to ask from many threads."""

    def __init__(self, report: Report, texts: Texts, log: DecisionLog) -> None:
        self.report = report
        self.texts = texts
        self.log = log
        self.findings = tuple(gravest_first(report.findings))
        self.by_address = {address(finding.id): finding for finding in self.findings}
        self._lock = Lock()
        self._read = 0
        self._entries: list[Decision] = []
        self._standing: dict[str, Standing] = {}
        self._words: dict[str, str] = {}

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """The articles that findings cite, as they were when the report was made."""
        return {article.id: article for article in self.report.articles}

    @cached_property
    def sources(self) -> Mapping[str, frozenset[str]]:
        """The outlets that each finding cites."""
        return {
            finding.id: frozenset(filter(None, map(self._source, cited(finding))))
            for finding in self.findings
        }

    def decided(self) -> dict[str, Standing]:
        """Return what stands now, other processes' decisions included."""
        with self._lock:
            read, new = self.log.since(self._read)
            if new:
                self._entries += new
                self._read = read
                self._standing = standing(self._entries)
            return self._standing

    def declined(self) -> dict[str, tuple[Decision, ...]]:
        """Return by lesson who declined to teach it to the packs."""
        self.decided()
        return declined(self._entries)

    def history(self, finding: str) -> list[Decision]:
        """Return all entries on a finding, the latest first."""
        self.decided()
        return _latest_first(entry for entry in self._entries if entry.finding == finding)

    def last_of(self, editor: str) -> list[Decision]:
        """Return what an editor decided last on findings, all of it where it was many.

        There is nothing after an undo.
        """
        self.decided()
        entries = _latest_first(
            entry for entry in self._entries if entry.editor == editor and not entry.lesson
        )
        found = [entry for entry in entries if entry.at == entries[0].at]
        return [] if any(entry.verdict == "undo" for entry in found) else found

    def status(self, finding: str) -> str:
        """Return ``open``, ``later``, ``disagreement`` or the verdict that stands."""
        found = self.decided().get(finding)
        return found.verdict if found else "open"

    def queue(self, filters: Filters) -> list[Finding]:
        """Return the findings that the filters let through: put off ones last."""
        decided = self.decided()
        words = fold(filters.words).split()
        found: list[tuple[bool, Finding]] = []
        for finding in self.findings:
            stands = decided.get(finding.id)
            status = stands.verdict if stands else "open"
            if (
                filters.wants(finding, status)
                and (not filters.source or filters.source in self.sources[finding.id])
                and (not words or all(word in self._folded(finding) for word in words))
            ):
                found.append((status == "later", finding))
        return [finding for _, finding in sorted(found, key=lambda one: one[0])]

    def alike(self, finding: Finding) -> list[Finding]:
        """Return the findings of the same kind about the same subject that wait for a decision."""
        return [
            each
            for each in self.queue(Filters(severity="all", kind=finding.kind))
            if each.subject.label == finding.subject.label
        ]

    def tally(self) -> Counter[str]:
        """Return how many findings have each status."""
        decided = self.decided()
        return Counter(
            decided[finding.id].verdict if finding.id in decided else "open"
            for finding in self.findings
        )

    def per_rule(self) -> dict[str, Counter[str]]:
        """Return for each rule how many of its findings have each status."""
        decided = self.decided()
        found: dict[str, Counter[str]] = {}
        for finding in self.findings:
            status = decided[finding.id].verdict if finding.id in decided else "open"
            found.setdefault(finding.rule, Counter())[status] += 1
        return dict(sorted(found.items()))

    def title(self, name: str) -> str:
        """Return the headline of an article, else its id."""
        article = self.articles.get(name)
        return (article.title.strip() if article else "") or name

    def _source(self, name: str) -> str:
        return one_line(source_name(self.articles.get(name)))[:LONGEST]

    def _folded(self, finding: Finding) -> str:
        """Return all that a search looks at, folded once."""
        if finding.id not in self._words:
            parts = [finding.id, finding.kind, finding.subject.label]
            parts += [finding.question.ar, finding.question.en, *self.sources[finding.id]]
            for side in finding.sides:
                parts += [side.value, *(evidence.quote for evidence in side.evidence)]
            parts += [self.articles[name].title for name in cited(finding) if name in self.articles]
            self._words[finding.id] = fold(" ".join(parts))
        return self._words[finding.id]


def address(name: str) -> str:
    """Return a finding's id as it may stand in a path: itself where plain, else its digest."""
    return name if _PLAIN.fullmatch(name) else f"~{digest(name, length=16)}"


def token(text: str) -> str:
    """Return what stands for a text in a form, where a browser would change the text itself."""
    return digest(text, length=16)


def cited(finding: Finding) -> list[str]:
    """Return the ids of the articles of a finding, each once, in the order of its sides."""
    return list(dict.fromkeys(e.article for side in finding.sides for e in side.evidence))


def to_correct(finding: Finding, right: str) -> tuple[str, ...]:
    """Return the articles that say otherwise than the side that is right: all if none is known."""
    others = [side for side in finding.sides if not right or side.key != right]
    return tuple(dict.fromkeys(e.article for side in others for e in side.evidence))


def in_turn(finding: Finding) -> list[str]:
    """Return the ids of the articles: the first of every side, then the second, and so on."""
    rows = [dict.fromkeys(e.article for e in side.evidence) for side in finding.sides]
    turns = zip_longest(*rows)
    return list(dict.fromkeys(name for turn in turns for name in turn if name is not None))


def _latest_first(entries: Iterable[Decision]) -> list[Decision]:
    return sorted(entries, key=lambda entry: (entry.at, entry.id), reverse=True)
