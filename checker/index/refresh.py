"""Bring an index up to date with the code, the language data and the encoder of this run.

All of it in one transaction, with the vectors in a new file: who is stopped has changed nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.index.adding import BATCH, batches, put
from checker.index.codec import pack_outline, unpack_article, unpack_outline, unpack_statements
from checker.index.prepare import Prepared
from checker.index.store import Store
from checker.index.vectors import VectorFile
from checker.stages.cluster.outlines import top_of, with_vector
from checker.stages.embed import Encoder, encode_half
from checker.types import Article

Prepare = Callable[[Iterator[Article]], Iterator[Prepared]]
Progress = Callable[[int, int], None]


def refresh(store: Store, stages: str, encoder: Encoder, prepare: Prepare, tell: Progress) -> None:
    """Run again what made the statements if ``stages`` has changed, else the encoder if it has."""
    old_stages, old_encoder = store.setting("stages"), store.setting("encoder")
    if (old_stages, old_encoder) == (stages, encoder.id):
        return
    before = store.vectors.path
    with store.transaction():
        store.set("stages", stages)
        store.set("encoder", encoder.id)
        store.set("width", str(encoder.dimensions))
        total = store.one("SELECT count(*) FROM article")
        if total:
            # The database counts in the new file from this commit on.
            vectors = store.next_vectors()
            steps = (
                _extract_again(store, encoder, prepare, vectors)
                if old_stages != stages
                else _embed_again(store, encoder, vectors)
            )
            rows = 0
            for done, written in steps:
                rows = written
                tell(done, total)
            vectors.sync()
            store.set("vectors", vectors.path.name)
            store.set("rows", str(rows))
            store.set("linked", "")
    store.use_vectors()
    if store.vectors.path != before:
        before.unlink(missing_ok=True)


def _extract_again(
    store: Store, encoder: Encoder, prepare: Prepare, vectors: VectorFile
) -> Iterator[tuple[int, int]]:
    """Read every article anew; yield how many are done, and their vectors."""
    rows = [row[0] for row in store.db.execute("SELECT row FROM article ORDER BY id")]

    def articles() -> Iterator[Article]:
        for row in rows:
            yield unpack_article(store.content(row)[0])

    done = at = 0
    for batch in batches(prepare(articles())):
        embedded = encode_half(encoder, [text for each in batch for text in each.texts])
        vectors.write(at, embedded, sync=False)
        at += put(store, batch, embedded, at)
        done += len(batch)
        yield done, at


def _embed_again(store: Store, encoder: Encoder, vectors: VectorFile) -> Iterator[tuple[int, int]]:
    """Embed the statements that are kept; yield how many articles are done, and their vectors."""
    rows = store.db.execute("SELECT row, id FROM article ORDER BY id").fetchall()
    at = 0
    for start in range(0, len(rows), BATCH):
        for row, name in rows[start : start + BATCH]:
            article, statements = store.content(row)
            told = unpack_statements(unpack_article(article), statements)
            mine = encode_half(encoder, [statement.sentence.text for statement in told])
            vectors.write(at, mine, sync=False)
            store.db.execute("UPDATE article SET first = ? WHERE row = ?", (at, row))
            for (body,) in store.db.execute("SELECT body FROM outline WHERE row = ?", (row,)):
                plain = unpack_outline(name, body)
                packed = pack_outline(with_vector(plain, mine, top_of(told)))
                store.db.execute("UPDATE outline SET body = ? WHERE row = ?", (packed, row))
            at += len(mine)
        yield min(start + BATCH, len(rows)), at
