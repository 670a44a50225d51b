"""A headline's deed of which the text has not a word: neither the deed nor what it is done to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from checker.languages import read, words
from checker.rules.reading import tokens_of
from checker.rules.sides import Proof
from checker.rules.statements.denied import root
from checker.rules.statements.pair_words import likeness
from checker.rules.statements.parts import Clash
from checker.text.normalise import fold
from checker.text.tokens import Token
from checker.types import Span, Statement

_RUN = 3  # words of a headline, the deed first, of which nothing is like them in the text
_LEAST = 25  # words of a text from which on it says what it is about
_LIKE = 0.52  # cosine from which on another word may stand for one
_SHORTEST = 3  # letters of a root that tells one word from others
_STICKING = frozenset("وفبلك")
_ASKS = frozenset("؟?:")


def unmentioned(statements: Sequence[Statement]) -> Iterator[Clash]:
    """Yield a headline's deed with the first sentence of a text that is about something else."""
    body = [one for one in statements if one.sentence.kind in {"lead", "body", "caption"}]
    told = {word for one in body for word in one.words}
    if len(told) < _LEAST:
        return
    for headline in (one for one in statements if one.sentence.kind == "headline"):
        tokens = tokens_of(headline.sentence)
        if any(token.norm in _ASKS for token in tokens):
            continue
        content = [token for token in tokens if token.stem in headline.words]
        for at, token in enumerate(content):
            run = content[at : at + _RUN]
            if token.norm not in _decrees() or len(run) < _RUN or _quoted(headline, run):
                continue
            if not any(_echoed(each.stem, told) for each in run):
                yield _proof("announced", headline, run), _whole(body[0])
                break


def _quoted(headline: Statement, run: Sequence[Token]) -> bool:
    quotes = headline.sentence.quotes
    return any(quote.start <= token.start < quote.end for quote in quotes for token in run)


def _echoed(stem: str, told: set[str]) -> bool:
    """Say whether a word stands in the text, in another form, by its root or by its like."""
    letters = root(stem)
    bare = stem[1:] if stem[:1] in _STICKING else stem
    for word in sorted(told):
        other = word[1:] if word[:1] in _STICKING else word
        if likeness(stem, word) or likeness(bare, word) or likeness(stem, other):
            return True
        if len(letters) >= _SHORTEST and letters in {root(word), root(other)}:
            return True
    from checker.rules.statements.pair_model import model

    look_up = model().vectors.look_up
    vector = look_up(stem)[0]
    return any(float(vector @ look_up(word)[0]) >= _LIKE for word in sorted(told))


def _proof(key: str, statement: Statement, run: Sequence[Token]) -> Proof:
    span = Span(statement.sentence.span.field, run[0].start, run[-1].end)
    base = statement.sentence.span.start
    return Proof(key, statement.sentence.text[span.start - base : span.end - base], statement, span)


def _whole(statement: Statement) -> Proof:
    sentence = statement.sentence
    return Proof("elsewhere", sentence.text, statement, sentence.span)


@cache
def _decrees() -> frozenset[str]:
    return frozenset(fold(word) for word in words(read("ar", "unsettled")["decrees"]))
