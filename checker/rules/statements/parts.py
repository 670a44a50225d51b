"""An article's headline, and the text below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from checker.rules.sides import Proof
from checker.types import Mention, Statement

Clash: TypeAlias = tuple[Proof, Proof]

# Share of the headline's words from which a sentence tells of the same.
ALIKE = 0.5
_TOP = 4  # sentences of the text that tell what the headline announces


@dataclass(frozen=True, slots=True)
class Said:
    """A mention with the statement that it stands in."""

    statement: Statement
    mention: Mention

    def proof(self, key: str) -> Proof:
        """Return it as the answer ``key`` to a question."""
        return Proof(key, self.mention.text, self.statement, self.mention.span)


@dataclass(frozen=True, slots=True)
class Parts:
    """The headline of an article, its running text with captions, and all that is ``below``."""

    headline: tuple[Said, ...]
    body: tuple[Said, ...]
    below: tuple[Statement, ...]

    @classmethod
    def of(cls, statements: Sequence[Statement]) -> Parts:
        """Split the statements of an article."""
        headline = [s for s in statements if s.sentence.kind == "headline"]
        body = [s for s in statements if s.sentence.kind in {"lead", "body", "caption"}]
        below = tuple(s for s in statements if s.sentence.kind != "headline")
        return cls(tuple(_said(headline)), tuple(_said(body)), below)

    def top(self) -> tuple[Said, ...]:
        """Return what the first sentences of the text mention."""
        first = sorted({said.statement.sentence.index for said in self.body})[:_TOP]
        return tuple(said for said in self.body if said.statement.sentence.index in first)


def _said(statements: Sequence[Statement]) -> Iterator[Said]:
    for statement in statements:
        for mention in statement.mentions:
            yield Said(statement, mention)
