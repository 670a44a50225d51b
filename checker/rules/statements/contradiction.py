"""Contradiction.

What it flags:
    Statements about one event of which one says the opposite of the other: a "surprise" visit
    that elsewhere answers an invitation, a request refused and accepted, a border open and shut.

Why it matters:
    Readers who see both lose trust in both; one of the two was not checked.

When it stays silent:
    Opposites of different things, by two named speakers, of different days or places; a negation
    that makes two words agree; an article that tells both sides of what can change. Apart from
    how an event came about, sentences that are not nearly the same, what has changed hours later
    and a policy that an article itself calls both are info.

Options:
    likeness: share of common words, 0 to 1, from which two sentences are alike (default 0.5).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, combinations
from typing import ClassVar

from checker.ids import digest
from checker.rules.base import Option, Rule
from checker.rules.events import likeness, places_agree, voices_differ
from checker.rules.sides import sides
from checker.rules.statements.changes import changed_since
from checker.rules.statements.cues import (
    Told,
    label,
    lasting,
    near_the_top,
    one_sided,
    opposed,
    told_cues,
)
from checker.rules.statements.learned import learned
from checker.rules.statements.occasions import occasions
from checker.rules.statements.outcome_lexicon import final, outcomes
from checker.rules.statements.outcomes import told_outcomes
from checker.rules.statements.stances import GROUP, told_stances
from checker.types import Corpus, Finding, Subject

_OF_THE_EVENT = frozenset({"surprise"})  # how the event as a whole came about
_OF_THE_TEXT = frozenset({"siding"})  # what a text as a whole says of a policy
_TELL = (told_cues, told_stances, told_outcomes)


class Contradiction(Rule):
    """Flag opposed statements about one event."""

    kind = "contradiction"
    family = "statements"
    options: ClassVar[Mapping[str, Option]] = {"likeness": 0.5}

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per event, opposition and thing that it is said of."""
        same_claim = {
            (statement.article, statement.sentence.index): claim.key
            for claim in corpus.claims
            for statement in claim.statements
        }
        for key, articles in occasions(corpus):
            groups: dict[tuple[str, str], list[Told]] = {}
            for told in chain(*(tell(corpus, articles) for tell in _TELL)):
                groups.setdefault((told.cue.group, told.cue.target), []).append(told)
            for (name, _), group in sorted(groups.items()):
                if name not in _OF_THE_EVENT | _OF_THE_TEXT | {GROUP}:
                    group = one_sided(group)
                clashing: dict[tuple[str, int], Told] = {}
                for first, second in combinations(group, 2):
                    if opposed(first.cue, second.cue) and self._one(first, second, same_claim):
                        clashing.update({first.place: first, second.place: second})
                if clashing:
                    yield self._finding(corpus, key, [clashing[at] for at in sorted(clashing)])

    def _one(self, first: Told, second: Told, same_claim: Mapping[tuple[str, int], str]) -> bool:
        """Say whether two opposed cues are said of one event in the same voice."""
        one, other = first.statement, second.statement
        if one.sentence == other.sentence or voices_differ(one, other):
            return False
        if first.other_day(second) or first.other_holder(second) or not places_agree(one, other):
            return False
        if first.cue.group in _OF_THE_EVENT | outcomes().keys():
            return True
        if one.article == other.article and first.cue.group in _OF_THE_TEXT:
            return True
        if first.cue.group == GROUP:
            return likeness(one, other) >= self.number("likeness")
        claims = {same_claim.get((s.article, s.sentence.index)) for s in (one, other)}
        if len(claims) == 1 and None not in claims:
            return True
        if one.article != other.article and near_the_top(first, second):
            return True
        return likeness(one, other) >= self.number("likeness") or learned(one, other)

    def _finding(self, corpus: Corpus, key: str, clashing: list[Told]) -> Finding:
        proofs = [told.proof() for told in clashing]
        cue = clashing[0].cue
        timeless = cue.group in _OF_THE_EVENT | {GROUP} or final(cue.group)
        changed = not timeless and changed_since(corpus, proofs, state=lasting(cue.group))
        pairs = combinations([told.statement for told in clashing], 2)
        sure = cue.group in _OF_THE_EVENT | {GROUP} or any(
            likeness(*pair) >= self.number("likeness") for pair in pairs
        )
        apart = len({told.statement.article for told in clashing}) > 1
        names = outcomes().get(cue.group) or label(cue.group)
        return self.finding(
            subject=Subject(f"s-{digest(key, cue.group, cue.target)}", names.ar),
            sides=sides(corpus, proofs),
            confidence=0.7 if cue.group in _OF_THE_EVENT else 0.6,
            severity="warning" if apart and sure else "info",
            claim=key,
            explained_by="time" if changed else None,
            asked_ar=names.ar,
            asked_en=names.en,
        )
