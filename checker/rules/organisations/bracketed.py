"""Bodies that two articles give the same letters in brackets and names that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, product

from checker.languages import read, words
from checker.rules.asked import all_stories_if_asked
from checker.rules.organisations.full_names import bare, heads
from checker.rules.organisations.one_body import same_root
from checker.rules.reading import tokens_of
from checker.rules.sides import Proof
from checker.text.normalise import fold
from checker.text.tokens import Token
from checker.types import Corpus, Span, Statement

_LONGEST = 10  # words of a name
_LIKE = 0.5  # of the words of the shorter name: with more in common it is one name, cut or turned
_SHORTEST = 2  # words beside the head that a name has, to be held against another
_CLOSE = {"(": ")", "«": "»", '"': '"'}


def bracketed(corpus: Corpus) -> Iterator[tuple[Proof, Proof]]:
    """Yield two names of one story that share no more than half but the letters behind them."""
    for story in all_stories_if_asked(corpus):
        named = {
            article: [found for s in corpus.statements[article] for found in _names(s)]
            for article in story.articles
            if article not in corpus.copies
        }
        for one, other in combinations(named, 2):
            for (short, first), (same, second) in product(named[one], named[other]):
                if short == same and not _alike(first.key.split(), second.key.split()):
                    yield first, second


def _names(statement: Statement) -> Iterator[tuple[str, Proof]]:
    """Yield the letters in brackets of a sentence with the name before them."""
    tokens = tokens_of(statement.sentence)
    for at in range(2, len(tokens) - 2):
        mark, letters, end = tokens[at : at + 3]
        if _CLOSE.get(mark.text) != end.text or not letters.is_word:
            continue
        if tokens[at - 1].norm in _function():
            continue  # "in a statement on "X"": no letters of the body
        first = _first(tokens, at)
        told = [bare(token) for token in tokens[first + 1 : at] if token.norm not in _function()]
        if first < at and len(told) >= _SHORTEST:
            span = Span(statement.sentence.span.field, tokens[first].start, tokens[at - 1].end)
            base = statement.sentence.span.start
            text = statement.sentence.text[span.start - base : span.end - base]
            yield letters.norm, Proof(" ".join(told), text, statement, span)


def _first(tokens: Sequence[Token], end: int) -> int:
    """Return where the name begins that ends at ``end``: at the first head of a body before it."""
    found = end
    for index in range(end - 1, max(end - 1 - _LONGEST, -1), -1):
        token = tokens[index]
        if not token.is_word or token.norm in _verbs():
            break
        if token.stem in heads() and not token.norm.startswith("ل"):
            found = index
    return found


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two names have more than half of the shorter's words in common, in some form."""
    short, long = sorted((one, other), key=len)
    common = sum(any(same_root(word, more) for more in long) for word in short)
    return common > _LIKE * len(short)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "words")["verbs"]))


@cache
def _function() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "words")["function"]))
