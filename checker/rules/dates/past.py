"""What a sentence tells as past: the verb that leads to a date, and what would point ahead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise, zip_longest

from checker.languages import read, words
from checker.rules.dates.kinds import ENDING
from checker.rules.reading import tokens_of
from checker.text.dates_lexicon import is_future, is_to_come
from checker.text.normalise import fold
from checker.text.tokens import Token
from checker.types import Mention, Person, Place, Sentence, Statement

# How many words before a date its verb may stand.
_REACH = 14
# Words before a date that begins its sentence ("وفي 14 سبتمبر رست السفينة").
_OPENING = 2
# Verbal nouns of the derived forms ("تنظيم", "إجراء", "افتتاح"), conjunction and article taken off.
_VERBAL = re.compile(r"(?:ا\w{2,3}ا\w|است\w{2}ا\w|ت\w{2}ي\w)ه?")
# The perfect: with the ending of the feminine, of the eighth form, and, where only a verb can
# stand, any word of three or four letters that no prefix makes a noun or an imperfect.
_PERFECT = re.compile(r"(?!ال)(?:\w{3,}(?<!ا)ت|ا\w{2,4}[^\Wاويه]\w)")
_SHORT = re.compile(r"(?!ال)(?:\w{2,}(?<!ا)ت|[^\Wاتسين][^\Wاوي]\w|ا\w{2,4}[^\Wاويه]\w)")
_PLUPERFECT = "كان"
_JUST = "قد"
_WERE = frozenset({"كان", "كانت", "كانوا"})
_HAD = frozenset({"قد", "فقد"})
_RIGHT_BEHIND = 3  # words before a date
_LEADING_TO = frozenset({"الي", "حتي", "من"})
_AHEAD = 4  # words between "had" and the verb
_LATER = "بعد"
_COMES = 4  # words between "comes" and "after"
_FROM = "من"
_MOVED_TO = _LEADING_TO - {_FROM}
_FOR = "ل"
_AND = "و"
_COLON = ":"
_COMMA = "،"


@cache
def word_set(name: str) -> frozenset[str]:
    """Return a list of the lexicon of orders, folded."""
    return frozenset(fold(word) for word in words(read("ar", "chronology")[name]))


def past_verb(statement: Statement, mention: Mention) -> Token | None:
    """Return the past verb that leads to a date, if nothing in the sentence points ahead."""
    tokens = [token for token in tokens_of(statement.sentence) if token.is_word]
    if any(_points_ahead(token, after) for token, after in zip_longest(tokens, tokens[1:])):
        return None
    before = [token for token in tokens if token.end <= mention.span.start]
    if before and before[-1].norm in _MOVED_TO:
        return None  # "التي قام بتقديم موعدها إلى 24 يونيو"
    marks = [t.end for t in tokens_of(statement.sentence) if t.text == _COLON]
    cut = max((end for end in marks if end <= mention.span.start), default=0)
    before = [token for token in before if token.start >= cut]
    near = len(before) - _REACH
    at = [i for i, token in enumerate(before) if i >= near and _is_past(statement, before, i)]
    if at:
        rest = before[at[-1] + 1 :]
        verb = _bare(before[at[-1]].norm)
        if word_set("deciding").isdisjoint(verb):
            # "جرت مراسم التشغيل يوم كذا": the day of the deed is that of the verb.
            own = not word_set("takes_on").isdisjoint(verb)
            lead = [at for at, token in enumerate(rest) if _leads_on(token)][int(own) :]
            rest = rest[lead[0] :] if lead else []
        named = [m.span for m in statement.mentions if isinstance(m.value, Person | Place)]
        rest = [t for t in rest if not any(s.start <= t.start < s.end for s in named)]
        return None if any(_is_occasion(token) for token in rest) else before[at[-1]]
    behind = next((token for token in tokens if token.start >= mention.span.end), None)
    opens = len(before) <= _OPENING and behind is not None and _is_verb(behind, _SHORT)
    return behind if opens else None


def right_behind_verb(statement: Statement, mention: Mention) -> bool:
    """Say whether a date stands right behind the verb of what is over: "بدأ في 20 مارس"."""
    tokens = [token for token in tokens_of(statement.sentence) if token.is_word]
    near = [token.norm for token in tokens if token.end <= mention.span.start][-_RIGHT_BEHIND:]
    if not near or near[-1] in _LEADING_TO:
        return False
    return any(not word_set("past").isdisjoint(_bare(norm)) for norm in near)


def _leads_on(token: Token) -> bool:
    """Say whether a word leads from a deed on to what it is for: "لتنظيم", "على عقد"."""
    return _FOR in token.prefix or token.norm in word_set("leading_on")


def is_background(statement: Statement) -> bool:
    """Say whether a sentence looks back on what was before the news ("وكان فلان قد قال")."""
    tokens = tokens_of(statement.sentence)
    opens = bool(tokens) and tokens[0].norm.removeprefix("و") in _WERE
    return opens and any(token.norm in _HAD for token in tokens[1:_REACH])


def before_that(statement: Statement, mention: Mention) -> bool:
    """Say whether a date stands in a clause on what came before ("بعدما كان قد وقع يوم كذا")."""
    words_before = [t for t in tokens_of(statement.sentence) if t.end <= mention.span.start]
    before = words_before[_OPENING:]
    had = any(
        token.norm.removeprefix(_AND) in _WERE
        and any(word.norm in _HAD for word in before[at + 1 : at + _AHEAD])
        for at, token in enumerate(before)
    )
    return had or any(token.norm in word_set("after") for token in before) or _follows(words_before)


def _follows(before: Sequence[Token]) -> bool:
    """Say whether a word that something "comes after" another stands before: "ويأتي بعد هجوم"."""
    at = [i for i, t in enumerate(before) if t.norm.removeprefix(_AND) in word_set("follows")]
    return any(token.norm == _LATER for i in at for token in before[i + 1 : i + 1 + _COMES])


def _is_past(statement: Statement, before: Sequence[Token], at: int) -> bool:
    """Say whether a word is a verb of what is over: a known one, or one in the place of a verb."""
    token = before[at]
    if at and before[at - 1].norm.removeprefix(_AND) in word_set("prepositions"):
        return False  # "على عقد قمة": a noun.
    if not word_set("past").isdisjoint(_bare(token.norm)):
        return True
    if at == 0:
        return statement.sentence.kind != "headline" and _is_verb(token, _SHORT)
    if token.start in _clauses(statement.sentence):
        return is_verb(token)
    if before[at - 1].norm.removeprefix(_AND) in word_set("before_verbs"):
        return _is_verb(token, _SHORT) or _SHORT.fullmatch(ENDING.sub("", token.norm)) is not None
    over = any(_PLUPERFECT in word.norm for word in before[:at])
    return over and before[at - 1].norm.removeprefix("و") == _JUST


def _clauses(sentence: Sentence) -> frozenset[int]:
    """Return where words begin that open a further clause: "، وسلمت تقريرها"."""
    return frozenset(
        token.start
        for mark, token in pairwise(tokens_of(sentence))
        if mark.text == _COMMA and token.is_word and token.norm[0] == _AND
    )


def _is_verb(token: Token, shape: re.Pattern[str]) -> bool:
    """Say whether a word is a verb in the perfect, by the lexicon or by its shape."""
    forms = _bare(token.norm)
    if not word_set("past").isdisjoint(forms):
        return True
    if not word_set("no_verbs").isdisjoint(forms) or token.norm.endswith("ه"):
        return False
    return any(shape.fullmatch(form) for form in forms[:2])


def is_verb(token: Token) -> bool:
    """Say whether a word that opens a clause behind "and" is a verb in the perfect."""
    return _PERFECT.fullmatch(token.norm[1:]) is not None and _is_verb(token, _PERFECT)


def _points_ahead(token: Token | None, after: Token | None) -> bool:
    """Say whether a word points ahead; one that comes "from" somewhere ("القادمة من") does not."""
    if token is None or (after is not None and after.norm == _FROM):
        return False
    return token.norm.removeprefix("و") in word_set("ahead") or is_future(token.norm)


def _is_occasion(token: Token) -> bool:
    """Say whether a word may be what the date is of: a verbal noun, a meeting, a verb to come."""
    stem = token.stem
    if stem in word_set("no_occasions"):
        return False
    return bool(
        stem in word_set("occasions") or _VERBAL.fullmatch(stem) or is_to_come(token.norm, "ar")
    )


def _bare(word: str) -> tuple[str, ...]:
    """Return a word without the conjunction before it and the pronoun after it."""
    return word, word.removeprefix("و"), word.removesuffix("ها")
