"""A headline in which something rises where the text below says that it falls, or the reverse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from checker.languages import read
from checker.rules.reading import tokens_of
from checker.rules.sides import Proof
from checker.rules.statements.parts import Clash
from checker.text.normalise import fold
from checker.text.phrases import PhraseMatcher, compile_phrases, spellings
from checker.text.tokens import Token
from checker.types import Span, Statement

_TOP = 3  # sentences of the text that tell what the headline announces
_MEASURED_WITHIN = 3  # tokens behind a verb or its noun in which what moves, or by how much, stands
_OPPOSITE = {"up": "down", "down": "up"}
_ASKS = frozenset("؟?")


def turned(statements: Sequence[Statement]) -> Iterator[Clash]:
    """Yield a headline's rise with the fall of the same thing, or by as much, in the text.

    Only where the whole text never tells of anything that it moves the headline's way.
    """
    body = [one for one in statements if one.sentence.kind in {"lead", "body"}]
    for headline in (one for one in statements if one.sentence.kind == "headline"):
        tokens = tokens_of(headline.sentence)
        # "مباراة الصعود": what has the article does not tell that anything moves.
        ways = {way for way, at, _ in _moves(headline) if not tokens[at].definite}
        if len(ways) != 1 or any(token.norm in _ASKS for token in tokens):
            continue
        way = ways.pop()
        told = [(one, move) for one in body for move in _moves(one)]
        if any(move[0] == way for _, move in told):
            continue
        first = Proof(way, headline.sentence.text, headline, headline.sentence.span)
        for one, move in told:
            if one.sentence.index <= body[0].sentence.index + _TOP and _same(headline, one, move):
                yield first, _proof(one, move)


def _moves(statement: Statement) -> list[tuple[str, int, int]]:
    found = _matcher().find(tokens_of(statement.sentence))
    return [(match.label, match.start, match.end) for match in found if match.label in _OPPOSITE]


def _same(headline: Statement, statement: Statement, move: tuple[str, int, int]) -> bool:
    """Say whether what moves right behind a verb, or by how much, is in the headline too."""
    tokens = tokens_of(statement.sentence)
    words = {form for token in tokens_of(headline.sentence) for form in _forms(token)}
    behind = [token for token in tokens[move[2] : move[2] + _MEASURED_WITHIN] if token.is_word]
    verb = not tokens[move[1]].definite and not tokens[move[1]].prefix.strip("وف")
    light = [token for token in behind if token.stem not in _measures()]
    subject = light[:1] if verb else []
    amounts = [token for token in behind if token.norm in _shares()]
    return any(not words.isdisjoint(_forms(token)) for token in (*subject, *amounts))


def _forms(token: Token) -> set[str]:
    return {token.stem, *spellings(token.norm)} if token.is_word and len(token.stem) > 2 else set()


def _proof(statement: Statement, move: tuple[str, int, int]) -> Proof:
    tokens = tokens_of(statement.sentence)
    span = Span(statement.sentence.span.field, tokens[move[1]].start, tokens[move[2] - 1].end)
    base = statement.sentence.span.start
    text = statement.sentence.text[span.start - base : span.end - base]
    return Proof(move[0], text, statement, span)


@cache
def _matcher() -> PhraseMatcher:
    poles = read("ar", "oppositions")["groups"]["level"]["poles"]
    blocks = {
        name: [word for sort in ("verb", "masdar") for word in poles[name][sort].split()]
        for name in _OPPOSITE
    }
    return compile_phrases(blocks, "ar", where="ar/oppositions.yml")


@cache
def _measures() -> frozenset[str]:
    """Return the words for what is measured of a thing: "the price of gold" is gold's."""
    return frozenset(map(fold, read("ar", "oppositions")["headline"]["measures"].split()))


@cache
def _shares() -> frozenset[str]:
    """Return the words for a part by which something moves: "a third", "half"."""
    return frozenset(map(fold, read("ar", "oppositions")["parts"].split()))
