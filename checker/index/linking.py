"""Which articles of an index are copies, and which tell of one event.

Only what was added or removed, and the days around it, is compared again; the result is that of
comparing everything at once, whatever the order in which articles came.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from checker.index.codec import unpack_article, unpack_outline
from checker.index.prepare import sketch_of
from checker.index.store import Store
from checker.stages.cluster import ClusterOptions
from checker.stages.cluster.components import Forest
from checker.stages.cluster.copies import SHARED, find_copies
from checker.stages.cluster.edges import Edge, Edges
from checker.stages.cluster.outlines import UNDATED, Outline
from checker.stages.cluster.stories import group
from checker.stages.cluster.weights import Calendar
from checker.types import Article

Progress = Callable[[int, int], None]

# The articles that are not linked yet and have most of their sketch in common with others.
_SUSPECTS = """
    WITH mine AS (SELECT row FROM unlinked JOIN article USING (id)),
    shared AS (
        SELECT hash FROM sketch WHERE hash IN (SELECT hash FROM sketch JOIN mine USING (row))
        GROUP BY hash HAVING count(*) > 1
    )
    SELECT a.id FROM mine JOIN article a USING (row) JOIN sketch s USING (row)
    JOIN shared USING (hash) GROUP BY row
    HAVING count(*) >= min(?, (SELECT count(*) FROM sketch t WHERE t.row = s.row)) ORDER BY a.id
