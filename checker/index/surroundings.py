"""What of an archive a new article must be compared with, and nothing else of it.

The corpus that comes of it gives the findings which a check of everything would give for the
new articles: their stories are found with all that appeared in those days, their people with all
who bear such a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from checker.index.codec import UnreadableError, unpack_article, unpack_statements
from checker.index.linking import calendar_of, outline_of, relatives
from checker.index.names import find
from checker.index.prepare import body_posting, of_mention
from checker.index.store import Store
from checker.packs import PackIndex
from checker.stages.cluster import ClusterOptions
from checker.stages.cluster.components import Floats
from checker.stages.cluster.copies import find_copies
from checker.stages.cluster.edges import Edge, Edges
from checker.stages.cluster.outlines import Outline, token
from checker.stages.cluster.stage import assemble, with_copies
from checker.stages.cluster.stories import group
from checker.types import Article, Corpus, Statement

_RUNS = 3  # runs of words that two quotations share


@dataclass(frozen=True, slots=True, eq=False)
class Fresh:
    """A new article with all that the stages of one article make of it."""

    article: Article
    statements: tuple[Statement, ...]
    vectors: Floats
    outline: Outline


@dataclass(frozen=True, slots=True)
class _Outlines:
    """The outlines of new articles and of those in the archive, but for what is left out."""

    store: Store
    first: Mapping[str, Outline]
    gone: frozenset[str]

    def of(self, name: str) -> Outline | None:
        if name in self.gone:
            return None
        return self.first.get(name) or outline_of(self.store, name)


@dataclass(slots=True)
class Surroundings:
    """The articles of the archive that are at hand, whole or in part."""

    store: Store
    articles: dict[str, Article] = field(default_factory=dict)
    told: dict[str, tuple[Statement, ...]] = field(default_factory=dict)
    vectors: dict[str, Floats] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)

    def take(self, fresh: Fresh) -> None:
        """Add a new article."""
        name = fresh.article.id
        self.articles[name] = fresh.article
        self.told[name] = fresh.statements
        self.vectors[name] = fresh.vectors
        self.whole.add(name)

    def load(self, names: Iterable[str], *, vectors: bool) -> None:
        """Read whole articles of the archive; with their vectors where claims are looked for."""
        for name in sorted(set(names)):
            if name not in self.whole:
                self._read(name, None)
                self.whole.add(name)
            if vectors:
                self.vectors[name] = self.store.rows(name)

    def load_part(self, name: str, places: Sequence[int]) -> None:
        """Read some statements of an article, unless it is there as a whole."""
        if name not in self.whole:
            self._read(name, places)

    def _read(self, name: str, places: Sequence[int] | None) -> None:
        row = self.store.db.execute("SELECT row FROM article WHERE id = ?", (name,)).fetchone()
        if row is None:
            raise UnreadableError(f"article {name!r} is not there")
        article, statements = self.store.content(*row)
        self.articles[name] = unpack_article(article)
        self.told[name] = unpack_statements(self.articles[name], statements, places)


def surroundings(
    store: Store,
    new: Sequence[Fresh],
    options: ClusterOptions,
    packs: PackIndex,
    *,
    hidden: frozenset[str],
) -> Corpus:
    """Return the corpus of new articles and all that bears on them; ``hidden`` is left out."""
    near = Surroundings(store)
    for fresh in new:
        near.take(fresh)
    copies, doubtful = _copies(store, new, options, hidden)
    first = {fresh.article.id: fresh.outline for fresh in new if fresh.outline.vector.size}
    calendar = calendar_of(
        store,
        options.window_days,
        without=copies.keys() | hidden,
        new=[outline for name, outline in first.items() if name not in copies],
    )
    edges = Edges(calendar, options)
    known = dict(store.db.execute("SELECT id, story FROM article WHERE story IS NOT NULL"))
    together = _together(known)
    beside = {each for name in hidden for each in together.get(name, ())}
    begin = {copies.get(name, name) for name in {*first, *doubtful, *beside}}
    outlines = _Outlines(store, first, gone=hidden - first.keys())
    groups = _groups(outlines, edges, begin, together, copies, options)
    ours = [members for members in groups if any(name in first for name in members)]
    near.load((name for members in ours for name in members if name not in first), vectors=True)
    stories = _stories(known, groups, copies)
    others = _quoting(store, new) | _naming(store, new, packs)
    near.load(others - hidden, vectors=False)
    people = find(store, near.told, new, stories, options, packs, hidden)
    for name, places in sorted(people.places.items()):
        near.load_part(name, places)
    _originals(store, near, copies)
    return assemble(
        dict(sorted(near.articles.items())),
        near.told,
        near.vectors,
        groups=_known_groups(near, stories),
        copies={copy: original for copy, original in copies.items() if copy in near.articles},
        people=people.bearers,
        calendar=calendar,
        options=options,
    )


def _copies(
    store: Store, new: Sequence[Fresh], options: ClusterOptions, hidden: frozenset[str]
) -> tuple[dict[str, str], set[str]]:
    """Return all copies, and the articles of the index that could now be another's or nobody's."""
    known = dict(store.db.execute("SELECT id, copy_of FROM article WHERE copy_of IS NOT NULL"))
    articles = {fresh.article.id: fresh.article for fresh in new}
    older = [found for name in sorted(hidden) if (found := store.known(name))]
    near = relatives(store, [*articles.values(), *older])
    doubtful = near.keys() - hidden
    copies = {
        name: original
        for name, original in known.items()
        if name not in doubtful and name not in hidden
    }
    among = {name: near[name] for name in doubtful} | articles
    return copies | find_copies(list(among.values()), jaccard=options.copy_jaccard), doubtful


def _together(stories: Mapping[str, str]) -> dict[str, list[str]]:
    """Return, for each article that stands in a story, all that stand in it."""
    members: dict[str, list[str]] = {}
    for name, story in stories.items():
        members.setdefault(story, []).append(name)
    return {name: members[story] for name, story in stories.items()}


def _groups(
    outlines: _Outlines,
    edges: Edges,
    begin: Iterable[str],
    together: Mapping[str, Sequence[str]],
    copies: Mapping[str, str],
    options: ClusterOptions,
) -> list[list[str]]:
    """Return the groups of the components that some articles stand in, copies with them."""
    seen: dict[str, Outline] = {}
    waiting = sorted(begin)
    found: set[Edge] = set()
    while waiting:
        name = waiting.pop()
        outline = None if name in seen else outlines.of(name)
        if outline is None:
            continue
        seen[name] = outline
        for edge in edges.of(outline):
            found.add(edge)
            waiting.extend(edge[:2])
        # New articles make words less rare: what was one story may be two by now.
        waiting.extend(copies.get(each, each) for each in together.get(name, ()))
    groups = group(list(seen.values()), sorted(found), edges, options)
    return with_copies(groups, copies, dict.fromkeys(copies, (True,)))  # type: ignore[arg-type]


def _stories(
    known: Mapping[str, str], groups: Sequence[Sequence[str]], copies: Mapping[str, str]
) -> dict[str, str]:
    """Return the story of every article: as found now, else as the index knows it."""
    stories = dict(known)
    for copy, original in copies.items():
        stories[copy] = stories.get(original, original)
    for members in groups:
        stories.update(dict.fromkeys(members, min(members)))
    return stories


def _quoting(store: Store, new: Sequence[Fresh]) -> set[str]:
    """Return the articles that may quote what new articles quote."""
    shared: Counter[str] = Counter()
    for run in sorted({each for each in _postings(new) if each.startswith("quote:")}):
        shared.update(store.posted(token(run)))
    return {name for name, count in shared.items() if count >= _RUNS}


def _naming(store: Store, new: Sequence[Fresh], packs: PackIndex) -> set[str]:
    """Return the articles that name, in whatever words, a body whose name is contested."""
    ours = {each for each in _postings(new) if each.startswith("body:")}
    found: set[str] = set()
    for body in packs.organisations.values():
        names = (body.name.ar, *body.variants, *body.loaded, *body.ambiguous)
        posted = {body_posting(name) for name in names if name}
        if body.contested and posted & ours:
            found.update(name for each in posted for name in store.posted(token(each)))
    return found


def _postings(new: Sequence[Fresh]) -> Iterator[str]:
    for fresh in new:
        for statement in fresh.statements:
            for mention in statement.mentions:
                yield from of_mention(mention)


def _originals(store: Store, near: Surroundings, copies: Mapping[str, str]) -> None:
    """Read of what are copies the originals too: their outlet is the one that counts."""
    for name in [copies[name] for name in near.articles if name in copies]:
        if name not in near.articles:
            near.load_part(name, ())


def _known_groups(near: Surroundings, stories: Mapping[str, str]) -> list[list[str]]:
    """Return the groups of the articles at hand, each article in one."""
    found: dict[str, list[str]] = {}
    for name in sorted(near.articles):
        if near.told.get(name):
            found.setdefault(stories.get(name, name), []).append(name)
    return sorted(found.values())
