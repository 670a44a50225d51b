"""Speakers whom nothing but their place gives away: after a title that no list knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from checker.languages import read, words
from checker.rules.reading import tokens_of
from checker.text.inflect import inflected
from checker.text.normalise import fold
from checker.text.phrases import spellings
from checker.text.shapes import name_likeness
from checker.text.tokens import Token
from checker.types import Mention, Person, Place, Post, Statement

_MARKS = frozenset('"“”„«»')
_BREAKS = frozenset("،,")
_NAME = (2, 4)  # words of a name
_NO_NAME = ("ه", "ات", "ين", "ون")  # how definite words end that are adjectives, or plurals
_LIKELY = 0.5  # what one word of a name that no list knows must look like


def introduced(statement: Statement, quotation: Mention) -> tuple[Token, ...]:
    """Return the name in "said the field officer of A, B C, on Monday: <quotation>", or ().

    It is the last run of words before the colon that can be nothing but a name: behind a definite
    word, which no adjective without article follows, or behind a comma.
    """
    before = [t for t in tokens_of(statement.sentence) if t.end <= quotation.span.start]
    while before and before[-1].text in _MARKS:
        before.pop()
    if not before or (before[-1].text != ":" and before[-1].norm not in _listed("participles")):
        return ()
    named = [m.span for m in statement.mentions if isinstance(m.value, Person)]
    for first, end in reversed(_runs(before)):
        run = before[first:end]
        if any(span.start < run[-1].end and run[0].start < span.end for span in named):
            return ()
        likely = any(name_likeness(token.norm) >= _LIKELY or _given(token) for token in run)
        if likely or _fills(before, first, end):
            return tuple(run)
    return ()


def name_runs(statement: Statement) -> Iterator[tuple[Token, ...]]:
    """Yield the words of a sentence that stand where a name does, beside a post.

    Behind the post ("the head of A B C, who"), or between a verb and a comma before it ("summed
    up A B, mayor of C").
    """
    tokens = list(tokens_of(statement.sentence))
    posts = [m.span for m in statement.mentions if isinstance(m.value, Post)]
    closed = {m.span.end for m in statement.mentions if isinstance(m.value, Post | Place)}
    for at in range(1, len(tokens) - 1):
        end = at
        while end < len(tokens) and _may_name(tokens, at, end):
            end += 1
        behind = tokens[at - 1].end in closed and any(s.start < tokens[at].start for s in posts)
        if behind and _NAME[0] <= end - at <= _NAME[1]:
            yield tuple(tokens[at:end])
    for post in posts:
        before = [token for token in tokens if token.end <= post.start]
        name = before[1:-1]
        parted = bool(before) and before[-1].text in _BREAKS
        if parted and _NAME[0] <= len(name) <= _NAME[1] and _called(name):
            yield tuple(name)


def _called(name: Sequence[Token]) -> bool:
    """Say whether all words between a verb and a comma may be a name, and one looks like it."""
    bare = all(token.is_word and not token.prefix for token in name)
    return bare and any(_given(t) or name_likeness(t.norm) >= _LIKELY for t in name)


def _fills(tokens: list[Token], first: int, end: int) -> bool:
    """Say whether two words fill the place of a name: behind a title, before a mark or a day."""
    told = tokens[end]
    ends = told.text in _BREAKS or told.text == ":" or _day(told)
    return ends and end - first == _NAME[0] and tokens[first - 1].definite


def _runs(tokens: list[Token]) -> list[tuple[int, int]]:
    """Return where the runs of words begin and end that may be a name, in order."""
    found: list[tuple[int, int]] = []
    at = 1
    while at < len(tokens):
        end = at
        while end < len(tokens) and _may_name(tokens, at, end):
            end += 1
        before = tokens[at - 1]
        plain = at == 1 and _given(tokens[at]) and not tokens[end - 1].definite
        # "قالت نجاة كذا،": an everyday word behind a verb of saying, up to a mark, is a name.
        said = _says(before) and (end == len(tokens) or not tokens[end].is_word)
        opened = before.definite or before.text in _BREAKS or plain or said
        if opened and _NAME[0] <= end - at <= _NAME[1]:
            found.append((at, end))
        at = max(end, at + 1)
    return found


def _may_name(tokens: list[Token], first: int, at: int) -> bool:
    """Say whether a word may be a part of a name that begins at ``first``; its last is definite."""
    token = tokens[at]
    if not token.is_word or token.prefix or (at > first and tokens[at - 1].definite):
        return False
    if token.definite:
        plain = not _day(token) and not token.norm.endswith(_NO_NAME)
        return at > first and plain and tokens[at - 1].norm not in _particles()
    if at > first and _given(tokens[first]) and not _given(token):
        # "محبوب عالم،": an everyday word is a family name where a mark ends it.
        return token.norm not in _particles() and (
            token.norm not in _common() or not tokens[at + 1 : at + 2] or not tokens[at + 1].is_word
        )
    return token.norm in _inner() or _common().isdisjoint(spellings(token.norm))


def _day(token: Token) -> bool:
    return token.norm in _days()


@cache
def _days() -> frozenset[str]:
    forms = read("ar", "dates")["weekdays"].values()
    return frozenset(fold(word) for form in forms for word in words(str(form)))


def _given(token: Token) -> bool:
    return token.stem in _listed_names()


@cache
def _listed_names() -> frozenset[str]:
    names = read("ar", "names")
    lists = ("given", "given_foreign", "surnames", "surnames_foreign")
    return frozenset(fold(word) for name in lists for word in words(names[name]))


def _says(token: Token) -> bool:
    return not _verbs().isdisjoint(spellings(token.norm))


@cache
def _verbs() -> frozenset[str]:
    verbs = read("ar", "speech")["verbs"].values()
    return frozenset(form for listed in verbs for verb in words(listed) for form in inflected(verb))


@cache
def _inner() -> frozenset[str]:
    blocks = read("ar", "names")["particles"]
    return frozenset(fold(word) for particles in blocks.values() for word in particles)


@cache
def _common() -> frozenset[str]:
    """Return the words that no name has: particles, verbs, everyday words."""
    lists = read("ar", "words")
    listed = frozenset(fold(word) for name in lists for word in words(lists[name]))
    return (listed - _listed_names()) | _particles()


@cache
def _particles() -> frozenset[str]:
    listed = frozenset(fold(word) for word in words(read("ar", "words")["function"]))
    return (listed | _listed("function") | _listed("leads") | _listed("adverbs")) - _inner()


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "speech")[name]))
