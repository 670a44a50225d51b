"""Post holder conflict.

What it flags:
    A post that one person holds at a time ("وزير دفاع" of one country) given to two persons by
    articles of the same days.

Why it matters:
    One of the two articles names the wrong person, or calls a former holder by a post that is no
    longer his.

When it stays silent:
    Posts that several people hold (deputies, members, advisers); posts of two countries or of two
    bodies that the texts name; an article that names both holders; a post led by "to"
    ("مساعدة للرئيس"); former, acting and incoming holders; one person in two spellings (see
    name-variant); rival governments, where a pack puts the two on two sides. What else speaks for
    one post or against it is weighed: the event, the body, the country, who is known to whom.
    Lowered to info where only the wording of the post makes the two rivals, where one holder's
    articles all precede the other's, or where a sentence on either of them tells of the change.

Options:
    window_days: how many days apart two articles may be for their holders to clash (default 30).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from checker.rules.base import Option, Rule
from checker.rules.people.rivals import rivals
from checker.rules.people.spellings import may_be_one
from checker.rules.people.uses import Use, shown_name
from checker.rules.sides import Proof, days, in_order, sides, with_holder
from checker.rules.titles import tells_change
from checker.types import Corpus, Explanation, Finding, Subject, Timeline

_AT_ONCE = 4  # days


class PostHolderConflict(Rule):
    """Flag one post with two holders."""

    kind = "post-holder-conflict"
    family = "people"
    options: ClassVar[Mapping[str, Option]] = {"window_days": 30}

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per post and pair of holders."""
        told: dict[frozenset[str], list[set[str]]] = {}
        for key, one, other, story in rivals(corpus):
            known = told.setdefault(frozenset((one[0][0].id, other[0][0].id)), [])
            articles = {use[1].statement.article for use in (*one, *other)}
            if self._excused(one[0][0], other[0][0]) or any(articles <= each for each in known):
                continue
            for finding in self._finding(corpus, key, one, other, story):
                known.append(articles)
                yield finding

    def _excused(self, first: Timeline, second: Timeline) -> bool:
        """Say whether the two are one person in two spellings, or heads of rival sides."""
        if may_be_one(first.keys[0], second.keys[0]):
            return True
        known = [self.known_person(timeline) for timeline in (first, second)]
        side = [person.side for person in known if person and person.side]
        return len(side) == 2 and side[0] != side[1]

    def _finding(
        self, corpus: Corpus, key: str, one: list[Use], other: list[Use], story: str
    ) -> Iterator[Finding]:
        proofs = [
            [
                Proof(timeline.id, shown_name(uses), entry.statement, with_holder(entry))
                for timeline, entry, _ in uses
            ]
            for uses in (one, other)
        ]
        proofs.sort(key=lambda side: side[0].key)  # whichever was found first
        if not story and not self._near(corpus, *proofs):
            return
        articles = [{proof.statement.article for proof in side} for side in proofs]
        if articles[0] & articles[1]:
            return  # who names both knows of both: one followed the other, or there are two posts
        labels = {post.label for _, _, post in (*one, *other)}
        label = max(labels, key=lambda text: (len(text), text))
        yield self.finding(
            subject=Subject(key, label),
            sides=sides(corpus, [*proofs[0], *proofs[1]]),
            confidence=0.7 if story else 0.5,
            severity="warning" if story else "info",
            claim=story,
            explained_by=_explained(corpus, one, other, proofs, together=bool(story)),
        )

    def _near(self, corpus: Corpus, one: list[Proof], other: list[Proof]) -> bool:
        first = {day for day in days(corpus, one) if day}
        second = {day for day in days(corpus, other) if day}
        window = self.number("window_days")
        return any(abs((a - b).days) <= window for a in first for b in second)


def _explained(
    corpus: Corpus, one: list[Use], other: list[Use], proofs: list[list[Proof]], *, together: bool
) -> Explanation | None:
    first, second = (days(corpus, side) for side in proofs)
    known = [day for day in (*first, *second) if day]
    # Overnight nobody takes over without a word of it in the reports of one event.
    at_once = together and bool(known) and (max(known) - min(known)).days <= _AT_ONCE
    if not at_once and (in_order(first, second) or in_order(second, first)):
        return "time"
    told = {proof.statement.article for side in proofs for proof in side}
    entries = (entry for use in (one[0], other[0]) for entry in use[0].mentions)
    # A change is told of the person, in a sentence with the post or without.
    changed = (e for e in entries if e.statement.article in told and tells_change(e))
    return "time" if any(changed) else None
