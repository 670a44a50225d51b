"""What nobody can have done: after the death that is told of them, or before their birth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import dropwhile, takewhile

from checker.languages import read, words
from checker.rules.dates.days import is_dated, is_fixed
from checker.rules.dates.kinds import forms
from checker.rules.dates.past import word_set
from checker.rules.dates.steps import inflected, last_named
from checker.rules.events import Told
from checker.rules.nearest import nearest_person, other_people
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.text.tokens import Token
from checker.types import Corpus, DateValue, Mention

_REACH = 22  # words before a date
_BESIDE = 3  # words between an act and who does it
_NAME = 4  # words behind "the death of"
_MAKER = 14  # words between the date of a work and whose it is
_CHILD = timedelta(days=6 * 365)  # nobody builds or sings so young
_GRACE = timedelta(days=1)
_MONTHS = 100  # days between two dates of which one names no year
_AWAY = 3  # words behind "left" that say whence
_LEFT = frozenset({"عن", "من", "الي"})
_BORN, _DIED = "born", "die"


@dataclass(frozen=True, slots=True)
class Bound:
    """A dated birth or death, and the words by which others tell whose it is."""

    told: Told
    step: str
    who: frozenset[str]


def beyond_life(corpus: Corpus, articles: Sequence[str]) -> Iterator[tuple[Told, Told]]:
    """Yield (what came first, what followed) that the dates put the other way round.

    Of two articles only what one of them tells against the other.
    """
    dated = [told for article in articles for told in _dated(corpus, article)]
    bounds = [bound for told in dated if (bound := _bound(told))]
    for bound in bounds:
        for told in dated:
            if len(articles) > 1 and told.statement.article == bound.told.statement.article:
                continue
            if told.mention.span == bound.told.mention.span or other_people(told, bound.told):
                continue
            if not _after(bound, told) or any(_same(told, other.told) for other in bounds):
                continue
            if _acts(told, bound.who) or _made(told, bound):
                yield (told, bound.told) if bound.step == _DIED else (bound.told, told)


def _same(one: Told, other: Told) -> bool:
    return one.statement == other.statement and one.mention == other.mention


def when(mention: Mention) -> DateValue | None:
    """Return a day, month, season or year that is told as a date, not counted from the report."""
    value = mention.value
    if not isinstance(value, DateValue) or value.start is None or value.end is None:
        return None
    return None if value.precision == "vague" and value.relative else value


def _dated(corpus: Corpus, article: str) -> list[Told]:
    """Return the dates of an article; one with no year only if it is of these months."""
    return [
        told
        for statement in corpus.statements[article]
        for mention in statement.mentions
        if when(mention) and is_dated(told := Told(statement, mention, leads=False))
    ]


def _bound(told: Told) -> Bound | None:
    """Return the birth or death that a date is of, where it says whose."""
    before = _before(told)
    step, at = last_named(before)
    bound = next((name for name in (_BORN, _DIED) if name in step), "")
    after = [token.norm for token in before[at + 1 : at + 1 + _AWAY]]
    left = _LEFT & set(after) and word_set("last_journey").isdisjoint(after)
    if not bound or (len(step) > 1 and left):
        return None  # "رحل عن برشلونة"
    who = set(nearest_person(told)) or _name(before, at)
    return Bound(told, bound, frozenset(who)) if who else None


def _name(clause: Sequence[Token], at: int) -> set[str]:
    """Return the name behind a word of birth or death, or before one that says "who": "الذي"."""
    behind = takewhile(_may_name, clause[at + 1 : at + 1 + _NAME])
    who = {token.norm for token in behind if not token.definite}
    back = list(dropwhile(lambda token: token.norm in word_set("links"), clause[:at][::-1]))
    if not who and len(back) < at:
        near = list(takewhile(_may_name, back[:2]))
        # "الفنان الراحل الذي توفي" is no name.
        who = {t.norm for t in near} if any(not t.definite for t in near) else set()
    return who


def _may_name(token: Token) -> bool:
    return token.is_word and len(token.norm) > 2 and token.norm not in _function()


@cache
def _function() -> frozenset[str]:
    return frozenset(map(fold, words(read("ar", "words")["function"]))) | word_set("no_verbs")


def _before(told: Told) -> list[Token]:
    """Return the words before a date, as far back as the date before it."""
    statement, start = told.statement, told.mention.span.start
    ends = (m.span.end for m in statement.mentions if when(m) and m.span.end <= start)
    since = max(ends, default=0)
    tokens = tokens_of(statement.sentence)
    return [token for token in tokens if since <= token.start and token.end <= start][-_REACH:]


def _after(bound: Bound, told: Told) -> bool:
    """Say whether a date is all outside a life, whichever year is meant."""
    own, other = when(bound.told.mention), when(told.mention)
    if own is None or other is None or own.calendar != other.calendar:
        return False
    if own.start is None or own.end is None or other.start is None or other.end is None:
        return False
    sure = is_fixed(told.mention) and is_fixed(bound.told.mention)
    if not sure and abs((other.start - own.start).days) > _MONTHS:
        return False  # "in March", of a year that was told before
    if bound.step == _DIED:
        return other.start > own.end + _GRACE
    return other.end < own.start + _CHILD


def _acts(told: Told, who: frozenset[str]) -> bool:
    """Say whether the clause of a date tells what one of these names did."""
    tokens = tokens_of(told.statement.sentence)
    if not word_set("posthumous").isdisjoint(form for t in tokens for form in forms(t)):
        return False
    before = [token for token in _before(told) if token.is_word]
    for at, token in enumerate(before):
        if token.norm.removeprefix("و") not in _living():
            continue
        for beside in (before[max(0, at - _BESIDE) : at][::-1], before[at + 1 : at + 1 + _BESIDE]):
            near = [*takewhile(lambda t: who.isdisjoint(_spelled([t])), beside)]
            others = word_set("kin") | word_set("no_verbs")
            if len(near) < len(beside) and others.isdisjoint(f for t in near for f in forms(t)):
                return True
    return False


def _made(told: Told, bound: Bound) -> bool:
    """Say whether a date is that of a work of one of these names: "by designs of the architect"."""
    tokens = [token for token in tokens_of(told.statement.sentence) if token.is_word]
    behind = [token for token in tokens if token.start >= told.mention.span.end][:_MAKER]
    # What the dead wrote or drew may be made after them.
    known = word_set("hands") | (word_set("makers") if bound.step == _BORN else frozenset())
    makers = [at for at, t in enumerate(behind) if not known.isdisjoint(forms(t))]
    return any(not bound.who.isdisjoint(_spelled(behind[at + 1 : at + 5])) for at in makers)


def _spelled(tokens: Sequence[Token]) -> set[str]:
    return {form for token in tokens for form in (token.norm, token.stem, token.norm[1:])}


@cache
def _living() -> frozenset[str]:
    verbs = words(read("ar", "chronology")["acts"])
    return frozenset(fold(form) for verb in verbs for form in inflected(verb))
