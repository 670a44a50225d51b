"""Find what an article says twice: a headline, a long phrase, a key word in its subheadings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.rules.reading import tokens_of
from checker.rules.sides import Proof
from checker.text.tokens import Token, tokenize
from checker.types import Span, Statement

# Words in a row; shorter ones are names and formulas that news has to repeat.
LONGEST_COMMON = 10
_STUFFED = 3  # subheadings that carry the same year or the same opening words
_OPENING = 2  # words of a subheading that open it
_TEXT = frozenset({"lead", "body"})


@dataclass(frozen=True, slots=True)
class _Place:
    """A run of words in a sentence: tokens ``[start, end)``."""

    statement: Statement
    tokens: tuple[Token, ...]
    start: int
    end: int

    def proof(self) -> Proof:
        """Return the run as evidence."""
        base = self.statement.sentence.span
        span = Span(base.field, self.tokens[self.start].start, self.tokens[self.end - 1].end)
        text = self.statement.sentence.text[span.start - base.start : span.end - base.start]
        return Proof("repeated", text, self.statement, span)


def repeated_headline(statements: Sequence[Statement]) -> list[Proof]:
    """Return a headline line and its copies inside the text itself, or nothing.

    The title field does not count: outlets give it and print it above the text.
    """
    lines: dict[str, list[Proof]] = defaultdict(list)
    for statement in statements:
        sentence = statement.sentence
        if sentence.kind in {"headline", "subheading"} and sentence.span.field == "text":
            key = " ".join(sentence.text.split())
            lines[key].append(Proof("repeated", key, statement, sentence.span))
    return [proof for found in lines.values() if len(found) > 1 for proof in found]


def repeated_phrases(statements: Sequence[Statement]) -> list[Proof]:
    """Return the places of the longest phrase that running text has twice, or nothing.

    Words between quotation marks may be repeated: they are somebody's.
    """
    first: dict[tuple[str, ...], tuple[Statement, tuple[Token, ...], int]] = {}
    best: tuple[_Place, _Place] | None = None
    for statement in statements:
        if statement.sentence.kind not in _TEXT:
            continue
        words = _words(statement)
        norms = tuple([token.norm for token in words])
        index = 0
        while index + LONGEST_COMMON <= len(words):
            run = norms[index : index + LONGEST_COMMON]
            seen = first.setdefault(run, (statement, words, index))
            if seen[0] is statement:
                index += 1
                continue
            size = _common(seen[1][seen[2] :], words[index:])
            if best is None or size > best[0].end - best[0].start:
                best = (
                    _Place(*seen, seen[2] + size),
                    _Place(statement, words, index, index + size),
                )
            index += size
    return [place.proof() for place in best] if best else []


def stuffed(statements: Sequence[Statement]) -> list[Proof]:
    """Return the subheadings that carry one year or one opening phrase too often, or nothing."""
    groups: dict[str, dict[int, Proof]] = defaultdict(dict)
    for statement in statements:
        if statement.sentence.kind != "subheading":
            continue
        for key in _keys(statement):
            proof = Proof("stuffed", statement.sentence.text, statement, statement.sentence.span)
            groups[key][statement.sentence.index] = proof
    over = [found for found in groups.values() if len(found) >= _STUFFED]
    merged = {index: proof for found in over for index, proof in found.items()}
    return [merged[index] for index in sorted(merged)]


def _keys(statement: Statement) -> Iterator[str]:
    words = [
        token for token in tokenize(statement.sentence.text) if token.is_word or token.is_number
    ]
    yield from (token.norm for token in words if token.is_number and len(token.norm) == 4)
    if len(words) > _OPENING:
        yield " ".join(token.norm for token in words[:_OPENING])


def _words(statement: Statement) -> tuple[Token, ...]:
    quotes = statement.sentence.quotes
    words = [token for token in tokens_of(statement.sentence) if token.is_word or token.is_number]
    for quote in quotes:
        words = [token for token in words if not quote.start <= token.start < quote.end]
    return tuple(words)


def _common(first: tuple[Token, ...], second: tuple[Token, ...]) -> int:
    """Return how many words two runs have in common from their beginning."""
    for index, (one, other) in enumerate(zip(first, second, strict=False)):
        if one.norm != other.norm:
            return index
    return min(len(first), len(second))
