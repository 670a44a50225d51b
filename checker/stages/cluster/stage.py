"""The one global step: from statements and vectors to stories, claims and timelines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from checker.ids import digest
from checker.stages.cluster.claims import Claims
from checker.stages.cluster.components import Floats
from checker.stages.cluster.copies import find_copies
from checker.stages.cluster.edges import Edges
from checker.stages.cluster.labels import claim_key, claim_label
from checker.stages.cluster.mentions import People
from checker.stages.cluster.options import ClusterOptions
from checker.stages.cluster.outlines import UNDATED, outline
from checker.stages.cluster.people import Bearer, find_people, names_in
from checker.stages.cluster.stories import as_stories, group
from checker.stages.cluster.timelines import build_timelines, person_ids
from checker.stages.cluster.weights import Calendar, calendar_of
from checker.types import Article, Claim, Corpus, Statement, Story

StatementsOf = Mapping[str, tuple[Statement, ...]]


def cluster(
    articles: Sequence[Article],
    statements: StatementsOf,
    vectors: Mapping[str, Floats],
    *,
    options: ClusterOptions | None = None,
) -> Corpus:
    """Return the corpus with its copies, stories, claims and timelines.

    ``vectors[id]`` are the unit rows [n, d] of ``statements[id]``, in order. The result does not
    depend on the order of ``articles``. ``stories`` names every group of two articles or more
    (copies not counted); an article alone has a story of its own, which only its claims name.

    Raises:
        ValueError: an article's vectors do not match its statements, or an id comes twice.
    """
    options = options or ClusterOptions()
    by_id = {article.id: article for article in sorted(articles, key=lambda a: a.id)}
    told = {article: tuple(statements.get(article, ())) for article in by_id}
    _check(articles, told, vectors)
    copies = find_copies(list(by_id.values()), jaccard=options.copy_jaccard)
    outlines = [
        outline(article, told[article.id], vectors[article.id])
        for article in by_id.values()
        if told[article.id] and article.id not in copies
    ]
    calendar = calendar_of(outlines, options.window_days)
    edges = Edges(calendar, options)
    slots = sorted({calendar.slot(outline.day) for outline in outlines})
    found = [edge for slot in slots for edge in edges.of_slot(slot)]
    groups = with_copies(group(outlines, found, edges, options), copies, told)
    people = find_people(
        {name: names_in(rows) for name, rows in told.items()},
        {name: article.day.toordinal() for name, article in by_id.items() if article.day},
        {name: min(members) for members in groups for name in members},
        options.aliases,
    )
    return assemble(
        by_id,
        told,
        vectors,
        groups=groups,
        copies=copies,
        people=people,
        calendar=calendar,
        options=options,
    )


def assemble(
    articles: Mapping[str, Article],
    told: StatementsOf,
    vectors: Mapping[str, Floats],
    *,
    groups: Sequence[Sequence[str]],
    copies: Mapping[str, str],
    people: Sequence[Bearer],
    calendar: Calendar,
    options: ClusterOptions,
) -> Corpus:
    """Return the corpus of articles whose groups and people are known: find its claims.

    ``articles`` come by id; ``groups`` have the copies in them. Claims are looked for in groups
    of articles that all have vectors; timelines are laid out from the statements at hand.
    """
    stories = as_stories(groups, articles, told)
    ids = person_ids(people)
    known = {
        (article, key): name
        for person, name in zip(people, ids, strict=True)
        for article in person.articles
        if article in articles
        for key in person.keys
    }
    whole = [story for story in stories if all(name in vectors for name in story.articles)]
    return Corpus(
        articles=dict(articles),
        statements=dict(told),
        stories=tuple(story for story in stories if len(set(story.articles) - set(copies)) > 1),
        claims=_claims(articles, told, vectors, whole, known, calendar, options),
        timelines=build_timelines(people, ids, articles, told),
        copies=dict(copies),
    )


def with_copies(
    groups: Sequence[Sequence[str]], copies: Mapping[str, str], told: StatementsOf
) -> list[list[str]]:
    """Return groups of originals with the copies of their members."""
    same: dict[str, list[str]] = {}
    for copy, original in copies.items():
        if told.get(copy):
            same.setdefault(original, []).append(copy)
    return [
        [*members, *(copy for member in members for copy in same.get(member, []))]
        for members in groups
    ]


def _check(articles: Sequence[Article], told: StatementsOf, vectors: Mapping[str, Floats]) -> None:
    if len(told) != len(articles):
        raise ValueError("two articles have the same id")
    for article, rows in told.items():
        if rows and (article not in vectors or len(vectors[article]) != len(rows)):
            raise ValueError(f"article {article!r}: one vector per statement is needed")


def _claims(
    articles: Mapping[str, Article],
    told: StatementsOf,
    vectors: Mapping[str, Floats],
    stories: Sequence[Story],
    people: People,
    calendar: Calendar,
    options: ClusterOptions,
) -> tuple[Claim, ...]:
    """Group the statements; those with the very same words are one, and are spread out after."""
    story_of = {article: story.key for story in stories for article in story.articles}
    flat: list[Statement] = []
    rows: list[Floats] = []
    same: dict[tuple[str, str], list[Statement]] = {}
    for article in story_of:
        for statement, row in zip(told[article], vectors[article], strict=True):
            text = (story_of[article], " ".join(statement.sentence.text.split()))
            if text not in same:
                flat.append(statement)
                rows.append(row)
            same.setdefault(text, []).append(statement)
    if not flat:
        return ()
    names = sorted(set(story_of.values()))
    numbers = {name: number for number, name in enumerate(names)}
    days = {
        name: article.day.toordinal() if article.day else UNDATED
        for name, article in articles.items()
    }
    first = {
        story.key: calendar.around(calendar.slot(days[story.articles[0]])) for story in stories
    }
    claims = Claims(
        flat,
        np.stack(rows),
        stories=np.array([numbers[story_of[s.article]] for s in flat], np.int64),
        around=[first[story_of[s.article]] for s in flat],
        people=people,
        options=options,
    )
    spread = list(same.values())
    found = [_claim(group, claims, spread, story_of, articles) for group in claims.group()]
    return _distinct(found)


def _claim(
    group: Sequence[int],
    claims: Claims,
    spread: Sequence[list[Statement]],
    story_of: Mapping[str, str],
    articles: Mapping[str, Article],
) -> Claim:
    core = [claims.statements[index] for index in group]
    members = [statement for index in group for statement in spread[index]]
    members.sort(key=lambda s: _place(articles[s.article], s))
    _, day, *_ = _place(articles[members[0].article], members[0])
    key = claim_key([claims.keys[index] for index in group], core, day)
    return Claim(
        id=f"c-{key}",
        key=key,
        story=story_of[core[0].article],
        label=claim_label(core, claims.vectors[list(group)]),
        statements=tuple(members),
    )


def _place(article: Article, statement: Statement) -> tuple[bool, str, str, int]:
    day = article.day
    return day is None, day.isoformat() if day else "", article.id, statement.sentence.index


def _distinct(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Give claims that say the same of different events keys of their own, in date order."""
    seen: Counter[str] = Counter()
    found = []
    for claim in claims:
        seen[claim.key] += 1
        if seen[claim.key] > 1:
            key = digest(claim.key, str(seen[claim.key]))
            claim = Claim(f"c-{key}", key, claim.story, claim.label, claim.statements)
        found.append(claim)
    return tuple(sorted(found, key=lambda claim: claim.id))
