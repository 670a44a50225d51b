"""Names that are new in the archive and that no pack knows, with the posts they are given."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from checker.history.model import Unknown
from checker.history.periods import Period
from checker.index.codec import unpack_article, unpack_statements
from checker.index.store import Store, reading
from checker.packs import PackIndex
from checker.stages.cluster.outlines import UNDATED
from checker.text.normalise import fold
from checker.types import Person, Post

LEAST, MOST = 3, 20  # articles that must name them, and names in a report
_READ = 5  # articles that are read of each
_NEW = """
    SELECT n.key, count(*), min(a.day), sum(n.mentions) FROM name n JOIN article a USING (row)
    WHERE n."full" AND a.copy_of IS NULL AND a.day != ? AND instr(n.key, ' ')
    GROUP BY n.key HAVING min(a.day) BETWEEN ? AND ? AND count(*) >= ?
    ORDER BY count(*) DESC, n.key
"""


def unknown(folder: Path, days: Period, packs: PackIndex) -> tuple[Unknown, ...]:
    """Return the names that first appeared in these days, those in most articles first.

    Raises:
        ArchiveError: there is no index, or it cannot be read.
    """
    from datetime import date

    known = {fold(held.role.ar) for person in packs.people.values() for held in person.posts}
    known |= {fold(w) for p in packs.people.values() for held in p.posts for w in held.also}
    found: list[Unknown] = []
    with reading(folder) as store:
        span = days.start.toordinal(), days.end.toordinal()
        for key, articles, first, _ in store.db.execute(_NEW, (UNDATED, *span, LEAST)):
            if packs.person_by_name(key) is None:
                name, posts = _shown(store, key)
                new = tuple(post for post in posts if fold(post) not in known)
                found.append(Unknown(name or key, articles, date.fromordinal(first), new))
            if len(found) == MOST:
                break
    return tuple(found)


def _shown(store: Store, key: str) -> tuple[str, tuple[str, ...]]:
    """Return a name as articles write it, and the posts that they give it, most often first."""
    names: Counter[str] = Counter()
    posts: Counter[str] = Counter()
    rows = store.db.execute(
        "SELECT row FROM name WHERE key = ? ORDER BY mentions DESC, row LIMIT ?", (key, _READ)
    ).fetchall()
    for (row,) in rows:
        text, told = store.content(row)
        for statement in unpack_statements(unpack_article(text), told):
            for mention in statement.mentions:
                value = mention.value
                if isinstance(value, Person) and value.key == key:
                    names[value.name] += 1
                elif isinstance(value, Post) and mention.holder == key:
                    posts[value.label] += 1
    ordered = sorted(posts, key=lambda post: (-posts[post], post))
    return min(names, key=lambda name: (-names[name], name), default=""), tuple(ordered[:3])
