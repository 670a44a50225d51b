"""Everything that is kept of one article and depends on it alone: work for any process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from checker.ids import digest
from checker.index.codec import pack_article, pack_statements
from checker.packs.names import body_key
from checker.rules.people.held import post_key
from checker.rules.quotes.words import content, stems
from checker.rules.titles import body_of
from checker.stages.cluster.copies import shingles, sketch
from checker.stages.cluster.names import units
from checker.stages.cluster.outlines import Outline, outline_without_vector, token, top_of
from checker.stages.cluster.people import Named, name_blocks, names_in
from checker.types import Article, Mention, Organisation, Person, Post, Quotation, Statement

_RUN = 3  # words of a quotation in a row


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article as it goes into the index, but for its vectors.

    ``texts`` are what is to be embedded, in order; ``top`` the places of those that the
    article's own vector is made of. ``places[key]`` are the statements that speak of a person.
    """

    id: str
    url: str
    day: int
    digest: str
    article: bytes
    statements: bytes
    texts: tuple[str, ...]
    top: tuple[int, ...]
    outline: Outline
    names: tuple[Named, ...]
    places: dict[str, tuple[int, ...]] = field(default_factory=dict)
    blocks: tuple[tuple[str, str], ...] = ()
    postings: tuple[int, ...] = ()
    sketch: tuple[int, ...] = ()


def prepare(article: Article) -> Prepared:
    """Run the stages of one article: segment, extract, and all that is looked up later."""
    from checker.stages.extract import extract
    from checker.stages.segment import segment

    statements = extract(article, segment(article))
    names = names_in(statements)
    outline = outline_without_vector(article, statements)
    return Prepared(
        id=article.id,
        url=article.url,
        day=outline.day,
        digest=content_digest(article),
        article=pack_article(article),
        statements=pack_statements(article, statements),
        texts=tuple(statement.sentence.text for statement in statements),
        top=tuple(top_of(statements)),
        outline=outline,
        names=names,
        places=places(statements),
        blocks=tuple(
            (block, each.key) for each in names if each.full for block in blocks(each.key)
        ),
        postings=tuple(sorted({token(each) for each in postings(statements)})),
        sketch=sketch_of(article),
    )


def sketch_of(article: Article) -> tuple[int, ...]:
    """Return the hashes by which near-identical texts are found."""
    return tuple(sketch(shingles(article.text)).tolist())


def content_digest(article: Article) -> str:
    """Return what changes when the article does, wherever its file lies."""
    return digest(pack_article(replace(article, path="")).decode("utf-8", "surrogatepass"))


def places(statements: Sequence[Statement]) -> dict[str, tuple[int, ...]]:
    """Return for each person key the statements that name the person or give a title."""
    found: dict[str, set[int]] = {}
    for place, statement in enumerate(statements):
        for mention in statement.mentions:
            key = mention.value.key if isinstance(mention.value, Person) else mention.holder
            if key:
                found.setdefault(key, set()).add(place)
    return {key: tuple(sorted(found[key])) for key in sorted(found)}


def blocks(key: str) -> Iterator[str]:
    """Yield what a name shares with those it may be confused with: see ``name``'s rules."""
    yield from name_blocks(key)
    parts = key.split()
    if len(units(key)) > 1:
        yield from sorted({f"{len(parts)}|{part}" for part in parts})


def postings(statements: Sequence[Statement]) -> Iterator[str]:
    """Yield what leads from an article to others like it, beside persons."""
    for statement in statements:
        for mention in statement.mentions:
            yield from of_mention(mention)


def of_mention(mention: Mention) -> Iterator[str]:
    """Yield the postings of a post, an organisation, or the runs of words in a quotation."""
    match mention.value:
        case Post() as post:
            yield f"post:{post_key(replace(post, scope=body_of(post.scope)))}"
        case Organisation(name=name):
            yield body_posting(name)
        case Quotation():
            yield from quoted_runs(mention.text)


def body_posting(name: str) -> str:
    """Return the posting of an organisation under one of its names."""
    return "body:" + " ".join(body_key(name))


def quoted_runs(text: str) -> Iterator[str]:
    """Yield the runs of words by which two quotations are found to be one."""
    words = stems(content(text))
    for at in range(len(words) - _RUN + 1):
        yield "quote:" + " ".join(words[at : at + _RUN])
