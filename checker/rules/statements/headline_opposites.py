"""Opposed words of a headline and of the text below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from checker.rules.events import likeness, voices_differ
from checker.rules.statements.cues import Told, cues_of, opposed, pole
from checker.rules.statements.parts import Clash
from checker.types import Statement

# Share of the headline's words that a sentence needs to tell of the same: below it, "he misses the
# match" met "he played" of last year.
LIKENESS = 0.5
_LONG = timedelta(days=7)


def opposites(statements: Sequence[Statement], day: date | None) -> Iterator[Clash]:
    """Yield a cue of the headline with its opposite in the text, if the text never agrees.

    What the text dates to long before the ``day`` of the article is not what the headline tells.
    """
    told = [item for statement in statements for item in cues_of(statement)]
    for one in told:
        if one.statement.sentence.kind != "headline":
            continue
        below = [
            two for two in told if _is_text(two) and _compared(one, two) and not _long_ago(two, day)
        ]
        if any(pole(two.cue) == pole(one.cue) for two in below):
            continue
        for two in below:
            if one.mention.text == two.mention.text:
                # The headline in other words: a negation is read in one and missed in the other.
                continue
            if opposed(one.cue, two.cue):
                yield one.proof(), two.proof()


def _long_ago(told: Told, day: date | None) -> bool:
    as_of = told.statement.as_of
    return bool(day and as_of and as_of.end and day - as_of.end > _LONG)


def _is_text(told: Told) -> bool:
    return told.statement.sentence.kind in {"lead", "body"}


def _compared(one: Told, two: Told) -> bool:
    """Say whether two cues speak of the same thing, day and person, in the same voice."""
    same = bool(one.cue.target) and (one.cue.group, one.cue.target) == (
        two.cue.group,
        two.cue.target,
    )
    if not same or likeness(one.statement, two.statement) < LIKENESS:
        return False
    return not (
        voices_differ(one.statement, two.statement) or one.other_day(two) or one.other_holder(two)
    )
