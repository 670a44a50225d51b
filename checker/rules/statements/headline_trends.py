"""A headline in which something rises where the text below says that it falls, or the reverse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from checker.languages import read
from checker.rules.reading import tokens_of
from checker.rules.sides import Proof
from checker.rules.statements.outcome_lexicon import negation
from checker.rules.statements.parts import Clash
from checker.text.normalise import fold
from checker.text.phrases import PhraseMatcher, compile_phrases, spellings
from checker.text.tokens import Token
from checker.types import Span, Statement

_TOP = 3  # sentences of the text that tell what the headline announces
_MEASURED_WITHIN = 3  # tokens behind a verb or its noun in which what moves, or by how much, stands
_BEFORE, _BEHIND = 5, 2  # words of a headline beside a move
_AHEAD = 7  # tokens before "on a rise" in which what rose stands
_PRESENT = frozenset("يت")
_ENDED_ON = frozenset(("علي", "الي"))
_SHORT = 2  # letters of a word that names nothing
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
        things = {form for move in _moves(headline) for form in _mover(tokens, move)}
        told = [(one, move) for one in body for move in _moves(one)]
        # What moves the headline's way must be the headline's thing, or nothing may be said of it.
        if any(move[0] == way and _of(things, one, move) for one, move in told):
            continue
        first = Proof(way, headline.sentence.text, headline, headline.sentence.span)
        for one, move in told:
            top = one.sentence.index <= body[0].sentence.index + _TOP
            if top and move[0] != way and _same(headline, things, one, move):
                yield first, _proof(one, move)


def _moves(statement: Statement) -> list[tuple[str, int, int]]:
    tokens = tokens_of(statement.sentence)
    found = _matcher().find(tokens)
    return [
        (match.label, match.start, match.end)
        for match in found
        if match.label in _OPPOSITE and not _negated(tokens[: match.start])
    ]


def _negated(before: Sequence[Token]) -> bool:
    return any(form in negation() for token in before[-1:] for form in spellings(token.norm))


def _mover(tokens: Sequence[Token], move: tuple[str, int, int]) -> set[str]:
    """Return the words of a headline for what moves: before a verb, behind a noun."""
    _, start, end = move
    light = [t for t in tokens if t.is_word and t.stem not in _measures()]
    before = [t for t in light if t.end <= tokens[start].start][-_BEFORE:]
    behind = [t for t in light if t.start >= tokens[end - 1].end][:_BEHIND]
    # "ترفع الأسعار", "يهبط بأسعار": what stands before only makes it move.
    if tokens[start].norm in _lifting() or _by(tokens, start, end):
        before, behind = [], behind[:1]
    return {form for token in (*before, *behind) for form in _forms(token)}


def _by(tokens: Sequence[Token], start: int, end: int) -> bool:
    verb = tokens[start].norm[:1] in _PRESENT
    return verb and any(token.prefix == "ب" for token in tokens[end : end + 1])


def _of(things: set[str], statement: Statement, move: tuple[str, int, int]) -> bool:
    """Say whether a move may be that of the headline's thing: a word right behind names it."""
    tokens = tokens_of(statement.sentence)
    near = tokens[move[2] : move[2] + _MEASURED_WITHIN]
    return any(not things.isdisjoint(_forms(token)) for token in near)


def _same(
    headline: Statement, things: set[str], statement: Statement, move: tuple[str, int, int]
) -> bool:
    """Say whether what moves right behind a verb, or by how much, is in the headline too."""
    tokens = tokens_of(statement.sentence)
    words = {form for token in tokens_of(headline.sentence) for form in _forms(token)}
    behind = [token for token in tokens[move[2] : move[2] + _MEASURED_WITHIN] if token.is_word]
    verb = not tokens[move[1]].definite and not tokens[move[1]].prefix.strip("وف")
    light = [token for token in behind if token.stem not in _measures()]
    subject = light[:1] if verb else []
    if move[1] and tokens[move[1] - 1].norm in _ENDED_ON:
        # "أغلق المؤشر على ارتفاع": what ends so stands before.
        subject = [t for t in tokens[max(0, move[1] - _AHEAD) : move[1] - 1] if t.is_word]
    amounts = [token for token in behind if token.norm in _shares()]
    moved = any(not things.isdisjoint(_forms(token)) for token in subject)
    return moved or any(not words.isdisjoint(_forms(token)) for token in amounts)


def _forms(token: Token) -> set[str]:
    if not token.is_word or len(token.stem) <= _SHORT:
        return set()
    kin = {word for group in _kin() for word in group if token.stem in group}
    return {token.stem, *spellings(token.norm), *kin}


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
    ends = read("ar", "oppositions")["headline"]["ends"]
    blocks = {name: [*words, *ends[name].split()] for name, words in blocks.items()}
    return compile_phrases(blocks, "ar", where="ar/oppositions.yml")


@cache
def _measures() -> frozenset[str]:
    """Return the words for what is measured of a thing: "the price of gold" is gold's."""
    return frozenset(map(fold, read("ar", "oppositions")["headline"]["measures"].split()))


@cache
def _shares() -> frozenset[str]:
    """Return the words for a part by which something moves: "a third", "half"."""
    return frozenset(map(fold, read("ar", "oppositions")["parts"].split()))


@cache
def _kin() -> tuple[frozenset[str], ...]:
    """Return words of the markets that stand for one another: "crude" for "oil"."""
    groups = read("ar", "oppositions")["headline"]["kin"]
    return tuple(frozenset(map(fold, group.split())) for group in groups)


@cache
def _lifting() -> frozenset[str]:
    """Return the verbs that move an object."""
    return frozenset(map(fold, read("ar", "oppositions")["headline"]["lifting"].split()))
