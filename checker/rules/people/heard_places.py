"""Names of places and firms that two articles of a story spell in two ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations, pairwise

from checker.rules.people.heard import Names, alike_names, common_words
from checker.rules.reading import tokens_of
from checker.rules.sides import Proof
from checker.text.normalise import fold
from checker.text.sounds import sound_alike
from checker.types import Corpus, Mention, Organisation, Place, Span, Statement, Story

_WIDE = frozenset({"country", "region", "continent", "sea", "bloc"})
_LONG = 4  # letters that a name must have more of
_PART = 3  # letters of each half of a name that is written in two words


def heard_places(
    corpus: Corpus, stories: Iterable[Story]
) -> Iterator[tuple[str, tuple[Proof, ...]]]:
    """Yield a key and the uses of each two names of a place or firm that a story spells.

    One of them at least is in no gazetteer: that knows two towns, and two spellings of one, apart.
    """
    for story in stories:
        told = {article: corpus.statements[article] for article in story.articles}
        named = {article: _places(told[article]) for article in story.articles}
        firms = {article: _firms(told[article]) for article in story.articles}
        for one, other in combinations(story.articles, 2):
            for first, second in alike_names(named[one], named[other], sound_alike):
                uses = (*named[one][first], *named[other][second])
                if any(proof.key == "unlisted" for proof in uses):
                    yield _key(first, second), tuple(replace(p, key=fold(p.value)) for p in uses)
            for first, second in alike_names(firms[one], firms[other], sound_alike):
                yield _key(first, second), (*firms[one][first], *firms[other][second])
            for whole, halves in ((one, other), (other, one)):
                yield from _in_two_words(named[whole], told[halves])


def _key(first: str, second: str) -> str:
    return "/".join(sorted((first, second)))


def _places(statements: Iterable[Statement]) -> Names:
    """Return the towns and the like that sentences name, by how they spell them."""
    found: Names = {}
    for statement in statements:
        for mention in statement.mentions:
            value = mention.value
            if isinstance(value, Place) and value.kind not in _WIDE and len(mention.text) > _LONG:
                # The keys of the gazetteer are Latin; other places have their own spelling.
                key = "" if value.key.isascii() else "unlisted"
                proof = Proof(key, mention.text, statement, mention.span)
                found.setdefault(fold(mention.text), []).append(proof)
    return found


def _firms(statements: Iterable[Statement]) -> Names:
    """Return the bodies of which the word behind their noun is a name that nobody knows."""
    found: Names = {}
    for statement in statements:
        for mention in statement.mentions:
            name = _firm(mention)
            if name:
                proof = Proof(name, mention.text, statement, mention.span)
                found.setdefault(name, []).append(proof)
    return found


def _firm(mention: Mention) -> str:
    """Return the name behind the noun of a body, the noun's left out, or ""."""
    value, spelled = mention.value, fold(mention.text).split()
    if not isinstance(value, Organisation) or len(spelled) < 2 or value.key.isascii():
        return ""
    name = spelled[1]
    plain = not name.startswith("ال") and name not in common_words()
    return name if plain and value.key.split()[1:] == [name] and len(name) > _LONG else ""


def _in_two_words(
    named: Names, statements: Iterable[Statement]
) -> Iterator[tuple[str, tuple[Proof, ...]]]:
    """Yield the places written in one word here that sentences there write in two."""
    whole = {name for name, uses in named.items() if uses[0].key == "unlisted" and " " not in name}
    halved: Names = {}
    for statement in statements if whole else ():
        for first, second in pairwise(tokens_of(statement.sentence)):
            name, words = first.norm + second.norm, (first.norm, second.norm)
            if name in whole and min(map(len, words)) >= _PART:
                span = Span(statement.sentence.span.field, first.start, second.end)
                base = statement.sentence.span.start
                raw = statement.sentence.text[span.start - base : span.end - base]
                halved.setdefault(name, []).append(Proof(" ".join(words), raw, statement, span))
    for name, uses in halved.items():
        yield _key(name, uses[0].key), (*(replace(p, key=name) for p in named[name]), *uses)
