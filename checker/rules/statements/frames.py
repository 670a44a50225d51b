"""What a predicate is said of: the words round it, and how those of two predicates compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.rules.reading import tokens_of
from checker.rules.score import Score
from checker.rules.statements.cues import Told
from checker.rules.statements.pole_lexicon import prepositions
from checker.rules.statements.word_forms import likeness
from checker.text.tokens import Token
from checker.types import DateValue, Mention, Person, Place, Statement

if TYPE_CHECKING:
    from checker.rules.word_vectors import Vector

# Whether opposite predicates are said of the same things.
SCORE = Score(
    weights={
        "words in common": 0.43,
        "who does it": 0.43,
        "objects in common": 0.71,
        "crossed": 0.58,
        "depth": -0.58,
    },
    constant=0.2,
    least=0.65,
)

_AFTER, _AHEAD = 12, 7  # tokens in which the words of a frame stand
_BEHIND, _BEFORE = 9, 6  # words of a frame
_AGENTS, _NAMED, _OBJECTS = 5, 2, 4  # words that name who does it, and what it is done to
_SETTINGS = frozenset({"city", "country"})
_STOPS = frozenset("؛;.:!؟?")
_PARTS = _STOPS | frozenset("،,-–")
_PREPOSED = frozenset("بلك")
_UNKNOWN = 0.3  # likeness of those who do it where one side names nobody

Words = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Content words: all, the nearest first on either side; who does it, and to what.

    ``names`` are of persons, ``things`` what is left without them and without towns and countries.
    """

    words: Words
    things: Words
    agents: Words
    objects: Words
    names: frozenset[str]


def frame(told: Told) -> Frame:
    """Return the frame of a predicate."""
    return _frame(told.statement, told.mention)


@lru_cache(maxsize=1 << 10)
def _frame(statement: Statement, mention: Mention) -> Frame:
    tokens = tokens_of(statement.sentence)
    start = next(at for at, t in enumerate(tokens) if t.start >= mention.span.start)
    end = next((at for at, t in enumerate(tokens) if t.start >= mention.span.end), len(tokens))
    run = _until(tokens[start + 1 : end + _AFTER], _STOPS)
    ahead = tokens[max(0, start - _AHEAD) : start][::-1]
    behind = _content(statement, run)[:_BEHIND]
    before = _content(statement, _until(ahead, _STOPS))[:_BEFORE]
    # In a headline and behind a subject who does it stands before the verb, else right behind it.
    subject = _content(statement, _until(ahead, _PARTS))[:_AGENTS]
    if any(map(_points_back, ahead[:_NAMED])):
        named = [token for token in tokens[:start] if not _points_back(token)]
        subject = _content(statement, named)[:_AGENTS]
    agents = subject or _content(statement, _free(run))[:_NAMED]
    objects = tuple(token for token in behind if token not in agents)[:_OBJECTS]
    words = (*behind, *before)
    spans = [m.span for m in statement.mentions if isinstance(m.value, Person)]
    people = (t.stem for t in words if any(s.start <= t.start < s.end for s in spans))
    names = frozenset(people)
    towns = [m.span for m in statement.mentions if _is_setting(m)]
    things = tuple(
        t
        for t in words
        if t.stem not in names and not any(s.start <= t.start < s.end for s in towns)
    )
    return Frame(words, things, agents, objects, names)


def _points_back(token: Token) -> bool:
    """Say whether a word stands for who was named before: "لكنهما", "إنه"."""
    word = token.norm.lstrip("وف")
    return word.startswith(("لكن", "ان", "بان")) and word.endswith(("ه", "ها", "هم", "هما"))


def _is_setting(mention: Mention) -> bool:
    return isinstance(mention.value, Place) and mention.value.kind in _SETTINGS


def _content(statement: Statement, tokens: Sequence[Token]) -> Words:
    """Return the content words of some tokens, times left out."""
    left_out = [m.span for m in statement.mentions if isinstance(m.value, DateValue)]
    return tuple(
        token
        for token in tokens
        if token.is_word
        and token.stem in statement.words
        and not any(span.start <= token.start < span.end for span in left_out)
    )


def _free(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens before the first preposition."""
    bound = (
        at
        for at, token in enumerate(tokens)
        if token.norm in prepositions() or (at == 0 and not _PREPOSED.isdisjoint(token.prefix))
    )
    return tokens[: next(bound, len(tokens))]


def clause(told: Told) -> Sequence[Token]:
    """Return the tokens behind a predicate, to where its sentence says a second thing."""
    tokens = tokens_of(told.statement.sentence)
    behind = [token for token in tokens if token.start >= told.mention.span.end]
    seconds = (at for at, token in enumerate(behind) if token.norm.startswith("وان"))
    return _until(behind[: next(seconds, len(behind))], _STOPS)


def _until(tokens: Sequence[Token], marks: frozenset[str]) -> Sequence[Token]:
    ends = (at for at, token in enumerate(tokens) if token.norm in marks)
    return tokens[: next(ends, len(tokens))]


def shared(one: Words, other: Words) -> list[tuple[Token, Token]]:
    """Pair the words of two runs that are one word in other forms, each at most once."""
    found: list[tuple[Token, Token]] = []
    left = list(other)
    for token in one:
        best = max(left, key=lambda each: likeness(token.stem, each.stem), default=None)
        if best is not None and likeness(token.stem, best.stem):
            left.remove(best)
            found.append((token, best))
    return found


def same_people(one: Frame, other: Frame) -> bool:
    """Say whether those who do two things are the same, or both are about one named person."""
    return bool(shared(one.agents, other.agents) or one.names & other.names)


def told_there(one: Frame, other: Frame) -> bool:
    """Say whether who does one of two things is told of where the other is: a bill fell there."""
    return bool(shared(one.agents, other.words) or shared(other.agents, one.words))


def figures(first: Told, second: Told) -> tuple[float, ...]:
    """Return how much two frames have in common; in the order of the weights of ``SCORE``."""
    one, other = frame(first), frame(second)
    crossed = (shared(one.agents, other.objects), shared(one.objects, other.agents))
    return (
        _rarity(shared(one.words, other.words)),
        _nearest(one.agents, other.agents),
        _rarity(shared(one.objects, other.objects)),
        float(sum(map(len, crossed))),
        float(max(told.statement.sentence.index for told in (first, second))),
    )


def _rarity(pairs: Sequence[tuple[Token, Token]]) -> float:
    return sum((_look_up(a.stem)[1] + _look_up(b.stem)[1]) / 2 for a, b in pairs)


def _nearest(one: Words, other: Words) -> float:
    """Return the cosine of the likest words of two runs."""
    return max(
        (
            1.0 if likeness(a.stem, b.stem) else float(_look_up(a.stem)[0] @ _look_up(b.stem)[0])
            for a in one
            for b in other
        ),
        default=_UNKNOWN,
    )


def _look_up(stem: str) -> tuple[Vector, float]:
    from checker.rules.word_vectors import vectors

    return vectors().look_up(stem)
