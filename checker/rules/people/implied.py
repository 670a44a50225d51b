"""Posts by which an article calls again whom it has named: "قال الدكتور فلان ... ونبه نقيب كذا".

The name comes first, without its post; the post comes next, without a name, as who goes on to
speak. Where nobody else is named without a post, the two are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from checker.languages import read, words
from checker.rules.reading import tokens_of
from checker.rules.titles import role_facts
from checker.text.normalise import fold
from checker.types import Corpus, Entry, Mention, Person, Post, Rank, Statement

_NEAR = 2  # sentences between the name and the post
_AS = frozenset(map(fold, ("بصفته", "بصفتها", "بوصفه", "بوصفها", "باعتباره", "باعتبارها")))
Told = tuple[str, Entry, Post]


def implied(corpus: Corpus, article: str) -> Iterator[Told]:
    """Yield the name's key, the entry and the post of whom an article calls by his post alone."""
    statements = corpus.statements[article]
    named = _without_post(statements)
    if named is None:
        return
    key, at = named
    for index in range(at, min(at + _NEAR + 1, len(statements))):
        statement = statements[index]
        posts = [m for m in statement.mentions if isinstance(m.value, Post) and not m.holder]
        if len(posts) == 1 and _goes_on(statement, posts[0], first=index == at):
            post = posts[0].value
            if isinstance(post, Post) and _of_one(post):
                yield key, Entry(statement, replace(posts[0], holder=key)), post
                return


def told_as(entry: Entry) -> bool:
    """Say whether "as" leads a post: "بصفته رئيسا للجنة" is its holder's, wherever he stands."""
    sentence, span = entry.statement.sentence, entry.mention.span
    if span.field != sentence.span.field:
        return False
    before = [token for token in tokens_of(sentence) if token.end < span.start and token.is_word]
    return bool(before) and before[-1].norm in _AS


def newly_held(held: Sequence[tuple[Entry, Post]]) -> bool:
    """Say whether a post is only told as what somebody becomes: "عين فلان وزيرا لكذا"."""
    heads = [(entry, fold(entry.mention.text).split()[0]) for entry, _ in held]
    return all(
        head.endswith("ا") and not head.endswith("ها") and not told_as(entry)
        for entry, head in heads
    )


def _of_one(post: Post) -> bool:
    fact = role_facts().get(post.role)
    return fact is not None and fact.one_holder and bool(post.scope) and post.status == "holds"


def _without_post(statements: Sequence[Statement]) -> tuple[str, int] | None:
    """Return the one person whom an article names in full and with a style, but with no post.

    With the place of the sentence that names him first.
    """
    first: dict[str, int] = {}
    styled: set[str] = set()
    holders: set[str] = set()
    for index, statement in enumerate(statements):
        for mention in statement.mentions:
            if isinstance(mention.value, Person) and mention.value.full:
                first.setdefault(mention.value.key, index)
            if isinstance(mention.value, Rank):
                styled.add(mention.holder)
            if isinstance(mention.value, Post) and mention.holder:
                holders.add(mention.holder)
        if statement.speaker:
            styled.add(statement.speaker)
    bare = sorted(first.keys() - holders)
    return (bare[0], first[bare[0]]) if len(bare) == 1 and bare[0] in styled else None


def _goes_on(statement: Statement, post: Mention, *, first: bool) -> bool:
    """Say whether a post is who says on: right behind "and said", or "as the" it."""
    if post.span.field != statement.sentence.span.field:
        return False
    before = [
        t for t in tokens_of(statement.sentence) if t.is_word and t.end <= post.span.start + 1
    ]
    before = [t for t in before if t.start < post.span.start]
    if not before:
        return False
    word = before[-1].norm
    if word in _AS:
        return True
    joined = word.startswith("و") and word[1:] in _saying()
    return joined or (not first and len(before) == 1 and word in _saying())


@cache
def _saying() -> frozenset[str]:
    titles = read("ar", "titles")
    return frozenset(map(fold, (*words(titles["no_object"]), *words(titles["goes_on"]))))
