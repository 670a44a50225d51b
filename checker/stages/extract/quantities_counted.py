"""Say what a number counts: the noun behind it, what befell it, or the measure before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.text.numbers import FoundNumber
from checker.text.numbers_counted import CountedTables, counted_tables, dual_noun, noun_class
from checker.text.numbers_lexicon import starts, tables
from checker.text.numbers_units import dimension
from checker.text.tokens import Token

_BREAKS = frozenset('،,؛;.:!؟?()«»"“”')
_EVENT_REACH = 6  # words between "قتلت قوات الأمن في ..." and its number
_MEASURE_REACH = 6
_COUNT_REACH = 9
_CLITICS = ("و", "ف", "ب", "ل", "س")
_AGES = {"year": "years_old", "month": "months_old", "day": "days_old"}
# Endings of adjectives of origin and kind, as singular masculine.
_ADJECTIVE_ENDINGS = (
    ("يين", "ي"),
    ("يون", "ي"),
    ("يات", "ي"),
    ("يه", "ي"),
    ("يا", "ي"),
    ("ي", "ي"),
)


@dataclass(frozen=True, slots=True)
class Noun:
    """The noun after a number: its class or normalised form, up to token ``last``."""

    key: str
    last: int
    known: bool
    of: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts, and its unit. ``event`` is inherited by the numbers of one list."""

    key: str
    unit: str
    last: int
    event: str = ""
    of: bool = False


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
        return _measured(tokens, number, limit=limit, floor=floor, language=language)
    noun = _dual(tokens, number, language) if number.dual else None
    noun = noun or _noun_after(tokens, number, limit, language)
    table = counted_tables(language)
    if noun and noun.known and noun.key in table.events:
        return _by_itself(tokens, noun, limit, table, language)
    inherited = whole.event if whole and chained else ""
    found = _event_before(tokens, number.first, floor, table) or inherited
    after = noun.last if noun else number.after
    found = _event_behind(tokens, after, limit, table) or found
    if noun is None and whole and not whole.unit:
        if starts(table.actions["subset_after"], tokens, number.after):
            return Counted(whole.key, "", number.after + 1, whole.event)  # "6 منها"
    if noun is None:
        key = found or _told_before(tokens, number.first, floor, table, language)
        return Counted(key, "", number.last, found) if key else None
    if not found:
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


def _dual(tokens: Sequence[Token], number: FoundNumber, language: str) -> Noun:
    key = dual_noun(tokens[number.core].norm, language) or ""
    return _with_adjective(tokens, Noun(key, number.core + 1, known=True), len(tokens), language)


def _noun_after(
    tokens: Sequence[Token], number: FoundNumber, limit: int, language: str
) -> Noun | None:
    """Read the noun behind a number, "من" allowed between ("ثلاثة من رجال الشرطة")."""
    at, of = number.after, False
    end = min(limit, len(tokens))
    if language == "ar" and at < end and tokens[at].norm == "من":
        at, of = at + 1, True
    elif tokens[number.after - 1].norm == "من":
        of = True  # "عدد من الجنود"
    if at >= end or not tokens[at].is_word:
        return None
    table = counted_tables(language)
    phrase = starts(table.noun_phrases, tokens, at)
    if phrase:
        return Noun(phrase[0], phrase[1], known=True, of=of)
    norm = tokens[at].norm
    known = noun_class(norm, language)
    if known == "" and of and at + 1 < end and tokens[at + 1].norm.startswith("ال"):
        # "6 من أفراد الطاقم": the word behind the general one tells who.
        return Noun(tokens[at + 1].norm.removeprefix("ال"), at + 2, known=False, of=True)
    if known is not None and norm not in table.not_nouns:
        return _with_adjective(tokens, Noun(known, at + 1, known=True, of=of), end, language)
    if not _may_be_noun(tokens[at], number, of, table):
        return None
    key = _singular(norm.removeprefix("ال") if of else norm)
    key = key[:-2] if of and len(key) > 5 and key.endswith(("ها", "هم")) else key
    return _with_adjective(tokens, Noun(key, at + 1, known=False, of=of), end, language)


def _may_be_noun(token: Token, number: FoundNumber, of: bool, table: CountedTables) -> bool:
    norm = token.norm
    if norm in table.not_nouns or len(norm) < 2 or norm in table.before:
        return False
    # "في 16 بمحافظة", "عشرة يشتبه بهم": a preposition or a verb in the imperfect follows.
    if norm[0] in "وبفكل" and norm not in table.whole_nouns:
        return False
    if norm[0] == "ي" and norm not in table.ya_nouns:
        return False
    # A verb of the feminine: "سيسنا 310 تحطمت".
    if norm.endswith("ت") and not norm.endswith("ات") and norm not in table.whole_nouns:
        return False
    if not token.text.isascii() and not of:
        if norm.startswith("ال"):
            return False
        # Eleven to ninety-nine count a singular in the accusative: "15 عاملا", "20 مدرسة".
        if 11 <= number.high % 100 <= 99 and number.high < 1000:
            return norm[-1] in "اهي" or token.text[-1] in "ىء"
    return True


