"""A headline's predicate, and its opposite in the text below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from checker.rules.events import likeness, voices_differ
from checker.rules.reading import tokens_of
from checker.rules.statements.clashes import comparable, likely
from checker.rules.statements.cues import opposed
from checker.rules.statements.frames import frame, shared
from checker.rules.statements.parts import Clash
from checker.rules.statements.pole_lexicon import holds, relative
from checker.rules.statements.poles import Predicate, predicates, wished
from checker.text.tokens import Token
from checker.types import Cue, Statement

_TOP = 6  # sentences of the text that tell what the headline announces
# How likely both are told of one thing. A text is about what its headline says, so less is asked
# than of two articles; of 14 windows of the archive none reaches it.
_LEAST = 0.4
_ALIKE = 0.4  # share of the headline's words in the sentence that is surely of the same
_ASKS = frozenset("؟?")
_PRESENT = frozenset("يتن")


def turned_about(statements: Sequence[Statement], day: date | None) -> Iterator[Clash]:
    """Yield a predicate of the headline with its opposite near the top of the text.

    Only where no sentence of the text, nor the headline, tells of it both ways.
    """
    told = [one for statement in statements for one in predicates(statement, day)]
    for one in told:
        headline = one.statement
        if headline.sentence.kind != "headline" or _asks(headline) or holds(one.cue.group, "alike"):
            continue
        others = [two for two in told if two is not one and two.cue.group == one.cue.group]
        against = [two for two in others if opposed(_timeless(one), _timeless(two))]
        agreeing = [two for two in others if two not in against and two.statement != headline]
        if not agreeing and all(two.statement != headline for two in against):
            yield from ((one.told.proof(), two.told.proof()) for two in against if _clash(one, two))


def sure_opposite(clash: Clash) -> bool:
    """Say whether an opposite is surely of what the headline tells: nearly the same is told."""
    return likeness(clash[0].statement, clash[1].statement) >= _ALIKE


def _in_passing(one: Predicate) -> bool:
    """Say whether a headline names a deed with "by" or "for": what is to be, not what is."""
    return not {"ب", "ل"}.isdisjoint(_tokens_at(one)[-1].prefix)


def _behind_relative(two: Predicate) -> bool:
    """Say whether a predicate only qualifies a noun: "the match that the stadium hosted"."""
    return any(token.norm in relative() for token in _tokens_at(two)[-2:-1])


def _tokens_at(one: Predicate) -> Sequence[Token]:
    """Return the tokens up to a predicate, its first one the last."""
    end = one.told.mention.span.start
    return [token for token in tokens_of(one.statement.sentence) if token.start <= end]


def _wished_there(one: Predicate, told: Statement) -> bool:
    """Say whether the sentence of the opposite has what the headline says as a wish or a right."""
    return (one.cue.group, one.cue.pole) in wished(told.sentence)


def _asks(headline: Statement) -> bool:
    """Say whether a headline asks, or tells what may be: "قد تخرج"."""
    tokens = tokens_of(headline.sentence)
    may = any(a.norm == "قد" and b.norm[:1] in _PRESENT for a, b in pairwise(tokens))
    return may or any(token.norm in _ASKS for token in tokens)


def _timeless(one: Predicate) -> Cue:
    """Return what a predicate says, be it a plan or a fact: a headline may tell either way."""
    return replace(one.cue, target="")


def _clash(one: Predicate, two: Predicate) -> bool:
    if two.statement.sentence.index > _TOP or voices_differ(one.statement, two.statement):
        return False
    if _in_passing(one) or _behind_relative(two) or _wished_there(one, two.statement):
        return False
    # "Ban on bicycles in ...": a headline that opens with its predicate says not who does it.
    opens = one.told.mention.span.start == one.statement.sentence.span.start
    if not comparable(one, two, changed=two.lasts, by_all=not opens):
        return False
    frames = frame(one.told), frame(two.told)
    if not (shared(frames[0].things, frames[1].things) or frames[0].names & frames[1].names):
        return False
    if one.told.other_day(two.told):
        return False
    return likely(one.told, two.told) >= _LEAST
