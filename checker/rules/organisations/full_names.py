"""Full names of bodies as texts spell them out: "الهيئة العليا المستقلة للانتخابات"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from checker.languages import read
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.text.tokens import Token
from checker.types import Corpus, Organisation, Span, Statement

_LONGEST = 9  # words
_HALF = 0.5  # of what a body is about
_MANY = 2  # words in common


@dataclass(frozen=True, slots=True)
class FullName:
    """A name in its parts, each word folded and without gender.

    ``head`` is its noun, ``ranks`` how high the body stands, ``scopes`` which part of the world it
    is for, a country's included, ``matter`` what it is about; ``short`` the letters in brackets;
    ``words`` are all of the name, those of countries as codes.
    """

    statement: Statement
    span: Span
    text: str
    head: str
    ranks: frozenset[str]
    scopes: frozenset[str]
    matter: frozenset[str]
    short: str
    words: frozenset[str]


def full_names(corpus: Corpus, article: str) -> Iterator[FullName]:
    """Yield the full names of an article's bodies, those of their matter only."""
    for statement in corpus.statements[article]:
        for mention in statement.mentions:
            if isinstance(mention.value, Organisation):
                name = _read(statement, mention.span, mention.value.country)
                if name is not None and name.matter:
                    yield name


def one_body(first: FullName, second: FullName) -> bool:
    """Say whether two names that differ are most likely names of one body."""
    if first.words <= second.words or second.words <= first.words:
        return False  # a short form
    if first.scopes and second.scopes and first.scopes != second.scopes:
        return False
    matter = len(first.matter & second.matter) / min(len(first.matter), len(second.matter))
    if matter < _HALF:
        return False
    if first.short and first.short == second.short:
        return True
    if first.head != second.head:
        return bool(first.ranks & second.ranks) and matter == 1
    return len(first.words & second.words) > _MANY or first.scopes == second.scopes != frozenset()


def _read(statement: Statement, span: Span, country: str) -> FullName | None:
    tokens = tokens_of(statement.sentence)
    first = next((i for i, t in enumerate(tokens) if t.end > span.start), len(tokens))
    if span.field != statement.sentence.span.field or first == len(tokens):
        return None
    head = tokens[first]
    if head.stem not in _heads("full_names"):
        return None
    end = _end(tokens, first)
    if end <= first + 1:
        return None
    start = max(head.start, span.start)
    base = statement.sentence.span.start
    text = statement.sentence.text[start - base : tokens[end - 1].end - base]
    words = {_bare(token) for token in tokens[first + 1 : end]}
    scopes = {_same(word) for word in words & _listed("scopes")}
    scopes |= {_nations()[word] for word in words if word in _nations()} | {country} - {""}
    ranks = words & _listed("ranks")
    matter = frozenset(words - _listed("scopes") - ranks - _nations().keys())
    where = Span(span.field, start, tokens[end - 1].end)
    short = _short(tokens, end)
    return FullName(
        statement,
        where,
        text,
        _bare(head),
        frozenset(ranks),
        frozenset(scopes),
        matter,
        short,
        frozenset({_nations().get(word, word) for word in words} | {_bare(head)}),
    )


def _end(tokens: Sequence[Token], first: int) -> int:
    """Return where a full name ends: at what does not belong to a phrase with the article."""
    head, at, closed = tokens[first], first + 1, tokens[first].definite
    while at < min(len(tokens), first + _LONGEST):
        token = tokens[at]
        if not token.is_word or not _ending().isdisjoint((token.stem, _bare(token))):
            break
        if token.definite and token.prefix in {"", "و", "ل"}:
            if closed and not token.prefix and not _describes(token, head):
                break
            closed, at = True, at + 1
            continue
        follower = tokens[at + 1] if at + 1 < len(tokens) else None
        opens = follower is not None and follower.definite and not follower.prefix
        joined = token.norm[0] in "ول" and len(token.norm) > 3
        if not opens or (closed and not joined) or (not closed and token.prefix):
            break
        closed, at = True, at + 2
    return at if closed else first


def _describes(token: Token, head: Token) -> bool:
    """Say whether a definite word after a closed phrase is an adjective of it."""
    adjective = token.stem.endswith(("ي", "يه")) or _bare(token) in _listed("ranks")
    return adjective or (token.stem.endswith("ه") and head.stem.endswith("ه"))


def _bare(token: Token) -> str:
    """Return a word without the clitics that the tokens left on it, and without gender."""
    word = token.stem
    if not token.definite and not token.prefix and word[0] in "ول" and len(word) > 4:
        word = word[1:]
    return word.removesuffix("ه") if word.endswith("يه") else word


def _short(tokens: Sequence[Token], end: int) -> str:
    around = tokens[end : end + 3]
    bracketed = len(around) == 3 and around[0].text == "(" and around[2].text == ")"
    return around[1].norm if bracketed else ""


@cache
def _heads(which: str) -> frozenset[str]:
    data = read("ar", "organisations")
    classes = data["heads"] if which == "all" else data[which]["classes"]
    return frozenset(fold(head) for name in classes for head in data["heads"][name])


@cache
def _ending() -> frozenset[str]:
    """Return what a full name ends before: the head of another, or "التابعة"."""
    return _heads("all") | _listed("ends")


@cache
def _listed(name: str) -> frozenset[str]:
    words = (fold(word) for word in read("ar", "organisations")["full_names"][name])
    return frozenset(word.removesuffix("ه") if word.endswith("يه") else word for word in words)


def _same(word: str) -> str:
    pairs = read("ar", "organisations")["full_names"]["same_scope"]
    return {fold(one): fold(other) for one, other in pairs.items()}.get(word, word)


@cache
def _nations() -> dict[str, str]:
    """Return the countries of their adjectives and of their names of one word."""
    countries = read("ar", "countries")["countries"]
    return {
        fold(name).removeprefix("ال"): country["iso"]
        for country in countries
        for name in (country["nisba"], *country["nisba_alt"], country["ar"])
        if " " not in name
    }
