"""Sentences as rules read them: cut into words once for all rules that look at them in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from checker.text.phrases import PhraseMatcher
from checker.text.spellings import keys
from checker.text.tokens import Token, tokenize
from checker.types import Sentence, Statement


def tokens_of(sentence: Sentence) -> tuple[Token, ...]:
    """Return the tokens of a sentence; their places are those of the raw field."""
    return _tokens(sentence.text, sentence.span.start)


# As many sentences as long articles or the largest stories have, so that no rule cuts them again.
@lru_cache(maxsize=1 << 11)
def _tokens(text: str, base: int) -> tuple[Token, ...]:
    return tokenize(text, base=base)


class Sieve:
    """Sort out sentences in which no phrase can be, for want of one of its words.

    Each element of a phrase is a bit; the words of a sentence give the elements that it may have.
    """

    def __init__(self, *matchers: PhraseMatcher) -> None:
        self._language = matchers[0].language
        self._bits: dict[str, int] = {}
        elements: dict[frozenset[str], int] = {}
        needs = set()
        tables = [table for matcher in matchers for table in (matcher.index, matcher.openers)]
        for phrase in (phrase for table in tables for found in table.values() for phrase in found):
            wanted = {step.forms for step in phrase.steps if step.forms is not None}
            needs.add(sum(elements.setdefault(forms, 1 << len(elements)) for forms in wanted))
        for forms, bit in elements.items():
            for form in forms:
                self._bits[form] = self._bits.get(form, 0) | bit
        self._needs = sorted(needs)
        self._may_be = lru_cache(maxsize=1 << 15)(self._look_up)

    def through(self, statements: Sequence[Statement]) -> Iterator[tuple[Statement, bool]]:
        """Yield each sentence, and whether it has words enough for some phrase, in any order."""
        has = [self._elements(statement) for statement in statements]
        somewhere = 0
        for bits in has:
            somewhere |= bits
        needs = [need for need in self._needs if need & somewhere == need]
        for statement, bits in zip(statements, has, strict=True):
            yield statement, any(need & bits == need for need in needs)

    def _elements(self, statement: Statement) -> int:
        found = 0
        for token in tokens_of(statement.sentence):
            found |= self._may_be(token.norm)
        return found

    def _look_up(self, norm: str) -> int:
        found = 0
        for form in keys(norm, self._language):
            found |= self._bits.get(form, 0)
        return found
