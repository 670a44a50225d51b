"""One set of questions to all packs of a run."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from checker.packs.bodies import BodyIndex
from checker.packs.model import Pack, Reference
from checker.packs.names import body_key
from checker.packs.people import PeopleIndex
from checker.packs.rules import RuleSpec


class PackIndex(PeopleIndex, BodyIndex):
    """All that the packs of a run know; where two packs use one id, the first holds."""

    def __init__(self, packs: Iterable[Pack] = ()) -> None:
        self.packs = tuple(packs)
        PeopleIndex.__init__(self, self.packs)
        BodyIndex.__init__(self, self.packs)
        self.facts: tuple[Reference, ...] = tuple(
            fact for pack in self.packs for fact in pack.facts
        )
        self.rules: tuple[RuleSpec, ...] = tuple(rule for pack in self.packs for rule in pack.rules)

    def facts_about(self, words: Iterable[str]) -> tuple[Reference, ...]:
        """Return the reference figures that a sentence with these words is about.

        The words may be raw or folded, with or without clitics and article; all words of one
        line of the figure's ``about`` must be among them.
        """
        if not self.facts:
            return ()
        given = {stem for word in words for stem in (word, *body_key(word))}
        return tuple(fact for fact, lines in self._lines if any(line <= given for line in lines))

    @cached_property
    def _lines(self) -> tuple[tuple[Reference, tuple[frozenset[str], ...]], ...]:
        return tuple(
            (fact, tuple(frozenset(body_key(" ".join(line))) for line in fact.about))
            for fact in self.facts
        )
