"""What an article tells as past, and what it puts in an order that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from checker.languages import read, words
from checker.rules.dates.days import is_dated
from checker.rules.dates.happenings import Happening, content, happenings, is_single
from checker.rules.events import Told
from checker.rules.nearest import other_people
from checker.rules.reading import tokens_of
from checker.text.dates_lexicon import is_future, is_to_come
from checker.text.normalise import fold
from checker.text.tokens import Token
from checker.types import Corpus, DateValue, Mention, Statement

# How many words before a date its verb may stand.
_REACH = 14
_LONGEST = 60  # days between what an article tells of one course of events
# Verbal nouns of the derived forms ("تنظيم", "إجراء", "افتتاح"), conjunction and article taken off.
_VERBAL = re.compile(r"(?:ا\w{2,3}ا\w|است\w{2}ا\w|ت\w{2}ي\w)ه?")
_PERFECT = re.compile(r"(?!ال)(?:\w{3,}(?<!ا)ت|ا\w{2,4}[^\Wاويه]\w)")
_PLUPERFECT = "كان"
_JUST = "قد"


@cache
def word_set(name: str) -> frozenset[str]:
    """Return a list of the lexicon of orders, folded."""
    return frozenset(fold(word) for word in words(read("ar", "chronology")[name]))


def told_as_past(statement: Statement, mention: Mention) -> bool:
    """Say whether a past verb leads to the date and nothing in the sentence points ahead."""
    tokens = [token for token in tokens_of(statement.sentence) if token.is_word]
    if any(_points_ahead(token) for token in tokens):
        return False
    before = [token for token in tokens if token.end <= mention.span.start]
    near = len(before) - _REACH
    at = [i for i, token in enumerate(before) if i >= near and _is_past(statement, before, i)]
    return bool(at) and not any(_is_occasion(token) for token in before[at[-1] + 1 :])


def wrong_orders(corpus: Corpus, article: str) -> Iterator[tuple[Told, Told]]:
    """Yield (what came first, what followed) where the article dates the second earlier."""
    found = happenings(corpus, article)
    for order in read("ar", "chronology")["orders"]:
        for name in words(order["first"]):
            first, then = found.get((name, "past")), found.get((order["then"], "past"))
            if first and then and _swapped(first, then):
                yield first.told[0], then.told[0]


def _swapped(first: Happening, then: Happening) -> bool:
    """Say whether one day each is given for the two, of one course of events, the wrong way."""
    one, other = first.told[0], then.told[0]
    early, late = one.mention.value, other.mention.value
    if not is_single(first.told) or not is_single(then.told):
        return False
    if not isinstance(early, DateValue) or not isinstance(late, DateValue):
        return False
    if not is_dated(one) or not is_dated(other) or early.start is None or late.start is None:
        return False
    if not 0 < (early.start - late.start).days <= _LONGEST:
        return False
    if (first.kind.who or then.kind.who) and other_people(one, other):
        return False
    return bool(content(one, first.kind.words) & content(other, then.kind.words))


def _is_past(statement: Statement, before: Sequence[Token], at: int) -> bool:
    """Say whether a word is a verb of what is over: a known one, or one in the place of a verb."""
    token = before[at]
    if not word_set("past").isdisjoint(_bare(token.norm)):
        return True
    shaped = any(_PERFECT.fullmatch(form) for form in _bare(token.norm)[:2])
    if at == 0:
        return shaped and statement.sentence.kind != "headline" and not token.norm.endswith("ه")
    over = any(_PLUPERFECT in word.norm for word in before[:at])
    return before[at - 1].norm.removeprefix("و") == _JUST and over


def _points_ahead(token: Token) -> bool:
    norm = token.norm.removeprefix("و")
    return norm in word_set("ahead") or is_future(token.norm)


def _is_occasion(token: Token) -> bool:
    """Say whether a word may be what the date is of: a verbal noun, a meeting, a verb to come."""
    stem = token.stem
    return bool(
        stem in word_set("occasions") or _VERBAL.fullmatch(stem) or is_to_come(token.norm, "ar")
    )


def _bare(word: str) -> tuple[str, ...]:
    """Return a word without the conjunction before it and the pronoun after it."""
    return word, word.removeprefix("و"), word.removesuffix("ها")
