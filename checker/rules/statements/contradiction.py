"""Contradiction.

What it flags:
    Statements about one event of which one says the opposite of the other: a "surprise" visit
    that elsewhere answers an invitation, a request refused and accepted, a border open and shut.

Why it matters:
    Readers who see both lose trust in both; one of the two was not checked.

When it stays silent:
    Opposites of different things, by two named speakers, of different days or places; a negation
    that makes two words agree; an article that tells both sides of what can change; what is only
    wished, planned or told of the past. What has changed hours later, a policy that an article
    itself calls both, a state "still" so where another is so "again", levels in sentences that are
    not nearly the same, and two subjects that talks are said to have centred on are info.

Options:
    likeness: share of common words, 0 to 1, from which two sentences are alike (default 0.5).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, combinations
from typing import ClassVar

from checker.ids import digest
from checker.rules.base import Option, Rule
from checker.rules.events import likeness
from checker.rules.sides import sides
from checker.rules.statements.changes import changed_back, changed_since
from checker.rules.statements.clashes import opposites, sentence_of
from checker.rules.statements.cues import (
    Told,
    label,
    last,
    lasting,
    one_sided,
    opposed,
    told_cues,
)
from checker.rules.statements.denied import DONE, deed_label, told_deeds
from checker.rules.statements.focus import FOCUS, focus_label, told_focus
from checker.rules.statements.occasions import occasions
from checker.rules.statements.one_event import OF_THE_EVENT, OF_THE_TEXT, one_event
from checker.rules.statements.outcome_lexicon import final, outcomes
from checker.rules.statements.outcomes import told_outcomes
from checker.rules.statements.pole_lexicon import holds, pole_label, stays
from checker.rules.statements.stances import GROUP, told_stances
from checker.types import Bilingual, Corpus, Finding, Subject

_TELL = (told_cues, told_stances, told_outcomes, told_deeds, told_focus)


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
            told_before: set[tuple[str, int]] = set()
            groups: dict[tuple[str, str], list[Told]] = {}
            for told in chain(*(tell(corpus, articles) for tell in _TELL)):
                groups.setdefault((told.cue.group, told.cue.target), []).append(told)
            for (name, _), group in sorted(groups.items()):
                if name not in OF_THE_EVENT | OF_THE_TEXT | {GROUP, FOCUS}:
                    group = one_sided(group)
                clashing: dict[tuple[str, int], Told] = {}
                for first, second in combinations(group, 2):
                    if opposed(first.cue, second.cue) and one_event(
                        first, second, same_claim, self.number("likeness")
                    ):
                        clashing.update({first.place: first, second.place: second})
                if clashing:
                    told_before.update(map(sentence_of, clashing.values()))
                    yield self._finding(corpus, key, [clashing[at] for at in sorted(clashing)])
            for found in opposites(corpus, articles, told_before):
                yield self._finding(corpus, key, found)

    def _finding(self, corpus: Corpus, key: str, clashing: list[Told]) -> Finding:
        proofs = [told.proof() for told in clashing]
        cue = clashing[0].cue
        once = final(cue.group) or stays(cue.group)
        weighed = bool(pole_label(cue.group)) and not holds(cue.group, "turns")  # hours apart
        timeless = cue.group in OF_THE_EVENT | {GROUP, FOCUS} or once or weighed
        state = lasting(cue.group) or cue.group == DONE or bool(pole_label(cue.group))
        changed = not timeless and changed_since(corpus, proofs, state=state, last=last(cue.group))
        pairs = combinations([told.statement for told in clashing], 2)
        sure = (
            cue.group in OF_THE_EVENT | {GROUP, DONE} | outcomes().keys()
            or state
            or any(likeness(*pair) >= self.number("likeness") for pair in pairs)
        ) and not changed_back(corpus, proofs)
        apart = len({told.statement.article for told in clashing}) > 1
        names = _label(cue.group)
        return self.finding(
            subject=Subject(f"s-{digest(key, cue.group, cue.target)}", names.ar),
            sides=sides(corpus, proofs),
            confidence=0.7 if cue.group in OF_THE_EVENT else 0.6,
            severity="warning" if apart and sure and cue.group != FOCUS else "info",
            claim=key,
            explained_by="time" if changed else None,
            asked_ar=names.ar,
            asked_en=names.en,
        )


def _label(group: str) -> Bilingual:
    if group in {FOCUS, DONE}:
        return focus_label() if group == FOCUS else deed_label()
    return outcomes().get(group) or pole_label(group) or label(group)
