"""Full names of bodies as texts spell them out: "الهيئة العليا المستقلة للانتخابات"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from checker.languages import read, words
from checker.rules.people.spellings import given_names
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.text.tokens import Token
from checker.types import Corpus, Organisation, Person, Post, Rank, Span, Statement

_LONGEST = 9  # words
PRONOUNS = ("ه", "ها", "هم", "هما")


@dataclass(frozen=True, slots=True)
class FullName:
    """A name in its parts, each word folded and without gender.

    ``head`` is its noun, ``ranks`` how high the body stands, ``scopes`` which part of the world it
    is for, a country's included, ``matter`` what it is about; ``short`` the letters in brackets;
    ``words`` are all of the name but countries; ``listed`` is its key where the lexicon has it.
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
    listed: str = ""


def full_names(corpus: Corpus, article: str) -> Iterator[FullName]:
    """Yield the full names of an article's bodies, those of their matter only."""
    for statement in corpus.statements[article]:
        tokens = tokens_of(statement.sentence)
        at = 0
        while at < len(tokens):
            end = (
                _end(tokens[: _person_at(statement, tokens, at)], at) if _opens(tokens[at]) else at
            )
            if end > at + 1:
                name = _read(statement, tokens, at, end)
                if name.matter and name.words.isdisjoint(_listed("descriptive")):
                    yield name
            at = max(end, at + 1)


def _opens(token: Token) -> bool:
    return token.stem in heads()


def _person_at(statement: Statement, tokens: Sequence[Token], first: int) -> int:
    """Return where the next person or title is named: "إدارة فلان النتائج" holds no full name."""
    starts = [m.span.start for m in statement.mentions if isinstance(m.value, Person | Post | Rank)]
    return next(
        (
            at
            for at in range(first + 1, min(len(tokens), first + _LONGEST))
            if any(tokens[at].start <= start < tokens[at].end for start in starts)
        ),
        len(tokens),
    )


def _read(statement: Statement, tokens: Sequence[Token], first: int, end: int) -> FullName:
    head, field = tokens[first], statement.sentence.span.field
    # "بالمعهد": the clitic is none of the name's; "للهيئة" cannot be cut.
    clitics = 0 if head.norm.startswith("لل") else len(head.prefix)
    span = Span(field, head.start + clitics, tokens[end - 1].end)
    base = statement.sentence.span.start
    noun = head.stem.removesuffix("ه")
    told = {bare(token) for token in tokens[first + 1 : end]}
    nations = frozenset(_nations()[word] for word in told if word in _nations())
    ranks = told & _listed("ranks")
    return FullName(
        statement,
        span,
        statement.sentence.text[span.start - base : span.end - base],
        noun,
        frozenset(ranks),
        scopes_of(told) | nations,
        frozenset(told - _listed("scopes") - ranks - _nations().keys()),
        _short(tokens, end),
        frozenset({word for word in told if word not in _nations()} | {noun}),
        _key(statement, span),
    )


def scopes_of(told: Iterable[str]) -> frozenset[str]:
    """Return the parts of the world that words of a name say it is for."""
    return frozenset(_same(word) for word in _listed("scopes").intersection(told))


def _key(statement: Statement, span: Span) -> str:
    """Return the key of the body of the lexicon whose name opens here, or ""."""
    return next(
        (
            mention.value.key
            for mention in statement.mentions
            if isinstance(mention.value, Organisation)
            and mention.value.key in _listed_bodies()
            and mention.span.field == span.field
            and mention.span.start <= span.start < mention.span.end
        ),
        "",
    )


def _end(tokens: Sequence[Token], first: int) -> int:
    """Return where a full name ends: at what does not belong to a phrase with the article."""
    head, at, closed = tokens[first], first + 1, tokens[first].definite
    while at < min(len(tokens), first + _LONGEST):
        token = tokens[at]
        ends = not _ending().isdisjoint((token.stem, bare(token))) and not _serves(
            tokens, first, at
        )
        if not token.is_word or ends or (not token.definite and token.norm in given_names()):
            break
        if _parts(tokens, first, at):
            break
        purpose = token.prefix == "ل" or (token.norm[0] == "ل" and not token.definite)
        if purpose and not head.definite and not (token.definite and at > first + 1):
            break  # "مفتشو منظمة كذا لمواقع الهجوم": what they are for, not the body
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


