"""What a person's timeline shows: a lane per rank or post, with mentions and dated facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from checker.stages.report.snippets import source_name
from checker.text.normalise import fold
from checker.types import Article, Entry, Fact, Post, Rank, Timeline

LaneKind = Literal["rank", "post"]
_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """Mentions of one lane on one day; ``firm`` unless all say former, acting or elect."""

    day: date | None
    count: int
    firm: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """One rank or post: where articles give it, and when the reference says it held."""

    kind: LaneKind
    label: str
    dots: tuple[Dot, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table behind the picture."""

    day: date | None
    source: str
    kind: LaneKind
    text: str
    status: str


@dataclass(frozen=True, slots=True)
class Lanes:
    """A whole timeline, ranks first, the highest on top."""

    label: str
    lanes: tuple[Lane, ...]
    rows: tuple[Row, ...]
    facts: tuple[Fact, ...]


def lanes_of(
    timeline: Timeline, facts: Iterable[Fact], articles: Mapping[str, Article]
) -> Lanes | None:
    """Return the lanes of a timeline, or None where there is nothing to compare."""
    own = facts_of(timeline, facts)
    by_key: dict[_Key, list[Entry]] = {}
    for entry in timeline.entries:
        if key := _key(entry.mention.value):
            by_key.setdefault(key, []).append(entry)
    placed = sorted(by_key.items(), key=lambda item: _order(*item))
    used: set[int] = set()
    lanes = [_lane(key, entries, own, articles, used) for key, entries in placed]
    lanes += _facts_alone([fact for number, fact in enumerate(own) if number not in used])
    lanes.sort(key=lambda lane: lane.kind != "rank")
    if len(lanes) < 2 or not by_key:
        return None
    rows = tuple(_row(entry, articles) for entry in timeline.entries if _key(entry.mention.value))
    return Lanes(timeline.label, tuple(lanes), rows, own)


def facts_of(timeline: Timeline, facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the dated facts about the person of a timeline, by id, key or label."""
    names = {fold(name) for name in (timeline.id, timeline.label, *timeline.keys)}
    found = [fact for fact in facts if fold(fact.person) in names]
    return tuple(sorted(found, key=lambda one: (one.kind, one.start or date.min, one.label)))


def _key(value: object) -> _Key | None:
    if isinstance(value, Rank):
        return ("rank", value.ladder, value.key)
    if isinstance(value, Post):
        return ("post", value.role, value.scope, value.country)
    return None


def _order(key: _Key, entries: Sequence[Entry]) -> tuple[bool, int, str, _Key]:
    value = entries[0].mention.value
    level = value.level if isinstance(value, Rank) else 0
    return (key[0] != "rank", -level, min(_label(entry) for entry in entries), key)


def _label(entry: Entry) -> str:
    value = entry.mention.value
    return value.label if isinstance(value, (Rank, Post)) else entry.mention.text


def _bare(label: str) -> str:
    """Return a label for comparison: folded, each word without the Arabic article."""
    return " ".join(
        word.removeprefix("ال") if len(word) > 4 else word for word in fold(label).split()
    )


def _same(fact: Fact, names: Iterable[str]) -> bool:
    """Say whether a fact goes by one of the names: as a whole, or a post with more words behind.

    "Deputy commander" of a pack is what an article calls "deputy commander of the army"; a rank
    with a word more is another rank.
    """
    label = _bare(fact.label)
    longer = fact.kind == "post" and " " in label
    return any(name == label or (longer and name.startswith(f"{label} ")) for name in names)


def _firm(entry: Entry) -> bool:
    value = entry.mention.value
    return not isinstance(value, Post) or value.status == "holds"


def _lane(
    key: _Key,
    entries: Sequence[Entry],
    facts: Sequence[Fact],
    articles: Mapping[str, Article],
    used: set[int],
) -> Lane:
    """Build one lane; facts with one of its labels are drawn on it and noted in ``used``."""
    kind: LaneKind = "rank" if key[0] == "rank" else "post"
    labels = Counter(_label(entry) for entry in entries)
    names = {_bare(text) for entry in entries for text in (_label(entry), entry.mention.text)}
    own = [number for number, fact in enumerate(facts) if fact.kind == kind and _same(fact, names)]
    used.update(own)
    label = min(labels, key=lambda text: (-labels[text], len(text), text))
    return Lane(kind, label, _dots(entries, articles), tuple(facts[number] for number in own))


def _dots(entries: Iterable[Entry], articles: Mapping[str, Article]) -> tuple[Dot, ...]:
    days: dict[date | None, list[Entry]] = {}
    for entry in entries:
        article = articles.get(entry.statement.article)
        days.setdefault(article.day if article else None, []).append(entry)
    dots = [
        Dot(
            day,
            len(members),
            any(map(_firm, members)),
            tuple(sorted({_source(entry, articles) for entry in members})),
        )
        for day, members in days.items()
    ]
    return tuple(sorted(dots, key=lambda dot: dot.day or date.min))


def _facts_alone(facts: Iterable[Fact]) -> list[Lane]:
    lanes: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        lanes.setdefault((fact.kind, fact.label), []).append(fact)
    return [Lane(own[0].kind, label, (), tuple(own)) for (_, label), own in lanes.items()]


def _source(entry: Entry, articles: Mapping[str, Article]) -> str:
    key = entry.statement.article
    return source_name(articles.get(key)) or key


def _row(entry: Entry, articles: Mapping[str, Article]) -> Row:
    article, value = articles.get(entry.statement.article), entry.mention.value
    return Row(
        day=article.day if article else None,
        source=_source(entry, articles),
        kind="rank" if isinstance(value, Rank) else "post",
        text=entry.mention.text,
        status=value.status if isinstance(value, Post) else "holds",
    )
