"""Find the numbers of a text that say how many or how much, with bound and unit.

Dates, clock times, results of matches, telephone numbers and numbers that are names ("المادة
12", "اللواء 106") are no quantities and are left out (``numbers_exclude``). The words are those
of ``languages/<code>/numbers.yml`` and ``units.yml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import compress, count

from checker.text.dates import dates_in
from checker.text.memo import Memo
from checker.text.numbers_cardinal import Cardinal, read_cardinal
from checker.text.numbers_counted import dual_noun
from checker.text.numbers_exclude import excluded
from checker.text.numbers_lexicon import lookup, starts, tables
from checker.text.numbers_units import Unit, dual_unit_at, is_dual_unit, unit_at, unit_tables
from checker.text.tokens import Token
from checker.types import Bound

# What goes on a list of names: "المادتان 47 و107".
_LISTS = frozenset(("و", "،", ",", "and", "-", "او"))
_DASHES = frozenset("-–—")
_NOUN = 4  # words of what is counted, between a count and the hedge behind it


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A quantity at tokens ``[first, last)``, hedge and unit included.

    The number itself is tokens ``[core, after)``; what it counts begins at ``after``, or at
    ``core`` where a dual noun is number and noun in one (``dual``). ``unit`` is a key of
    ``units.yml`` or "". ``modifiers`` are "range", "from" and "to" (a move "من 3 إلى 5"),
    "definite" ("الـ15"), "dual".
    """

    first: int
    last: int
    core: int
    after: int
    low: float
    high: float
    bound: Bound = "exact"
    unit: str = ""
    modifiers: tuple[str, ...] = ()

    @property
    def dual(self) -> bool:
        """Say whether the number is the dual of a noun."""
        return "dual" in self.modifiers


def find_numbers(tokens: Sequence[Token], *, language: str = "ar") -> tuple[FoundNumber, ...]:
    """Return the quantities in the tokens of a sentence, in order, never overlapping."""
    busy: frozenset[int] | None = None
    found: list[FoundNumber] = []
    reached = name_ends = 0
    opens = map(_openers(language).__getitem__, [token.norm for token in tokens])
    for index in compress(count(), opens):
        if index < reached:
            continue
        number = _number_at(tokens, index, language)
        if number is None:
            continue
        if busy is None:
            busy = _dated(tokens, language)
        reached = max(number.last, index + 1)
        if number.unit and not busy.isdisjoint(range(number.after, number.last)):
            number = replace(number, unit="", last=number.after)  # "437 عام 2011"
            reached = number.last
        if not busy.isdisjoint(range(number.core, number.after)):
            continue
        listed = bool(name_ends) and all(
            tokens[at].norm in _LISTS for at in range(name_ends, number.core)
        )
        if (listed and not number.unit) or excluded(
            tokens, number.core, number.after, number.unit, language=language
        ):
            name_ends = number.after
            continue
        found.append(_hedged(tokens, number, found[-1].last if found else 0, language))
    return tuple(found)


@cache
def _openers(language: str) -> Memo[bool]:
    """Return which folded words may begin a quantity, filled as they come."""
    return Memo(partial(_may_begin, language=language))


def _may_begin(norm: str, language: str) -> bool:
    """Say whether a folded word or number may be where a quantity begins: few are."""
    if not norm[0].isalpha():
        return norm[0].isdigit()
    vague = tables(language).vague_phrases
    return (
        lookup(norm, language) is not None
        or norm in unit_tables(language).units
        or any(form in vague for form in _vague_forms(norm))
        or (language == "ar" and norm.endswith("ن") and _is_dual(norm, language))
    )


def _is_dual(norm: str, language: str) -> bool:
    return is_dual_unit(norm, language) or bool(dual_noun(norm, language))


def _dated(tokens: Sequence[Token], language: str) -> frozenset[int]:
    """Return the tokens that belong to dates."""
    spans = dates_in(tokens, language=language)
    return frozenset(at for span in spans for at in range(span.first, span.last))