def _parts(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Say whether a word opens what is told of a body: "and met", "for this match", "its win".

    So does a second purpose: "the agency for energy *for the* resumption of".
    """
    token, joins = tokens[at], tokens[at].norm[0] in "ول" and not tokens[at].definite
    if joins and not {token.norm, token.norm[1:]}.isdisjoint(_function()):
        return True
    if not token.definite and token.text.endswith(PRONOUNS):
        return True
    if at == first + 1:
        return token.prefix == "و" or (joins and token.norm[0] == "و")
    return is_purpose(token) and any(map(is_purpose, tokens[first + 1 : at]))


def is_purpose(token: Token) -> bool:
    """Say whether a word tells what a body is for: "للطاقة"."""
    return token.prefix == "ل" and token.definite


def _serves(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Say whether a word tells what the body is for: "the agency *for the guards* of the coast"."""
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    meant = tokens[first].definite and token.norm.startswith("ل") and not token.definite
    return meant and after is not None and after.definite and not after.prefix


def _describes(token: Token, head: Token) -> bool:
    """Say whether a definite word after a closed phrase is an adjective of it."""
    adjective = token.stem.endswith(("ي", "يه")) or bare(token) in _listed("ranks")
    return adjective or (token.stem.endswith("ه") and head.stem.endswith("ه"))


def bare(token: Token) -> str:
    """Return a word without the clitics that the tokens left on it, and without gender."""
    word = token.stem
    if not token.definite and not token.prefix and word[0] in "ول" and len(word) > 4:
        word = word[1:]
    return _ungendered(word)


def _ungendered(word: str) -> str:
    bare = word.removesuffix("ه") if word.endswith("يه") else word
    return _synonyms().get(bare, bare)


def _short(tokens: Sequence[Token], end: int) -> str:
    around = tokens[end : end + 3]
    bracketed = len(around) == 3 and around[0].text in '(«"' and around[2].text in ')»"'
    return around[1].norm if bracketed else ""


@cache
def _listed_bodies() -> frozenset[str]:
    return frozenset(entry["key"] for entry in read("ar", "organisations")["named"])


@cache
def heads() -> frozenset[str]:
    """Return the nouns that open full names: those of some classes of bodies, and further ones."""
    data = read("ar", "organisations")
    names = data["full_names"]
    heads = [head for name in names["classes"] for head in data["heads"][name]]
    return frozenset(map(fold, [*heads, *names["heads"]])) - frozenset(map(fold, names["no_heads"]))


@cache
def _ending() -> frozenset[str]:
    """Return what a full name ends before: the head of another, or "التابعة"."""
    classes = read("ar", "organisations")["heads"].values()
    return frozenset(fold(head) for heads in classes for head in heads) | heads() | _listed("ends")


@cache
def _function() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "words")["function"]))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(
        _ungendered(fold(word)) for word in read("ar", "organisations")["full_names"][name]
    )


@cache
def _synonyms() -> dict[str, str]:
    """Return words for which another may stand in the same name, each with that other."""
    groups = read("ar", "organisations")["full_names"]["same_words"]
    return {fold(word): fold(first) for first, *others in groups for word in others}


def _same(word: str) -> str:
    pairs = read("ar", "organisations")["full_names"]["same_scope"]
    return {fold(one): fold(other) for one, other in pairs.items()}.get(word, word)


@cache
def _nations() -> dict[str, str]:
    """Return the countries of their adjectives and of their names of one word."""
    countries = read("ar", "countries")["countries"]
    return {
        fold(name.removeprefix("ال")): country["iso"]
        for country in countries
        for name in (country["nisba"], *country["nisba_alt"], country["ar"])
        if " " not in name
    }
