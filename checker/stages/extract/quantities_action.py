"""Say how a figure stands to the others: reached, changed by, part of, total since, expected."""

from __future__ import annotations

from collections.abc import Sequence

from checker.stages.extract.quantities_nouns import Counted
from checker.text.dates_lexicon import is_future
from checker.text.numbers import FoundNumber
from checker.text.numbers_counted import CountedTables, counted_tables
from checker.text.numbers_lexicon import Phrases, starts, tables
from checker.text.tokens import Token

_STOPS = frozenset("؛;.!؟?")
_BREAKS = _STOPS | frozenset('،,:()«»"“”')
_NEAR = 4  # words between "بينهم", "مقارنة بـ" and the number
_MOVE_REACH = 9
_CLAUSE_REACH = 14
_PLAN_REACH = 10
_OF, _THE = "من", "ال"


def action_of(
    tokens: Sequence[Token],
    number: FoundNumber,
    counted: Counted,
    *,
    floor: int,
    limit: int,
    chained: str,
    language: str = "ar",
) -> str:
    """Return the action of a figure, one of the vocabulary in ``quantities``.

    ``floor`` is where the number before ends, ``limit`` where the next begins, ``chained`` the
    action of the list that the number goes on.
    """
    if counted.key == "age":
        return ""
    table = counted_tables(language)
    begun = _begun(tokens)

    def told(action: str, first: int, last: int) -> bool:
        known = table.actions[action]
        return not known.keys().isdisjoint(begun) and _any(known, tokens, first, last)

    last = max(number.last, counted.last)
    near = _near(tokens, number.first, floor, table)
    if chained == "subset" or told("subset", near, number.first):
        return "subset"
    if told("subset_near", max(floor, number.first - 2), number.first):
        return "subset"
    if told("subset_after", number.after, min(last + 1, limit)):
        return "subset"
    if counted.event == counted.key and _of_the_told(tokens, number, last):
        return "subset"
    for aside in ("whole", "needed"):
        if told(aside, max(floor, number.first - _NEAR), number.first):
            return aside
    if told("former", near, number.first) or _from(tokens, number, last, language):
        return "former"
    moved = _move(tokens, number, floor, table)
    if moved in ("rise", "fall"):
        return moved
    left, right = _clause(tokens, number.first, last, floor, limit)
    soon = max(left, number.first - _PLAN_REACH)
    for action in ("rate", "planned", "cumulative"):
        start, end = (soon, number.first) if action == "planned" else (left, right)
        if told(action, start, end):
            return action
        if action == "planned" and any(
            is_future(token.norm, language) for token in tokens[start:end]
        ):
            return action
    return moved


def _of_the_told(tokens: Sequence[Token], number: FoundNumber, last: int) -> bool:
    """Say whether some of those told of before are counted: "أربعة من الجرحى"."""
    between = [token.norm for token in tokens[number.after : last]]
    return len(between) > 1 and between[0] == _OF and between[1].startswith(_THE)


def _begun(tokens: Sequence[Token]) -> set[str]:
    """Return the words that a phrase may begin with somewhere in a sentence."""
    norms = [token.norm for token in tokens]
    return {*norms, *[norm[1:] for norm in norms if norm[0] == "و"]}


def _any(known: Phrases, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether one of the phrases begins in a range of tokens."""
    for index in range(first, min(last, len(tokens))):
        norm = tokens[index].norm
        if norm in known and starts(known, tokens, index):
            return True
        if norm[:1] == "و" and norm[1:] in known:
            phrase = known[norm[1:]]
            if any(len(words) == 1 for words, _ in phrase):
                return True
    return False


def _near(tokens: Sequence[Token], first: int, floor: int, table: CountedTables) -> int:
    """Return where the words right before a number begin: after the last verb of reaching."""
    start = max(floor, first - _NEAR)
    level, reach = table.moves["level"], table.moves["reach"]
    for index in range(start, first):
        norm = tokens[index].norm
        forms = (norm, norm[1:])
        if not (level.isdisjoint(forms) and reach.isdisjoint(forms)):
            start = index
    return start


def _from(tokens: Sequence[Token], number: FoundNumber, last: int, language: str) -> bool:
    """Say whether the number is where a move begins: "من 12 [قتيلا] إلى 21"."""
    table = tables(language)
    if not number.first or tokens[number.first - 1].norm != table.range_open:
        return False
    return any(token.norm in table.range_to for token in tokens[last : last + 2])


def _move(tokens: Sequence[Token], number: FoundNumber, floor: int, table: CountedTables) -> str:
    """Return "level", "rise" or "fall" by the verb of motion before the number, or ""."""
    # After "من 12 إلى 21" the verb stands before the first number.
    to = number.first and tokens[number.first - 1].norm in table.moves["to"]
    start = max(0 if to else floor, number.first - _MOVE_REACH - (4 if to else 0))
    for index in range(number.first - 1, start - 1, -1):
        norm = tokens[index].norm
        if tokens[index].text in _STOPS or (tokens[index].text in _BREAKS and not to):
            return ""
        forms = (norm, norm[1:] if norm[:1] in ("و", "ف", "ب", "ل") else norm)
        if not table.moves["level"].isdisjoint(forms):
            return "level"
        if to and not table.moves["reach"].isdisjoint(forms):
            return "level"
        for direction, action in (("up", "rise"), ("down", "fall")):
            if not table.moves[direction].isdisjoint(forms):
                if to:
                    return "level"
                gap = number.first - index - 1
                return (
                    action
                    if (number.unit and gap == 0) or _by(tokens, index, number, table)
                    else ""
                )
    return ""


def _by(tokens: Sequence[Token], index: int, number: FoundNumber, table: CountedTables) -> bool:
    """Say whether the figure is the size of the move: "ارتفع ... بنسبة 3%", or any share."""
    between = tokens[index + 1 : number.first]
    if any(token.norm in table.moves["to"] for token in between):
        return False
    return (number.unit.startswith("percent") and len(between) <= _NEAR) or any(
        token.norm in table.moves["by"] for token in between[-2:]
    )


def _clause(
    tokens: Sequence[Token], first: int, last: int, floor: int, limit: int
) -> tuple[int, int]:
    """Return the tokens of the clause around a number, the neighbouring numbers left out."""
    left = first
    while left > max(floor, first - _CLAUSE_REACH) and tokens[left - 1].text not in _BREAKS:
        left -= 1
    right = last
    while right < min(limit, last + _CLAUSE_REACH) and tokens[right].text not in _BREAKS:
        right += 1
    return left, right
