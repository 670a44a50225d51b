"""Quantities with what they count: "مقتل 12 شخصا", "نسبة التضخم 15%", "بقيمة 5 ملايين دولار".

Two quantities may be compared only where ``counted``, ``unit`` and ``action`` are equal and
``counted`` is not empty.

``counted`` is an event ("killed"), an event with the noun it befell ("killed:soldier"), a class
of noun ("house"), a measure ("inflation"), "age", or the normalised noun itself ("وحده سكنيه");
empty where the text does not say.

``action`` is one of:
    ""          the plain figure of what the sentence tells
    level       a figure reached: "ارتفعت الحصيلة إلى 21", "بلغ 21"
    rise, fall  a change by: "ارتفع بنسبة 3%"
    former      the figure compared with: "من 12" إلى 21, "مقارنة بـ 12"
    cumulative  a total over a time past: "منذ بداية العام"
    rate        a figure per time: "سنويا", "في المتوسط"
    subset      part of a figure told before: "بينهم 3 أطفال", "6 منها"
    part        one of several figures of the same thing in one sentence
    planned     a figure expected or intended: "من المتوقع أن يبلغ"
    whole       the size of a body: "المؤلف من 120 مقعدا"
    needed      a threshold: "الأغلبية اللازمة وقدرها 51 صوتا"
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress, count

from checker.stages.extract.quantities_action import action_of
from checker.stages.extract.quantities_ages import ages
from checker.stages.extract.quantities_counted import counted_of, events, single_count
from checker.stages.extract.quantities_nouns import Counted
from checker.text.numbers import FoundNumber, find_numbers, hedge_behind
from checker.text.numbers_counted import counted_tables
from checker.text.tokens import Token
from checker.types import Mention, Quantity, Sentence, Span

# Actions whose figures stand beside a total, never for it.
_ASIDE = frozenset(("subset", "former", "rise", "fall", "part", "whole", "needed"))


@dataclass(frozen=True, slots=True)
class _Draft:
    first: int
    last: int
    value: Quantity


def find(
    tokens: Sequence[Token], sentence: Sentence, *, language: str = "ar"
) -> tuple[Mention, ...]:
    """Return the quantities of a sentence, in order.

    ``tokens`` are those of the sentence, with offsets into its raw field. A number that has
    neither a unit nor anything to count is left out.
    """
    numbers = find_numbers(tokens, language=language)
    drafts = _drafts(tokens, numbers, language)
    told = [_Draft(*age) for age in ages(tokens, language)]
    known = {at for age in told for at in range(age.first, age.last)}
    drafts = [draft for draft in drafts if known.isdisjoint(range(draft.first, draft.last))] + told
    drafts += _singles(tokens, drafts, language)
    if not drafts:
        return ()
    base = sentence.span.start
    mentions = []
    for draft in _parts(sorted(drafts, key=lambda draft: draft.first)):
        start, end = tokens[draft.first].start, tokens[draft.last - 1].end
        span = Span(sentence.span.field, start, end)
        mentions.append(Mention(span, sentence.text[start - base : end - base], draft.value))
    return tuple(mentions)


def _drafts(tokens: Sequence[Token], numbers: Sequence[FoundNumber], language: str) -> list[_Draft]:
    drafts: list[_Draft] = []
    before: tuple[FoundNumber, Counted, str] | None = None
    for position, number in enumerate(numbers):
        following = numbers[position + 1] if position + 1 < len(numbers) else None
        limit = following.first if following else len(tokens)
        chained = before if before and _chained(tokens, before, number) else None
        counted = counted_of(
            tokens,
            number,
            limit=limit,
            floor=before[0].last if before else 0,
            whole=before[1] if before else None,
            chained=chained is not None,
            language=language,
        )
        if counted is None:
            before = None if chained is None else before
            continue
        action = action_of(
            tokens,
            number,
            counted,
            floor=before[0].last if before else 0,
            limit=limit,
            chained=chained[2] if chained else "",
            language=language,
        )
        counted = _inherited(counted, before, action)
        before = (number, counted, action)
        value = Quantity(number.low, number.high, number.bound, counted.unit, counted.key, action)
        drafts.append(_Draft(number.first, max(number.last, counted.last), value))
    return drafts


def _inherited(
    counted: Counted, before: tuple[FoundNumber, Counted, str] | None, action: str
) -> Counted:
    """Complete what a figure counts by the figure before it.

    A part shares the event of the whole ("بينهم 3 أطفال"), the end of a move its measure ("من 12
    مليون دولار إلى 15 مليون دولار").
    """
    if before is None:
        return counted
    whole = before[1]
    if action == "subset" and not counted.unit and not counted.event and whole.event:
        key = f"{whole.event}:{counted.key}"
        return replace(counted, key=key, event=whole.event)
    if action == "level" and not counted.key and counted.unit == whole.unit:
        return replace(counted, key=whole.key)
    return counted


def _chained(
    tokens: Sequence[Token], before: tuple[FoundNumber, Counted, str], number: FoundNumber
) -> bool:
    """Say whether a number goes on a list: "3 جنود و5 مدنيين"."""
    last = max(before[0].last, before[1].last)
    gap = tokens[last : number.first]
    if any(token.text in "،,؛;.:" for token in gap) or len(gap) > 3:
        return False
    joined = tokens[number.first].norm.startswith("و")
    return bool(gap and gap[-1].norm in ("و", "and")) or (joined and len(gap) < 3)


def _singles(tokens: Sequence[Token], drafts: Sequence[_Draft], language: str) -> list[_Draft]:
    """Return the counts of one that no numeral states: "مقتل جندي"."""
    norms = [token.norm for token in tokens]
    if counted_tables(language).one.isdisjoint(norms):
        return []
    busy = {at for draft in drafts for at in range(draft.first, draft.last)}
    found = []
    for index in compress(count(), map(events(language).__getitem__, norms[:-1])):
        if index + 1 in busy:
            continue
        single = single_count(tokens, index, language=language)
        if single and busy.isdisjoint(range(index + 1, single.last)):
            hedge = hedge_behind(tokens, single.last, language=language)
            value = Quantity(1, 1, hedge[0] if hedge else "exact", "", single.key)
            found.append(_Draft(index + 1, single.last, value))
    return found


def _parts(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Mark figures of the same thing in one sentence: none of them is the total."""
    keys = Counter(
        (draft.value.counted, draft.value.unit)
        for draft in drafts
        if draft.value.action not in _ASIDE and draft.value.counted
    )
    return [
        replace(draft, value=replace(draft.value, action="part"))
        if draft.value.action not in _ASIDE and keys[draft.value.counted, draft.value.unit] > 1
        else draft
        for draft in drafts
    ]
