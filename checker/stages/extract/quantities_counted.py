"""Say what a number counts: the noun behind it, what befell it, or the measure before it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial

from checker.stages.extract.quantities_measured import measured
from checker.stages.extract.quantities_nouns import (
    BREAKS,
    Counted,
    Noun,
    dual,
    lookup,
    noun_after,
    with_adjective,
)
from checker.text.memo import Memo
from checker.text.numbers import FoundNumber
from checker.text.numbers_counted import CountedTables, counted_tables, noun_class
from checker.text.numbers_lexicon import starts, tables
from checker.text.tokens import Token

_EVENT_REACH = 9  # words between "قتلت قوات الأمن في ..." and its number
_COUNT_REACH = 9
# "وفاة 3 جرحى": they die of their wounds, and are neither the dead nor the injured of the event.
_WORSE, _BETTER, _LATER = "killed", "injured", "died_later"


def counted_of(
    tokens: Sequence[Token],
    number: FoundNumber,
    *,
    limit: int,
    floor: int,
    whole: Counted | None = None,
    chained: bool = False,
    language: str = "ar",
) -> Counted | None:
    """Return what a number counts, or None where nothing says that it counts anything.

    Args:
        tokens: the sentence.
        number: the number in it.
        limit: the first token of the next number.
        floor: the end of the number before.
        whole: what the number before counts.
        chained: whether the number goes on the list of the number before.
        language: code of a language pack.
    """
    if not number.unit and starts(tables(language).age_after, tokens, number.after):
        return Counted("age", "years_old", number.last)
    if number.unit:
        return measured(tokens, number, limit=limit, floor=floor, language=language)
    noun = dual(tokens, number, language) if number.dual else None
    noun = noun or noun_after(tokens, number, limit, language)
    table = counted_tables(language)
    if noun and noun.known and noun.key in table.events - table.roles:
        told = events(language)[tokens[number.first - 1].norm] if number.first else ""
        if told == _WORSE and noun.key == _BETTER:
            return Counted(_LATER, "", noun.last)
        return _by_itself(tokens, noun, limit, table, language)
    inherited = whole.event if whole and chained else ""
    found = _event_before(tokens, number.first, floor, language) or inherited
    after = noun.last if noun else number.after
    found = _event_behind(tokens, after, limit, table) or found
    partly = starts(table.actions["subset_after"], tokens, number.after)
    if noun is None and partly and whole and not whole.unit:
        return Counted(whole.key, "", partly[1], whole.event)  # "6 منها"
    if noun is None:
        key = found or _told_before(tokens, number.first, floor, table, language)
        return Counted(key, "", number.last, found) if key else None
    if not found or noun.key in table.no_event:
        return Counted(noun.key or "person", "", noun.last, of=noun.of)
    if _agent(tokens, noun, limit, language):
        return Counted(noun.key or "person", "", noun.last)
    key = f"{found}:{noun.key}" if noun.key else found
    return Counted(key, "", noun.last, found, noun.of)


def _by_itself(
    tokens: Sequence[Token], noun: Noun, limit: int, table: CountedTables, language: str
) -> Counted:
    """Read a noun that names its event: "12 قتيلا", "12 قتيلا وجريحا", "30 إصابة بفيروس"."""
    key, last = noun.key, noun.last
    following = tokens[last].norm if last < min(limit, len(tokens)) else ""
    joined = noun_class(following[1:], language) if following[:1] == "و" else None
    if key == "killed" and joined == "injured":
        return Counted("casualties", "", last + 1, "casualties")
    if key == "injured" and any(
        token.norm in table.infected for token in tokens[last : min(last + 4, limit)]
    ):
        key = "cases"
    return Counted(key, "", last, key, noun.of)


@cache
def events(language: str) -> Memo[str]:
    """Return the event that a folded word tells before a number ("killed"), or ""."""
    return Memo(partial(lookup, table=counted_tables(language).before))


def _event_before(tokens: Sequence[Token], first: int, floor: int, language: str) -> str:
    """Return the event that the words before a number tell, in the same clause."""
    adjacent, told = counted_tables(language).adjacent, events(language)
    for index in range(first - 1, max(floor, first - 1 - _EVENT_REACH) - 1, -1):
        token = tokens[index]
        if token.text in BREAKS:
            return ""
        found = lookup(token.norm, adjacent) if index == first - 1 else ""
        found = found or told[token.norm]
        if found:
            return found
    return ""


def _event_behind(tokens: Sequence[Token], after: int, limit: int, table: CountedTables) -> str:
    """Return the event told behind the noun: "45 مسلحا قتلوا", "12 شخصا لقوا حتفهم"."""
    for token in tokens[after : min(after + 5, limit)]:
        if token.text in BREAKS:
            return ""
        if token.norm in table.behind:
            return table.behind[token.norm]
    return ""


def _agent(tokens: Sequence[Token], noun: Noun, limit: int, language: str) -> bool:
    """Say whether those counted may have done it: "قتل 3 مسلحين شرطيا"."""
    if noun.last >= min(limit, len(tokens)):
        return False
    norm = tokens[noun.last].norm
    return norm.endswith("ا") and noun_class(norm, language) is not None


def _told_before(
    tokens: Sequence[Token], first: int, floor: int, table: CountedTables, language: str
) -> str:
    """Return the class in "ارتفعت حصيلة القتلى إلى 21", "عدد الذين قضوا 30", "عددهم 30"."""
    for index in range(first - 1, max(floor, first - 1 - _COUNT_REACH) - 1, -1):
        token = tokens[index]
        if token.text in BREAKS - {":"}:
            return ""
        if token.norm.lstrip("وفب") not in table.count_words:
            continue
        for counted in tokens[index + 1 : first]:
            key = noun_class(counted.norm, language) or table.behind.get(counted.norm)
            if key is not None:
                return key or "person"
        return "person" if token.norm.endswith("هم") else ""
    return ""


def single_count(tokens: Sequence[Token], index: int, *, language: str = "ar") -> Counted | None:
    """Return the count of one at "مقتل [جندي]", where an event word stands at ``index``."""
    table = counted_tables(language)
    event = events(language)[tokens[index].norm]
    at = index + 1
    if not event or tokens[at].norm not in table.one:
        return None
    noun = Noun(noun_class(tokens[at].norm, language) or "", at + 1, known=True)
    noun = with_adjective(tokens, noun, len(tokens), language)
    last = noun.last
    if last < len(tokens) and tokens[last].norm in table.one_word:
        last += 1
    return Counted(f"{event}:{noun.key}" if noun.key else event, "", last, event)