def _with_adjective(tokens: Sequence[Token], noun: Noun, limit: int, language: str) -> Noun:
    """Add the adjective that says which ("جنود أميركيين", "وحدة سكنية"), normalised."""
    if language != "ar" or noun.last >= limit or not tokens[noun.last].is_word:
        return noun
    norm = tokens[noun.last].norm
    table = counted_tables(language)
    if norm in table.not_nouns or len(norm) < 5 or norm[:1] in "وفبلس":
        return noun
    bare = norm.removeprefix("ال")
    if bare != norm and not noun.of:
        return noun
    if bare.endswith("ا") and not tokens[noun.last - 1].norm.endswith("ا"):
        return noun  # another accusative: what those counted did something to
    for ending, singular in _ADJECTIVE_ENDINGS:
        if bare.endswith(ending):
            adjective = bare[: -len(ending)] + singular
            return Noun(f"{noun.key} {adjective}".strip(), noun.last + 1, False, noun.of)
    return noun


def _singular(norm: str) -> str:
    """Return one form for "مشتغلا" and "مشتغل", "حافلات" and "حافلة"."""
    if norm.endswith("ات") and len(norm) > 4:
        return norm[:-2] + "ه"
    return norm[:-1] if norm.endswith("ا") and len(norm) > 3 else norm


def _lookup(norm: str, table: dict[str, str]) -> str:
    """Return the entry of a word, its conjunction or preposition and article taken off."""
    for form in (norm, norm[1:] if norm[:1] in _CLITICS else norm):
        for bare in (form, form.removeprefix("ال")):
            if bare in table:
                return table[bare]
    return ""


def _event_before(tokens: Sequence[Token], first: int, floor: int, table: CountedTables) -> str:
    """Return the event that the words before a number tell, in the same clause."""
    for index in range(first - 1, max(floor, first - 1 - _EVENT_REACH) - 1, -1):
        token = tokens[index]
        if token.text in _BREAKS:
            return ""
        found = _lookup(token.norm, table.before)
        if found:
            return found
    return ""


def _event_behind(tokens: Sequence[Token], after: int, limit: int, table: CountedTables) -> str:
    """Return the event told behind the noun: "45 مسلحا قتلوا", "12 شخصا لقوا حتفهم"."""
    for token in tokens[after : min(after + 5, limit)]:
        if token.text in _BREAKS:
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
    """Return the class in "ارتفعت حصيلة القتلى إلى 21", "عدد المصابين 30"."""
    for index in range(first - 1, max(floor, first - 1 - _COUNT_REACH) - 1, -1):
        token = tokens[index]
        if token.text in _BREAKS - {":"}:
            return ""
        if token.norm.lstrip("وفب") not in table.count_words:
            continue
        for counted in tokens[index + 1 : first]:
            key = noun_class(counted.norm, language)
            if key is not None:
                return key or "person"
        return ""
    return ""


def _measured(
    tokens: Sequence[Token], number: FoundNumber, *, limit: int, floor: int, language: str
) -> Counted:
    """Read what a sum, a share or a measure is of."""
    table = counted_tables(language)
    if number.unit in _AGES and _is_age(tokens, number, language):
        return Counted("age", _AGES[number.unit], number.last)
    measures = table.measures.get(dimension(number.unit, language), {})
    key = _measure_before(tokens, number.first, floor, measures, table.weak_measures)
    last = number.last
    if not key and number.unit == "percent" and last + 1 < limit and tokens[last].norm == "من":
        key, last = _share_of(tokens, last + 1, limit, language)
    return Counted(key, number.unit, last)


def _measure_before(
    tokens: Sequence[Token],
    first: int,
    floor: int,
    measures: dict[str, str],
    weak: frozenset[str],
) -> str:
    """Return the nearest measure before a number, a telling one rather than a broad one."""
    key = ""
    for index in range(first - 1, max(floor, first - 1 - _MEASURE_REACH) - 1, -1):
        token = tokens[index]
        if token.text in _BREAKS - {"(", '"'}:
            break
        found = _lookup(token.norm, measures)
        key = found or key
        if found and found not in weak:
            break
    return key


def _share_of(tokens: Sequence[Token], at: int, limit: int, language: str) -> tuple[str, int]:
    """Return (noun, end) of "55% من [سكان]"; "" where a pronoun or a total stands there."""
    table = counted_tables(language)
    while at < limit and tokens[at].norm in table.share_heads:
        at += 1
    noun = tokens[at] if at < limit else None
    if noun is None or not noun.is_word or noun.norm in table.not_nouns:
        return "", at
    if noun.norm.endswith(("ها", "هم", "هما", "هن")):
        return "", at + 1
    key = noun_class(noun.norm, language) or noun.norm.removeprefix("ال")
    share = Noun(key, at + 1, known=False, of=True)
    share = _with_adjective(tokens, share, limit, language)
    return share.key, share.last


def _is_age(tokens: Sequence[Token], number: FoundNumber, language: str) -> bool:
    table = tables(language)
    first = number.first
    if starts(table.age_after, tokens, number.last):
        return True
    if first and tokens[first - 1].text == "(":
        return number.last < len(tokens) and tokens[number.last].text in ")،,"
    return any(
        token.norm.lstrip("وب") in table.sets["age_before"]
        or token.norm in table.sets["age_before"]
        for token in tokens[max(0, first - 3) : first]
    )


def single_count(tokens: Sequence[Token], index: int, *, language: str = "ar") -> Counted | None:
    """Return the count of one at "مقتل [جندي]", where an event word stands at ``index``."""
    table = counted_tables(language)
    event = _lookup(tokens[index].norm, table.before)
    at = index + 1
    if not event or tokens[at].norm not in table.one:
        return None
    noun = Noun(noun_class(tokens[at].norm, language) or "", at + 1, known=True)
    noun = _with_adjective(tokens, noun, len(tokens), language)
    last = noun.last
    if last < len(tokens) and tokens[last].norm in table.one_word:
        last += 1
    return Counted(f"{event}:{noun.key}" if noun.key else event, "", last, event)
