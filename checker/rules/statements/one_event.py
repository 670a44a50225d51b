"""Which opposed cues of a story are said of one event, in the same voice."""

from __future__ import annotations

from collections.abc import Mapping

from checker.rules.events import Told as Value
from checker.rules.events import likeness, nearby, places_agree, voices_differ
from checker.rules.statements.cues import Told, near_the_top, occasional
from checker.rules.statements.denied import DONE, same_deed
from checker.rules.statements.focus import FOCUS, other_focus
from checker.rules.statements.learned import learned
from checker.rules.statements.outcome_lexicon import outcomes
from checker.rules.statements.stances import GROUP, same_matter
from checker.types import Quantity, Statement

OF_THE_EVENT = frozenset({"surprise"})  # how the event as a whole came about
OF_THE_TEXT = frozenset({"siding"})  # what a text as a whole says of a policy
_VOTES = frozenset({"in_favour", "against"})  # as quantities are counted
_PREPOSED = frozenset("بل")  # "approved by 120 votes": the number is no subject


def one_event(
    first: Told, second: Told, same_claim: Mapping[tuple[str, int], str], least: float
) -> bool:
    """Say whether two opposed cues are said of one event in the same voice.

    ``same_claim`` gives the claim of a sentence, ``least`` the share of words of alike sentences.
    """
    one, other = first.statement, second.statement
    if not same_scene(first, second):
        return False
    if occasional(first.cue.group) and not _one_occasion(first, second):
        return False
    if first.cue.group in OF_THE_EVENT | outcomes().keys():
        return True
    if first.cue.group == FOCUS:
        return other_focus(first.cue, second.cue)
    if first.cue.group == DONE:
        return one.article != other.article and same_deed(first, second)
    if one.article == other.article and first.cue.group in OF_THE_TEXT:
        return True
    if first.cue.group == GROUP:
        return likeness(one, other) >= least and same_matter(first, second)
    claims = {same_claim.get((s.article, s.sentence.index)) for s in (one, other)}
    if len(claims) == 1 and None not in claims:
        return True
    if one.article != other.article and near_the_top(first, second):
        return True
    return likeness(one, other) >= least or learned(one, other)


def same_scene(first: Told, second: Told) -> bool:
    """Say whether two sentences tell of one day, person and place, in the same voice."""
    one, other = first.statement, second.statement
    if one.sentence == other.sentence or voices_differ(one, other):
        return False
    if first.other_day(second) or first.other_holder(second) or not places_agree(one, other):
        return False
    return not one_vote(first, second)


def one_vote(first: Told, second: Told) -> bool:
    """Say whether two sentences count both sides of one vote: "four backed, three opposed it"."""
    return len(_voters(first.statement) | _voters(second.statement)) > 1


def _one_occasion(first: Told, second: Told) -> bool:
    """Say whether the words around two cues have more in common than whom they are said of."""
    one, other = (
        nearby(Value(told.statement, told.mention, leads=told.leads)) for told in (first, second)
    )
    return not (one & other).issubset(first.cue.target.split())


def _voters(statement: Statement) -> frozenset[str]:
    """Return on which sides of a vote a sentence counts who stood there."""
    return frozenset(
        event
        for mention in statement.mentions
        if isinstance(mention.value, Quantity)
        and mention.text[0] not in _PREPOSED
        and (event := mention.value.counted.partition(":")[0]) in _VOTES
    )
