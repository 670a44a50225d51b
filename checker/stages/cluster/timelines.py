"""Lay out what the corpus says of each person, by date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from checker.ids import digest
from checker.stages.cluster.names import units
from checker.stages.cluster.people import Bearer
from checker.types import Article, Entry, Person, Post, Rank, Statement, Timeline

Layout = tuple[list[Entry], list[Entry]]


def person_ids(people: Sequence[Bearer]) -> list[str]:
    """Return a stable id for each person: the pack's own, or one made of the leading name."""
    leading = [_leading(person) for person in people]
    homes = [(key, *sorted(person.countries)) for key, person in zip(leading, people, strict=True)]
    bearers, namesakes = Counter(leading), Counter(homes)
    ids = []
    for person, key, home in zip(people, leading, homes, strict=True):
        if person.alias:
            ids.append(person.alias.id)
        elif bearers[key] == 1:
            ids.append(f"p-{digest(key)}")
        elif namesakes[home] == 1:  # namesakes are told apart by country, or by where they appear
            ids.append(f"p-{digest(*home)}")
        else:
            ids.append(f"p-{digest(*home, min(person.articles))}")
    return _distinct(ids)


def _leading(person: Bearer) -> str:
    """Return the most frequent of a person's names, the fullest among equals."""
    return min(person.mentions, key=lambda key: (-person.mentions[key], -len(units(key)), key))


def _distinct(ids: Sequence[str]) -> list[str]:
    seen: Counter[str] = Counter()
    found = []
    for name in ids:
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return found


def build_timelines(
    people: Sequence[Bearer],
    ids: Sequence[str],
    articles: Mapping[str, Article],
    statements: Mapping[str, tuple[Statement, ...]],
) -> tuple[Timeline, ...]:
    """Return one timeline per person, sorted by id; entries by day, article and place in it."""
    owner = {
        (article, key): index
        for index, person in enumerate(people)
        for article in person.articles
        for key in person.keys
    }
    layouts: list[Layout] = [([], []) for _ in people]
    for article in sorted(articles.values(), key=_by_date):
        for statement in statements.get(article.id, ()):
            _lay_out(statement, owner, layouts)
    timelines = [
        Timeline(
            id=ids[index],
            label=person.alias.label if person.alias else _label(person, layouts[index][1]),
            keys=tuple(sorted(person.keys)),
            entries=tuple(layouts[index][0]),
            mentions=tuple(layouts[index][1]),
        )
        for index, person in enumerate(people)
        # A lone surname with no title tells nothing; of some people no statement is at hand.
        if layouts[index][0] or (person.full and layouts[index][1])
    ]
    return tuple(sorted(timelines, key=lambda timeline: timeline.id))


def _by_date(article: Article) -> tuple[bool, str, str]:
    return article.day is None, article.day.isoformat() if article.day else "", article.id


def _lay_out(
    statement: Statement, owner: Mapping[tuple[str, str], int], layouts: Sequence[Layout]
) -> None:
    """Add the mentions of one statement to the timelines of those they belong to."""
    for mention in sorted(statement.mentions, key=lambda mention: mention.span):
        if isinstance(mention.value, Person):
            index = owner.get((statement.article, mention.value.key))
            if index is not None:
                layouts[index][1].append(Entry(statement, mention))
        elif isinstance(mention.value, Rank | Post) and mention.holder:
            index = owner.get((statement.article, mention.holder))
            if index is not None:
                layouts[index][0].append(Entry(statement, mention))


def _label(person: Bearer, mentions: Sequence[Entry]) -> str:
    """Return the name as shown most often, under the person's leading key."""
    leading = _leading(person)
    names: Counter[str] = Counter()
    for entry in mentions:
        if isinstance(entry.mention.value, Person) and entry.mention.value.key == leading:
            names[entry.mention.value.name] += 1
    return min(names, key=lambda name: (-names[name], name)) if names else leading
