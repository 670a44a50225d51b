"""The noun behind a number, and what a number counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.text.numbers import FoundNumber
from checker.text.numbers_counted import CountedTables, counted_tables, dual_noun, noun_class
from checker.text.numbers_lexicon import starts
from checker.text.tokens import Token

# Marks that end a clause.
BREAKS = frozenset('،,؛;.:!؟?()«»"“”')
_PRONOUNS = ("هما", "ها", "هم", "هن")
_CLITICS = ("و", "ف", "ب", "ل", "س")
# Endings of the regular plural, and the letters of a word that may have one.
_REGULAR = ("ين", "ون")
_LONG = 5
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


def dual(tokens: Sequence[Token], number: FoundNumber, language: str) -> Noun:
    """Return the noun that is its own number: "جنديان"."""
    key = dual_noun(tokens[number.core].norm, language) or ""
    return with_adjective(tokens, Noun(key, number.core + 1, known=True), len(tokens), language)


def noun_after(
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
    if known is not None and norm[0] in "بك" and not _whole(norm, table):
        known = None  # "في 16 بمحافظة": what is counted carries no preposition
    if known == "" and of and at + 1 < end and tokens[at + 1].norm.startswith("ال"):
        # "6 من أفراد الطاقم": the word behind the general one tells who.
        return Noun(tokens[at + 1].norm.removeprefix("ال"), at + 2, known=False, of=True)
    if known is not None and norm not in table.not_nouns:
        return with_adjective(tokens, Noun(known, at + 1, known=True, of=of), end, language)
    if not _may_be_noun(tokens[at], number, of, table):
        return None
    if of and (own := bare(norm)) != norm:
        # "12 من ركابها"
        return Noun(noun_class(own, language) or _singular(own), at + 1, known=True, of=True)
    key = _singular(norm.removeprefix("ال") if of else norm)
    return with_adjective(tokens, Noun(key, at + 1, known=False, of=of), end, language)


def _whole(norm: str, table: CountedTables) -> bool:
    """Say whether a noun is known with its first letter, which is no preposition then."""
    return not table.nouns.keys().isdisjoint((norm, norm.removesuffix("ا")))


def _may_be_noun(token: Token, number: FoundNumber, of: bool, table: CountedTables) -> bool:
    norm = token.norm
    if norm in table.not_nouns or len(norm) < 2 or norm in table.before:
        return False
    # "في 16 بمحافظة", "عشرة يشتبه بهم": a preposition or a verb in the imperfect follows.
    if norm[0] in "وبفكل" and table.whole_nouns.isdisjoint((norm, norm.removesuffix("ا"))):
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
            # Many a newsroom leaves the accusative out: "24 فريق".
            return norm[-1] in "اهي" or token.text[-1] in "ىء" or norm in table.plain_nouns
    return True


def with_adjective(tokens: Sequence[Token], noun: Noun, limit: int, language: str) -> Noun:
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
    if bare in table.sides and tokens[noun.last - 1].norm.endswith("ا"):
        return noun  # "56 شخصا جنوبي النيجر": where, not which
    for ending, singular in _ADJECTIVE_ENDINGS:
        if bare.endswith(ending):
            adjective = bare[: -len(ending)] + singular
            return Noun(f"{noun.key} {adjective}".strip(), noun.last + 1, False, noun.of)
    return noun


def _singular(norm: str) -> str:
    """Return one form for "مشتغلا" and "مشتغلين", "حافلات" and "حافلة"."""
    if norm.endswith(_REGULAR) and len(norm) > _LONG:
        return norm[:-2]
    if norm.endswith("ات") and len(norm) > 4:
        return norm[:-2] + "ه"
    return norm[:-1] if norm.endswith("ا") and len(norm) > 3 else norm


def bare(norm: str) -> str:
    """Return a noun without the pronoun at its end: "ركابها" is ركاب, "شدتها" is شدة."""
    for ending in _PRONOUNS:
        if norm.endswith(ending) and len(norm) > len(ending) + 2:
            stem = norm.removesuffix(ending)
            return stem[:-1] + "ه" if stem.endswith("ت") else stem
    return norm


def lookup(norm: str, table: dict[str, str]) -> str:
    """Return the entry of a word, its conjunction or preposition and article taken off."""
    for form in (norm, norm[1:] if norm[:1] in _CLITICS else norm):
        for bare in (form, form.removeprefix("ال")):
            if bare in table:
                return table[bare]
    return ""
