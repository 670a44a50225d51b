"""Cues of the opposition lexicon as rules compare them: which oppose each other, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from checker.languages import read
from checker.rules.sides import Proof
from checker.rules.statements.pole_lexicon import final_pole
from checker.types import Bilingual, Corpus, Cue, Mention, Statement

_SILENT = frozenset({"residue", "byline", "caption"})
_TOP = 4  # sentences, the headline included, that tell what an article is about


@dataclass(frozen=True, slots=True)
class Told:
    """One cue with its statement."""

    statement: Statement
    mention: Mention
    cue: Cue

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands, for a stable order."""
        return self.statement.article, self.mention.span.start

    @property
    def leads(self) -> bool:
        """Whether its sentence is the headline or the lead."""
        return self.statement.sentence.kind in {"headline", "lead"}

    def proof(self) -> Proof:
        """Return the cue as evidence; its side is what it says."""
        return Proof(pole(self.cue), self.mention.text, self.statement, self.mention.span)

    def other_day(self, other: Told) -> bool:
        """Say whether the two sentences speak of days that have nothing in common."""
        one, two = self.statement.as_of, other.statement.as_of
        if not (one and two and one.start and one.end and two.start and two.end):
            return False
        return one.end < two.start or two.end < one.start

    def other_holder(self, other: Told) -> bool:
        """Say whether the two are said of two different persons."""
        return len({self.mention.holder, other.mention.holder} - {""}) > 1


def told_cues(corpus: Corpus, articles: Iterable[str]) -> Iterator[Told]:
    """Yield the cues that say what they are about."""
    for article in articles:
        for statement in corpus.statements.get(article, ()):
            if statement.sentence.kind not in _SILENT:
                yield from cues_of(statement)


def cues_of(statement: Statement) -> Iterator[Told]:
    """Yield the cues of a sentence, those of an opposition left out of which it tells both sides.

    "He dismisses one and appoints another": which side belongs to whom is not read that finely.
    """
    told = [
        Told(statement, mention, mention.value)
        for mention in statement.mentions
        if isinstance(mention.value, Cue) and mention.value.target
    ]
    for item in told:
        if len({pole(other.cue) for other in told if other.cue.group == item.cue.group}) == 1:
            yield item


def opposed(first: Cue, second: Cue) -> bool:
    """Say whether two cues of one group and target cannot both hold.

    Two poles exclude each other, a pole its own negation; one pole may well be the other negated.
    """
    if (first.group, first.target) != (second.group, second.target):
        return False
    if first.pole == second.pole:
        return first.negated != second.negated
    return not first.negated and not second.negated


def one_sided(told: list[Told]) -> list[Told]:
    """Leave out articles that tell both: one minister goes and another comes, and both is right."""
    both = {
        first.statement.article
        for first, second in combinations(told, 2)
        if first.statement.article == second.statement.article and opposed(first.cue, second.cue)
    }
    return [item for item in told if item.statement.article not in both]


def pole(cue: Cue) -> str:
    """Return what a cue says, as the key of its side."""
    return f"not-{cue.pole}" if cue.negated else cue.pole


@cache
def lasting(group: str) -> bool:
    """Say whether an event leaves one state of an opposition behind: a border open or closed."""
    return bool(read("ar", "oppositions")["groups"].get(group, {}).get("lasting"))


@cache
def occasional(group: str) -> bool:
    """Say whether an opposition is of an occasion, which must be told too: who attended what."""
    return bool(read("ar", "oppositions")["groups"].get(group, {}).get("occasion"))


@cache
def last(group: str) -> str:
    """Return the pole of an opposition after which nothing changes any more, or ""."""
    found: str = read("ar", "oppositions")["groups"].get(group, {}).get("last", "")
    return found or final_pole(group)


@cache
def label(group: str) -> Bilingual:
    """Return the name of an opposition in both languages."""
    found = read("ar", "oppositions")["groups"].get(group, {}).get("label", {})
    return Bilingual(found.get("ar", group), found.get("en", group))


def near_the_top(first: Told, second: Told) -> bool:
    """Say whether both lead their articles, or tell there what state an event left behind."""
    if first.leads and second.leads:
        return True
    on_top = all(told.statement.sentence.index < _TOP for told in (first, second))
    return lasting(first.cue.group) and on_top
