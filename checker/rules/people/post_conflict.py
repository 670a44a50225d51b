"""Post conflict.

What it flags:
    One person who is given two posts that cannot both hold at one time: two different commands
    of one army, two provinces, two embassies, the head and the deputy of one body; or, in two
    reports of one event, two posts that most probably shut each other out: two offices of which
    each takes a whole day (a minister, the mufti), one chair of two bodies (two ports), two chairs
    of one body (its head, treasurer, spokesman), two parts in one matter (the judge, counsel).

Why it matters:
    A post names the authority with which somebody speaks; the wrong one misplaces the whole
    meeting or decision that the article reports.

When it stays silent:
    Short and full forms of one post; two wordings of which the reports know each other's words;
    posts that people do hold together (a minister of defence who is commander-in-chief, a chairman
    who is chief executive); two posts named in one breath anywhere in the corpus; former and acting
    posts; posts of two countries. Lowered to info where
    the articles of one post are all older than those of the other by ``change_days``, where a
    sentence tells of the appointment, or where a pack's dated facts confirm both.

Options:
    change_days: days between the last use of one and the first use of the other post from
    which a change of post is taken as the explanation (default 7).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import ClassVar

from checker.rules.asked import people_asked
from checker.rules.base import Option, Rule
from checker.rules.people.chair_figures import likeliest
from checker.rules.people.chairs import by_story, may_clash
from checker.rules.people.held import Held, exclude, groups, post_key
from checker.rules.people.uses import own_posts
from checker.rules.sides import Proof, days, same_story, sides
from checker.rules.timing import contemporary
from checker.rules.titles import tells_change
from checker.types import Corpus, Explanation, Finding, Subject, Timeline


class PostConflict(Rule):
    """Flag one person with two posts that exclude each other."""

    kind = "post-conflict"
    family = "people"
    options: ClassVar[Mapping[str, Option]] = {"change_days": 7}

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per person and pair of groups of posts, or of those of one story."""
        for timeline in people_asked(corpus):
            own = own_posts(timeline)
            for first, second in combinations(groups(own), 2):
                if exclude(first, second) and may_clash(first, second):
                    yield self._finding(corpus, timeline, first, second, "")
            for story, held in by_story(corpus, own):
                for first, second in likeliest(corpus, held):
                    yield self._finding(corpus, timeline, first, second, story)

    def _finding(
        self, corpus: Corpus, timeline: Timeline, first: Held, second: Held, story: str
    ) -> Finding:
        proofs = [
            [
                Proof(post_key(held[0][1]), post.label, entry.statement, entry.mention.span)
                for entry, post in held
            ]
            for held in (first, second)
        ]
        explained = self._explained(corpus, first, second, proofs)
        uses = {"first": proofs[0], "second": proofs[1]}
        proofs = list(contemporary(corpus, uses, self.number("change_days")).values())
        articles = [{proof.statement.article for proof in side} for side in proofs]
        together = bool(articles[0] & articles[1]) or same_story(corpus, *articles)
        return self.finding(
            subject=Subject(timeline.id, timeline.label),
            sides=sides(corpus, [*proofs[0], *proofs[1]]),
            confidence=0.8 if together else 0.6,
            claim=story,
            explained_by=explained,
        )

    def _explained(
        self,
        corpus: Corpus,
        first: Held,
        second: Held,
        proofs: list[list[Proof]],
    ) -> Explanation | None:
        if any(tells_change(entry) for entry, _ in (*first, *second)):
            return "time"
        one, other = (days(corpus, side) for side in proofs)
        known_one = [day for day in one if day]
        known_other = [day for day in other if day]
        if len(known_one) < len(one) or len(known_other) < len(other):
            return None
        gap = max(
            (min(known_other) - max(known_one)).days, (min(known_one) - max(known_other)).days
        )
        return "time" if gap >= self.number("change_days") else None
