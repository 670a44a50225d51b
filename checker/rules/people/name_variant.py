"""Name variant.

What it flags:
    One person, place or firm spelled in two ways ("الناظوري" and "الناضوري"), a name that one
    story writes by ear in two ways ("غاليانو" and "جاليانو"; the rest being the same, "شفارتس" and
    "شوارز" too), and house-style pairs of a pack of which both forms are used.

Why it matters:
    Readers and search engines take two spellings for two people; an archive cannot be searched.

When it stays silent:
    Differences that Arabic spelling leaves free (hamza, ta marbuta, "عبدالله" and "عبد الله");
    a patronymic left out; two given names that are names of their own ("محمد" and "محمود");
    a man's and a woman's name; persons who share neither story nor post; a place spelled otherwise
    in another story. Info are spellings that meet only across stories, those of which each named
    outlet keeps to its own from story to story, and those that no post and no sound links.

Options:
    similarity: least likeness, 0 to 100, of the one part in which the names differ (default 70).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import ClassVar

from checker.rules.asked import people_asked
from checker.rules.base import Option, Rule
from checker.rules.people.heard import by_ear, heard
from checker.rules.people.spellings import habit, mixed, place_spellings, slip, slips
from checker.rules.people.unread import unread
from checker.rules.sides import Proof, same_story, sides
from checker.rules.titles import posts
from checker.types import Corpus, Finding, Severity, Subject, Timeline


class NameVariant(Rule):
    """Flag one name in two spellings."""

    kind = "name-variant"
    family = "people"
    severity: ClassVar[Severity] = "warning"
    options: ClassVar[Mapping[str, Option]] = {"similarity": 70}

    def judge(self, corpus: Corpus) -> Iterator[Finding]:
        """Yield a finding per pair of spellings."""
        people = list(self._people(corpus))
        yield from people
        known = {frozenset(side.key for side in finding.sides) for finding in people}
        told: dict[str, list[Proof]] = {}
        for key, proofs in unread(corpus, self.number("similarity")):
            if frozenset(proof.key for proof in proofs) not in known:
                told.setdefault(key, []).extend(proofs)
        for key, uses in told.items():
            subject = Subject(f"name-{key}", uses[0].value)
            yield self.finding(subject=subject, sides=sides(corpus, uses), confidence=0.6)
        for key, found in place_spellings(corpus):
            yield self.finding(
                subject=Subject(f"place-{key}", found[0].value),
                sides=found,
                confidence=0.6,
                severity="info",
            )

    def _people(self, corpus: Corpus) -> Iterator[Finding]:
        least = self.number("similarity")
        for timeline in people_asked(corpus):
            for one, other in combinations(timeline.keys, 2):
                if slip(one, other, least):
                    yield from self._within(corpus, timeline, one, other)
        names = [line.keys[0] for line in corpus.timelines]
        for first, second in sorted({*slips(names, least), *heard(corpus)}):
            yield from self._finding(corpus, corpus.timelines[first], corpus.timelines[second])

    def _within(
        self, corpus: Corpus, timeline: Timeline, first: str, second: str
    ) -> Iterator[Finding]:
        """Yield the two spellings of one person whom a pack knows by both."""
        proofs = [
            Proof(entry.mention.holder, entry.mention.text, entry.statement, entry.mention.span)
            for entry in timeline.mentions
            if entry.mention.holder in {first, second}
        ]
        found = sides(corpus, proofs)
        if len(found) > 1:
            yield self.finding(
                subject=Subject(timeline.id, timeline.label),
                sides=found,
                confidence=0.8,
                severity="info",
            )

    def _finding(self, corpus: Corpus, first: Timeline, second: Timeline) -> Iterator[Finding]:
        articles = [
            {entry.statement.article for entry in timeline.mentions} for timeline in (first, second)
        ]
        story = bool(articles[0] & articles[1]) or same_story(corpus, *articles)
        roles = [
            {(post.role, post.scope, post.country) for _, post in posts(timeline.entries)}
            for timeline in (first, second)
        ]
        post = bool(roles[0] & roles[1])
        if not story and not post:
            return
        proofs = [
            Proof(timeline.keys[0], timeline.label, entry.statement, entry.mention.span)
            for timeline in (first, second)
            for entry in timeline.mentions
        ]
        sure = post or by_ear(first.keys[0], second.keys[0])
        chance = mixed(corpus, *articles) or (sure and not habit(corpus, *articles))
        longest = min((first, second), key=lambda timeline: (-len(timeline.mentions), timeline.id))
        yield self.finding(
            subject=Subject(longest.id, longest.label),
            sides=sides(corpus, proofs),
            confidence=0.85 if story and post else 0.65,
            severity="warning" if story and chance else "info",
        )