"""


def link(store: Store, options: ClusterOptions, tell: Progress = lambda done, total: None) -> None:
    """Bring copies, edges and stories up to date, in one transaction."""
    settings = f"{options.window_days} {options.copy_jaccard}"
    with store.transaction():
        if store.setting("linked") != settings:
            store.db.execute("INSERT OR IGNORE INTO unlinked SELECT id FROM article")
            store.db.execute("INSERT OR IGNORE INTO stale SELECT DISTINCT day FROM article")
            store.db.execute("DELETE FROM edge")
            store.set("linked", settings)
        if not store.db.execute("SELECT 1 FROM unlinked LIMIT 1").fetchone():
            return
        _copies(store, options)
        edges = Edges(calendar_of(store, options.window_days), options)
        slots = _stale_slots(store, edges.calendar)
        ends: set[str] = set()  # of edges that are, or were
        for done, slot in enumerate(slots):
            tell(done, len(slots))
            for pair in store.db.execute("SELECT first, second FROM edge WHERE slot = ?", (slot,)):
                ends.update(pair)
            store.db.execute("DELETE FROM edge WHERE slot = ?", (slot,))
            found = [(slot, *edge) for edge in edges.of_slot(slot)]
            store.db.executemany("INSERT INTO edge VALUES (?, ?, ?, ?)", found)
        _stories(store, edges, options, ends | _of_slots(store, edges.calendar, slots))
        store.db.execute("DELETE FROM unlinked")
        store.db.execute("DELETE FROM stale")
        tell(len(slots), len(slots))


def calendar_of(
    store: Store,
    window_days: int,
    *,
    without: Container[str] | None = None,
    new: Sequence[Outline] = (),
) -> Calendar:
    """Return the calendar of an index and new articles, read slot by slot.

    Copies do not count: those that the index knows, unless ``without`` says what to leave out.
    """
    hidden: Container[str] = () if without is None else without

    def load(slot: int) -> Sequence[Outline]:
        rows = store.db.execute(
            "SELECT a.id, o.body FROM article a JOIN outline o USING (row)"
            " WHERE a.day BETWEEN ? AND ? AND (? OR a.copy_of IS NULL)",
            (*calendar.days(slot), without is not None),
        )
        width = store.vectors.width
        known = [unpack_outline(name, body, width) for name, body in rows if name not in hidden]
        return known + [outline for outline in new if calendar.slot(outline.day) == slot]

    def published() -> list[int]:
        known = [row[0] for row in store.db.execute("SELECT DISTINCT day FROM article")]
        return known + [outline.day for outline in new]

    calendar = Calendar(window_days, load, published)
    return calendar


def relatives(store: Store, articles: Sequence[Article]) -> dict[str, Article]:
    """Return the articles of the index that may be copies of these or of one another."""
    found: dict[str, Article] = {}
    waiting = list(articles)
    while waiting:
        parts = sketch_of(waiting.pop())
        marks = ",".join("?" * len(parts))
        rows = store.db.execute(
            f"SELECT a.id, c.article FROM (SELECT row FROM sketch WHERE hash IN ({marks})"  # noqa: S608 - marks only
            " GROUP BY row HAVING count(*) >= ?)"
            " JOIN article a USING (row) JOIN content c USING (row)",
            (*parts, min(SHARED, len(parts))),
        )
        for name, body in rows.fetchall() if parts else ():
            if name not in found:
                found[name] = unpack_article(body)
                waiting.append(found[name])
    return found


def _copies(store: Store, options: ClusterOptions) -> None:
    """Find the copies among what changed and all that is nearly the same."""
    run = store.db.execute
    suspects = [row[0] for row in run(_SUSPECTS, (SHARED,))]
    known = set(suspects)
    for (name,) in run("SELECT id FROM unlinked JOIN article USING (id)").fetchall():
        if name not in known and _set_copy(store, name, None):
            _stale(store, name)
    done: set[str] = set()
    for name in suspects:
        article = store.known(name)
        if name in done or article is None:
            continue
        near = {**relatives(store, [article]), name: article}
        done.update(near)
        copies = find_copies(list(near.values()), jaccard=options.copy_jaccard)
        for each in near:
            if _set_copy(store, each, copies.get(each)):
                _stale(store, each)
    # What was a copy of an article that is gone.
    for (name,) in run(
        "SELECT id FROM article WHERE copy_of NOT IN (SELECT id FROM article)"
    ).fetchall():
        run("UPDATE article SET copy_of = NULL WHERE id = ?", (name,))
        _stale(store, name)


def _set_copy(store: Store, name: str, original: str | None) -> bool:
    return bool(
        store.db.execute(
            "UPDATE article SET copy_of = ? WHERE id = ? AND copy_of IS NOT ?",
            (original, name, original),
        ).rowcount
    )


def _stale(store: Store, name: str) -> None:
    store.db.execute("INSERT OR IGNORE INTO stale SELECT day FROM article WHERE id = ?", (name,))


def _stale_slots(store: Store, calendar: Calendar) -> list[int]:
    """Return the slots whose edges must be found anew: weights reach one slot to each side."""
    slots = {calendar.slot(row[0]) for row in store.db.execute("SELECT day FROM stale")}
    if UNDATED in slots:
        known = {row[0] for row in store.db.execute("SELECT DISTINCT slot FROM edge")}
        return sorted({UNDATED, *known, *calendar.slots()})
    return sorted({near for slot in slots for near in (slot - 1, slot, slot + 1)})


def _stories(store: Store, edges: Edges, options: ClusterOptions, touched: set[str]) -> None:
    """Group anew the articles of every component that has, or had, to do with these."""
    run = store.db.execute
    told = run("SELECT id, story FROM article WHERE story IS NOT NULL").fetchall()
    stories = {story for name, story in told if name in touched}
    touched |= {name for name, story in told if story in stories}
    store.db.executemany(
        "UPDATE article SET story = NULL WHERE id = ?", [(name,) for name in touched]
    )
    edges_kept: list[Edge] = run(
        "SELECT first, second, similarity FROM edge ORDER BY 1, 2"
    ).fetchall()
    names = sorted({name for edge in edges_kept for name in edge[:2]})
    place = {name: index for index, name in enumerate(names)}
    forest = Forest(len(names))
    for first, second, _ in edges_kept:
        forest.union(place[first], place[second])
    near: dict[int, list[Edge]] = {
        forest.find(place[name]): [] for name in names if name in touched
    }
    for edge in edges_kept:
        root = forest.find(place[edge[0]])
        if root in near:
            near[root].append(edge)
    for component in near.values():
        members = sorted({name for edge in component for name in edge[:2]})
        outlines = [found for name in members if (found := outline_of(store, name))]
        for story in group(outlines, component, edges, options):
            known = story[0] if len(story) > 1 else None
            rows = [(known, name) for name in story]
            store.db.executemany("UPDATE article SET story = ? WHERE id = ?", rows)


def _of_slots(store: Store, calendar: Calendar, slots: Sequence[int]) -> set[str]:
    """Return the articles that the edges of slots can reach."""
    found: set[str] = set()
    for slot in slots:
        first, last = calendar.days(slot)
        last = calendar.days(slot + 1)[1] if slot != UNDATED else last
        rows = store.db.execute("SELECT id FROM article WHERE day BETWEEN ? AND ?", (first, last))
        found.update(row[0] for row in rows)
    return found


def outline_of(store: Store, name: str) -> Outline | None:
    """Return the outline of one article; one without statements has none."""
    row = store.db.execute(
        "SELECT o.body FROM article a JOIN outline o USING (row) WHERE a.id = ?", (name,)
    ).fetchone()
    return unpack_outline(name, row[0], store.vectors.width) if row else None