def _number_at(tokens: Sequence[Token], index: int, language: str) -> FoundNumber | None:
    cardinal = read_cardinal(tokens, index, language=language)
    if cardinal is None:
        whole = _one_and_half(tokens, index, language)
        return whole or _vague_phrase(tokens, index, language) or _dual_at(tokens, index, language)
    low, high, after, modifiers = _ranged(tokens, index, cardinal, language)
    unit = _unit(tokens, index, after, language)
    value = _second_reading(cardinal, unit) if low == cardinal.low == high else 0.0
    if value is None:
        return None
    if value:
        low = high = value
    last = max(unit.last, after) if unit else after
    if unit and (half := _half(tokens, last, language)):
        low, high, last = low + half[0], high + half[0], half[1]
    return FoundNumber(
        first=index,
        last=last,
        core=index,
        after=after,
        low=low,
        high=high,
        bound="vague" if cardinal.vague else "exact",
        unit=unit.key if unit else "",
        modifiers=modifiers,
    )


def _one_and_half(tokens: Sequence[Token], index: int, language: str) -> FoundNumber | None:
    """Read a unit that stands for one of it: "طنا ونصف الطن"."""
    unit = unit_at(tokens, index, language=language)
    half = _half(tokens, unit.last, language) if unit and not unit.money else None
    if unit is None or half is None:
        return None
    return FoundNumber(index, half[1], index, half[1], 1 + half[0], 1 + half[0], unit=unit.key)


def _half(tokens: Sequence[Token], at: int, language: str) -> tuple[float, int] | None:
    """Return (fraction, end) of "ونصف [الساعة]" behind a unit."""
    word = lookup(tokens[at].norm, language) if at < len(tokens) else None
    if word is None or word.kind != "fraction" or not word.joined:
        return None
    named = tokens[at + 1].norm.removeprefix("ال") if at + 1 < len(tokens) else ""
    again = named in unit_tables(language).units
    return word.value, at + (2 if again else 1)


def _second_reading(cardinal: Cardinal, unit: Unit | None) -> float | None:
    """Choose between the readings of "1.200"; 0 for the first, None where nobody can tell."""
    if cardinal.other is None or not cardinal.digits:
        return 0.0
    if unit is None:
        return cardinal.other
    if unit.key.startswith("percent"):
        return 0.0
    return None


def _unit(tokens: Sequence[Token], index: int, after: int, language: str) -> Unit | None:
    unit = unit_at(tokens, after, language=language)
    if unit is None and index:
        symbol = unit_tables(language).symbols.get(tokens[index - 1].text)
        return Unit(symbol, after, money=True) if symbol else None
    return unit


def _ranged(
    tokens: Sequence[Token], index: int, low: Cardinal, language: str
) -> tuple[float, float, int, tuple[str, ...]]:
    """Return (low, high, end, modifiers) of a number, or of the range that it opens."""
    alone = (low.low, low.high, low.last, ())
    table = tables(language)
    if low.vague or low.last + 1 >= len(tokens):
        return alone
    opener = tokens[index - 1].norm if index else ""
    opener = opener[1:] if opener[:1] in ("و", "ب", "ف") and len(opener) > 2 else opener
    joint = tokens[low.last]
    at = low.last + 1
    if opener in table.between or (language == "ar" and opener == "ين"):
        word = lookup(joint.norm, language)
        if word and word.joined:
            at = low.last
        elif joint.norm not in ("و", "and") and joint.norm not in table.range_to:
            return alone
    elif joint.text in _DASHES:
        glued = joint.start == tokens[low.last - 1].end and joint.end == tokens[at].start
        if not glued or not low.digits or not tokens[at].is_number:
            return alone
    elif joint.norm not in table.range_to or _moves(tokens, index, language):
        return alone
    high = read_cardinal(tokens, at, language=language)
    if high is None or high.vague:
        return alone
    bottom = low.low
    if low.digits and high.scale > 1 and bottom * high.scale < high.high:
        bottom *= high.scale
    return (bottom, high.high, high.last, ("range",)) if bottom < high.high else alone


def _moves(tokens: Sequence[Token], index: int, language: str) -> bool:
    """Say whether "من 3 إلى 5" speaks of a move from one value to another."""
    words = tables(language).sets["move_words"]
    return any(
        token.norm in words or token.norm[1:] in words
        for token in tokens[max(0, index - 8) : index]
    )


def _vague_phrase(tokens: Sequence[Token], index: int, language: str) -> FoundNumber | None:
    for word in _vague_forms(tokens[index].norm):
        for phrase, (low, high) in tables(language).vague_phrases.get(word, ()):
            end = index + len(phrase)
            if tuple(token.norm for token in tokens[index + 1 : end]) == phrase[1:]:
                return FoundNumber(index, end, index, end, low, high, "vague")
    return None


