"""Rank conflict.

What it flags:
    One person who bears different ranks of one ladder ("اللواء" here, "الفريق" there) at the
    same time.

Why it matters:
    A wrong rank is an error of fact; in contested coverage a lower one is read as taking sides.

When it stays silent:
    Qualifiers that never change the level ("ركن", "أركان حرب", "طيار", "متقاعد"); a rank left
    out; ranks of two ladders (an honorific beside a military rank); two persons of one surname.
    Info where all uses of the lower rank are older than all of the higher one by
    at least ``promotion_days``, where a sentence tells of the promotion, or where a pack agrees;
    "retired" said once and dropped, or beside a command, in one article.

Options:
    promotion_days: days between the last use of the lower and the first use of the higher rank
    from which a promotion is taken as the explanation (default 7).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import ClassVar

from checker.rules.base import Option, Rule
from checker.rules.people.retired import half_retired
from checker.rules.sides import Proof, days, sides, with_name
from checker.rules.timing import change_told, contemporary, meet
from checker.rules.titles import in_full, rank_names, ranks
from checker.types import Corpus, Entry, Explanation, Finding, Rank, Severity, Subject, Timeline

_Group = list[tuple[Entry, Rank]]


class RankConflict(Rule):
    """Flag one person with two ranks."""

    kind = "rank-conflict"
    family = "people"
    severity: ClassVar[Severity] = "error"
    options: ClassVar[Mapping[str, Option]] = {"promotion_days": 7}

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per person and ladder on which two levels meet."""
        for timeline in corpus.timelines:
            ladders: dict[str, _Group] = {}
            for entry, rank in ranks(timeline.entries):
                ladders.setdefault(rank.ladder, []).append((entry, rank))
            for group in map(in_full, ladders.values()):
                if len({rank.level for _, rank in group}) > 1:
                    yield self._judge(corpus, timeline, group)
            for text, proofs in half_retired(timeline):
                yield self.finding(
                    subject=Subject(timeline.id, timeline.label),
                    sides=sides(corpus, proofs),
                    confidence=0.6,
                    severity="info",
                    text=text,
                )

    def _judge(self, corpus: Corpus, timeline: Timeline, group: _Group) -> Finding:
        by_level: dict[int, list[Proof]] = {}
        for entry, rank in group:
            span = with_name(entry.statement, entry.mention.span, entry.mention.holder)
            proof = Proof(rank.key, rank.label, entry.statement, span)
            by_level.setdefault(rank.level, []).append(proof)
        names = rank_names()
        explained = self._explained(corpus, timeline, group, by_level)
        rivals = contemporary(
            corpus,
            {str(level): proofs for level, proofs in by_level.items()},
            self.number("promotion_days"),
        )
        levels = list(rivals.values())
        proofs = [proof for level in levels for proof in level]
        together = meet(corpus, levels)
        return self.finding(
            subject=Subject(timeline.id, timeline.label),
            sides=sides(corpus, proofs),
            confidence=0.9 if together else 0.7,
            severity="error" if together else "warning",
            explained_by=explained,
            ranks_en=" / ".join(sorted({names.get(rank.key, rank.key) for _, rank in group})),
        )

    def _explained(
        self,
        corpus: Corpus,
        timeline: Timeline,
        group: _Group,
        by_level: dict[int, list[Proof]],
    ) -> Explanation | None:
        if self._pack_agrees(corpus, timeline, group):
            return "reference"
        if change_told(corpus, group):
            return "time"
        levels = [days(corpus, by_level[level]) for level in sorted(by_level)]
        for lower, higher in pairwise(levels):
            if None in (*lower, *higher):
                return None
            last, first = max(d for d in lower if d), min(d for d in higher if d)
            if (first - last).days < self.number("promotion_days"):
                return None
        return "time"

    def _pack_agrees(self, corpus: Corpus, timeline: Timeline, group: _Group) -> bool:
        """Say whether dated facts confirm every rank at the date of its article."""
        person = self.known_person(timeline)
        if person is None:
            return False
        for entry, rank in group:
            day = corpus.articles[entry.statement.article].day
            if day is None or rank.key not in self.packs.accepted_ranks(person.id, day):
                return False
        return True
