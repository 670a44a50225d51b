"""What happened on a day, by the class of the word that the date goes with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import takewhile

from checker.rules.dates.days import is_ago, is_day
from checker.rules.dates.kinds import REPORT, Kind, first_kinds, forms, word_set
from checker.rules.dates.past import word_set as past_words
from checker.rules.events import Told
from checker.rules.reading import tokens_of
from checker.text.normalise import fold
from checker.text.tokens import Token
from checker.types import DateValue, Mention, Person, Statement

# How many words before a date the word may stand that it goes with; behind it, where a mere
# "took place" leads to the date, else right behind it.
_BEFORE = 14
_BEHIND = 3
# How many words of a clause with "when" say what happened.
_CLAUSE = 8
# Marks that a date does not reach beyond.
_BREAKS = ".:؛…"
_ASIDE = 6  # words before a date in which "which" makes it that of what is told by the way
_TO = "الي"  # folded
_SILENT = frozenset({"residue", "byline"})


def by_kind(*statements: Statement) -> dict[str, list[Told]]:
    """Return the days of sentences by the class of what happened on them."""
    found: dict[str, list[Told]] = {}
    for told, given in classed(statements, is_day):
        for kind in given:
            found.setdefault(kind.name, []).append(told)
    return found


def classed(
    statements: Iterable[Statement], wanted: Callable[[Mention], bool]
) -> Iterator[tuple[Told, tuple[Kind, ...]]]:
    """Yield the wanted dates of sentences, mere bounds left out, with the classes they go with."""
    for statement in statements:
        leads = statement.sentence.kind in {"headline", "lead"}
        for mention in () if statement.sentence.kind in _SILENT else statement.mentions:
            told = Told(statement, mention, leads)
            if wanted(mention) and not is_ago(mention) and not is_bound(told):
                yield told, kinds_of(told)


def is_bound(told: Told) -> bool:
    """Say whether a date only bounds a time ("حتى الأحد")."""
    start = told.mention.span.start
    before = [token for token in tokens_of(told.statement.sentence) if token.end <= start]
    if not before or word_set("bounds").isdisjoint(forms(before[-1])[:2]):
        return False
    # "أرجأت الجلسة إلى 3 يونيو": the day to which a thing is moved is its own.
    moved = {form for token in before for form in forms(token)}
    return before[-1].norm != _TO or word_set("moved_to").isdisjoint(moved)


@lru_cache(maxsize=1 << 12)
def kinds_of(told: Told) -> tuple[Kind, ...]:
    """Return the classes of the nearest word before a date, else of one right behind it.

    A clause with "when" behind the date tells what happened as well.
    """
    span = told.mention.span
    tokens = tokens_of(told.statement.sentence)
    before, behind = _around(told)
    if before and not word_set("comes").isdisjoint(forms(before[-1])):
        before = []  # "ولما حل الخامس من أيلول": only the day itself came.
    nearest = _nearest(before, first_kinds(behind[:_BEHIND]))
    if REPORT in {kind.name for kind in nearest}:
        return nearest
    clause = _when(tokens, span.end)
    return tuple(dict.fromkeys((*nearest, *clause))) or first_kinds(behind[:1])


def _around(told: Told) -> tuple[list[Token], list[Token]]:
    """Return the words before a date, as far as it reaches, and behind it; no names of people."""
    span = told.mention.span
    tokens = tokens_of(told.statement.sentence)
    people = [m.span for m in told.statement.mentions if isinstance(m.value, Person)]
    before = [token for token in tokens if token.end <= span.start]
    # "حادث المنجم.. النواب يطلبون جلسة الأربعاء": the day is of the second half.
    cut = max((i for i, token in enumerate(before) if token.text[0] in _BREAKS), default=-1)
    before = before[cut + 1 :]
    behind = [token for token in tokens if token.start >= span.end]
    return tuple(  # type: ignore[return-value]
        [t for t in side if t.is_word and not any(p.start <= t.start < p.end for p in people)]
        for side in (before, behind)
    )


def _nearest(before: Sequence[Token], after: tuple[Kind, ...]) -> tuple[Kind, ...]:
    """Return the classes of the nearest word before a date, those behind it where it is light."""
    clause = False
    for token in reversed(before[-_BEFORE:]):
        if after and not word_set("light").isdisjoint(forms(token)):
            return after
        clause = clause or not word_set("that").isdisjoint(forms(token))
        nearest = first_kinds([token])
        if nearest:
            # "أعلنت الوزارة أن المعرض سيقام في يونيو": the day is not that of the report.
            said = clause and REPORT in {kind.name for kind in nearest}
            return () if said else nearest
    return ()


def _when(tokens: Sequence[Token], end: int) -> tuple[Kind, ...]:
    """Return the classes of the clause right behind a date: "الثلاثاء حين غمرت المياه الزورق"."""
    behind = [token for token in tokens if token.start >= end]
    if not behind or behind[0].norm not in word_set("when"):
        return ()
    clause = takewhile(lambda token: token.is_word, behind[1 : 1 + _CLAUSE])
    return tuple(kind for token in clause for kind in first_kinds([token]) if kind.name != REPORT)


def is_another(told: Told) -> bool:
    """Say whether a sentence calls what happened another of its kind ("زلزال جديد")."""
    tokens, given = tokens_of(told.statement.sentence), set(kinds_of(told))
    return any(
        token.norm in word_set("another")
        and not given.isdisjoint(first_kinds(tokens[max(0, i - 2) : i]))
        for i, token in enumerate(tokens)
    )


def by_the_way(first: Told, second: Told) -> bool:
    """Say whether only one of two days, of no class in common, is of what a clause adds to a noun.

    "المونديال الذي ينطلق 14 يونيو" is the day of the cup, not that of its matches.
    """
    if _aside(first) == _aside(second):
        return False
    return all(kind.loose for kind in kinds_of(first) if kind in kinds_of(second))


def _aside(told: Told) -> bool:
    start = told.mention.span.start
    before = [t for t in tokens_of(told.statement.sentence) if t.end <= start][-_ASIDE:]
    return any(token.norm in past_words("relative") for token in before)


def content(told: Told, without: Set[str]) -> frozenset[str]:
    """Return the content words of a sentence, those of the class and of its dates left out."""
    dates = {
        word
        for mention in told.statement.mentions
        if isinstance(mention.value, DateValue)
        for token in fold(mention.text).split()
        for word in (token, token.removeprefix("ال"))
    }
    return frozenset(told.statement.words) - without - dates
