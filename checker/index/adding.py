"""Put articles into an index: only what is new or changed goes through the stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.index.codec import pack_outline
from checker.index.identity import told_apart
from checker.index.linking import relatives
from checker.index.prepare import Prepared, content_digest
from checker.index.store import Store
from checker.stages.cluster.outlines import Outline, with_vector
from checker.stages.embed import Encoder, Vectors, encode_half
from checker.types import Article

BATCH = 128  # articles of one transaction: what a crash can cost


@dataclass(slots=True)
class Added:
    """What became of the articles that were given."""

    new: int = 0
    changed: int = 0
    same: int = 0
    total: int = 0

    @property
    def seen(self) -> int:
        """How many articles were read at all."""
        return self.new + self.changed + self.same


def add(
    store: Store,
    articles: Iterable[Article],
    *,
    encoder: Encoder,
    prepare: Callable[[Iterator[Article]], Iterator[Prepared]],
    tell: Callable[[Added], None] = lambda added: None,
) -> Added:
    """Add articles in batches, each one transaction, and say what was new.

    ``prepare`` runs the stages of single articles, in any number of processes, and keeps their
    order. An article whose id is there with the same content is left alone.
    """
    added = Added()
    known = dict(store.db.execute("SELECT id, digest FROM article"))

    def changed() -> Iterator[Article]:
        for given in articles:
            article = told_apart(given, store.known)
            if article.id in known and known[article.id] == content_digest(article):
                added.same += 1
            else:
                yield article

    for batch in batches(prepare(changed())):
        write(store, batch, encoder)
        added.new += sum(each.id not in known for each in batch)
        added.changed += sum(each.id in known for each in batch)
        tell(added)
    added.total = store.db.execute("SELECT count(*) FROM article").fetchone()[0]
    return added


def write(store: Store, batch: Sequence[Prepared], encoder: Encoder) -> None:
    """Write prepared articles in one transaction; of an older version its text is kept."""
    rows = encode_half(encoder, [text for each in batch for text in each.texts])
    start = store.number("rows")
    store.vectors.write(start, rows)
    with store.transaction():
        for each in batch:
            _keep_version(store, each.id)
        start += put(store, batch, rows, start)
        store.set("rows", str(start))


def remove(store: Store, ids: Iterable[str]) -> int:
    """Remove articles, in one transaction, and return how many there were."""
    with store.transaction():
        return sum(forget(store, name) for name in ids)


def batches(prepared: Iterable[Prepared]) -> Iterator[list[Prepared]]:
    """Yield what is written in one transaction."""
    batch: list[Prepared] = []
    for each in prepared:
        batch.append(each)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def put(store: Store, batch: Sequence[Prepared], rows: Vectors, start: int) -> int:
    """Put articles in place of those of their ids, in the transaction that is open.

    ``rows`` are the vectors of their texts [n, d], the first of which is row ``start`` of the
    index. Returns how many these are.
    """
    at = 0
    places: dict[str, tuple[int, Prepared]] = {}
    for each in batch:
        mine = rows[at : at + len(each.texts)]
        forget(store, each.id)
        outline = with_vector(each.outline, mine, each.top)
        places[each.id] = _insert(store, each, outline, start + at), each
        at += len(each.texts)
    _insert_keys(store, list(places.values()))
    return at


def _insert(store: Store, each: Prepared, outline: Outline, first: int) -> int:
    """Insert an article whose id is free, and return its row."""
    _mark(store, each.id, each.day)
    run = store.db.execute
    row = run(
        "INSERT INTO article (id, url, day, digest, first, count) VALUES (?, ?, ?, ?, ?, ?)",
        (each.id, each.url, each.day, each.digest, first, len(each.texts)),
    ).lastrowid
    assert row is not None  # noqa: S101 - it is, behind an INSERT
    run("INSERT INTO content VALUES (?, ?, ?)", (row, each.article, each.statements))
    if each.texts:
        run("INSERT INTO outline VALUES (?, ?)", (row, pack_outline(outline)))
    return row


def _insert_keys(store: Store, articles: Sequence[tuple[int, Prepared]]) -> None:
    """Insert what articles are found by: in order, for pages that are near are written once."""
    many = store.db.executemany
    many(
        "INSERT INTO name VALUES (?, ?, ?, ?, ?, ?, ?)",
        sorted(
            (
                name.key, row, name.full, name.mentions, " ".join(name.countries),
                " ".join(name.roles), " ".join(map(str, each.places[name.key])),
            )
            for row, each in articles
            for name in each.names
        ),
    )  # fmt: skip
    blocks = {block for _, each in articles for block in each.blocks}
    many("INSERT OR IGNORE INTO name_block VALUES (?, ?)", sorted(blocks))
    parts = [(part, row) for row, each in articles for part in each.sketch]
    many("INSERT INTO sketch VALUES (?, ?)", sorted(parts))
    tokens = [(token, row) for row, each in articles for token in each.postings]
    many("INSERT INTO posting VALUES (?, ?)", sorted(tokens))


def _keep_version(store: Store, name: str) -> None:
    store.db.execute(
        "INSERT INTO version SELECT a.id,"
        " 1 + (SELECT count(*) FROM version v WHERE v.id = a.id), c.article"
        " FROM article a JOIN content c USING (row) WHERE a.id = ?",
        (name,),
    )


def forget(store: Store, name: str) -> int:
    """Take out an article, in the transaction that is open, and return how many that were.

    Its older versions stay, and the names that were ever seen.
    """
    found = store.db.execute("SELECT day FROM article WHERE id = ?", (name,)).fetchone()
    if found is None:
        return 0
    _mark(store, name, found[0])
    # What was a copy beside it may now be another's copy, or nobody's.
    near = [
        (each,)
        for each in relatives(store, [article for article in (store.known(name),) if article])
    ]
    store.db.executemany("INSERT OR IGNORE INTO unlinked VALUES (?)", near)
    store.db.execute("DELETE FROM article WHERE id = ?", (name,))
    return 1


def _mark(store: Store, name: str, day: int) -> None:
    """Note that the days around an article must be compared anew."""
    store.db.execute("INSERT OR IGNORE INTO unlinked VALUES (?)", (name,))
    store.db.execute("INSERT OR IGNORE INTO stale VALUES (?)", (day,))
