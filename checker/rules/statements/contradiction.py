"""Contradiction.

What it flags:
    Statements about one event of which one says the opposite of the other: a "surprise" visit
    that elsewhere answers an invitation, a bill passed and thrown out, a man released and held.

Why it matters:
    Readers who see both lose trust in both; one of the two was not checked.

When it stays silent:
    Opposites of different things, by two named speakers, of different days or places; a negation
    that makes two words agree; an article that tells both sides; what is only wished, planned,
    quoted or told of the past. A state "still" so where another is so "again" is info, and so
    are two subjects that talks are said to have centred on, and a side taken and none in one text.

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.ids import digest
from checker.rules.base import Rule
from checker.rules.sides import sides
from checker.rules.statements.changes import A_DAY, HOURS, changed_back, changed_since
from checker.rules.statements.clashes import opposites
from checker.rules.statements.cues import Told
from checker.rules.statements.focus import focus_label, other_focus
from checker.rules.statements.neutrality import neutral_and_not, neutrality_label
from checker.rules.statements.occasions import occasions
from checker.rules.statements.pole_lexicon import final_pole, holds, pole_label
from checker.types import Bilingual, Corpus, Finding, Subject


class Contradiction(Rule):
    """Flag opposed statements about one event."""

    kind = "contradiction"
    family = "statements"

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per event and opposition."""
        for key, articles in occasions(corpus):
            for found in opposites(corpus, articles):
                yield self._finding(corpus, key, found)
            for found in other_focus(corpus, articles):
                yield self._aside(corpus, key, found, focus_label())
            for found in neutral_and_not(corpus, articles):
                yield self._aside(corpus, key, found, neutrality_label())

    def _aside(self, corpus: Corpus, key: str, found: list[Told], names: Bilingual) -> Finding:
        """Build a finding of what two sentences may well say side by side: info."""
        cue = found[0].cue
        return self.finding(
            subject=Subject(f"s-{digest(key, cue.group, cue.target)}", names.ar),
            sides=sides(corpus, [told.proof() for told in found]),
            confidence=0.6,
            severity="info",
            claim=key,
            asked_ar=names.ar,
            asked_en=names.en,
        )

    def _finding(self, corpus: Corpus, key: str, clashing: list[Told]) -> Finding:
        proofs = [told.proof() for told in clashing]
        cue = clashing[0].cue
        turns = holds(cue.group, "turns")
        changes = turns or holds(cue.group, "changes") or holds(cue.group, "done")
        changed = changes and changed_since(
            corpus, proofs, after=HOURS if turns else A_DAY, last=final_pole(cue.group)
        )
        names = pole_label(cue.group)
        return self.finding(
            subject=Subject(f"s-{digest(key, cue.group, cue.target)}", names.ar),
            sides=sides(corpus, proofs),
            confidence=0.6,
            severity="info" if changed_back(corpus, proofs) else "warning",
            claim=key,
            explained_by="time" if changed else None,
            asked_ar=names.ar,
            asked_en=names.en,
        )
