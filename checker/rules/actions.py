"""Pairs of sentences in which the same people do the same thing: one event, told twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from checker.languages import read, words
from checker.rules.asked import stories_asked
from checker.rules.events import Told, headline, likeness, nearby
from checker.rules.once import once
from checker.text.normalise import fold
from checker.types import Corpus, Place, Sentence, Statement, Story


@dataclass(frozen=True, slots=True)
class Action:
    """A class of actions: how many people two sentences must share, and what else."""

    name: str
    people: int
    same: str
    likeness: float
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Deed:
    """Two statements of different articles about one action of the same people."""

    key: str
    label: str
    action: Action
    first: Statement
    second: Statement

    def near(self, told: Told) -> bool:
        """Say whether the action stands close to a value or opens its sentence."""
        opening = fold(told.statement.sentence.text).split()[:2]
        around = {*nearby(told), *opening}
        return any(
            word in self.action.words or word.removeprefix("و") in self.action.words
            for word in around
        )


@cache
def actions() -> tuple[Action, ...]:
    """Return the classes of the lexicon."""
    return tuple(
        Action(
            name,
            entry["people"],
            entry.get("same", ""),
            entry.get("likeness", 0.0),
            frozenset(fold(word) for word in words(entry["words"])),
        )
        for name, entry in read("ar", "actions").items()
    )


@once
def deeds(corpus: Corpus) -> tuple[Deed, ...]:
    """Return the pairs of each story, one per pair of statements."""
    people = {
        (entry.statement.article, entry.mention.holder): timeline.id
        for timeline in corpus.timelines
        for entry in (*timeline.mentions, *timeline.entries)
    }
    return tuple(
        deed for story in stories_asked(corpus) for deed in _of_story(corpus, story, people)
    )


def _of_story(corpus: Corpus, story: Story, people: dict[tuple[str, str], str]) -> Iterator[Deed]:
    acted: dict[str, list[tuple[Statement, frozenset[str]]]] = {}
    for article in story.articles:
        before: frozenset[str] = frozenset()
        for statement in corpus.statements[article]:
            found = named = _actors(statement, people)
            if statement.sentence.text.startswith("و"):
                # "والتقى ...": the subject stands in the sentence before.
                found |= before
            before = named
            for action in _actions_of(statement):
                acted.setdefault(action.name, []).append((statement, found))
    seen: set[tuple[Sentence, Sentence]] = set()
    label = headline(corpus, story.articles[0])
    for action in actions():
        for (first, one), (second, other) in combinations(acted.get(action.name, ()), 2):
            shared = one & other
            if first.article == second.article or len(shared) < action.people:
                continue
            leads = _both_lead(corpus, first, second)
            if not leads and likeness(first, second) < action.likeness:
                continue
            if action.same and not _destinations(first) & _destinations(second):
                continue
            if not action.people and not action.same and not _one_day(corpus, first, second):
                # Without people in common, another day is another fire.
                continue
            pair = first.sentence, second.sentence
            if pair not in seen:
                seen.add(pair)
                yield Deed(story.key, label, action, first, second)


def _both_lead(corpus: Corpus, first: Statement, second: Statement) -> bool:
    """Say whether both sentences are what their articles, of one day, are about."""
    leads = all(one.sentence.kind in {"headline", "lead"} for one in (first, second))
    return leads and _one_day(corpus, first, second)


def _one_day(corpus: Corpus, first: Statement, second: Statement) -> bool:
    return len({corpus.articles[one.article].day for one in (first, second)}) == 1


def _actors(statement: Statement, people: dict[tuple[str, str], str]) -> frozenset[str]:
    return frozenset(
        people[statement.article, mention.holder]
        for mention in statement.mentions
        if (statement.article, mention.holder) in people
    )


def _actions_of(statement: Statement) -> list[Action]:
    spoken = set(statement.words)
    spoken |= {word.removeprefix("و") for word in fold(statement.sentence.text).split()}
    return [action for action in actions() if not spoken.isdisjoint(action.words)]


def _destinations(statement: Statement) -> frozenset[str]:
    """Return the places a sentence leads to, with those that contain them."""
    return frozenset(
        key
        for mention in statement.mentions
        if isinstance(mention.value, Place) and mention.value.role in {"path", "location", "other"}
        for key in (mention.value.key, *mention.value.parents)
    )