def _vague_forms(norm: str) -> tuple[str, str]:
    return norm, norm[1:] if norm[:1] in ("و", "ف", "ب", "ل") else ""


def _dual_at(tokens: Sequence[Token], index: int, language: str) -> FoundNumber | None:
    """Read "كيلومترين", and "قتيلان" of a noun in the counted lexicon."""
    if language != "ar" or tokens[index].norm[-1:] != "ن":
        return None
    before = tokens[index - 1].norm if index else ""
    if len(before) > 4 and before.endswith(("ان", "ين")):
        return None  # the adjective of a dual noun: "بنكان أميركيان"
    if index and (tokens[index - 1].is_number or lookup(before, language)):
        return None  # a plural: "أربعة صيادين"
    unit = dual_unit_at(tokens, index, language=language)
    if unit:
        return FoundNumber(
            index, unit.last, index, index + 1, 2, 2, unit=unit.key, modifiers=("dual",)
        )
    if dual_noun(tokens[index].norm, language):
        return FoundNumber(index, index + 1, index, index + 1, 2, 2, modifiers=("dual",))
    return None


def _hedged(tokens: Sequence[Token], number: FoundNumber, floor: int, language: str) -> FoundNumber:
    """Add the bound that the words before or after the number give."""
    table = tables(language)
    first, last, bound = number.first, number.last, number.bound
    for _ in range(2):  # "ما لا يقل عن نحو", and the word that opens a range
        at = first - 1
        if at < floor:
            break
        opener = tokens[at].norm == table.range_open or tokens[at].norm in table.between
        if opener and "range" in number.modifiers:
            first = at
            continue
        match = _before(tokens, at, floor, language)
        if match is None:
            bound = _exceeding(tokens, at, floor, language) if bound == "exact" else bound
            break
        first, named = match
        if bound in ("exact", "about"):
            bound = named
    found = hedge_behind(tokens, last, language=language)
    if found and bound in ("exact", "about"):
        bound = found[0]
        last = found[1] if found[1] - last <= 2 else last
    if (first, bound) == (number.first, number.bound) and last <= number.last:
        return number
    return replace(number, first=first, last=max(last, number.last), bound=bound)


def hedge_behind(
    tokens: Sequence[Token], last: int, *, language: str = "ar"
) -> tuple[Bound, int] | None:
    """Return (bound, end) of the hedge behind a count: "3 [من رجال الأمن] على الأقل"."""
    for at in range(last, min(last + _NOUN, len(tokens))):
        if found := starts(tables(language).after, tokens, at):
            return found  # type: ignore[return-value]
        joined = at > last and tokens[at].prefix.startswith("و")
        if not tokens[at].is_word or joined or lookup(tokens[at].norm, language):
            return None
    return None


def _exceeding(tokens: Sequence[Token], at: int, floor: int, language: str) -> Bound:
    """Return the bound that a verb gives with its subject behind it: "تتجاوز قيمة الشحنة 15"."""
    for index in range(at - 1, max(floor, at - _NOUN) - 1, -1):
        token = tokens[index]
        if not tokens[index + 1].is_word or not token.is_word:
            break
        for form in (token.norm, token.norm[1:]):
            for phrase, bound in tables(language).before.get(form, ()):
                if len(phrase) == 1 and form in tables(language).sets["hedge_verbs"]:
                    return bound  # type: ignore[return-value]
    return "exact"


def _before(
    tokens: Sequence[Token], at: int, floor: int, language: str
) -> tuple[int, Bound] | None:
    """Return (first token, bound) of the hedge that ends at a token."""
    table = tables(language)
    norm = tokens[at].norm
    forms = (norm, norm[1:] if norm[:1] in ("و", "ف", "ب", "ل") else "")
    for form in forms:
        for phrase, bound in table.before.get(form, ()):
            first = at - len(phrase) + 1
            if first < floor:
                continue
            head = tokens[first].norm
            inner = tuple(token.norm for token in tokens[first + 1 : at + 1])
            if len(phrase) == 1 or (
                inner == phrase[1:]
                and (head == phrase[0] or (head[1:] == phrase[0] and head[0] in "وفبل"))
            ):
                return first, bound  # type: ignore[return-value]
    return None
